"""How the full screen ends: by a signal, a closed terminal or a mistake of ours, within two seconds and tidily.

Textual's own ends print local variables, or go on for ever once the terminal is gone. What is
leant on here, each with a test in tests/tui/test_ends.py: an unhandled exception passes `_handle_exception`, in the
context of the screen that it comes from; a dead input thread calls `panic`; `_close_messages_no_wait` ends the app;
`_exit_renderables` is what it prints at the end; `_exit` is True once it was asked to end.
"""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual._context import active_message_pump
from textual.app import App
from textual.css.query import NoMatches
from textual.message_pump import MessagePump
from textual.screen import Screen

from tutor.ground.last_moments import end_later
from tutor.tui.early_keys import EarlyKeys

_TERMINAL_AS_IT_WAS = (
    b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?2004l\x1b[?1004l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m"
)
_HANG_UP = getattr(signal, "SIGHUP", 1)


class InputEnded(Exception):
    """The thread that reads the keyboard stopped by a mistake."""


class Ends(EarlyKeys, App[None]):
    """To be mixed into an app; call `obey_signals` once it is mounted. Our own driver does so before it begins.

    `crash` is the exception that ended the app, for whoever started it to put into words.
    """

    crash: BaseException | None = None
    _is_ending = False
    _obeys = False

    def last_act(self) -> str:
        """What is done where the process is ended whatever it does; the words are printed. From another thread."""
        return ""

    def obey_signals(self) -> None:
        """A closed window, a hang-up or a shutdown ends the app; nothing is left to be saved then."""
        if self.is_headless or self._obeys:
            return
        self._obeys = True
        loop = asyncio.get_running_loop()
        restore = _way_back()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            # Windows and threads other than the main one have no such handlers.
            with suppress(ValueError):
                if number is not None and (
                    name == "SIGINT" or signal.getsignal(number) is not signal.SIG_IGN
                ):
                    # Not the loop's own handlers: they wait for a loop that may be busy for ever.
                    signal.signal(number, lambda number, _: self._end_soon(loop, number, restore))
        if threading.current_thread() is threading.main_thread():
            _watch_terminal(lambda: self._end_soon(loop, _HANG_UP, restore))

    def _end_soon(self, loop: asyncio.AbstractEventLoop, number: int, restore: Callable[[], None]) -> None:
        """Ask the app to end; if it does not, end the process."""
        if self._is_ending or (number == signal.SIGINT and self._exit):
            return  # the second Ctrl+C of somebody in a hurry comes as a signal: the terminal is the shell's again
        self._is_ending = True
        end_later(128 + number, restore, self.last_act)
        with suppress(RuntimeError):  # the loop is closed: the app has ended already
            loop.call_soon_threadsafe(lambda: self.exit(return_code=128 + number))

    def _handle_exception(self, error: Exception) -> None:
        if self._exit:
            # What stumbles over screens that are being taken down is no mistake, and all is saved.
            self._close_messages_no_wait()
            return
        if isinstance(error, NoMatches) and self._is_taken_away(active_message_pump.get(None)):
            return  # a key closed the screen before it was built: what it looks for in itself is no more
        self._crashed(error)
        self._return_code = 1
        if self._exception is None:  # Textual's tests raise it again
            self._exception = error
            self._exception_event.set()

    def _is_taken_away(self, pump: MessagePump | None) -> bool:
        screen = pump if isinstance(pump, Screen) else getattr(pump, "_parent", None)
        while screen is not None and not isinstance(screen, Screen):
            screen = getattr(screen, "_parent", None)
        return isinstance(screen, Screen) and screen not in self.screen_stack

    def panic(self, *renderables: Any) -> None:
        self._crashed(InputEnded("the keyboard can't be read any more"))
        self._return_code = 1

    def _crashed(self, error: BaseException) -> None:
        """Nothing is drawn: a traceback on a learner's screen helps nobody and may hold their words."""
        self.crash = self.crash or error
        self._exit_renderables.clear()
        self._close_messages_no_wait()
        if not self.is_headless and not self._is_ending:
            self._is_ending = True
            end_later(70, _way_back(), self.last_act)

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()


def _way_back() -> Callable[[], None]:
    """What brings the terminal back to how the shell had it, whatever the app is doing."""
    try:
        import termios
    except ImportError:
        return lambda: None
    opened = sys.__stdin__.fileno() if sys.__stdin__ else 0
    before = _before_the_app.get(opened)

    def restore() -> None:
        with suppress(OSError, termios.error):
            if before is not None:
                termios.tcsetattr(opened, termios.TCSANOW, before)
        with suppress(OSError):
            os.set_blocking(2, False)  # nobody may be reading
            os.write(2, _TERMINAL_AS_IT_WAS)
            os.set_blocking(2, True)

    return restore


_before_the_app: dict[int, Any] = {}


def remember_terminal() -> None:
    """Note how the terminal is set before an app changes it."""
    with suppress(ImportError, OSError, ValueError, AttributeError):
        import termios

        opened = sys.__stdin__.fileno()  # type: ignore[union-attr]
        with suppress(termios.error):
            _before_the_app[opened] = termios.tcgetattr(opened)


def _watch_terminal(gone: Callable[[], None]) -> None:
    """Call `gone` once the terminal has hung up: Textual would ask it for keys for ever."""
    import select

    if not hasattr(select, "poll"):
        return
    waits = select.poll()
    # Nothing is asked for, so that only a hang-up or an error ends the wait.
    for opened in (0, 2):
        waits.register(opened, 0)

    def watch() -> None:
        with suppress(OSError):
            while waits.poll():
                gone()
                return

    threading.Thread(target=watch, name="terminal", daemon=True).start()
