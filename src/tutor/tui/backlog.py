"""How many keys wait to be worked off, so that a flood of them waits outside and not in memory."""

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.tui.early_keys import EarlyKeys

AHEAD = 128
"Keys sent to the screens and not yet worked off; of what comes faster only text is kept, as one paste."


class Backlog:
    """Counts what was sent to the screens and not yet worked off."""

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
