"""How the screens look, at both sizes. A changed picture is looked at before it is kept (`make snapshots`)."""

import os
from typing import Any

import pytest
from tests.tui.a_learner import PLACES, half_way, the_course
from tests.tui.a_quiz import quiz_question
from textual.pilot import Pilot

from tutor.learner.progress import Learner, Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting.sitting import Sitting
from tutor.tui.app import TutorApp
from tutor.tui.themes import DARK, HIGH_CONTRAST, LIGHT

COURSE = the_course()
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
STEPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "letter-marked-and-compared": ("letter-lab", ("down", "r", "down", "x", "enter")),
    "letter-paste": ("letter-lab", ("w",)),
    "honest-questions": ("skills-bench", ("enter",)),
    "find-a-skill": ("skills-bench", ("f", "e", "m", "a", "i", "l")),
    "paste-a-profile": ("skills-bench", ("v",)),
    "another-list-as-guide": ("skills-bench", ("l",)),
    "skills-ranked": ("skills-bench", ("r",)),
    "title-and-category": ("skills-bench", ("t",)),
    "own-test": ("test-planner", ("o",)),
    "new-proof": ("portfolio-builder", ("a",)),
    "refused-proof": ("portfolio-builder", ("end", "up", "up")),
    "show-check": ("portfolio-builder", ("end", "up", "up", "c")),
    "overview-found": ("profile-check", ("down",)),
    "write-overview": ("profile-check", ("o",)),
    "new-attempt": ("attempts-log", ("a",)),
    "plan-step": ("plan", ("down", "enter")),
    "plan-export": ("plan", ("e",)),
    "about-you": ("home", ("a",)),
    "help": ("home", ("question_mark",)),
    "search": ("home", ("slash", "z", "o", "h", "o")),
    "go-to-anything": ("home", ("ctrl+p",)),
}
"A screen within a place: where it is, and the keys that lead there."


async def settled(pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.pause()


def newcomer() -> Sitting:
    clock = half_way(COURSE)._clock
    return Sitting(COURSE, MemoryStore(), clock, Progress(learner=Learner(name="")))


@pytest.mark.parametrize("place", ["home", "unit", "lesson", "skills-bench", "plan"])
def test_the_smallest_window_shows_what_is_worked_with(place: str, snap_compare: Any) -> None:
    compare_place(place, (40, 15), snap_compare)


@SIZES
@pytest.mark.parametrize("place", [*PLACES, "lesson", "unit"])
def test_the_screen_looks_as_it_was_approved(place: str, size: tuple[int, int], snap_compare: Any) -> None:
    compare_place(place, size, snap_compare)


def compare_place(place: str, size: tuple[int, int], snap_compare: Any) -> None:
    app = TutorApp(half_way(COURSE))

    async def go(pilot: Pilot[None]) -> None:
        await pilot.pause()
        if place == "lesson":
            app.open_lesson("letter/read-it-all", 0)
        elif place != "home":
            app.open_place(place, "letter" if place == "unit" else "")
        await settled(pilot)

    assert snap_compare(app, terminal_size=size, run_before=go)


@SIZES
@pytest.mark.parametrize("name", STEPS)
def test_a_screen_within_a_place_looks_as_approved(
    name: str, size: tuple[int, int], snap_compare: Any
) -> None:
    place, keys = STEPS[name]
    app = TutorApp(half_way(COURSE))

    async def go(pilot: Pilot[None]) -> None:
        await pilot.pause()
        app.open_place(place)
        await settled(pilot)
        await pilot.press(*keys)
        # A cursor that blinks is not always there.
        for field in app.screen.query("Input, TextArea"):
            field.cursor_blink = False  # type: ignore[attr-defined]
        await settled(pilot)

    assert snap_compare(app, terminal_size=size, run_before=go)


@SIZES
@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_each_step_of_welcome_looks_as_approved(step: int, size: tuple[int, int], snap_compare: Any) -> None:
    app = TutorApp(newcomer())

    async def go(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for field in app.screen.query("Input"):
            field.cursor_blink = False  # type: ignore[attr-defined]
        await pilot.press(*["ctrl+s"] * (step - 1))
        await settled(pilot)

    assert snap_compare(app, terminal_size=size, run_before=go)


@SIZES
@pytest.mark.parametrize("kind", ["single", "several", "match", "order", "sentence"])
def test_each_kind_of_question_looks_as_approved(kind: str, size: tuple[int, int], snap_compare: Any) -> None:
    app = TutorApp(half_way(COURSE))

    async def go(pilot: Pilot[None]) -> None:
        await pilot.pause()
        question = quiz_question(kind)
        app.open_questions((question,), "Quiz", COURSE.unit_of[question.id].id)
        await settled(pilot)

    assert snap_compare(app, terminal_size=size, run_before=go)


@SIZES
@pytest.mark.parametrize("ground", ["light", "high-contrast", "no-colour"])
@pytest.mark.parametrize("place", ["home", "plan", "skills-bench"])
def test_the_other_themes_look_as_approved(
    place: str, ground: str, size: tuple[int, int], snap_compare: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    if ground == "no-colour":
        monkeypatch.setitem(os.environ, "NO_COLOR", "1")
    app = TutorApp(half_way(COURSE), theme=THEMES.get(ground, DARK))

    async def go(pilot: Pilot[None]) -> None:
        await pilot.pause()
        app.open_place(place)
        await settled(pilot)

    assert snap_compare(app, terminal_size=size, run_before=go)


THEMES = {"light": LIGHT, "high-contrast": HIGH_CONTRAST}
