"""Line by line on this terminal: a signal or Ctrl+C counts as the end of input, so that what was begun is kept."""

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from tutor.ground.clean import clean
from tutor.ground.last_moments import end_later, end_now
from tutor.sitting.door import Door
from tutor.sitting.rescuing import rescue

if TYPE_CHECKING:
    from tutor.host.news import Line

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
_LONGEST_LINE = 1_000_000
"Bytes; what is longer is cut, as no letter and no answer is near it."


class _Ended(Exception):
    """A signal came while the learner was typing."""


class Lines:
    """What plain mode asks and says with. `ended` is the number of the signal that came, or 0."""

    def __init__(self, door: Door) -> None:
        self.ended = 0
        self._door = door
        self._came = bytearray()
        self._opened = -1
        # Windows can't wait for a pipe and a signal at once, and a test's input is no file.
        with suppress(OSError, ValueError):
            if sys.platform != "win32":
                self._opened = sys.stdin.fileno()
        self._is_piped = self._opened >= 0 and not os.isatty(self._opened)
        self._waits = False
        self._news: tuple[Line, Callable[[], None]] | None = None
        self._prompt = ""
        self._breaks_in = False

    def hear(self, news: "Line", act: Callable[[], None]) -> None:
        """Also call `act` when something has come on `news`, while a line is being typed."""
        self._news = news, act

    @contextmanager
    def obeying_signals(self) -> Iterator[None]:
        before: dict[int, Any] = {}
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            # Windows and threads other than the main one have no such handlers; `nohup` stays obeyed.
            with suppress(ValueError):
                if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                    before[number] = signal.signal(number, self._end)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def ask(self, prompt: str) -> str | None:
        """The next line; None at the end of input. Raises OSError where nobody reads."""
        self._prompt = prompt
        self.say(prompt, end=" ")
        line = self._line() if self._opened >= 0 else sys.stdin.readline()
        if line and self._is_piped:
            self.say("")  # nobody pressed Enter on this screen
        return line.removesuffix("\n").removesuffix("\r") if line else None

    def _line(self) -> str:
        """Bytes up to a line's end, decoded; "" at the end of input."""
        while b"\n" not in self._came:
            more = self._more()
            if not more:
                break
            self._came += more
            if len(self._came) > 2 * _LONGEST_LINE and b"\n" not in more:
                del self._came[_LONGEST_LINE:]
        line, _, rest = self._came.partition(b"\n")
        ended = len(line) < len(self._came)
        self._came = rest
        return _decoded(bytes(line[:_LONGEST_LINE])) + ("\n" if ended else "")

    def _more(self) -> bytes:
        """What was typed since; nothing at the end of input or at a signal, which never costs what was read."""
        while not self._is_typed():
            if self.ended:
                return b""
        with suppress(OSError):  # a terminal that is gone says so by an error
            return os.read(self._opened, 65536)
        return b""

    def _is_typed(self) -> bool:
        """Wait for what is typed, for news or for a signal, and say the news."""
        watched: list[int | Line] = [self._opened]
        if self._news is not None and self._news[0].is_open:
            watched.append(self._news[0])
        try:
            self._waits = True
            if self.ended:
                return False
            came = select.select(watched, [], [])[0]
        except _Ended:
            return False
        finally:
            self._waits = False
        if self._news is not None and self._news[0] in came:
            self._say_news(self._news[1])
        return self._opened in came

    def _say_news(self, act: Callable[[], None]) -> None:
        """On lines of their own, and then the prompt again, under which somebody is typing."""
        self._breaks_in = True
        act()
        if not self._breaks_in:
            self.say(self._prompt, end=" ")
        self._breaks_in = False

    def say(self, words: str, end: str = "\n") -> None:
        try:
            if self._breaks_in:
                self._breaks_in = False
                print()
            print(clean(words), end=end, flush=True)
        except OSError:
            if not self.ended:  # the terminal may have gone with the signal
                raise

    def _end(self, number: int, _: object) -> None:
        if self.ended:
            end_now(128 + number, lambda: None, self._last_act)
        self.ended = number
        if number != signal.SIGINT:
            # Also a disk that hangs must let go of the process then; somebody at the keys can press again.
            end_later(128 + number, lambda: None, self._last_act)
        if self._waits:
            raise _Ended

    def _last_act(self) -> str:
        return rescue(self._door.sitting) if self._door.sitting else ""


def _decoded(line: bytes) -> str:
    """Most terminals send UTF-8 whatever their locale says; what is none is in the locale's letters."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        encoding = sys.stdin.encoding or "ascii"
        few = "\n".encode(encoding) == b"\n" and "é".encode(encoding, "ignore")
        return line.decode(encoding if few else "utf-8", "replace")
