"""A plain command run for somebody who has work here, in a process of its own; what it prints goes to their client."""

import asyncio
import os
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING

from tutor.ground.tongue import _
from tutor.host.guest import Guest
from tutor.host.hall import NoSeat

if TYPE_CHECKING:
    from tutor.host.hall import Hall

_MOST_OUTPUT = 4 * 1024 * 1024
_SECONDS = 30
_AGAIN = 0.05

Write = Callable[[bytes], None]
NOT_BEGUN, BUG = 4, 70


async def run_command(
    hall: "Hall", learner: str, words: list[str], out: Write, err: Write, may_write: Callable[[], bool]
) -> int:
    """The command's exit code. `words` come from `read_command`. A cancelled run ends its process."""
    if not await hall.known.surely_has_work(learner):
        err((_("There is no work of yours here yet. Come in with a terminal first.") + "\n").encode())
        return NOT_BEGUN
    ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def over(code: int) -> None:
        if not ended.done():
            ended.set_result(code)

    said, says = os.pipe()
    told, tells = os.pipe()
    nothing = os.open(os.devnull, os.O_RDONLY)
    try:
        guest = Guest(0, learner, "command", command=tuple(words))
        seat = await hall.seat(guest, (nothing, says, tells), over)
    except BaseException as problem:
        os.close(said)
        os.close(told)
        if isinstance(problem, NoSeat):
            err(f"{problem}\n".encode())
            return NOT_BEGUN
        raise
    finally:
        for one in (nothing, says, tells):
            os.close(one)
    try:
        async with asyncio.timeout(_SECONDS):
            await asyncio.gather(_pass_on(said, out, may_write), _pass_on(told, err, may_write))
            return await ended
    except TimeoutError:
        return BUG
    finally:
        if not ended.done() or ended.cancelled():
            hall.end(seat, signal.SIGKILL)


async def _pass_on(pipe: int, write: Write, may_write: Callable[[], bool]) -> None:
    reader = asyncio.StreamReader(limit=64 * 1024)
    transport, _reading = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader),
        open(pipe, "rb", buffering=0),  # noqa: SIM115
    )
    sent = 0
    try:
        while sent < _MOST_OUTPUT and (part := await reader.read(16 * 1024)):
            while not may_write():
                await asyncio.sleep(_AGAIN)
            write(part)
            sent += len(part)
    finally:
        transport.close()
