"""The board's socket in the room's folder: what is known of the room out, the facilitator's words in."""

import asyncio
import json
import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.ground.tongue import _
from tutor.host.journal import note
from tutor.host.news import LONGEST
from tutor.host.obeying import obey_everywhere
from tutor.host.orders import read_order

if TYPE_CHECKING:
    from tutor.host.hall import Hall

SOCKET = "board.sock"
_MOST_WAITING = 4 * 1024 * 1024
"Bytes for a board that does not read; then it is cut, and may come again."


def path_of(folder: Path) -> str:
    """The socket's path, also where the folder's own is too long for a socket. Raises OSError without the folder."""
    path = str(folder / SOCKET)
    if len(path.encode()) < 100:
        return path
    return f"/proc/self/fd/{os.open(folder, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)}/{SOCKET}"


async def open_boards(hall: "Hall") -> asyncio.Server:
    """Listen for boards of whoever may use the room's folder. Raises OSError."""
    path = path_of(hall.folder)
    with suppress(FileNotFoundError):
        (hall.folder / SOCKET).unlink()
    before = os.umask(0o177)
    try:
        return await asyncio.start_unix_server(partial(_serve, hall), path, limit=LONGEST)
    finally:
        os.umask(before)


async def _serve(hall: "Hall", reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    def send(line: bytes) -> None:
        if writer.transport.get_write_buffer_size() > _MOST_WAITING:
            writer.transport.abort()
        elif not writer.is_closing():
            writer.write(line)

    send(room_line(hall))
    hall.newest.hear(send)
    try:
        while line := await reader.readline():
            send(await _obeyed(hall, line))
            tell_boards(hall)
    except (ValueError, OSError, asyncio.LimitOverrunError):
        note("board cut")
    finally:
        hall.newest.forget(send)
        writer.close()


def tell_boards(hall: "Hall") -> None:
    """The room itself is another than it was: all its boards are told."""
    hall.newest.pass_on(room_line(hall))


def room_line(hall: "Hall") -> bytes:
    """What a board shows of the room itself."""
    room = hall.room
    said = {
        "kind": "room",
        "name": room.name,
        "code": room.code,
        "closes_at": room.closes_at.isoformat() if room.closes_at else None,
        "may_see": list(room.may_see),
        "most_learners": room.limits.learners,
        "is_paused": hall.is_paused,
        "is_closing": hall.is_closing,
        "other_hosts": hall.others.count if hall.others else 0,
        "others_silent": hall.others.is_silent if hall.others else False,
    }
    return json.dumps(said).encode() + b"\n"


async def _obeyed(hall: "Hall", line: bytes) -> bytes:
    """Do what a board asks; the answer to it."""
    order = read_order(line)
    if order is None:
        return json.dumps({"kind": "refused", "why": _("no such order")}).encode() + b"\n"
    told, reached = await obey_everywhere(hall, order)
    done = {"kind": "done", "do": order.do, "told": told, "unreached": not reached}
    return json.dumps(done).encode() + b"\n"
