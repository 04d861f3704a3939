"""Text from people is shown as it is typed: never read as markup, never obeyed by the terminal."""

import os
import pkgutil
import re
import xml.etree.ElementTree as ET
from importlib import import_module

import pytest
from tests.tui.a_learner import PLACES, half_way, the_course
from tests.tui.hostile import ALL_AT_ONCE, HOSTILE, hostile_course
from tests.tui.scenes import FIRST_OF_EACH_SCREEN, SCENES, walk
from tests.tui.waiting import settled
from textual.screen import Screen

import tutor.tui.screens
from tutor.ground.clean import clean
from tutor.tui.app import TutorApp

COURSE = the_course()
_FRAME = re.compile(r"[\s\u2500-\u259f]+")
"Spaces, borders and bars: a long text is broken over lines and stands beside others."


def words_on(app: TutorApp) -> str:
    """The words of the screen, out of its picture."""
    picture = ET.fromstring(app.export_screenshot())
    return re.sub(
        r"\s+",
        " ",
        " ".join("".join(text.itertext()) for text in picture.iter() if text.tag.endswith("text")),
    )


def look_for_harm(app: TutorApp) -> None:
    """What a terminal would obey, or a click would run, stands nowhere on the screen."""
    strips = app.screen._compositor.render_strips()
    drawn = "".join(segment.text for strip in strips for segment in strip)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", drawn), "a control sign is on the screen"
    metas = [segment.style.meta for strip in strips for segment in strip if segment.style]
    assert not [meta for meta in metas if "@click" in meta], "an action can be clicked"
    assert not [segment for strip in strips for segment in strip if segment.style and segment.style.link]


@pytest.mark.parametrize("said", HOSTILE)
async def test_every_screen_shows_hostile_text_of_learner_and_course_inert(said: str) -> None:
    course = hostile_course(COURSE, said)

    def look(app: TutorApp) -> None:
        look_for_harm(app)
        # Help and Go to hold our own words only; the plan's page is Markdown, where signs stand escaped.
        if app.screen.__class__.__name__ not in ("HelpScreen", "GoToScreen", "PlanPageScreen"):
            drawn = "".join(s.text for strip in app.screen._compositor.render_strips() for s in strip)
            assert _FRAME.sub("", clean(said)) in _FRAME.sub("", drawn), "a part of the text is lost"

    await walk(FIRST_OF_EACH_SCREEN, lambda: half_way(course, said), look, size=(120, 36), said=said)


async def test_every_place_of_every_screen_shows_all_hostile_texts_at_once_inert() -> None:
    course = hostile_course(COURSE, ALL_AT_ONCE)
    await walk(SCENES, lambda: half_way(course, ALL_AT_ONCE), look_for_harm, said=ALL_AT_ONCE)


def test_no_screen_is_missing_from_the_places_that_are_tried() -> None:
    modules = [
        import_module(f"tutor.tui.screens.{found.name}")
        for found in pkgutil.iter_modules(tutor.tui.screens.__path__)
    ]
    screens = {
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Screen) and thing.__module__.startswith("tutor.")
    }
    bases = {base for screen in screens for base in screen.__mro__[1:]}
    # Our own words only, a failing disk, a workshop: test_sizes.py, test_troubles.py, test_room_face.py, test_board.py.
    elsewhere = {"Ground", "SmallWindow", "NotSavedScreen", "RoomConsent", "RoomWindow", "RoomPaused"}
    elsewhere |= {"BoardScreen", "LearnerWindow", "MessageWindow", "ChoiceWindow"}
    assert {screen.__name__ for screen in screens - bases} - elsewhere == {scene.screen for scene in SCENES}


async def test_a_name_in_markup_stands_on_home_letter_by_letter() -> None:
    app = TutorApp(half_way(COURSE, "[@click=app.quit]x[/]"))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        assert "[@click=app.quit]x[/]" in words_on(app).replace("\xa0", " ")
        await pilot.click(offset=(110, 0))
        assert app.is_running


@pytest.mark.parametrize("place", PLACES)
async def test_every_place_survives_no_colour_and_a_light_theme(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "NO_COLOR", "1")
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = "textual-light"
        if place != "home":
            app.open_place(place)
        await settled(pilot)
        assert len(words_on(app)) > 100
