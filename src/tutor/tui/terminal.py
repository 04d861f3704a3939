"""The tutor's own driver: Textual's for Linux and macOS, with a border against what terminals send and do.

The one file that reaches into Textual beyond its public names (`XTermParser`, the driver's `_file`, `_size`, `_app`,
`_loop` and the hooks overridden below); `tests/tui/test_textual_assumptions.py` says what it relies on.
"""

import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, cast

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from tutor.ground.clean import clean
from tutor.ground.tongue import N_, _
from tutor.tui.ends import Ends
from tutor.tui.flood import Backlog, Screenful
from tutor.tui.key_bytes import MOST_PASTED, KeyBytes, Piece
from tutor.tui.thrift import Thrift

if TYPE_CHECKING:
    from textual.app import App

    from tutor.tui.early_keys import EarlyKeys

GONE = 129
"Exit code when the terminal is gone: as after a hang-up."
SMALLEST, LARGEST, UNKNOWN = (8, 3), (300, 100), (80, 24)
"Columns and rows between which a size is believed; a terminal that does not know its own says 0."
_LEAVE = "\x03"
_MOST_KEPT = 100_000
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TICK = 0.1
_MOST_TRIES = 20
_NO_MOVEMENTS = "\x1b[?1003l\x1b[?1015l"
_HEARD = (events.Key, events.MouseEvent, events.AppFocus, events.AppBlur)
_TOO_LONG = N_("That is too much text to paste at once. Nothing was changed. Paste a shorter part of it.")


class Ears:
    """Textual's reader of keys, one whole piece at a time, so that nothing it stumbles over reaches the next."""

    def __init__(self) -> None:
        self._parser = XTermParser()

    def messages(self, piece: str) -> Iterator[Message]:
        """What Textual makes of one letter or one whole sequence; nothing if it stumbles over it."""
        if piece == "\x1b":
            yield events.Key("escape", "\x1b")
            return
        try:
            early = list(self._parser.feed(piece[:-1])) if len(piece) > 1 else []
            made = list(self._parser.feed(piece[-1]))
        except Exception:
            early, made = [], []
        if early or not made:
            # A parser that stumbled, or waits for more of a sequence that is over, would hear the next key wrong.
            self._parser = XTermParser()
            return
        yield from (message for message in made if isinstance(message, _HEARD))


class TerminalDriver(LinuxDriver):
    """Survives whatever comes from the terminal; ends the app when the terminal is gone."""

    quiet = False
    "True on a line on which each byte counts."
    _thrift: Thrift | None = None
    _drawn_for = (0, 0)
    _is_to_sleep = False
    _told_size = Size(0, 0)

    def __init__(
        self, app: "App[Any]", *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        # Textual's debug mode writes every key to a file.
        super().__init__(app, debug=False, mouse=mouse, size=size)
        self._file = cast("Any", Screenful(cast("IO[str]", self._file), self._terminal_gone))
        self._size = self._size or self._get_terminal_size()
        self._ears = Ears()
        self._backlog = Backlog(cast("EarlyKeys", app))
        self._kept = self._pasted_late = ""

    # What a learner's terminal must not be asked to do: stop the process, start programs, write files.

    @property
    def can_suspend(self) -> bool:
        return False

    def open_url(self, url: str, new_tab: bool = True) -> None:
        return

    def deliver_binary(self, *_: Any, **__: Any) -> None:
        return

    def _enable_mouse_support(self) -> None:
        """Clicks only on a quiet line: reports of each movement are the most that such a line carries."""
        if not self.quiet:
            super()._enable_mouse_support()
        elif self._mouse:
            self.write(f"{_NO_MOVEMENTS}\x1b[?1000h\x1b[?1006h")
            self.flush()

    def write(self, data: str) -> None:
        """What is drawn, but only what differs from what the terminal shows."""
        size = self._get_terminal_size()
        if self._thrift is None or size != self._drawn_for:
            self._thrift, self._drawn_for = Thrift(0 if self.quiet else size[1]), size
        super().write(self._thrift.sent(data))
        if not (screens := self._app.screen_stack) or screens[-1].outer_size != size:
            self._thrift = None  # lines too long or too many stand elsewhere than they say

    def be_quiet(self, quiet: bool) -> None:
        """From now on report movements of the mouse, or only its clicks."""
        if quiet != self.quiet:
            self.quiet, self._thrift = quiet, None
            self._enable_mouse_support()

    def start_application_mode(self) -> None:
        app, tries = self._app, 0
        if isinstance(app, Ends):
            app.obey_signals()  # from here on an end by default would leave the terminal as it is set below
        # Started in the background the terminal stops the process here, and refuses what it was asked for after that.
        before = self._writer_thread
        while not self._is_on and tries < _MOST_TRIES:
            super().start_application_mode()  # type: ignore[no-untyped-call]
            if self._writer_thread is not before:
                break  # it was let on: where nobody listens to keys by now, the terminal has hung up since
            tries += 1
        if self._writer_thread is None:
            self._writer_thread = WriterThread(cast("IO[str]", self._file))
            self._writer_thread.start()
            self._terminal_gone()
        # Textual looks at the window inside the signal's handler. A change that comes inside another's handler is told
        # before it, so the older size stays; and one that comes as the loop falls asleep is told with the next key.
        # A handler of the loop's own wakes it, and looks when the loop comes to it.
        self._loop.add_signal_handler(signal.SIGWINCH, self._tell_size)
        self._tell_size()

    # Told to sleep and woken, wherever the app just is: both are done when the loop comes to it, not inside of a
    # handler that may have broken into the start, the end or a line that is being drawn.

    @property
    def _is_on(self) -> bool:
        return self._key_thread is not None and self._key_thread.is_alive()

    def _sigtstp_application(self, *_: object) -> None:
        self._is_to_sleep = True
        self._soon(self._sleep)

    def _sigcont_application(self, *_: object) -> None:
        self._is_to_sleep = False
        self._soon(self._awake)

    def _soon(self, act: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop is closed: nothing is drawn any more
            self._loop.call_soon_threadsafe(act)

    def _sleep(self) -> None:
        if self._is_on:
            self.suspend_application_mode()
        if self._is_to_sleep:  # woken before it slept: nobody would wake it again
            os.kill(os.getpid(), signal.SIGSTOP)

    def _awake(self) -> None:
        """Take the terminal again, whoever used it meanwhile: also a shell that the process was stopped under."""
        if self._app._exit or self._writer_thread is None:
            return
        if self._is_on:
            self.suspend_application_mode()
        self._thrift = None
        self.start_application_mode()
        self._app.refresh(layout=True)

    def _tell_size(self) -> None:
        """A window that became another and the same again before anybody looked has lost what stood at its edge."""
        size = Size(*self._get_terminal_size())
        self._thrift = None
        self._app.post_message(events.Resize(size, size))
        if size == self._told_size:
            self._app.call_later(self._app.refresh, layout=True)
        self._told_size = size

    def _query_in_band_window_resize(self) -> None:
        """Not asked: reports of size among the keys could be typed by anybody; SIGWINCH tells it too."""

    def _get_terminal_size(self) -> tuple[int, int]:
        for number in (1, 2, 0):
            with suppress(OSError, ValueError):
                return believed(*os.get_terminal_size(number))
        return UNKNOWN

    def run_input_thread(self) -> None:
        keys, early = KeyBytes(), self._typed_early()
        while not self.exit_event.is_set():
            ready = select.select([self.fileno], [], [], _TICK)[0]
            if ready:
                try:
                    sent = os.read(self.fileno, 65536)
                except OSError:
                    sent = b""
                if not sent:
                    self._terminal_gone()
                    return
                if early:
                    # The terminal had made a line's end of Enter, as it does for a shell.
                    sent, early = sent[:early].replace(b"\n", b"\r") + sent[early:], max(0, early - len(sent))
                pieces = keys.feed(sent, time.monotonic())
            else:
                pieces = keys.rest(time.monotonic())
            for piece in pieces:
                self._take(piece)
            self._backlog.look()
            self._hand_on()

    def _typed_early(self) -> int:
        """How many bytes wait that were typed before the terminal was set to tell keys."""
        with suppress(OSError):
            return int(struct.unpack("i", fcntl.ioctl(self.fileno, termios.FIONREAD, bytes(4)))[0])
        return 0

    def _take(self, piece: Piece) -> None:
        match piece.kind:
            case "typed" if _LEAVE in piece.text and self._backlog.room_to_leave:
                # Whoever wants to leave is heard before all that still waits.
                self._kept = self._pasted_late = ""
                for message in self._ears.messages(_LEAVE):
                    self._pass_on(message)
            case "typed":
                self._kept = (self._kept + piece.text)[:_MOST_KEPT]
                self._hand_on(all_of_it=False)
            case "key" if not self._kept and self._backlog.room:
                for message in self._ears.messages(piece.text):
                    self._pass_on(message)
            case "pasted":
                self._pasted_late = (self._pasted_late + piece.text)[:MOST_PASTED]
                self._hand_on()
            case "too-long":
                self._app.call_later(
                    self._app.notify, _(_TOO_LONG), markup=False, severity="warning", timeout=15
                )

    def _hand_on(self, *, all_of_it: bool = True) -> None:
        """Hand on what was typed as keys; what came too fast for that as a paste, once there is room."""
        room = self._backlog.room
        if not room:
            return
        if len(self._kept) <= room or not all_of_it:
            for letter in self._kept[:room]:
                for message in self._ears.messages(letter):
                    self._pass_on(message)
            self._kept = self._kept[room:]
        else:
            self._pass_on(events.Paste(clean(_NO_TEXT.sub("", self._kept))))
            self._kept = ""
        if self._pasted_late and not self._kept and self._backlog.room:
            self._pass_on(events.Paste(self._pasted_late))
            self._pasted_late = ""

    def _pass_on(self, message: Message) -> None:
        self._backlog.count()
        self.process_message(message)

    def _terminal_gone(self) -> None:
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._end)

    def _end(self) -> None:
        """Once the screen stands, for a half-built one can't be taken down; but not later than in a second."""
        self._app.call_after_refresh(self._app.exit, None, GONE)
        self._loop.call_later(1.0, self._app.exit, None, GONE)


class QuietDriver(TerminalDriver):
    """The same, quiet from its first byte on."""

    quiet = True


def believed(columns: int, rows: int) -> tuple[int, int]:
    """A size to draw in, whatever the terminal says."""
    if columns <= 0 or rows <= 0:
        return UNKNOWN
    return (
        min(max(columns, SMALLEST[0]), LARGEST[0]),
        min(max(rows, SMALLEST[1]), LARGEST[1]),
    )
