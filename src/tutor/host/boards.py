"""The board's socket in the room's folder: what is known of the room out, the facilitator's words in."""

import asyncio
import json
import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tutor.ground.clean import clean
from tutor.ground.tongue import _
from tutor.host.journal import note
from tutor.host.news import LONGEST, Word
from tutor.host.room import Sight
from tutor.host.words import time_words

if TYPE_CHECKING:
    from tutor.host.hall import Hall

SOCKET = "board.sock"
_MOST_WAITING = 4 * 1024 * 1024
"Bytes for a board that does not read; then it is cut, and may come again."
_BEHIND: dict[Sight, tuple[str, ...]] = {
    "names": ("name",),
    "places": ("place", "unit_id", "done", "ready"),
    "hands": ("hand_up_since",),
    "stuck": ("wrong_in_row",),
    "questions": ("tried",),
    "reasons": ("reasons",),
}
"What a facilitator may see → the keys of a presence that tell it."


class Order(BaseModel):
    """What a board asks for, one JSON object a line. `seat` is one learner's; without it all are meant."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    do: Literal["message", "pause", "resume", "close"]
    text: str = Field(default="", max_length=2000)
    seat: int | None = None
    seconds: Annotated[float, Field(ge=0, le=3600)] = 60.0


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
            writer.write(seen(line, hall.room.may_see))

    send(room_line(hall))
    hall.newest.hear(send)
    try:
        while line := await reader.readline():
            writer.write(_obeyed(hall, line))
            send(room_line(hall))
    except (ValueError, OSError, asyncio.LimitOverrunError):
        note("board cut")
    finally:
        hall.newest.forget(send)
        writer.close()


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
    }
    return json.dumps(said).encode() + b"\n"


def seen(line: bytes, may_see: tuple[Sight, ...]) -> bytes:
    """A presence without what facilitators of this room may not see; any other line as it is."""
    hidden = {key for sight, keys in _BEHIND.items() if sight not in may_see for key in keys}
    if not hidden:
        return line
    said = json.loads(line)
    if said.get("kind") != "presence":
        return line
    return json.dumps({key: value for key, value in said.items() if key not in hidden}).encode() + b"\n"


def _obeyed(hall: "Hall", line: bytes) -> bytes:
    """Do what a board asks; the answer to it."""
    try:
        order = Order.model_validate_json(line)
    except ValidationError:
        return json.dumps({"kind": "refused", "why": _("no such order")}).encode() + b"\n"
    told = 0
    if order.do == "message":
        told = hall.tell(Word(text=clean(order.text).strip()[:500]), order.seat) if order.text.strip() else 0
    elif order.do == "close":
        words = clean(order.text).strip()[:300] or _(
            "The room closes in {time}. Everything is saved."
        ).format(time=time_words(order.seconds))
        told = len(hall.seats)
        hall.close_soon(words, order.seconds)
    else:
        hall.is_paused = order.do == "pause"
        told = hall.tell(Word(kind=order.do))
    note("order", do=order.do, told=told)
    return json.dumps({"kind": "done", "do": order.do, "told": told}).encode() + b"\n"
