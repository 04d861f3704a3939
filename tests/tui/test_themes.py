"""The colours: each theme can be read everywhere, and the right one is taken for the terminal."""

import itertools

import pytest
from tests.tui.a_learner import PLACES, half_way, the_course
from textual.color import Color
from textual.theme import Theme

from tutor.tui.app import TutorApp
from tutor.tui.themes import DARK, HIGH_CONTRAST, LIGHT, fitting, themes

COURSE = the_course()
ENOUGH = 4.5
"The contrast that WCAG 2 asks of text, level AA."
WORDS = (
    "foreground", "text-muted", "text-disabled", "text-primary", "text-success", "text-warning", "text-error",
    "text-accent", "primary", "success", "warning", "error", "accent", "footer-key-foreground",
)  # fmt: skip
GROUNDS = ("background", "surface", "panel", "primary-muted", "block-cursor-blurred-background")
NAMES = [theme.name for theme in themes()]


def contrast(one: Color, other: Color) -> float:
    """The ratio as WCAG 2 defines it, from 1 to 21."""

    def light(color: Color) -> float:
        parts = (part / 255 for part in color.rgb)
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", themes(), ids=NAMES)
def test_every_word_can_be_read_on_every_ground(theme: Theme) -> None:
    said = {**theme.to_color_system().generate(), **theme.variables}
    pairs = [*itertools.product(WORDS, GROUNDS), ("block-cursor-foreground", "primary")]
    poor = {
        pair: round(ratio, 2)
        for pair in pairs
        if (ratio := contrast(Color.parse(said[pair[0]]), Color.parse(said[pair[1]]))) < ENOUGH
    }
    assert not poor


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("place", [*PLACES, "lesson", "unit", "quiz"])
async def test_every_letter_on_the_screen_can_be_read(place: str, name: str) -> None:
    """As painted: no widget mixes a colour of its own that is harder to read."""
    app = TutorApp(half_way(COURSE), theme=name)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        if place != "home":
            app.open_place(place, "letter")
        await pilot.pause()
        await pilot.pause()
        poor = set()
        for line in app.screen._compositor.render_strips():
            for segment in line:
                style = segment.style
                if (
                    not any(map(str.isalnum, segment.text))
                    or not style
                    or not style.color
                    or not style.bgcolor
                ):
                    continue
                ratio = contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
                if ratio < ENOUGH:
                    poor.add((segment.text.strip(), round(ratio, 2)))
        assert not poor


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({}, DARK),
        ({"COLORFGBG": "0;15"}, LIGHT),
        ({"COLORFGBG": "15;default;0"}, DARK),
        ({"COLORFGBG": "?"}, DARK),
        ({"TUTOR_THEME": "light"}, LIGHT),
        ({"TUTOR_THEME": " High-Contrast", "COLORFGBG": "0;15"}, HIGH_CONTRAST),
        ({"TUTOR_THEME": "no such theme"}, DARK),
    ],
)
def test_the_theme_fits_what_was_asked_or_the_terminal(environ: dict[str, str], name: str) -> None:
    assert fitting(environ) == name


async def test_the_theme_asked_for_is_the_one_painted() -> None:
    app = TutorApp(half_way(COURSE), theme=LIGHT)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.theme == LIGHT
        assert app.screen.styles.background == Color.parse(app.theme_variables["background"])
