"""A workshop in plain lines: asked once, heard at once, a hand by a word, and no answer during a pause."""

from datetime import UTC, datetime

from tests.tui.a_learner import the_course

from tutor.learner.progress import Learner, Progress
from tutor.plain.conversation import run_plain
from tutor.saves.memory import MemoryStore
from tutor.sitting.in_room import InRoom
from tutor.sitting.room_lines import Leave, Message, Pause, Resume, line_of
from tutor.sitting.sitting import Sitting

COURSE = the_course()
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def conversation(*typed: object, progress: Progress | None = None) -> tuple[InRoom, str]:
    """What is said to somebody who types these lines; a line as bytes comes from the room instead."""
    begun = progress or Progress(learner=Learner(name="Ana", started_on=NOW.date()))
    sitting = Sitting(COURSE, MemoryStore(), lambda: NOW, begun)
    room = InRoom(sitting, lambda line: None, seat=7, room_name="Tuesday", resume_code="AAAA-BBBB-CCCC-DDDD")
    said: list[str] = []
    lines = iter(typed)

    def ask(prompt: str) -> str | None:
        said.append(prompt)
        for line in lines:
            if isinstance(line, bytes):
                room.hear(line)
            else:
                return str(line)
        return None

    run_plain(sitting, ask, said.append, room)
    return room, " ".join(said)


def test_consent_is_asked_before_all_else_and_only_once() -> None:
    room, said = conversation("y", "q")
    assert room.shows_name
    assert "Without it they see “Seat 7”" in said
    again = Progress(learner=Learner(name="Ana", started_on=NOW.date(), name_in_rooms="no"))
    assert "May they see your name" not in conversation("q", progress=again)[1]


def test_going_back_from_the_question_tells_no_name() -> None:
    room, _ = conversation("b", "q")
    assert not room.shows_name
    assert not room.asks_consent


def test_the_own_code_is_told_again_by_a_word() -> None:
    assert "Your code to come back with: AAAA-BBBB-CCCC-DDDD" in conversation("n", "room", "n", "q")[1]


def test_a_hand_goes_up_and_down_by_a_word_at_any_prompt() -> None:
    room, said = conversation("n", "hand")
    assert room.is_hand_up
    assert "Your hand is up" in said
    room, said = conversation("n", "hand", "HAND")
    assert not room.is_hand_up


def test_what_the_facilitator_says_is_read_out_while_a_prompt_waits() -> None:
    room, said = conversation("n", line_of(Message(text="Look at the board")), "q")
    assert said.count("The facilitator says: Look at the board") == 1
    assert room.unread == 0


def test_no_answer_is_taken_during_a_pause() -> None:
    _, said = conversation("n", line_of(Pause()), "1", line_of(Resume()), "q")
    assert said.count("has paused the room") == 2
    assert "The pause is over" in said
    assert "Here you learn to" not in said


def test_the_room_can_end_the_conversation() -> None:
    _, said = conversation("n", line_of(Leave(text="Until next week")), "1")
    assert "Until next week" in said
    assert "Goodbye. All is saved" in said


def test_help_names_the_words_of_the_room() -> None:
    assert "hand = raise or lower your hand" in conversation("n", "?", "q")[1]


def test_the_name_can_be_taken_back_later() -> None:
    room, _ = conversation("y", "room", "n", "q")
    assert not room.shows_name
