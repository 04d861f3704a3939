"""A facilitator's board: takes in what the host tells of a room, and hands on what the facilitator asks for."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from tutor.course.course import Course
from tutor.ground.tongue import N_, _
from tutor.sitting.presence import Presence
from tutor.sitting.room_lines import (
    EVERYBODY,
    Close,
    Done,
    Gone,
    LineFault,
    Message,
    Order,
    Pause,
    Refused,
    Resume,
    RoomFacts,
    order_of,
    read_line,
)
from tutor.sitting.room_view import STUCK_MINUTES, RoomView, Seat, room_view
from tutor.tutoring.wording import counted

_MOST_PRESENT = 2_000


class HostLine(Protocol):
    """One end of the line to the host; nothing of it ever waits."""

    is_open: bool

    def fileno(self) -> int: ...

    def lines(self) -> list[bytes]:
        """The whole lines that have come; `is_open` is False afterwards if no more will."""

    def send(self, line: bytes) -> None: ...

    def close(self) -> None: ...


class RoomBoard:
    """What is known of one room now. `words` is the host's last answer, to be shown once."""

    def __init__(
        self,
        course: Course,
        line: HostLine,
        clock: Callable[[], datetime],
        *,
        stuck_minutes: int = STUCK_MINUTES,
    ) -> None:
        self.course = course
        self.line = line
        self.facts = RoomFacts()
        self.has_facts = False
        self.words = ""
        self.stuck_minutes = stuck_minutes
        self._clock = clock
        self._present: dict[str, Presence] = {}

    @property
    def presences(self) -> tuple[Presence, ...]:
        return tuple(self._present.values())

    @property
    def trouble(self) -> str:
        """Why the board does not show, or not reach, all of the room; empty while it does."""
        if not self.line.is_open:
            return _(
                "The room's host is not there any more. What you see is the last that was heard. q quits."
            )
        if self.facts.others_silent:
            return _(
                "The database does not answer, so other hosts can't be heard. Messages, a pause and closing reach "
                "this host only."
            )
        return ""

    def now(self) -> datetime:
        return self._clock()

    def read(self) -> bool:
        """Take in what has come; True if there is something new to show."""
        was_open = self.line.is_open
        heard = [self._hear(line) for line in self.line.lines()]
        return any(heard) or was_open != self.line.is_open

    def _hear(self, line: bytes) -> bool:
        try:
            said = read_line(line)
        except LineFault:
            return False
        match said:
            case Presence():
                if len(self._present) < _MOST_PRESENT or _key(said) in self._present:
                    self._present[_key(said)] = said
            case Gone():
                gone = [key for key, one in self._present.items() if _is(one, said)]
                for key in gone:
                    del self._present[key]
            case RoomFacts():
                self.facts, self.has_facts = said, True
            case Done():
                self.words = _done_words(said)
            case Refused(why=why):
                self.words = _("The room's host did not do that: {why}.").format(why=why)
            case _:
                return False
        return True

    def view(self) -> RoomView:
        return room_view(
            self.presences,
            self.now(),
            self.course,
            stuck_minutes=self.stuck_minutes,
            sees_stuck="stuck" in self.facts.may_see,
        )

    # What a facilitator can do

    def tell(self, words: str, to: Seat | None = None) -> None:
        """Words to everybody, or to one learner. Words without a letter are not sent."""
        if not words.strip():
            return
        those = [one for one in self.presences if to and one.learner_id == to.learner_id]
        one = max(those, key=lambda one: one.moved_at, default=None)
        if to is None:
            self._order(Message(text=words[:1000]))
        elif one is not None:
            self._order(
                Message(
                    to=one.learner_id or EVERYBODY, seat=one.seat or None, host=one.host, text=words[:1000]
                )
            )
        else:
            self.words = _("This learner has left by now; nothing was sent.")

    def pause(self, paused: bool) -> None:
        self._order(Pause() if paused else Resume())

    def close_room(self, warning_minutes: int) -> None:
        self._order(Close(warning_minutes=warning_minutes))

    def _order(self, order: Order) -> None:
        self.line.send(order_of(order))
        if not self.line.is_open:
            self.words = _("The room's host does not answer any more; nothing was sent.")


def _key(one: Presence) -> str:
    return f"seat {one.seat} {one.host}" if one.seat else one.learner_id


def _is(one: Presence, gone: Gone) -> bool:
    if gone.seat:
        return (one.seat, one.host) == (gone.seat, gone.host)
    return bool(gone.learner_id) and one.learner_id == gone.learner_id


_DONE = {
    "message": N_("Sent to {learners}."),
    "pause": N_("Paused: {learners}."),
    "resume": N_("Going on: {learners}."),
    "close": N_("The room closes; told: {learners}."),
    "": N_("Done: {learners}."),
}
_UNREACHED = N_("The other hosts could not be reached: learners there do not know of it.")


def _done_words(done: Done) -> str:
    said = _(_DONE.get(done.do, "Done: {learners}.")).format(learners=counted(done.told, "learner"))
    return f"{said} {_(_UNREACHED)}" if done.unreached else said
