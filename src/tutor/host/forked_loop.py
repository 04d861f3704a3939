"""An event loop that a forked child can go on with: nothing in it is shared with the process it was forked from."""

import asyncio
import selectors
from collections.abc import Callable

_STILL = 0.1
"Seconds: the screens draw what has changed sixty times a second."
_TRIES = 50


class ForkedLoop(asyncio.SelectorEventLoop):
    """To be stood still in one of its own callbacks while the process forks; then call `go_on` in the child.

    `poll` keeps what is watched in the process, where `epoll` would keep it in the kernel for both. Leant on
    (tests/host/test_forked_loop.py): asyncio's pipe to itself is closed and made by these two methods, and it asks
    `_run_once` for each round of what is to be done.
    """

    def __init__(self) -> None:
        super().__init__(selectors.PollSelector())
        self._rounds = 0

    def _run_once(self) -> None:
        self._rounds += 1
        super()._run_once()  # type: ignore[misc]

    def call_when_still(self, callback: Callable[[], object], tries: int = _TRIES) -> None:
        """Call it once nothing was done for a tenth of a second: what still waits would be done in every child.

        Where something is done for ever, it is called after five seconds.
        """
        before = self._rounds

        def look() -> None:
            # This look is a round of its own.
            if self._rounds - before <= 2 or tries <= 0:
                callback()
            else:
                self.call_when_still(callback, tries - 1)

        self.call_later(_STILL, look)

    def go_on(self) -> None:
        asyncio._set_running_loop(self)  # of this process: asyncio notices the fork and knows of none
        for name in ("_close_self_pipe", "_make_self_pipe"):
            getattr(self, name)()
