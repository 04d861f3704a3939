"""The real program in a real terminal."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte

PATIENCE = 30.0
"Seconds to wait for words on the screen before the test fails; a busy machine starts slowly."
_DRAWN = 0.03
"Seconds without a byte after which a screen counts as drawn to its end."


class Terminal:
    """`tutor` on a PTY of 80×24, with pyte as the screen; `program` is Python to be run instead."""

    def __init__(self, folder: Path, program: str = "", *words: str) -> None:
        environment = {
            **{
                k: v
                for k, v in os.environ.items()
                if not k.startswith(("TUTOR_", "TEXTUAL_")) and k != "NO_COLOR"
            },
            "TERM": "xterm-256color",
            "TUTOR_SAVES": str(folder / "saves"),
            "TUTOR_CACHE": str(folder / "cache"),
        }
        self.screen = pyte.Screen(80, 24)
        self.said = b""
        "Every byte that came."
        self.echoed = False
        "Whether the terminal was left as a shell has it."
        self._stream = pyte.ByteStream(self.screen)
        self.child, self._terminal = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            started = ["-c", program] if program else ["-m", "tutor"]
            os.execve(sys.executable, [sys.executable, *started, *words], environment)
        self.resize(80, 24)

    def resize(self, columns: int, rows: int) -> None:
        """Another size of the window; the program is told by SIGWINCH. A window of no size shows as it did."""
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if columns and rows:
            self.screen.resize(rows, columns)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def shows(self, words: str) -> "Terminal":
        return self.until(lambda: words in self.text, words)

    def until(self, happened: Callable[[], bool], what: str) -> "Terminal":
        """Read on until it happened and all of it is drawn; a program that never gets there is not left behind.

        Half a screen may still show words of the one before: a key pressed then would be too early.
        """
        end = time.monotonic() + PATIENCE
        while not happened() or self.read(_DRAWN):
            if time.monotonic() > end:
                self.kill()
                raise AssertionError(f"{what!r} never came; the screen says:\n{self.text}")
            self.read(0.2 if not happened() else 0)
        return self

    def press(self, keys: str) -> "Terminal":
        os.write(self._terminal, keys.encode())
        return self

    def kill(self) -> None:
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self._terminal)

    def hang_up(self) -> int:
        """Close the terminal's window, and say how the program ended."""
        os.close(self._terminal)
        return self._ended(lambda: time.sleep(0.02))

    @property
    def echoes(self) -> bool:
        """True as long as the terminal is set as a shell has it: what is typed is shown."""
        return bool(termios.tcgetattr(self._terminal)[3] & termios.ECHO)

    def exit_code(self) -> int:
        """Read to the end, as a terminal does, and say how the program ended."""
        code = self._ended(lambda: self.read(0.1))
        while self.read(0.05):
            pass
        self.echoed = self.echoes
        os.close(self._terminal)
        return code

    def _ended(self, meanwhile: Callable[[], object]) -> int:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            ended, status = os.waitpid(self.child, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status)
            meanwhile()
        raise AssertionError("the tutor did not end")

    def read(self, seconds: float) -> bool:
        """True if anything came."""
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        try:
            came = os.read(self._terminal, 65536)
        except OSError:
            return False
        self.said += came
        self._stream.feed(came)
        return bool(came)
