"""The tutor's own colours, by meaning: dark, light and high contrast; and which one fits this terminal.

*primary* is where you are and what can be pressed, *success* what is done or right, *warning* what needs you,
*error* what is wrong, *accent* what is offered. Every colour here comes with a glyph or a word on the screen.
"""

from collections.abc import Mapping
from typing import Any

from textual.app import App
from textual.theme import Theme

DARK, LIGHT, HIGH_CONTRAST = "tutor-dark", "tutor-light", "tutor-high-contrast"
TERMINAL, TERMINAL_LIGHT = "tutor-terminal", "tutor-terminal-light"
TERMINAL_COLOURS = (TERMINAL, TERMINAL_LIGHT)
"The themes that name colours of the terminal instead of mixing any."
_SHORT = {"dark": DARK, "light": LIGHT, "high-contrast": HIGH_CONTRAST, "terminal": TERMINAL}
_FULL_COLOURS = ("truecolor", "24bit")
_MANY_COLOURS = ("256color", "kitty", "direct", "truecolor", "ghostty", "alacritty", "wezterm", "foot")
_LIGHT_GROUNDS = ("7", "15")
"White and bright white among the 16 colours of COLORFGBG."


# Long because it is one table: the names of Textual's colours, each beside ours.
def _theme(name: str, *, dark: bool, ansi: bool = False, **said: str) -> Theme:
    """A theme in which all that Textual would mix by itself is set, so that its contrast is known.

    `quiet` is for asides, `line` for borders without focus, `held` for the chosen row of a list without focus,
    `ink` for words on the primary colour.
    """
    quiet, line, held, ink = (said.pop(key) for key in ("quiet", "line", "held", "ink"))
    words = {f"text-{key}": said[key] for key in ("primary", "success", "warning", "error", "accent")}
    return Theme(
        name,
        dark=dark,
        ansi=ansi,
        primary=said["primary"],
        secondary=said["primary"],
        success=said["success"],
        warning=said["warning"],
        error=said["error"],
        accent=said["accent"],
        foreground=said["foreground"],
        background=said["background"],
        surface=said["surface"],
        panel=said["panel"],
        boost=said["panel"],
        variables={
            **words,
            "text-secondary": said["primary"],
            "text": said["foreground"],
            "text-muted": quiet,
            "text-disabled": quiet,
            "foreground-muted": quiet,
            "foreground-disabled": quiet,
            "border": said["primary"],
            "border-blurred": line,
            "primary-muted": held,
            "block-cursor-background": said["primary"],
            "block-cursor-foreground": ink,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": held,
            "block-cursor-blurred-foreground": said["foreground"],
            "block-hover-background": held,
            "button-color-foreground": ink,
            "button-focus-text-style": "bold underline",
            "footer-background": said["panel"],
            "footer-key-foreground": said["primary"],
            "footer-description-foreground": said["foreground"],
            "scrollbar": line,
            "scrollbar-hover": said["primary"],
            "scrollbar-active": said["primary"],
            "scrollbar-background": said["background"],
            "scrollbar-background-hover": said["background"],
            "scrollbar-background-active": said["background"],
            "input-selection-background": held,
            "input-selection-foreground": said["foreground"],
            **({"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"} if ansi else {}),
        },
    )


# Long because it is one table: the colours of each theme in one column, to be compared.
def themes() -> tuple[Theme, ...]:
    """All themes of the tutor; the first is the usual one."""
    return (
        _theme(
            DARK,
            dark=True,
            background="#12161d",
            surface="#1a202a",
            panel="#232b38",
            foreground="#e4e8ef",
            primary="#7cb8ff",
            success="#7ed6a0",
            warning="#f5c26b",
            error="#ff9c94",
            accent="#c9a8ff",
            quiet="#a3afbf",
            line="#46536a",
            held="#2c3b52",
            ink="#0c1118",
        ),
        _theme(
            LIGHT,
            dark=False,
            background="#fbfaf7",
            surface="#f1efe9",
            panel="#e5e2d9",
            foreground="#1d232b",
            primary="#0b4f9e",
            success="#0d5c34",
            warning="#7a4300",
            error="#9c1c1c",
            accent="#5f2c9e",
            quiet="#4c5461",
            line="#a9a597",
            held="#cfdff2",
            ink="#ffffff",
        ),
        _theme(
            HIGH_CONTRAST,
            dark=True,
            background="#000000",
            surface="#000000",
            panel="#1a1a1a",
            foreground="#ffffff",
            primary="#ffe34d",
            success="#7dff9b",
            warning="#ffc04d",
            error="#ffb3ab",
            accent="#a8d8ff",
            quiet="#e6e6e6",
            line="#ffffff",
            held="#33406b",
            ink="#000000",
        ),
        _of_the_terminal(TERMINAL, dark=True),
        _of_the_terminal(TERMINAL_LIGHT, dark=False),
    )


def _of_the_terminal(name: str, *, dark: bool) -> Theme:
    """Names of the terminal's 16 colours only, as its owner set them.

    The ground is the terminal's own, but for the row and the button where you are: those are bold as well.
    """
    bright = "bright_" if dark else ""
    return _theme(
        name,
        dark=dark,
        ansi=True,
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        foreground="ansi_default",
        primary=f"ansi_{bright}cyan" if dark else "ansi_blue",
        success=f"ansi_{bright}green",
        warning="ansi_bright_yellow" if dark else "ansi_magenta",
        error=f"ansi_{bright}red",
        accent=f"ansi_{bright}magenta",
        quiet="ansi_default",
        line="ansi_default",
        held="ansi_blue" if dark else "ansi_white",
        ink="ansi_black" if dark else "ansi_bright_white",
    )


def fitting(environ: Mapping[str, str], chosen: str = "") -> str:
    """The theme by name: as TUTOR_THEME says, else as was `chosen` in the settings, else as the terminal is.

    Some terminals tell their colours in COLORFGBG, such as "0;15"; without a word dark is the usual ground. One
    that shows 16 colours gets its own: mixed ones would become any of the 16.
    """
    named = environ.get("TUTOR_THEME", "").strip().casefold()
    asked = named if named in _SHORT else chosen.strip().casefold()
    light = environ.get("COLORFGBG", "").rpartition(";")[2] in _LIGHT_GROUNDS
    if asked == "terminal" or (asked not in _SHORT and has_few_colours(environ)):
        return TERMINAL_LIGHT if light else TERMINAL
    return _SHORT.get(asked, LIGHT if light else DARK)


def has_few_colours(environ: Mapping[str, str]) -> bool:
    """True for a terminal of 16 colours or fewer, by what it says of itself."""
    if environ.get("COLORTERM", "").strip().casefold() in _FULL_COLOURS or environ.get("WT_SESSION"):
        return False
    term = environ.get("TERM", "").strip().casefold()
    return bool(term) and not any(many in term for many in _MANY_COLOURS)


def wear(app: App[Any], theme: str) -> None:
    """Make all themes known to an app that is being built, and put one on.

    Not by assignment: that would read every style sheet a second time at the start.
    """
    for one in themes():
        app.register_theme(one)
    app.set_reactive(App.theme, theme)
    app.stylesheet.set_variables(app.get_css_variables())
