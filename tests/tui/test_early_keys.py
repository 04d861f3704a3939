"""Keys that come in one go, faster than screens are built: each reaches the screen it was meant for."""

import asyncio

import pytest
from tests.tui.a_learner import half_way, the_course
from tests.tui.waiting import settled
from textual import events
from textual.keys import key_to_character
from textual.widgets import Input

from tutor.tui.app import TutorApp
from tutor.tui.screens.form import FormScreen
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.lesson import LessonScreen

COURSE = the_course()


async def worked_off(app: TutorApp) -> None:
    done = asyncio.Event()
    app.call_later(app.in_turn, done.set)
    await done.wait()


def press(app: TutorApp, *keys: str) -> None:
    for key in keys:
        app.post_message(events.Key(key, key_to_character(key)))


async def test_letters_after_the_key_that_opens_a_form_are_typed_into_it() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        press(app, "a", "end", "b", "e", "p", "q", "1")
        await worked_off(app)
        assert isinstance(app.screen, FormScreen)
        assert app.screen.query(Input).first().value == "Anabepq1"


async def test_a_key_after_the_one_that_opens_a_place_acts_there() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for _ in range(3):
            press(app, "p", "e", "escape", "escape", "g", "l", "escape")
            await worked_off(app)
            assert isinstance(app.screen, HomeScreen) and len(app.screen_stack) == 2


@pytest.mark.parametrize("key", ["enter", "right", "escape", "n", "t", "ctrl+p", "ctrl+c"])
async def test_a_key_for_a_screen_that_is_not_built_yet_is_no_mistake(key: str) -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.open_lesson("letter/read-it-all")
        press(app, key, key)
        await worked_off(app)
        assert app.crash is None
    assert app.return_code in (None, 0)


async def test_going_home_from_a_form_that_is_not_built_yet_is_no_mistake() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await app.run_action("screen.about_you")
        assert isinstance(app.screen, FormScreen) and not app.screen.is_mounted
        app.go_home()
        await settled(pilot)
        assert app.crash is None and isinstance(app.screen, HomeScreen)


async def test_a_bound_key_that_comes_up_to_the_app_before_its_screen_is_built_waits_for_it() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.open_lesson("letter/read-it-all")
        lesson = app.screen
        assert isinstance(lesson, LessonScreen) and not lesson.is_mounted
        assert await app._check_bindings("n")
        await settled(pilot)
        assert app.crash is None and app.screen is lesson
