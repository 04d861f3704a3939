"""The colours: each theme can be read everywhere, and the right one is taken for the terminal."""

import itertools

import pytest
from rich.color import ColorType
from rich.style import Style
from tests.tui.a_learner import PLACES, half_way, the_course
from tests.tui.scenes import FIRST_OF_EACH_SCREEN
from tests.tui.waiting import settled
from textual.color import Color
from textual.theme import Theme
from textual.widgets import OptionList

from tutor.tui.app import TutorApp
from tutor.tui.themes import (
    DARK,
    HIGH_CONTRAST,
    LIGHT,
    TERMINAL,
    TERMINAL_COLOURS,
    TERMINAL_LIGHT,
    fitting,
    themes,
)

COURSE = the_course()
ENOUGH = 4.5
"The contrast that WCAG 2 asks of text, level AA."
WORDS = (
    "foreground", "text-muted", "text-disabled", "text-primary", "text-success", "text-warning", "text-error",
    "text-accent", "primary", "success", "warning", "error", "accent", "footer-key-foreground",
)  # fmt: skip
GROUNDS = ("background", "surface", "panel", "primary-muted", "block-cursor-blurred-background")
OURS = [theme for theme in themes() if not theme.ansi]
NAMES = [theme.name for theme in OURS]


def contrast(one: Color, other: Color) -> float:
    """The ratio as WCAG 2 defines it, from 1 to 21."""

    def light(color: Color) -> float:
        parts = (part / 255 for part in color.rgb)
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", OURS, ids=NAMES)
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
        ({"TUTOR_THEME": "terminal"}, TERMINAL),
        ({"TUTOR_THEME": "terminal", "COLORFGBG": "0;15"}, TERMINAL_LIGHT),
        ({"TERM": "linux"}, TERMINAL),
        ({"TERM": "xterm", "COLORFGBG": "0;15"}, TERMINAL_LIGHT),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, DARK),
        ({"TERM": "xterm", "TUTOR_THEME": "light"}, LIGHT),
        ({"TERM": "screen-256color"}, DARK),
        ({"TERM": "xterm-kitty"}, DARK),
    ],
)
def test_the_theme_fits_what_was_asked_or_the_terminal(environ: dict[str, str], name: str) -> None:
    assert fitting(environ) == name


def test_what_was_chosen_counts_where_the_environment_asks_for_nothing() -> None:
    assert fitting({"TERM": "linux"}, "light") == LIGHT
    assert fitting({"TERM": "xterm-256color"}, "terminal") == TERMINAL
    assert fitting({"TUTOR_THEME": "dark"}, "light") == DARK
    assert fitting({"TUTOR_THEME": "bogus"}, "light") == LIGHT
    assert fitting({}, "no such theme") == DARK


def _has_a_ground(style: Style) -> bool:
    return style.bgcolor is not None and style.bgcolor.type is ColorType.STANDARD


@pytest.mark.parametrize("name", TERMINAL_COLOURS)
async def test_in_the_terminals_own_colours_none_is_mixed_and_where_you_are_is_seen(name: str) -> None:
    def look(app: TutorApp) -> None:
        drawn = [s.style for line in app.screen._compositor.render_strips() for s in line if s.style]
        colours = [colour for style in drawn for colour in (style.color, style.bgcolor) if colour]
        assert {colour.type for colour in colours} <= {ColorType.DEFAULT, ColorType.STANDARD}
        if isinstance(rows := app.screen.focused, OptionList) and rows.option_count:
            assert [style for style in drawn if style.bold and _has_a_ground(style)], "the cursor is not seen"

    app = TutorApp(half_way(COURSE), theme=name)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for scene in FIRST_OF_EACH_SCREEN:
            app.go_home()
            app.sitting = half_way(COURSE)
            await settled(pilot)
            await scene.go(app, pilot, "email")
            await settled(pilot)
            look(app)


async def test_the_theme_asked_for_is_the_one_painted() -> None:
    app = TutorApp(half_way(COURSE), theme=LIGHT)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.theme == LIGHT
        assert app.screen.styles.background == Color.parse(app.theme_variables["background"])
