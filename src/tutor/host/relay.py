"""Bytes between one learner's client and their process, in which neither end can make the host wait or grow."""

import asyncio
import fcntl
import os
import socket
import struct
import termios
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from tutor.host import limits

_CHUNK = 32 * 1024
_AGAIN = 0.05
"Seconds after which a full backlog is looked at again."
_LETTERS_OF_UTF8 = 0x4000
"IUTF8, which `termios` does not name: rubbing out takes a whole letter."
_NO_MORE = b"\x04" * 3
"The end of input as a terminal has it: of a line that was begun, of the lines, and for whoever reads once more."


class Client(Protocol):
    """Where the learner sits. `backlog` are bytes that were written and have not left this machine."""

    def write(self, drawn: bytes) -> None: ...

    def backlog(self) -> int: ...

    def wait(self, waits: bool) -> None:
        """Ask the client to send nothing for now, or to go on."""

    def cut(self) -> None:
        """End the connection without waiting for anything."""


def _terminal() -> tuple[int, int]:
    ours, theirs = os.openpty()
    set_to = termios.tcgetattr(theirs)
    set_to[0] |= _LETTERS_OF_UTF8
    termios.tcsetattr(theirs, termios.TCSANOW, set_to)
    return ours, theirs


def _pipe() -> tuple[int, int]:
    ours, theirs = socket.socketpair()
    return ours.detach(), theirs.detach()


class Relay:
    """Owns the host's end of a terminal, or of a pipe for a client that has none.

    `ended` is called once nobody is at the learner's end of it any more.
    """

    def __init__(
        self, client: Client, window: tuple[int, int], ended: Callable[[], None], *, is_pipe: bool = False
    ) -> None:
        """Raises OSError where the system has no terminal left."""
        self._client = client
        self._ended = ended
        self._loop = asyncio.get_running_loop()
        self._is_pipe = is_pipe
        self._ours, self.theirs = _pipe() if is_pipe else _terminal()
        os.set_blocking(self._ours, False)
        self._window = window
        self._set_window()
        self._typed = bytearray()
        self._is_typed_out = False
        self._is_open = True
        self._full_since: float | None = None
        self._asked_window: asyncio.TimerHandle | None = None
        self.typed_at = self._loop.time()
        self._pressed_at: float | None = None
        self.first_drawn: Callable[[], None] = lambda: None
        self.answered: Callable[[float], None] = lambda _: None
        "Told the seconds from each key to what it drew."
        self._loop.add_reader(self._ours, self._drawn)

    def close_theirs(self) -> None:
        """To be called once the learner's process has its own copy."""
        os.close(self.theirs)

    # From the learner's process to the client

    def _drawn(self) -> None:
        if self._client.backlog() > limits.BACKLOG:
            # The kernel makes this learner's own process wait; nobody else does.
            self._loop.remove_reader(self._ours)
            self._full_since = self._full_since or self._loop.time()
            self._loop.call_later(_AGAIN, self._look_again)
            return
        try:
            drawn = os.read(self._ours, _CHUNK)
        except BlockingIOError:
            return
        except OSError:  # how Linux says that nobody is at the other end any more
            drawn = b""
        if not drawn:
            self._loop.remove_reader(self._ours)
            self._ended()
            return
        if self._pressed_at is not None:
            self.answered(self._loop.time() - self._pressed_at)
            self._pressed_at = None
        first, self.first_drawn = self.first_drawn, lambda: None
        first()
        self._client.write(drawn)

    def _look_again(self) -> None:
        if not self._is_open or self._full_since is None:
            return
        if self._client.backlog() <= limits.BACKLOG:
            self._full_since = None
            self._loop.add_reader(self._ours, self._drawn)
        elif self._loop.time() - self._full_since > limits.CUT_SECONDS:
            self._client.cut()
        else:
            self._loop.call_later(_AGAIN, self._look_again)

    def rest(self) -> None:
        """Pass on what the learner's process drew last; it has ended."""
        with suppress(OSError):
            while self._is_open and self._client.backlog() <= limits.BACKLOG:
                drawn = os.read(self._ours, _CHUNK)
                if not drawn:
                    return
                self._client.write(drawn)

    # From the client to the learner's process

    def type(self, typed: bytes) -> None:
        if not self._is_open:
            return
        self.typed_at = self._loop.time()
        self._pressed_at = self._pressed_at or self.typed_at
        self._typed += typed
        self._type_on()
        if len(self._typed) > limits.TYPED_AHEAD:
            self._client.wait(True)

    def _type_on(self) -> None:
        with suppress(BlockingIOError):
            try:
                while self._typed:
                    del self._typed[: os.write(self._ours, self._typed[:4096])]
            except BlockingIOError:
                raise
            except OSError:
                self._typed.clear()
        if self._typed:
            self._loop.add_writer(self._ours, self._type_on)
        else:
            self._loop.remove_writer(self._ours)
            self._client.wait(False)
            if self._is_typed_out and self._is_pipe:
                with socket.socket(fileno=os.dup(self._ours)) as ours, suppress(OSError):
                    ours.shutdown(socket.SHUT_WR)

    def no_more(self) -> None:
        """The client types no more: the learner's process reads what was typed, and then the end."""
        if self._is_open and not self._is_typed_out:
            self._is_typed_out = True
            self._typed += b"" if self._is_pipe else _NO_MORE
            self._type_on()

    def resize(self, window: tuple[int, int]) -> None:
        """A hundred changes in one breath are one change."""
        self._window = window
        if self._asked_window is None and self._is_open:
            self._asked_window = self._loop.call_later(_AGAIN, self._set_window)

    def _set_window(self) -> None:
        self._asked_window = None
        columns, rows = self._window
        with suppress(OSError):
            fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def close(self) -> None:
        """Hang up: the learner's process has saved all by then, and ends."""
        if not self._is_open:
            return
        self._is_open = False
        self._loop.remove_reader(self._ours)
        self._loop.remove_writer(self._ours)
        if self._asked_window is not None:
            self._asked_window.cancel()
        os.close(self._ours)
