"""A learner in a workshop: asked once, a hand by one key in every field, and the window of the room."""

import subprocess
import sys
from typing import Any

import pytest
from tests.tui.a_learner import half_way, the_course
from tests.tui.in_a_room import Hosted
from tests.tui.scenes import SCENES
from tests.tui.test_reach import check_reach, lies_open
from tests.tui.test_text_from_people import words_on
from tests.tui.waiting import settled
from textual.pilot import Pilot
from textual.widgets import Input

from tutor.sitting.room_lines import Message, Pause, line_of
from tutor.tui.app import TutorApp
from tutor.tui.screens.base import TutorScreen
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.room_consent import RoomConsent
from tutor.tui.screens.room_window import RoomWindow
from tutor.tui.widgets.room_bar import RoomBar, RoomKey

COURSE = the_course()


async def test_consent_is_asked_over_the_first_screen_and_y_shows_the_name() -> None:
    hosted = Hosted(asked=False)
    async with hosted.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(hosted.app.screen, RoomConsent)
        check_reach(hosted.app)
        await hosted.until_told(pilot, lambda told: told.name == "")
        await pilot.press("y")
        await settled(pilot)
        assert isinstance(hosted.app.screen, HomeScreen)
        await hosted.until_told(pilot, lambda told: told.name == "Ana")


@pytest.mark.parametrize("way", ["escape", "n", "enter", "#no"])
async def test_every_other_way_out_of_the_question_shows_no_name(way: str) -> None:
    hosted = Hosted(asked=False)
    async with hosted.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await (pilot.click(way) if way.startswith("#") else pilot.press(way))
        await settled(pilot)
        assert isinstance(hosted.app.screen, HomeScreen)
        assert hosted.app.sitting.progress.learner.name_in_rooms == "no"
        assert not hosted.told.name


async def test_who_was_asked_before_is_not_asked_again() -> None:
    hosted = Hosted()
    async with hosted.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(hosted.app.screen, HomeScreen)


_HAND_TRIED = (
    "home",
    "quiz-single",
    "bench-find",
    "letter-paste",
    "plan-note-form",
    "help",
    "lesson",
    "go-to",
)


async def test_one_key_raises_a_hand_on_every_kind_of_screen_and_in_a_field() -> None:
    hosted = Hosted()
    async with hosted.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for scene in (scene for scene in SCENES if scene.name in _HAND_TRIED):
            hosted.app.go_home()
            await scene.go(hosted.app, pilot, "Some words")
            top, typed = hosted.app.screen, [field.value for field in hosted.app.screen.query(Input)]
            await pilot.press("f4")
            assert hosted.room.is_hand_up, scene.name
            await pilot.press("f4")
            assert not hosted.room.is_hand_up, scene.name
            assert hosted.app.screen is top, scene.name
            assert [field.value for field in top.query(Input)] == typed, scene.name


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_the_bar_can_be_clicked_and_hides_no_key_of_the_footer(size: tuple[int, int]) -> None:
    hosted = Hosted()
    async with hosted.app.run_test(size=size) as pilot:
        await settled(pilot)
        hosted.room.hear(line_of(Message(text="Look up " * 30)))
        for place in ("home", "skills-bench", "plan"):
            hosted.app.go_home()
            hosted.app.open_place(place)
            await settled(pilot)
            if size[0] >= 80:
                check_reach(hosted.app)
            for key in hosted.app.screen.query(RoomKey):
                assert lies_open(hosted.app, key), (place, key.id)
        await pilot.click("#room-hand")
        await settled(pilot)
        assert hosted.room.is_hand_up
        await pilot.click("#room-said")
        await settled(pilot)
        assert isinstance(hosted.app.screen, RoomWindow)


async def test_the_room_is_told_which_bench_is_open() -> None:
    hosted = Hosted()
    async with hosted.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        hosted.app.open_place("test-planner")
        await hosted.until_told(pilot, lambda told: told.place == "Tests · Test planner")


async def test_the_window_of_the_room_does_all_by_key_and_by_mouse() -> None:
    hosted = Hosted()
    async with hosted.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f3")
        await settled(pilot)
        check_reach(hosted.app)
        assert "ABCD-EFGH" in words_on(hosted.app)
        await pilot.press("n", "h")
        assert (hosted.room.shows_name, hosted.room.is_hand_up) == (True, True)
        await pilot.click("#name")
        await pilot.click("#hand")
        assert (hosted.room.shows_name, hosted.room.is_hand_up) == (False, False)
        await pilot.click("#close")
        await settled(pilot)
        assert isinstance(hosted.app.screen, HomeScreen)


async def test_at_home_there_is_no_bar_and_the_keys_do_nothing() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f4", "f3")
        await settled(pilot)
        assert isinstance(app.screen, TutorScreen)
        assert not app.screen.query(RoomBar)
        assert "f4" not in app.screen.active_bindings


def test_at_home_nothing_of_rooms_is_loaded() -> None:
    asked = "import sys, tutor.tui.app, tutor.tui.screens.home, tutor.plain.conversation, tutor.cli.opening; "
    asked += "print([name for name in sys.modules if 'room' in name or 'presence' in name])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("what", ["consent", "home", "window", "paused"])
def test_the_room_in_a_learners_face_looks_as_it_was_approved(
    snap_compare: Any, what: str, size: tuple[int, int]
) -> None:
    hosted = Hosted(asked=what != "consent")

    async def go(pilot: Pilot[None]) -> None:
        await settled(pilot)
        if what == "consent":
            return
        await pilot.press("f4")
        hosted.room.hear(line_of(Message(text="Look at the board: question 3 needs the sentence itself.")))
        if what == "paused":
            hosted.room.hear(line_of(Pause()))
        await settled(pilot)
        if what == "window":
            await pilot.press("f3")
            await settled(pilot)

    assert snap_compare(hosted.app, terminal_size=size, run_before=go)
