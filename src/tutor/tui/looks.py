"""How the tutor looks and behaves as the learner set it: movement, the line of keys, and a quiet line."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import App

from tutor.tui.ways import sitting_of

if TYPE_CHECKING:
    from tutor.learner.progress import Settings

_FAR_AWAY = ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")


def is_far_away(environ: Mapping[str, str]) -> bool:
    """True where the terminal is at the other end of a line."""
    return any(environ.get(name) for name in _FAR_AWAY)


def is_quiet(settings: "Settings", on_a_slow_line: bool) -> bool:
    """As the learner said, else as the line is."""
    return {"yes": True, "no": False}.get(settings.quiet, on_a_slow_line)


def dress(app: App[None]) -> None:
    """Take over what the settings say about movement and the line of keys."""
    settings = _settings(app)
    quiet = is_quiet(settings, getattr(app, "on_a_slow_line", False))
    app.animation_level = "basic" if settings.motion and not quiet else "none"
    app.set_class(settings.hide_keys, "-no-keys")


def keep_quiet(app: App[None]) -> None:
    """Tell the terminal's driver, if it is our own, whether each byte counts."""
    be_quiet = getattr(app._driver, "be_quiet", None)
    if be_quiet is not None:
        be_quiet(is_quiet(_settings(app), getattr(app, "on_a_slow_line", False)))


def _settings(app: App[None]) -> "Settings":
    return sitting_of(app).settings


def change_colours(app: App[None], theme: str) -> None:
    """Keep the colours asked for, "" for as the terminal is, and show them at once."""
    import os

    from tutor.tui.themes import TERMINAL_COLOURS, fitting

    sitting_of(app).settle(theme=theme)
    name = fitting(os.environ, theme)
    app.ansi_color = name in TERMINAL_COLOURS
    app.theme = name
