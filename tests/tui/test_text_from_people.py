"""Text from people is shown as it is typed: never read as markup, never obeyed by the terminal."""

import os
import re
import xml.etree.ElementTree as ET

import pytest
from tests.tui.a_learner import PLACES, half_way, the_course
from textual.pilot import Pilot

from tutor.tui.app import TutorApp

HOSTILE = (
    "[/]",
    "[@click=app.quit]x[/]",
    "\x1b]52;c;aGk=\x1b\\ red\x9b31m",
    "👩‍👩‍👧 Ana",
    "[b]{x}%s$(rm)[link=https://x",
)
COURSE = the_course()


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.pause()


def words_on(app: TutorApp) -> str:
    """The words of the screen, out of its picture."""
    picture = ET.fromstring(app.export_screenshot())
    return re.sub(
        r"\s+",
        " ",
        " ".join("".join(text.itertext()) for text in picture.iter() if text.tag.endswith("text")),
    )


@pytest.mark.parametrize("said", HOSTILE)
@pytest.mark.parametrize("place", PLACES)
async def test_every_place_shows_hostile_text_inert(place: str, said: str) -> None:
    app = TutorApp(half_way(COURSE, said))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        if place != "home":
            app.open_place(place)
        await settled(pilot)
        for key in ("down", "enter"):
            await pilot.press(key)
            await settled(pilot)
        assert app.is_running
        drawn = "".join(segment.text for line in app.screen._compositor.render_strips() for segment in line)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", drawn)
        assert "@click" not in str(
            [
                s.style.meta
                for line in app.screen._compositor.render_strips()
                for s in line
                if s.style and s.style.meta and "quit" in str(s.style.meta)
            ]
        )


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
