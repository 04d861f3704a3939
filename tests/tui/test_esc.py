"""Esc goes one step back, and what was typed, chosen or ticked is there again."""

from datetime import UTC, datetime

import pytest
from tests.tui.a_learner import half_way, the_course
from tests.tui.scenes import SCENES, Scene
from tests.tui.waiting import settled
from textual.events import Key, Paste
from textual.widgets import Input, RadioSet, SelectionList, TextArea

from tutor.learner.progress import Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting.sitting import Sitting
from tutor.tui.app import TutorApp
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.welcome import WelcomeScreen

COURSE = the_course()
TAKING_INPUT = [
    scene
    for scene in SCENES
    if scene.screen in ("FormScreen", "HonestQuestions", "FindSkill", "PasteProfile")
    and scene.name
    not in (
        "about-you-typed",
        "bench-pasted",
        "bench-guided",
        "tests-passed-form",
        "attempts-form",
        "plan-move-form",
    )
]


def typed(app: TutorApp) -> list[object]:
    """All that stands in the fields of the screen on top."""
    screen = app.screen
    return [
        *(field.value for field in screen.query(Input)),
        *(area.text for area in screen.query(TextArea)),
        *(radio.pressed_index for radio in screen.query(RadioSet)),
        *(sorted(map(str, rows.selected)) for rows in screen.query(SelectionList)),
    ]


@pytest.mark.parametrize("scene", TAKING_INPUT, ids=str)
async def test_esc_twice_from_a_dialog_and_all_is_there_again(scene: Scene) -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await scene.go(app, pilot, "")
        under = app.screen_stack[-2]
        for field in app.screen.query(Input):
            field.value = "half a thought"
        for area in app.screen.query(TextArea):
            area.text = "half a thought"
        for radio in app.screen.query(RadioSet):
            radio.focus()
            await pilot.press("end", "space")
        for rows in app.screen.query(SelectionList):
            if rows.display and rows.option_count:
                rows.focus()
                await pilot.press("home", "space")
        await settled(pilot)
        before = typed(app)
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen is under, "one step, no more"
        app.go_home()
        await settled(pilot)
        await scene.go(app, pilot, "half a thought")
        assert typed(app) == before


async def test_a_form_left_as_it_was_leaves_no_draft() -> None:
    sitting = half_way(COURSE)
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("a", "escape")
        await settled(pilot)
        sitting.introduce(name="Mina")
        await pilot.press("a")
        await settled(pilot)
        assert app.screen.query_one("#field-0", Input).value == "Mina"


async def test_what_was_ticked_of_a_pasted_profile_is_still_ticked() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.open_place("skills-bench")
        await settled(pilot)
        await pilot.press("v")
        await settled(pilot)
        app.screen.query_one(TextArea).text = "Slack, Data Entry"
        await pilot.press("ctrl+s", "space", "escape", "escape", "escape")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        app.open_place("skills-bench")
        await settled(pilot)
        await pilot.press("v", "ctrl+s")
        await settled(pilot)
        rows: SelectionList[object] = app.screen.query_one(SelectionList)
        assert len(rows.selected) == 1
        assert str(rows.get_option_at_index(0).prompt).endswith("✓ keep")


async def test_a_pasted_letter_its_date_and_its_file_wait_outside_the_lab() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.open_place("letter-lab")
        await settled(pilot)
        await pilot.press("w")
        app.post_message(Paste("Dear Ana"))
        app.screen.query_one("#received-on", Input).value = "2026-1"
        app.screen.query_one("#letter-path", Input).value = "~/letter.t"
        await settled(pilot)
        before = typed(app)
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        app.open_place("letter-lab")
        await settled(pilot)
        assert "Dear Ana" in before and typed(app) == before


async def test_marks_on_a_sample_are_there_when_it_is_taken_again() -> None:
    app = TutorApp(half_way(COURSE))
    sample = next(scene for scene in SCENES if scene.name == "letter-samples")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for keys in (("down", "enter", "r", "down", "m"), ("down", "enter")):
            await sample.go(app, pilot, "")
            for key in keys:
                await pilot.press(key)
                await settled(pilot)
            marks = app.screen._marks  # type: ignore[attr-defined]
            assert [mark.role for mark in marks] == ["reason", "remedy"]
            await pilot.press("escape")
            await settled(pilot)
            assert isinstance(app.screen, HomeScreen)


async def test_leaving_the_welcome_keeps_what_was_typed_but_not_what_was_skipped() -> None:
    sitting = Sitting(COURSE, MemoryStore(), lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), Progress())
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, WelcomeScreen)
        await pilot.press(*"Mina", "enter", *"welder", "ctrl+s", *"7")
        await settled(pilot)
        for step in ("2 of 4", "1 of 4"):
            await pilot.press("escape")
            await settled(pilot)
            assert step in str(app.screen.query_one("#asked").render())
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
    learner = sitting.progress.learner
    assert (learner.name, learner.role, learner.hours_per_week) == ("Mina", "", 7)


async def test_question_mark_is_a_letter_in_a_field_and_f1_is_the_help_there() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await app.push_screen(WelcomeScreen())
        await settled(pilot)
        await pilot.press("question_mark")
        assert app.screen.query_one("#typed", Input).value == "?"
        await pilot.press("f1")
        await settled(pilot)
        assert type(app.screen).__name__ == "HelpScreen"


async def test_keys_that_come_faster_than_screens_go_take_only_one_away() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for keys in (("escape",) * 4, ("g", "p", "s"), ("question_mark", "escape", "escape", "escape")):
            app.go_home()
            app.open_place("plan")
            await settled(pilot)
            for key in keys:
                app.post_message(Key(key, key if len(key) == 1 else None))
            await settled(pilot)
            await settled(pilot)
            assert app.is_running and app.crash is None
            assert type(app.screen).__module__.startswith("tutor."), "a screen of the tutor is there"
