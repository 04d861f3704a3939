"""What stands around the full screen: the environment it may see, and the terminal's driver."""

import os
from collections.abc import MutableMapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver

_SIZES = ("COLUMNS", "LINES")


def forget_orders(environ: MutableMapping[str, str]) -> None:
    """Take away, before Textual is imported, what it and Rich would obey.

    TEXTUAL_* may import modules, log every key, press keys and write files; COLUMNS and LINES claim any size.
    """
    for name in [name for name in environ if name.startswith("TEXTUAL_") or name in _SIZES]:
        del environ[name]


def own_driver(quiet: bool = False) -> "type[Driver] | None":
    """Our own border to the terminal where it is a Unix one, else Textual's."""
    if os.name != "posix":
        return None
    from tutor.tui.terminal import QuietDriver, TerminalDriver

    return QuietDriver if quiet else TerminalDriver
