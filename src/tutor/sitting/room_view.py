"""A room at a glance, derived from what is known of its learners: who needs a hand, what is hard, how far all are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from tutor.course.course import Course
from tutor.ground.clean import clean_line
from tutor.ground.tongue import _
from tutor.sitting.presence import Presence

STUCK_MINUTES = 6
"Without a step for so long somebody counts as stuck; a page is read in about one."
STUCK_WRONG = 3
"So many wrong answers in a row count as stuck."
REASONS_FROM = 5
"Learners with a reason, below which no reason is shown: of fewer, anybody could tell whose it is."
READY_BANDS = ((0, 19), (20, 39), (40, 59), (60, 79), (80, 100))

_NEVER = 10**9
State = Literal["hand", "stuck", "working"]
_ORDER = {"hand": 0, "stuck": 1, "working": 2}


@dataclass(frozen=True, slots=True)
class Seat:
    """One row. `minutes` since: the hand went up, the last step, or the last step of one who works."""

    learner_id: str
    label: str
    place: str
    unit: str
    state: State
    why: str
    minutes: int
    here_minutes: int
    ready: int
    done: tuple[int, ...]
    "Percent of each unit, in the order of `RoomView.units`."

    @property
    def done_overall(self) -> int:
        return sum(self.done) // len(self.done) if self.done else 0


@dataclass(frozen=True, slots=True)
class HardQuestion:
    """`wrong` of `tried` learners answered it wrongly at least once; `still` have it wrong now."""

    question: str
    prompt: str
    unit: str
    wrong: int
    tried: int
    still: int

    @property
    def percent(self) -> int:
        return 100 * self.wrong // self.tried if self.tried else 0


@dataclass(frozen=True, slots=True)
class UnitColumn:
    """One unit of the heat map: `percents` in the order of `RoomView.seats`."""

    unit: str
    title: str
    here: int
    mean: int
    percents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReasonCount:
    reason: str
    label: str
    learners: int


@dataclass(frozen=True, slots=True)
class RoomView:
    """`seats`: raised hands first, the longest waiting first; then the stuck; then the others by name.

    `reasons` is None while fewer than `REASONS_FROM` learners have one. `stuck_at`: places where several are stuck.
    """

    seats: tuple[Seat, ...]
    units: tuple[UnitColumn, ...]
    hardest: tuple[HardQuestion, ...]
    reasons: tuple[ReasonCount, ...] | None
    reasons_of: int
    stuck_at: tuple[tuple[str, int], ...]
    ready: tuple[int, ...]
    "Learners in each of READY_BANDS."
    ready_mean: int

    @property
    def hands(self) -> int:
        return sum(seat.state == "hand" for seat in self.seats)

    @property
    def stuck(self) -> int:
        return sum(seat.state == "stuck" for seat in self.seats)

    def seat(self, learner_id: str) -> Seat | None:
        return next((seat for seat in self.seats if seat.learner_id == learner_id), None)


def room_view(
    presences: Iterable[Presence],
    now: datetime,
    course: Course,
    *,
    stuck_minutes: int = STUCK_MINUTES,
    sees_stuck: bool = True,
) -> RoomView:
    """The newest presence of each learner counts. The same presences in any order give the same view.

    `sees_stuck` is False in a room whose file does not let facilitators see who is stuck.
    """
    stuck_minutes = stuck_minutes if sees_stuck else _NEVER
    known = {one.learner_id: one for one in sorted(presences, key=lambda one: (one.moved_at, one.to_json()))}
    present = sorted(known.values(), key=lambda one: one.learner_id)
    units = _unit_ids(present, course)
    labels = _labels(present)
    seats = sorted((_seat(one, labels, now, units, stuck_minutes) for one in present), key=_first_who_waits)
    tellers = [one for one in present if one.reasons]
    stuck_places = Counter(seat.place for seat in seats if seat.state == "stuck")
    bands = tuple(sum(low <= one.ready <= high for one in present) for low, high in READY_BANDS)
    return RoomView(
        seats=tuple(seats),
        units=tuple(_column(unit, place, seats, course) for place, unit in enumerate(units)),
        hardest=_hardest(present, course),
        reasons=_reasons(tellers, course) if len(tellers) >= REASONS_FROM else None,
        reasons_of=len(tellers),
        stuck_at=tuple(
            sorted(
                ((place, many) for place, many in stuck_places.items() if many > 1),
                key=lambda row: (-row[1], row[0]),
            )
        ),
        ready=bands,
        ready_mean=_mean([one.ready for one in present]),
    )


def filtered(seats: Sequence[Seat], typed: str = "") -> tuple[Seat, ...]:
    """Seats whose name, place or state holds all the words typed; their order stays."""
    words = clean_line(typed).casefold().split()
    return tuple(
        seat
        for seat in seats
        if all(word in f"{seat.label} {seat.place} {seat.state} {seat.why}".casefold() for word in words)
    )


def minutes_between(earlier: datetime, later: datetime) -> int:
    """Whole minutes; 0 where two clocks disagree."""
    return max(0, (later - earlier) // timedelta(minutes=1))


def _first_who_waits(seat: Seat) -> tuple[int, int, str, str]:
    """Among those who work the order is by name, so that rows do not jump while people read."""
    waits = -seat.minutes if seat.state != "working" else 0
    return _ORDER[seat.state], waits, seat.label.casefold(), seat.learner_id


def _seat(
    one: Presence, labels: dict[str, str], now: datetime, units: Sequence[str], stuck_minutes: int
) -> Seat:
    idle = minutes_between(max(one.moved_at, one.since), now)
    state: State = "working"
    why, minutes = _("working"), idle
    if one.wrong_in_row >= STUCK_WRONG and stuck_minutes != _NEVER:
        state, why = "stuck", _("{n} wrong in a row").format(n=one.wrong_in_row)
    elif idle >= stuck_minutes:
        state, why = "stuck", _("no step")
    if one.hand_up_since is not None:
        minutes = minutes_between(one.hand_up_since, now)
        why = _("hand up") if state == "working" else _("hand up, {why}").format(why=why)
        state = "hand"
    done = {part.unit: part.percent for part in one.done}
    return Seat(
        learner_id=one.learner_id,
        label=labels[one.learner_id],
        place=one.place,
        unit=one.unit_id,
        state=state,
        why=why,
        minutes=minutes,
        here_minutes=minutes_between(one.since, now),
        ready=one.ready,
        done=tuple(done.get(unit, 0) for unit in units),
    )


def _labels(present: Sequence[Presence]) -> dict[str, str]:
    """A name where there is consent, else the seat. A name that two have gets the seat behind it."""
    names = Counter(one.name.casefold() for one in present if one.name)
    numbers = Counter(one.seat for one in present)
    labels = {}
    for place, one in enumerate(present, 1):
        seat = _("Seat {seat}").format(seat=one.seat) if one.seat else _("Guest {place}").format(place=place)
        if one.host and numbers[one.seat] > 1:
            seat = _("{seat} at host {host}").format(seat=seat, host=one.host[:4])
        if not one.name:
            labels[one.learner_id] = seat
        elif names[one.name.casefold()] > 1:
            labels[one.learner_id] = f"{one.name} ({seat})"
        else:
            labels[one.learner_id] = one.name
    return labels


def _unit_ids(present: Sequence[Presence], course: Course) -> tuple[str, ...]:
    """The course's units; of a room with another course those that its learners tell."""
    own = [unit.id for unit in course.units]
    told = dict.fromkeys(part.unit for one in present for part in one.done)
    return tuple(own if not told or set(own) & set(told) else told)


def _column(unit: str, place: int, seats: Sequence[Seat], course: Course) -> UnitColumn:
    percents = tuple(seat.done[place] for seat in seats)
    return UnitColumn(
        unit=unit,
        title=course.unit[unit].title if unit in course.unit else unit,
        here=sum(seat.unit == unit for seat in seats),
        mean=_mean(percents),
        percents=percents,
    )


def _hardest(present: Sequence[Presence], course: Course) -> tuple[HardQuestion, ...]:
    """All that somebody missed: most learners first, then the greater share."""
    tried: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    still: Counter[str] = Counter()
    for one in present:
        for row in one.tried:
            tried[row.question] += 1
            wrong[row.question] += row.wrong > 0
            still[row.question] += row.wrong > 0 and not row.right_now
    rows = []
    for name in tried:
        if wrong[name]:
            question = course.question.get(name)
            unit = course.unit_of[question.id].title if question else ""
            prompt = clean_line(question.prompt) if question else ""
            rows.append(HardQuestion(name, prompt, unit, wrong[name], tried[name], still[name]))
    return tuple(sorted(rows, key=lambda row: (-row.wrong, -row.percent, row.question)))


def _reasons(tellers: Sequence[Presence], course: Course) -> tuple[ReasonCount, ...]:
    counts = Counter(reason for one in tellers for reason in dict.fromkeys(one.reasons))
    known = course.letters.reason
    return tuple(
        ReasonCount(reason, known[reason].label if reason in known else reason, learners)
        for reason, learners in sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    )


def _mean(values: Sequence[int]) -> int:
    return round(sum(values) / len(values)) if values else 0
