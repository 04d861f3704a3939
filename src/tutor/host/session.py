"""One learner's session: a few words at the entrance, then a terminal with the tutor on it, or a plain command."""

import asyncio
import os
import signal
from collections.abc import Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import asyncssh

from tutor.ground.clean import clean
from tutor.host import limits
from tutor.host.comers import Codes, Comer
from tutor.host.entrance import Entrance
from tutor.host.guest import TERMS, Guest, Kind, depth_of
from tutor.host.hall import NoSeat, Seat
from tutor.host.journal import note
from tutor.host.known import CantTellError
from tutor.host.news import Word
from tutor.host.plain_commands import COMMANDS, read_command
from tutor.host.relay import Relay

if TYPE_CHECKING:
    from tutor.host.hall import Hall

_MOST_OUTPUT = 4 * 1024 * 1024
_COMMAND_SECONDS = 30
_AS_IT_WAS = b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?1004l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m\r\n"
_AWAY = "You were away for a while. The tutor closes in {minutes} if you press no key. Everything is saved."


class LearnerSession(asyncssh.SSHServerSession[bytes]):
    """What one client asks for, and what it gets. Refuses all but one terminal or one of the plain commands."""

    def __init__(self, hall: "Hall", codes: Codes, comer: Comer, conn: asyncssh.SSHServerConnection) -> None:
        self._hall, self._codes, self._comer, self._conn = hall, codes, comer, conn
        self._loop = asyncio.get_running_loop()
        self._window = (80, 24)
        self._term = ""
        self._command: list[str] | None = None
        self._entrance: Entrance | None = None
        self._relay: Relay | None = None
        self._seat: Seat | None = None
        self._warned = False
        self._waits = False
        self._is_over = False
        self._tasks: set[asyncio.Task[None]] = set()

    def connection_made(self, chan: "asyncssh.SSHServerChannel[bytes]") -> None:
        self._chan = chan

    # What the client asks for

    def pty_requested(self, term_type: str, term_size: Any, term_modes: Any) -> bool:
        if term_type in ("", "dumb", "unknown"):
            return False
        self._term = term_type if term_type in TERMS else "xterm-256color"
        self._window = limits.window(int(term_size[0]), int(term_size[1]))
        return True

    def shell_requested(self) -> bool:
        return True

    def exec_requested(self, command: str) -> bool:
        self._command = read_command(command)
        if self._command is None:
            self._hall.measures.refused["command"] += 1
        return self._command is not None

    def subsystem_requested(self, subsystem: str) -> bool:
        self._hall.measures.refused["subsystem"] += 1
        return False

    def session_started(self) -> None:
        if not self._hall.is_open:
            self._say("The room is closed now. Please ask your facilitator.")
            self._leave(4)
        elif self._command is not None:
            self._start(self._run_command(self._command))
        elif not self._term:
            self._say(f"This needs a terminal. Try: ssh -t, or ask for: {', '.join(COMMANDS)}.")
            self._leave(2)
        else:
            self._start(self._come_in())

    # At the entrance

    async def _come_in(self) -> None:
        if self._comer.is_facilitator or await self._has_work():
            await self._begin()
        else:
            self._entrance = Entrance(self._comer, self._codes, self._hall.room.name)
            self._write(self._entrance.greeting())

    async def _has_work(self) -> bool:
        """Whom nobody can look up just now is asked for the room's code, as one who is new."""
        with suppress(CantTellError):
            return await self._hall.known.has_work(self._comer.learner)
        return False

    async def _at_entrance(self, entrance: Entrance, typed: bytes) -> None:
        self._write(await entrance.type(typed))
        if self._entrance is not entrance:
            return
        if entrance.is_refused:
            self._leave(1)
        elif entrance.is_through:
            self._comer, self._entrance = entrance.comer, None
            self._start(self._begin())

    # A terminal

    async def _begin(self) -> None:
        if self._hall.is_full:
            self._say(str(self._hall.full()))
            self._leave(4)
            return
        began = self._loop.time()
        kind: Kind = "board" if self._comer.is_facilitator else "learner"
        try:
            relay = Relay(self, self._window, self._hung_up)
        except OSError:
            self._say("The tutor could not be started. Please tell your facilitator.")
            self._leave(70)
            return
        guest = Guest(
            0, self._comer.learner, kind, self._comer.name, self._comer.resume_code, self._term, depth_of(self._term)
        )  # fmt: skip
        try:
            seat = await self._hall.seat(guest, (relay.theirs,) * 3, self._ended)
        except NoSeat as problem:
            relay.close()
            self._say(str(problem))
            self._leave(4)
            return
        except asyncio.CancelledError:
            relay.close()
            raise
        finally:
            relay.close_theirs()
        self._seat, self._relay = seat, relay

        def painted() -> None:
            self._hall.measures.first_paint.add(self._loop.time() - began)
            self._hall.has_started(seat)

        relay.first_drawn = painted
        relay.answered = self._hall.measures.key_to_output.add
        relay.resize(self._window)
        if self._is_over:
            self._dropped()
        else:
            self._watch_idle()

    def data_received(self, data: bytes, datatype: Any) -> None:
        if self._relay is not None:
            self._warned = False
            self._relay.type(data)
        elif self._entrance is not None:
            self._start(self._at_entrance(self._entrance, data))

    def terminal_size_changed(self, width: int, height: int, pixwidth: int, pixheight: int) -> None:
        self._window = limits.window(width, height)
        if self._relay is not None:
            self._relay.resize(self._window)

    def _watch_idle(self) -> None:
        """Look again when it may be time: to warn, or to close."""
        if self._is_over or self._relay is None or self._seat is None:
            return
        patience = self._hall.room.limits.idle_minutes * 60
        notice = min(limits.WARNED_BEFORE, patience / 2)
        idle = self._loop.time() - self._relay.typed_at
        if idle >= patience:
            note("idle", seat=self._seat.guest.seat)
            self._hall.end(self._seat, signal.SIGTERM)
            return
        if idle >= patience - notice and not self._warned:
            self._warned = True
            minutes = "2 minutes" if notice >= 120 else f"{notice:.0f} seconds"
            self._seat.news.send(Word(kind="warning", text=_AWAY.format(minutes=minutes)).to_json())
        left = (patience if self._warned else patience - notice) - idle
        self._loop.call_later(max(left, 0.05), self._watch_idle)

    # What the relay asks of a client

    def write(self, drawn: bytes) -> None:
        if not self._chan.is_closing():
            self._chan.write(drawn)

    def backlog(self) -> int:
        """Bytes for this reader in our memory: those of the channel, and those behind it that asyncssh sent on."""
        transport = getattr(self._conn, "_transport", None)
        behind = transport.get_write_buffer_size() if transport is not None else 0
        return self._chan.get_write_buffer_size() + int(behind)

    def wait(self, waits: bool) -> None:
        if waits != self._waits:
            self._waits = waits
            (self._chan.pause_reading if waits else self._chan.resume_reading)()

    def cut(self) -> None:
        self._hall.measures.refused["slow-reader"] += 1
        note("slow reader cut")
        self._conn.abort()

    # A plain command

    async def _run_command(self, words: list[str]) -> None:
        if words[0] == "help":
            self._say("\n".join(f"{name:10} {what}" for name, what in COMMANDS.items()))
            self._leave(0)
        elif not await self._has_work():
            self._say("There is no work of yours here yet. Come in with a terminal first.", to_stderr=True)
            self._leave(4)
        else:
            self._leave(await self._output_of(words))

    async def _output_of(self, words: list[str]) -> int:
        ended: asyncio.Future[int] = self._loop.create_future()
        guest = Guest(0, self._comer.learner, "command", command=tuple(words))
        said, says = os.pipe()
        told, tells = os.pipe()
        nothing = os.open(os.devnull, os.O_RDONLY)
        try:
            seat = await self._hall.seat(guest, (nothing, says, tells), ended.set_result)
        except NoSeat as problem:
            os.close(said)
            os.close(told)
            self._say(str(problem), to_stderr=True)
            return 4
        finally:
            for one in (nothing, says, tells):
                os.close(one)
        self._seat = seat
        try:
            async with asyncio.timeout(_COMMAND_SECONDS):
                await asyncio.gather(
                    self._pass_on(said, self._chan.write), self._pass_on(told, self._chan.write_stderr)
                )
                return await ended
        except TimeoutError:
            self._hall.end(seat, signal.SIGKILL)
            return 70

    async def _pass_on(self, pipe: int, write: Any) -> None:
        reader = asyncio.StreamReader(limit=64 * 1024)
        transport, _ = await self._loop.connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader),
            open(pipe, "rb", buffering=0),  # noqa: SIM115
        )
        sent = 0
        try:
            while sent < _MOST_OUTPUT and (part := await reader.read(16 * 1024)):
                while self.backlog() > limits.BACKLOG:
                    await asyncio.sleep(0.05)
                write(part)
                sent += len(part)
        finally:
            transport.close()

    # The end

    def eof_received(self) -> bool:
        """The client types no more; a command still says what it has to say."""
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        self._dropped()

    def _dropped(self) -> None:
        """The line is gone: hang up; the learner's process has saved all and ends."""
        self._is_over = True
        if self._relay is not None:
            self._relay.close()
        if self._seat is not None:
            self._hall.end_soon(self._seat)
        else:
            for task in self._tasks:
                task.cancel()

    def _hung_up(self) -> None:
        """Nobody is at the other end of the terminal: its process ends, or was killed."""
        if self._seat is not None:
            self._hall.end_soon(self._seat)

    def _ended(self, code: int) -> None:
        if self._relay is not None and not self._is_over:
            self._relay.rest()
            self._relay.close()
            if code < 0 or code >= 128:
                # Killed, or told to end: the client's screen may still be ours.
                self._write(_AS_IT_WAS)
                self._say("The tutor has ended. What you did is saved; come back with the same line.")
        self._leave(code if 0 <= code < 256 else 1)

    def _leave(self, code: int) -> None:
        self._is_over = True
        if not self._chan.is_closing():
            self._chan.exit(code)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _write(self, drawn: bytes) -> None:
        with suppress(OSError):
            self.write(drawn)

    def _say(self, words: str, *, to_stderr: bool = False) -> None:
        end = "\r\n" if self._term else "\n"
        said = (clean(words) + "\n").replace("\n", end).encode()
        if to_stderr and not self._chan.is_closing():
            self._chan.write_stderr(said)
        else:
            self._write(said)
