"""A room being served: the door, the boards and the measures opened together, and ended together."""

import asyncio
import fcntl
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.ground.clean import clean_line
from tutor.ground.problem import CouldNotWrite, TutorError, UsageError
from tutor.ground.tongue import N_, _, many
from tutor.host import limits
from tutor.host.boards import open_boards
from tutor.host.door import host_key, key_wires, open_door
from tutor.host.greeting import greeting, own_name, page_url
from tutor.host.hall import Hall
from tutor.host.journal import note
from tutor.host.metrics import open_metrics
from tutor.host.room import Room
from tutor.host.words import NOT_STARTED, time_words

if TYPE_CHECKING:
    import asyncssh
    from websockets.asyncio.server import Server

    from tutor.host.hosts_share import HostsShare

HOST_KEY = "host_key"
LOCK = "serving.lock"
_CLOSING = N_("The room closes now. Everything is saved; come back with the same line when it is open again.")
_SOON = N_("The room closes in {time}. Everything is saved as you go.")
_FIVE_MINUTES = 300
_PORT = N_("Port {port}")
_ENDS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@dataclass(frozen=True, slots=True)
class Where:
    """Where to listen. `shown` is this machine's name for the line to type; `metrics` is 0 for none.

    `web` is the port for browsers, None for none; `web_url` what people type where a reverse proxy stands before it.
    """

    address: str = ""
    port: int = 2222
    shown: str = ""
    metrics: int = 0
    web: int | None = None
    web_address: str = "127.0.0.1"
    web_url: str = ""


def serve(
    room: Room,
    folder: Path,
    forker: socket.socket,
    where: Where,
    say: Callable[[str], None],
    share: "HostsShare | None" = None,
) -> int:
    """Serve until told to end; the exit code. `say` gets what to tell whoever started it. Raises TutorError.

    `share` is what this host shares with others of the room, by a database.
    """
    lock = _only_one(folder)
    try:
        return asyncio.run(_serve(room, folder, forker, where, say, share))
    finally:
        os.close(lock)


def _only_one(folder: Path) -> int:
    """Raises UsageError if the room is served already, CouldNotWrite."""
    try:
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise CouldNotWrite(
            _("The room's folder {folder} can't be written to: {why}.").format(
                folder=clean_line(str(folder)), why=error.strerror
            ),
            _(NOT_STARTED),
            _("It must belong to the user who serves it."),
        ) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise UsageError(
            _("This room is being served already."), todo=_("End the other one first.")
        ) from None
    return lock


@dataclass
class _Doors:
    """All that listens for a room. Closed by `close`; `shut` lets nobody new in."""

    ssh: "asyncssh.SSHAcceptor"
    web: "Server | None"
    others: tuple[asyncio.Server, ...]

    def shut(self) -> None:
        self.ssh.close()
        if self.web is not None:
            self.web.close(close_connections=False)

    def close(self) -> None:
        for server in self.others:
            server.close()


async def _open_doors(hall: Hall, where: Where, key: "asyncssh.SSHKey") -> _Doors:
    """Raises UsageError for a port that can't be opened."""
    with _opening(
        _(_PORT).format(port=where.port), _("Choose another one with --port; or another --address.")
    ):
        ssh = await open_door(hall, where.address, where.port, key)
    with _opening(_("The board's socket"), _("Look whether the room's folder can be written to.")):
        others = [await open_boards(hall)]
    if where.metrics:
        with _opening(_(_PORT).format(port=where.metrics), _("Choose another one with --metrics.")):
            others.append(await open_metrics(hall, where.metrics))
    web = None
    if where.web is not None:
        from tutor.host.web_door import Web, open_web

        with _opening(_(_PORT).format(port=where.web), _("Choose another one with --web.")):
            web = await open_web(hall, Web(where.web_address, where.web, where.web_url))
    return _Doors(ssh, web, tuple(others))


@contextmanager
def _opening(what: str, todo: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # asyncio puts more words, in English, before those of the system.
        number = error.errno or 0
        why = os.strerror(number) if number > 0 else error.strerror or error
        raise UsageError(
            _("{what} can't be opened: {why}.").format(what=what, why=why), _(NOT_STARTED), todo
        ) from error


async def _serve(
    room: Room,
    folder: Path,
    forker: socket.socket,
    where: Where,
    say: Callable[[str], None],
    share: "HostsShare | None",
) -> int:
    hall = Hall(room, folder, forker, lambda: datetime.now(UTC), share.identities if share else None)
    hall.facilitators = key_wires(room.facilitators)
    key = host_key(folder / HOST_KEY)
    if not await hall.forker_ready:
        raise TutorError(_("The tutor could not be made ready for learners."), _(NOT_STARTED))
    async with share.among_others(hall, say) if share else nullcontext():
        return await _serve_hall(hall, where, key, say)


async def _serve_hall(hall: Hall, where: Where, key: "asyncssh.SSHKey", say: Callable[[str], None]) -> int:
    doors = await _open_doors(hall, where, key)
    say(_greeting(hall, where, doors, key.get_fingerprint()))
    note("serving", port=doors.ssh.get_port())
    hours = asyncio.create_task(_watch_hours(hall))
    await _told_to_end(hall)
    hours.cancel()
    doors.shut()
    note("closing", learners=len(hall.seats))
    if hall.seats:
        words = many(
            "Ending: {n} is told and saved. Press Ctrl+C again to end at once.",
            "Ending: {n} are told and saved. Press Ctrl+C again to end at once.",
            len(hall.seats),
        )
        say(words.format(n=len(hall.seats)))
    await hall.drain(_(_CLOSING), limits.DRAIN_SECONDS)
    # What was said last is still on its way to the clients.
    await asyncio.sleep(0.2)
    doors.close()
    hall.close()
    note("closed")
    return 0


def _greeting(hall: Hall, where: Where, doors: _Doors, fingerprint: str) -> str:
    url = where.web_url
    if doors.web is not None and not url:
        url = page_url(where.web_address, where.shown, doors.web.sockets[0].getsockname()[1])
    name = where.shown or own_name(where.address)
    return greeting(hall.room, name, doors.ssh.get_port(), fingerprint, url, is_open=hall.is_open)


async def _told_to_end(hall: Hall) -> None:
    """Wait for the first signal; the second one hurries."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in _ENDS:
        loop.add_signal_handler(number, told.set)
    await told.wait()
    for number in _ENDS:
        loop.add_signal_handler(number, hall.hurry.set)


async def _watch_hours(hall: Hall) -> None:
    """Warn five minutes before the room closes, and close it then for whoever is still in."""
    closes = hall.room.closes_at
    if closes is None:
        return
    left = (closes - datetime.now(UTC)).total_seconds()
    if left > _FIVE_MINUTES:
        await asyncio.sleep(left - _FIVE_MINUTES)
        from tutor.host.news import Word

        hall.tell(Word(kind="warning", text=_(_SOON).format(time=time_words(_FIVE_MINUTES))))
        left = (closes - datetime.now(UTC)).total_seconds()
    await asyncio.sleep(max(0.0, left))
    await hall.drain(_(_CLOSING), limits.DRAIN_SECONDS)
