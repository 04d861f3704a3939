"""The last moments of a process that was told to end: tidy if it can, and over in two seconds whatever it does."""

import os
import threading
from collections.abc import Callable
from contextlib import suppress

GRACE_SECONDS = 1.5
"How long an ending may take before the process is ended whatever it does."
LAST_SECONDS = 0.4
"How long what is done last may take; a disk that hangs must not keep the process."


def end_later(code: int, restore: Callable[[], None], last: Callable[[], str] = str) -> None:
    """End the process in a while, unless it has ended by then: `restore` the terminal, do and say the `last`."""
    timer = threading.Timer(GRACE_SECONDS, end_now, (code, restore, last))
    timer.daemon = True
    timer.start()


def within(seconds: float, act: Callable[[], str]) -> str:
    """What `act` says; nothing if it takes longer or fails."""
    said: list[str] = []

    def acting() -> None:
        with suppress(Exception):
            said.append(act())

    # A daemon: nobody waits for it at the end.
    thread = threading.Thread(target=acting, name="last", daemon=True)
    thread.start()
    thread.join(seconds)
    return said[0] if said else ""


def end_now(code: int, restore: Callable[[], None], last: Callable[[], str] = str) -> None:
    """End the process here, from whatever thread."""
    restore()
    if words := within(LAST_SECONDS, last):
        with suppress(OSError):
            os.set_blocking(2, False)  # nobody may be reading
            os.write(2, f"{words}\n".encode())
    os._exit(code)
