"""Windows of every size: below 40×15 a kind notice, and nothing is lost under it."""

import random
from datetime import UTC, datetime

import pytest
from tests.tui.a_learner import half_way, the_course
from tests.tui.scenes import SCENES, Scene
from tests.tui.waiting import settled
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, TextArea

from tutor.learner.progress import Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting.sitting import Sitting
from tutor.tui.app import TutorApp
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.small_window import SmallWindow, too_small
from tutor.tui.screens.welcome import WelcomeScreen

COURSE = the_course()
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SMALL = ((1, 1), (4, 24), (39, 15), (40, 14), (300, 3), (2, 100))
LARGE = ((60, 18), (300, 100), (40, 15), (200, 60), (80, 24))


def held(app: TutorApp) -> object:
    """What must be the same after a resize: where the learner is, what is typed, what has the focus and the cursor."""
    screen = app.screen
    return (
        screen,
        screen.focused,
        [field.value for field in screen.query(Input)],
        [area.text for area in screen.query(TextArea)],
        [rows.highlighted for rows in screen.query(OptionList)],
    )


async def resized(pilot: Pilot[None], size: tuple[int, int]) -> None:
    await pilot.resize_terminal(*size)
    await pilot.pause(0.02)  # Textual gathers resizes for a 120th of a second.


@pytest.mark.parametrize("part", range(4))
async def test_every_screen_lives_through_every_size_and_keeps_what_was_there(part: int) -> None:
    app = TutorApp(half_way(COURSE))
    dice = random.Random(part)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for scene in SCENES[part::4]:
            await at(app, pilot, scene)
            before = held(app)
            sizes = [dice.choice(SMALL), (dice.randint(1, 300), dice.randint(1, 100)), dice.choice(LARGE)]
            for size in sizes:
                await resized(pilot, size)
                assert isinstance(app.screen, SmallWindow) == too_small(app.size), (scene.name, size)
            await resized(pilot, (80, 24))
            await settled(pilot)
            assert held(app) == before, scene.name


async def at(app: TutorApp, pilot: Pilot[None], scene: Scene) -> None:
    app.clear_notifications()
    app.go_home()
    app.sitting = half_way(COURSE)
    await settled(pilot)
    await scene.go(app, pilot, "Some words")
    await settled(pilot)


@pytest.mark.parametrize("new", [True, False])
@pytest.mark.parametrize("size", [(1, 1), (40, 14)])
async def test_a_start_in_a_small_window_waits_for_a_larger_one(new: bool, size: tuple[int, int]) -> None:
    sitting = half_way(COURSE)
    if new:
        sitting = Sitting(COURSE, MemoryStore(), lambda: NOW, Progress())
    app = TutorApp(sitting)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, SmallWindow)
        await resized(pilot, (80, 24))
        await settled(pilot)
        assert isinstance(app.screen, WelcomeScreen if new else HomeScreen)
        await resized(pilot, size)
        assert isinstance(app.screen, SmallWindow)
        await pilot.press("1", "enter", "p")
        await resized(pilot, (80, 24))
        assert isinstance(app.screen, WelcomeScreen if new else HomeScreen)


async def test_the_tutor_can_be_left_from_a_small_window() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(20, 5)) as pilot:
        await settled(pilot)
        await pilot.press("q")
        await settled(pilot)
    assert app.return_code == 0
