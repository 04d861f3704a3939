"""The room at a glance: who waits stands first, what is told adds up, and reasons are told of five or more only."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.course.course import Course
from tutor.course.loading import find_content, load_course
from tutor.sitting.presence import Presence, Tried, UnitDone
from tutor.sitting.room_view import (
    REASONS_FROM,
    STUCK_MINUTES,
    STUCK_WRONG,
    RoomView,
    filtered,
    minutes_between,
    room_view,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
COURSE = load_course(find_content(None, {}))
UNITS = [unit.id for unit in COURSE.units]
QUESTIONS = [question.id for unit in COURSE.units for question in unit.graded][:6]
REASONS = [reason.id for reason in COURSE.letters.reasons][:4]


def one(name: str = "", *, idle: int = 0, number: int = 1, **said: object) -> Presence:
    """A learner who has been here for an hour, and took the last step `idle` minutes ago."""
    known: dict[str, object] = {
        "learner_id": f"code-{number}",
        "seat": number,
        "name": name,
        "place": "Skills",
        "unit_id": "skills",
        "since": NOW - timedelta(hours=1),
        "moved_at": NOW - timedelta(minutes=idle),
    }
    return Presence.model_validate(known | said)


def view(*present: Presence, course: Course = COURSE) -> RoomView:
    return room_view(present, NOW, course)


_AGO = st.integers(-5, 90).map(lambda minutes: NOW - timedelta(minutes=minutes))
ROOMS = st.lists(
    st.builds(
        Presence,
        learner_id=st.integers(1, 40).map("code-{}".format),
        seat=st.integers(0, 40),
        name=st.sampled_from(["", "", "Ana", "Ben", "ana"]),
        place=st.sampled_from(["Skills", "The letter · quiz, question 3 of 9", ""]),
        unit_id=st.sampled_from([*UNITS, "", "gone"]),
        since=_AGO,
        moved_at=_AGO,
        wrong_in_row=st.integers(0, 5),
        hand_up_since=st.none() | _AGO,
        ready=st.integers(0, 100),
        done=st.lists(st.sampled_from(UNITS), unique=True).map(
            lambda ids: tuple(UnitDone(unit=unit, percent=len(unit) * 7 % 101) for unit in ids)
        ),
        tried=st.lists(st.sampled_from([*QUESTIONS, "gone/question"]), unique=True).map(
            lambda ids: tuple(Tried(question=name, times=2, wrong=len(name) % 3) for name in ids)
        ),
        reasons=st.lists(st.sampled_from([*REASONS, "unknown-reason"]), max_size=2).map(tuple),
    ),
    max_size=40,
    unique_by=lambda presence: presence.learner_id,
)


@given(ROOMS)
@settings(max_examples=60, deadline=None)
def test_nobody_is_lost_and_everything_adds_up(room: list[Presence]) -> None:
    seen = view(*room)
    assert sorted(seat.learner_id for seat in seen.seats) == sorted(one.learner_id for one in room)
    assert sum(seen.ready) == len(room)
    assert seen.hands == sum(one.hand_up_since is not None for one in room)
    for column in seen.units:
        assert len(column.percents) == len(room)
        assert not room or min(column.percents) <= column.mean <= max(column.percents)
    for row in seen.hardest:
        assert 0 < row.wrong <= row.tried <= len(room)
        assert row.still <= row.wrong
    assert all(seat.minutes >= 0 and seat.here_minutes >= 0 for seat in seen.seats)


@given(ROOMS, st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_in_which_news_came_changes_nothing(room: list[Presence], dice: object) -> None:
    shuffled = list(room)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert view(*shuffled) == view(*room)


@given(ROOMS)
@settings(max_examples=60, deadline=None)
def test_raised_hands_stand_first_the_longest_waiting_on_top_then_the_stuck(room: list[Presence]) -> None:
    states = [seat.state for seat in view(*room).seats]
    assert states == sorted(states, key=["hand", "stuck", "working"].index)
    waiting = [seat.minutes for seat in view(*room).seats if seat.state == "hand"]
    assert waiting == sorted(waiting, reverse=True)


@given(ROOMS)
@settings(max_examples=60, deadline=None)
def test_reasons_are_told_of_five_learners_or_more_only(room: list[Presence]) -> None:
    seen = view(*room)
    tellers = sum(bool(one.reasons) for one in room)
    if tellers < REASONS_FROM:
        assert seen.reasons is None
    else:
        assert seen.reasons is not None
        assert sum(row.learners for row in seen.reasons) == sum(len(set(one.reasons)) for one in room)


@given(ROOMS)
@settings(max_examples=40, deadline=None)
def test_the_id_of_a_learner_without_consent_stands_in_no_label(room: list[Presence]) -> None:
    names = {one.learner_id: one.name for one in room}
    for seat in view(*room).seats:
        assert seat.learner_id not in seat.label
        assert not names[seat.learner_id] or seat.label.startswith(names[seat.learner_id])


@given(ROOMS, st.text(max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_filter_only_leaves_out(room: list[Presence], typed: str) -> None:
    seats = view(*room).seats
    kept = filtered(seats, typed)
    assert [seat for seat in seats if seat in kept] == list(kept)
    assert filtered(kept, typed) == kept
    assert filtered(seats, " ") == seats


def test_names_places_and_states_can_be_looked_for() -> None:
    seats = view(one("Ana", wrong_in_row=3), one("Ben", number=2, place="Plan"), one(number=3)).seats
    assert [seat.label for seat in filtered(seats, "STUCK")] == ["Ana"]
    assert [seat.label for seat in filtered(seats, "pla be")] == ["Ben"]
    assert [seat.label for seat in filtered(seats, "seat")] == ["Seat 3"]


@pytest.mark.parametrize(
    ("presence", "state"),
    [
        (one(idle=STUCK_MINUTES - 1), "working"),
        (one(idle=STUCK_MINUTES), "stuck"),
        (one(wrong_in_row=STUCK_WRONG - 1), "working"),
        (one(wrong_in_row=STUCK_WRONG), "stuck"),
        (one(idle=90, since=NOW), "working"),
        (one(hand_up_since=NOW, wrong_in_row=STUCK_WRONG), "hand"),
    ],
)
def test_stuck_is_no_step_for_a_while_or_three_wrong_in_a_row(presence: Presence, state: str) -> None:
    assert view(presence).seats[0].state == state


def test_a_facilitator_can_give_more_time() -> None:
    assert room_view([one(idle=8)], NOW, COURSE, stuck_minutes=10).stuck == 0


def test_two_of_one_name_are_told_apart_by_their_seats() -> None:
    labels = {seat.label for seat in view(one("Ana", number=3), one("ana", number=7), one(number=9)).seats}
    assert labels == {"Ana (Seat 3)", "ana (Seat 7)", "Seat 9"}


def test_the_newest_word_of_a_learner_counts() -> None:
    assert view(one("Old", idle=9), one("New", idle=1)).seats[0].label == "New"


def test_the_hardest_question_is_the_one_most_learners_missed() -> None:
    many, few = QUESTIONS[:2]
    room = [
        one(number=number, tried=(Tried(question=many, times=1, wrong=int(number < 4)),))
        for number in range(9)
    ]
    room.append(one(number=20, tried=(Tried(question=few, times=1, wrong=1, right_now=False),)))
    first, second = view(*room).hardest
    assert (first.question, first.wrong, first.tried, first.percent) == (many, 4, 9, 44)
    assert (second.question, second.percent, second.still) == (few, 100, 1)
    assert first.prompt == COURSE.question[many].prompt


def test_a_place_where_several_are_stuck_is_named_once() -> None:
    room = [one(number=number, wrong_in_row=3, place="Skills · quiz, question 2 of 9") for number in range(4)]
    assert view(*room, one(number=9, wrong_in_row=3, place="Plan")).stuck_at == (
        ("Skills · quiz, question 2 of 9", 4),
    )


def test_a_room_with_another_course_is_shown_by_its_ids() -> None:
    other = view(one(done=(UnitDone(unit="knots", percent=40),), tried=(Tried(question="q1", wrong=1),)))
    assert [(column.title, column.percents) for column in other.units] == [("knots", (40,))]
    assert other.hardest[0].question == "q1"


def test_an_empty_room_is_a_view_too() -> None:
    empty = view()
    assert (empty.seats, empty.hands, empty.stuck, empty.reasons, empty.ready_mean) == ((), 0, 0, None, 0)


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_minutes_are_never_negative(earlier: datetime, later: datetime) -> None:
    assert minutes_between(earlier, later) >= 0
