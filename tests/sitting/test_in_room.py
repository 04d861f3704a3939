"""A sitting in a room: it tells what it may, and hears what is said to it."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.course.loading import find_content, load_course
from tutor.learner.progress import Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting.in_room import InRoom
from tutor.sitting.presence import Presence
from tutor.sitting.room_lines import (
    LONGEST_MESSAGE,
    Close,
    Done,
    Gone,
    LineFault,
    Message,
    Pause,
    Refused,
    Resume,
    RoomFacts,
    line_of,
    read_line,
)
from tutor.sitting.sitting import Sitting

COURSE = load_course(find_content(None, {}))
START = datetime(2026, 11, 23, 12, tzinfo=UTC)


class _Seat:
    """A sitting in a room, with a clock to set and the lines that were sent."""

    def __init__(self) -> None:
        self.at = START
        self.lines: list[bytes] = []
        self.sitting = Sitting(COURSE, MemoryStore(), lambda: self.at, Progress())
        self.room = InRoom(self.sitting, self.lines.append, seat=7, room_name="Tuesday")
        self.room.begin()

    @property
    def told(self) -> Presence:
        return Presence.from_json(self.lines[-1])


@pytest.fixture
def seat() -> _Seat:
    return _Seat()


def test_the_room_hears_at_once_that_somebody_sat_down(seat: _Seat) -> None:
    assert (seat.told.seat, seat.told.since, seat.told.place) == (7, START, "at the start")


def test_consent_is_asked_once_and_kept_in_the_save(seat: _Seat) -> None:
    seat.sitting.introduce(name="Ana")
    assert seat.room.asks_consent
    assert seat.told.name == ""
    seat.room.consent(True)
    assert not InRoom(seat.sitting, seat.lines.append).asks_consent
    assert seat.told.name == "Ana"
    seat.room.consent(False)
    assert seat.told.name == ""


def test_consent_is_no_start_of_the_course(seat: _Seat) -> None:
    seat.room.consent(True)
    assert seat.sitting.is_new


def test_a_hand_goes_up_and_down_again(seat: _Seat) -> None:
    seat.at += timedelta(minutes=3)
    seat.room.raise_hand()
    assert seat.told.hand_up_since == seat.at
    seat.room.raise_hand()
    assert seat.told.hand_up_since is None


def test_turning_pages_is_no_step_but_reading_a_new_one_is(seat: _Seat) -> None:
    seat.sitting.read_page("letter/read-it-all", 0)
    seat.sitting.read_page("letter/read-it-all", 1)
    seat.at += timedelta(minutes=9)
    seat.sitting.read_page("letter/read-it-all", 0)
    assert seat.told.moved_at == START
    seat.sitting.read_page("letter/read-it-all", 2)
    assert seat.told.moved_at == seat.at


def test_what_is_the_same_is_not_told_twice(seat: _Seat) -> None:
    before = len(seat.lines)
    seat.room.be_at("plan")
    seat.room.be_at("plan")
    seat.sitting.flag(COURSE.units[0].graded[0].id)
    assert len(seat.lines) == before + 1


def test_many_acts_in_one_breath_are_told_once(seat: _Seat) -> None:
    later: list[object] = []
    seat.room.soon = later.append
    for page in range(4):
        seat.sitting.read_page("letter/read-it-all", page)
    assert len(later) == 1
    assert len(seat.lines) == 1


def test_a_message_is_kept_until_it_is_read_and_after(seat: _Seat) -> None:
    seat.room.hear(line_of(Message(text="Look at  the\nboard")))
    seat.room.hear('{"kind":"message","text":"Second \\u001b[31mred"}')
    assert seat.room.unread == 2
    assert [notice.words for notice in seat.room.notices] == ["Look at the board", "Second \ufffd[31mred"]
    seat.room.read()
    assert (seat.room.unread, len(seat.room.notices)) == (0, 2)


def test_pause_and_resume(seat: _Seat) -> None:
    heard: list[bool] = []
    seat.room.listen(lambda: heard.append(seat.room.paused))
    seat.room.hear(line_of(Pause()))
    seat.room.hear(line_of(Resume()))
    assert heard == [True, False]


def test_a_closing_room_says_when(seat: _Seat) -> None:
    seat.room.hear(line_of(Close(warning_minutes=5)))
    assert seat.room.closes_at == START + timedelta(minutes=5)
    assert "12:05" in seat.room.notices[-1].words


def test_the_room_can_end_a_sitting_with_words(seat: _Seat) -> None:
    seat.room.hear('{"kind":"leave","text":"Until next week"}')
    assert seat.room.ended == "Until next week"


@given(st.text(max_size=80) | st.binary(max_size=80))
def test_a_line_that_says_nothing_changes_nothing(line: str | bytes) -> None:
    seat = _Seat()
    seat.room.hear(line)
    assert (seat.room.notices, seat.room.paused, seat.room.ended) == ((), False, None)


LINES = st.one_of(
    st.builds(Gone, learner_id=st.just("code-1"), seat=st.integers(0, 400)),
    st.builds(RoomFacts, name=st.text(max_size=60), code=st.text(max_size=40), is_paused=st.booleans()),
    st.builds(Done, do=st.just("pause"), told=st.integers(0, 400)),
    st.builds(Refused, why=st.text(max_size=200)),
    st.builds(Message, to=st.sampled_from(["*", "code-1"]), text=st.text(min_size=1, max_size=400)),
    st.builds(Close, warning_minutes=st.integers(0, 60)),
    st.just(Pause()),
    st.just(Resume()),
)


@given(LINES)
def test_every_line_comes_back_as_it_was(line: Message | Close) -> None:
    sent = line_of(line)
    assert sent.count(b"\n") == 1
    assert read_line(sent) == line


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "message", "to": "*", "text": ""},
        {"kind": "message", "to": "../x", "text": "hello"},
        {"kind": "message", "text": "x" * 5000},
        {"kind": "close", "warning_minutes": 10_000},
        {"kind": "close", "warning_minutes": "5"},
        {"kind": "dance"},
        {"text": "hello"},
        ["message"],
    ],
)
def test_orders_that_no_board_gives_are_refused(wrong: object) -> None:
    with pytest.raises(LineFault) as fault:
        read_line(json.dumps(wrong))
    assert "hello" not in str(fault.value)


def test_a_message_is_one_short_clean_line() -> None:
    text = Message(text="a\x1b]0;x\x07b\n\n" + "c" * 900).text
    assert len(text) == LONGEST_MESSAGE
    assert "\x1b" not in text
    assert "\n" not in text
