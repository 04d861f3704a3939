"""A room being served: the door, the boards and the measures opened together, and ended together."""

import asyncio
import fcntl
import io
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.ground.clean import clean_line
from tutor.ground.problem import CouldNotWrite, TutorError, UsageError
from tutor.host import limits
from tutor.host.boards import open_boards
from tutor.host.door import USER, host_key, key_wires, open_door
from tutor.host.hall import Hall
from tutor.host.journal import note
from tutor.host.metrics import open_metrics
from tutor.host.room import Room

if TYPE_CHECKING:
    from tutor.host.shared import Shared

HOST_KEY = "host_key"
LOCK = "serving.lock"
_CLOSING = "The room closes now. Everything is saved; come back with the same line when it is open again."
_SOON = "The room closes in 5 minutes. Everything is saved as you go."
_FIVE_MINUTES = 300


@dataclass(frozen=True, slots=True)
class Where:
    """Where to listen. `shown` is this machine's name for the line to type; `metrics` is 0 for none."""

    address: str = ""
    port: int = 2222
    shown: str = ""
    metrics: int = 0


def serve(
    room: Room,
    folder: Path,
    forker: socket.socket,
    where: Where,
    say: Callable[[str], None],
    shared: "Shared | None" = None,
) -> int:
    """Serve until told to end; the exit code. `say` gets what to tell whoever started it. Raises TutorError.

    `shared` is what this host shares with others of the room, by a database.
    """
    lock = _only_one(folder)
    try:
        return asyncio.run(_serve(room, folder, forker, where, say, shared))
    finally:
        os.close(lock)


def _only_one(folder: Path) -> int:
    """Raises UsageError if the room is served already, CouldNotWrite."""
    try:
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise CouldNotWrite(
            f"The room's folder {clean_line(str(folder))} can't be written to: {error.strerror}.",
            "Nothing was started.",
            "It must belong to the user who serves it.",
        ) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise UsageError("This room is being served already.", todo="End the other one first.") from None
    return lock


async def _serve(
    room: Room,
    folder: Path,
    forker: socket.socket,
    where: Where,
    say: Callable[[str], None],
    shared: "Shared | None",
) -> int:
    identities = shared.identities if shared else None
    hall = Hall(room, folder, forker, lambda: datetime.now(UTC), identities)
    hall.facilitators = key_wires(room.facilitators)
    key = host_key(folder / HOST_KEY)
    if not await hall.forker_ready:
        raise TutorError("The tutor could not be made ready for learners.", "Nothing was started.")
    try:
        door = await open_door(hall, where.address, where.port, key)
        boards = await open_boards(hall)
        metrics = await open_metrics(hall, where.metrics) if where.metrics else None
    except OSError as error:
        raise UsageError(
            f"Port {where.port} can't be opened: {error.strerror or error}.",
            "Nothing was started.",
            "Choose another one with --port.",
        ) from error
    port = door.get_port()
    say(greeting(room, where.shown or own_name(where.address), port, key.get_fingerprint()))
    note("serving", port=port)
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        loop.add_signal_handler(number, told.set)
    hours = asyncio.create_task(_watch_hours(hall))
    await told.wait()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        loop.add_signal_handler(number, hall.hurry.set)
    hours.cancel()
    door.close()
    note("closing", learners=len(hall.seats))
    if hall.seats:
        say(f"Ending: {len(hall.seats)} are told and saved. Press Ctrl+C again to end at once.")
    await hall.drain(_CLOSING, limits.DRAIN_SECONDS)
    # What was said last is still on its way to the clients.
    await asyncio.sleep(0.2)
    for server in filter(None, (boards, metrics)):
        server.close()
    hall.close()
    note("closed")
    return 0


async def _watch_hours(hall: Hall) -> None:
    """Warn five minutes before the room closes, and close it then for whoever is still in."""
    closes = hall.room.closes_at
    if closes is None:
        return
    left = (closes - datetime.now(UTC)).total_seconds()
    if left > _FIVE_MINUTES:
        await asyncio.sleep(left - _FIVE_MINUTES)
        from tutor.host.news import Word

        hall.tell(Word(kind="warning", text=_SOON))
        left = (closes - datetime.now(UTC)).total_seconds()
    await asyncio.sleep(max(0.0, left))
    await hall.drain(_CLOSING, limits.DRAIN_SECONDS)


def own_name(address: str) -> str:
    """An address of this machine that others in the same network can type."""
    if address not in ("", "0.0.0.0", "::"):
        return address
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        # Nothing is sent: the system only says which of its addresses it would use (the target is for examples).
        probe.connect(("192.0.2.1", 9))
        return str(probe.getsockname()[0])
    return "127.0.0.1"


def greeting(room: Room, name: str, port: int, fingerprint: str) -> str:
    """What the facilitator writes on the board: the line to type, the code, and both as a QR code."""
    import segno

    line = f"ssh -p {port} {USER}@{name}" if port != 22 else f"ssh {USER}@{name}"
    drawn = io.StringIO()
    segno.make(f"ssh://{USER}@{name}:{port}", error="m").terminal(out=drawn, compact=True, border=2)
    hours = ""
    if room.opens_at or room.closes_at:
        begin, end = (
            f"{one.astimezone():%Y-%m-%d %H:%M}" if one else "…" for one in (room.opens_at, room.closes_at)
        )
        hours = f"Open        {begin} to {end}\n"
    return (
        f"Room        {room.name}\n"
        f"Type this   {line}\n"
        f"Room code   {room.code}\n"
        f"{hours}"
        f"Host key    {fingerprint}   (ED25519; people see it when they come in first)\n\n"
        f"{drawn.getvalue()}\n"
        "Ctrl+C ends the room: everyone is told, and everything is saved."
    )
