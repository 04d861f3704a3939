"""An event loop that a forked child can go on with: nothing in it is shared with the process it was forked from."""

import asyncio
import selectors


class ForkedLoop(asyncio.SelectorEventLoop):
    """To be stood still in one of its own callbacks while the process forks; then call `go_on` in the child.

    `poll` keeps what is watched in the process, where `epoll` would keep it in the kernel for both. Leant on
    (tests/host/test_forked_loop.py): asyncio's pipe to itself is closed and made by these two methods.
    """

    def __init__(self) -> None:
        super().__init__(selectors.PollSelector())

    def go_on(self) -> None:
        asyncio._set_running_loop(self)  # of this process: asyncio notices the fork and knows of none
        for name in ("_close_self_pipe", "_make_self_pipe"):
            getattr(self, name)()
