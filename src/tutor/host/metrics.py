"""The measures for Prometheus, on this machine's own address only."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from tutor.host.measures import memory_of

if TYPE_CHECKING:
    from tutor.host.hall import Hall

_SECONDS = 5
_HEAD = (
    "HTTP/1.1 {status}\r\nContent-Type: text/plain; version=0.0.4\r\n"
    "Content-Length: {length}\r\nConnection: close\r\n\r\n"
)


async def open_metrics(hall: "Hall", port: int) -> asyncio.Server:
    """Listen on 127.0.0.1. Raises OSError if the port is taken."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(
            OSError, ValueError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError
        ):
            async with asyncio.timeout(_SECONDS):
                asked = await reader.readuntil(b"\r\n\r\n")
                writer.write(_answer(hall, asked))
                await writer.drain()
        writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", port, limit=8192)


def _answer(hall: "Hall", asked: bytes) -> bytes:
    path = asked.split(b" ", 2)[1:2]
    status, text = "404 Not Found", "Ask for /metrics or /health.\n"
    if path == [b"/metrics"]:
        text = hall.measures.text(
            len(hall.seats), hall.half_open + hall.at_code, memory_of(hall.processes()).share
        )
        status = "200 OK"
    elif path == [b"/health"]:
        status, text = ("503 Service Unavailable", "closing\n") if hall.is_closing else ("200 OK", "ok\n")
    body = text.encode()
    return _HEAD.format(status=status, length=len(body)).encode() + body
