"""Plain mode in a language that marks each word: what is said unmarked was forgotten for translators."""

import pytest
from tests.tui.a_learner import half_way
from tests.tui.a_pseudo_course import PSEUDO_COURSE, forgotten

from tutor.ground.tongue import PSEUDO, speak
from tutor.plain.conversation import run_plain
from tutor.sitting.in_room import InRoom
from tutor.sitting.room_lines import Close, Message, Pause, Resume, line_of

UNITS = PSEUDO_COURSE.units


def bench(unit: int) -> tuple[str, str]:
    return str(unit), str(len(UNITS[unit - 1].lessons) + 2)


def quiz(unit: int) -> tuple[str, str]:
    return str(unit), str(len(UNITS[unit - 1].lessons) + 1)


SCRIPTS = (
    ("1", "1", "?", "w", "p", "", "b", "h", "h", "h", "1", "q"),
    *(
        (*quiz(unit), "h", "h", "h", "h", "x", "1", "p", "f", "f x", "?", "", "b", "b", "q")
        for unit in range(1, 6)
    ),
    (
        *bench(1),
        "1",
        "Hi.",
        "We closed your account.",
        ".",
        "x",
        "2026-11-20",
        "r",
        "m",
        "2",
        "b",
        "b",
        "?",
        "q",
    ),
    *((*bench(1), choice, "1", "m", "r", "m", "x", "", "b", "b", "q") for choice in "234"),
    (
        *bench(2),
        "?",
        "keep 1",
        "drop 1",
        "join 1",
        "find email",
        "own Xy",
        "1",
        "questions 2",
        "1",
        "1",
        "x",
        "q",
    ),
    (
        *bench(2),
        "rank",
        "title",
        "",
        "",
        "paste",
        "Zoho, Fóo",
        ".",
        "1",
        "guide",
        "email",
        ".",
        "",
        "show",
        "q",
    ),
    (*bench(3), "how 1", "plan 1", "passed 1", "C1", "today", "failed 2", "", "", "link 3 x", "example", "q"),
    (*bench(4), "add", "1", "Ttl", "1", "y", "n", "y", "y", "", "safe 1", "T", "y", "y", "y", "y", "", "q"),
    (*bench(4), "edit 1", "", "", "n", "text 1", "part", "a@b.org", "profile", "have", "?", "b", "b", "q"),
    (*bench(5), "add", "today", "3", "y", "changed 1", "now", "reading", "drop 1", "undo", "undo", "q"),
    (
        "6",
        "done 1",
        "undo 1",
        "how 1",
        "note 1",
        "abc",
        "move 1",
        "2026-12-24",
        "kind x",
        "what if",
        "1",
        "q",
    ),
    ("6", "since", "2026-11-20", "notes", "q"),
    ("7", "1", "", "b", "8", "", "list", "1", "", "", "9", "létter", "1", "b", "9", "zzzz", "b", "q"),
    ("10", "2", "1", "3", "1", "4", "1", "5", "7", "8", "no", "b", "!x", "?", "q"),
)
"What is typed, from the menu on; what is no answer is answered too."
WORDS_TO_TYPE = ("hand", "room")
"The same in each language, as all that is typed."


@pytest.mark.parametrize("typed", SCRIPTS, ids=range(len(SCRIPTS)))
def test_no_word_said_in_plain_mode_was_forgotten_for_translators(typed: tuple[str, ...]) -> None:
    speak(PSEUDO)
    sitting = half_way(PSEUDO_COURSE)
    lines: list[str] = []
    left = iter(typed)

    def ask(prompt: str) -> str | None:
        lines.append(prompt)
        return next(left, None)

    run_plain(sitting, ask, lines.append)
    found = forgotten(lines, sitting)
    assert not found, "\n".join(found)


def test_no_word_of_a_room_was_forgotten_for_translators() -> None:
    speak(PSEUDO)
    sitting = half_way(PSEUDO_COURSE)
    room = InRoom(sitting, lambda line: None, seat=7, room_name="Túésdáý", resume_code="ABCD-EFGH")
    lines: list[str] = []
    left = iter(
        ("?", "y", Message(text="Héllo"), Close(), "room", "y", "hand", "hand", Pause(), "1", Resume(), "?")
    )

    def ask(prompt: str) -> str | None:
        lines.append(prompt)
        for one in left:
            if isinstance(one, str):
                return one
            room.hear(line_of(one))
        return None

    run_plain(sitting, ask, lines.append, room)
    own = ("ABCD", "EFGH", "ABCD-EFGH", *WORDS_TO_TYPE)
    found = [one for one in forgotten(lines, sitting) if one.split(" in ")[0] not in own]
    assert not found, "\n".join(found)
