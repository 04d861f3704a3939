"""What goes between the app and a terminal, when one of them is slow, gone or in a hurry."""

import threading
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tutor.tui.early_keys import EarlyKeys

AHEAD = 128
"Keys sent to the screens and not yet worked off; of what comes faster only text is kept, as one paste."


class Screenful:
    """The terminal as a file: a broken one is noticed once and then takes everything in silence."""

    def __init__(self, file: IO[str], on_lost: Any) -> None:
        self._file = file
        self._on_lost = on_lost
        self._lost = False

    def write(self, text: str) -> int:
        self._attempt(lambda: self._file.write(text))
        return len(text)

    def flush(self) -> None:
        self._attempt(self._file.flush)

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()

    def _attempt(self, act: Any) -> None:
        if self._lost:
            return
        try:
            act()
        except (OSError, ValueError):
            self._lost = True
            self._on_lost()


class Backlog:
    """Counts what was sent and not yet worked off, so that a flood of keys waits outside and not in memory."""

    def __init__(self, app: "EarlyKeys") -> None:
        self._app = app
        self._lock = threading.Lock()
        self._sent = self._asked = 0

    @property
    def room(self) -> int:
        return max(0, AHEAD - self._sent)

    @property
    def room_to_leave(self) -> bool:
        return self._sent < 2 * AHEAD

    def count(self) -> None:
        with self._lock:
            self._sent += 1

    def look(self) -> None:
        """Ask, when it is worth it, whether the screens have caught up; called by the thread that reads."""
        if not self._asked and self._sent >= AHEAD // 4:
            self._asked = self._sent
            if not self._app.call_later(self._app.in_turn, self._caught_up):
                self._caught_up()

    def _caught_up(self) -> None:
        with self._lock:
            self._sent = max(0, self._sent - self._asked)
            self._asked = 0
