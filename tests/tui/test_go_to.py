"""g and a letter goes from any screen to any place."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.tui.a_learner import half_way, the_course
from tests.tui.waiting import settled

from tutor.tui.app import TutorApp
from tutor.tui.screens.go_to import PLACES, GoToScreen

COURSE = the_course()
SCREENS = {
    "h": "HomeScreen", "l": "LetterLabScreen", "s": "SkillsBenchScreen", "t": "TestPlannerScreen",
    "f": "PortfolioScreen", "a": "AttemptsScreen", "p": "PlanScreen", "1": "UnitScreen", "5": "UnitScreen",
}  # fmt: skip


@pytest.mark.parametrize("start", ["home", "plan", "skills-bench"])
async def test_g_and_a_letter_goes_anywhere_and_one_esc_is_home(start: str) -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key, screen in SCREENS.items():
            app.go_home()
            app.open_place(start)
            await settled(pilot)
            await pilot.press("g", key)
            await settled(pilot)
            assert type(app.screen).__name__ == screen, key
            if screen != "HomeScreen":
                await pilot.press("escape")
                await settled(pilot)
                assert type(app.screen).__name__ == "HomeScreen"


async def test_esc_stays_and_every_place_has_a_letter_of_its_own() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(60, 18)) as pilot:
        await settled(pilot)
        app.open_place("plan")
        await settled(pilot)
        before = app.screen
        await pilot.press("g")
        await settled(pilot)
        assert isinstance(app.screen, GoToScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen is before
    assert len({key for key, _, _ in PLACES}) == len(PLACES)


async def test_a_dialog_that_ends_when_its_screen_is_gone_disturbs_nobody() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        ways: tuple[tuple[str, Callable[[Any], object]], ...] = (
            ("skills-bench", lambda screen: screen._after()),
            ("profile-check", lambda screen: screen.show_all()),
            ("lesson", lambda screen: screen._show_dots()),
            ("plan", lambda screen: screen.done("Kept.")),
        )
        for place, late in ways:
            app.open_place(place, COURSE.units[0].id)
            await settled(pilot)
            left = app.screen
            app.go_home()
            await settled(pilot)
            await settled(pilot)
            late(left)
        assert type(app.screen).__name__ == "HomeScreen"
