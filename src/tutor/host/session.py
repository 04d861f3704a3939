"""One learner's session over SSH: a few words at the entrance, then a place on a screen or in lines; or a command."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import asyncssh

from tutor.ground.clean import clean
from tutor.ground.tongue import N_, _
from tutor.host import limits
from tutor.host.comers import Codes, Comer
from tutor.host.command_run import run_command
from tutor.host.entrance import Entrance
from tutor.host.guest import OF_LINES_ONLY, TERMS, depth_of
from tutor.host.journal import note
from tutor.host.place import Place
from tutor.host.plain_commands import COMMANDS, PLAIN, help_text, read_command

if TYPE_CHECKING:
    from tutor.host.hall import Hall

_NO_TERMINAL = N_("This needs a terminal. Try: ssh -t, or ask for: {commands}.")
_BOARD = N_("The board can't be shown in lines. Try: TERM=xterm ssh …; or learn@… to learn yourself.")
_TIME_TO_LEAVE = 2.0
"Seconds."


class LearnerSession(asyncssh.SSHServerSession[bytes]):
    """What one client asks for, and what it gets. Refuses all but one place, or one of the plain commands."""

    def __init__(self, hall: "Hall", codes: Codes, comer: Comer, conn: asyncssh.SSHServerConnection) -> None:
        self._hall, self._codes, self._comer, self._conn = hall, codes, comer, conn
        self._window = (80, 24)
        self._term = ""
        self._is_terminal = False
        self._in_lines = False
        self._has_typed_all = False
        self._early = b""
        "Typed in lines before it was known who comes."
        self._asked: str | None = None
        self._running: asyncio.Task[None] | None = None
        self._coming: set[asyncio.Task[None]] = set()
        self._entrance: Entrance | None = None
        self._place: Place | None = None
        self._waits = False

    def connection_made(self, chan: "asyncssh.SSHServerChannel[bytes]") -> None:
        self._chan = chan

    # What the client asks for

    def pty_requested(self, term_type: str, term_size: Any, term_modes: Any) -> bool:
        self._is_terminal = True
        if term_type not in OF_LINES_ONLY:
            self._term = term_type if term_type in TERMS else "xterm-256color"
        self._window = limits.window(int(term_size[0]), int(term_size[1]))
        return True

    def shell_requested(self) -> bool:
        return True

    def exec_requested(self, command: str) -> bool:
        # Taken also where nothing will be run: a refusal has no words, and whoever mistyped needs some.
        self._asked = command
        return True

    def subsystem_requested(self, subsystem: str) -> bool:
        self._hall.measures.refused["subsystem"] += 1
        return False

    def session_started(self) -> None:
        if not self._hall.is_open:
            self._refuse(self._hall.closed_words(), 4)
        elif self._asked is not None:
            self._obey(self._asked)
        elif self._is_terminal:
            self._open(in_lines=not self._term)
        else:
            self._refuse(_(_NO_TERMINAL).format(commands=", ".join(COMMANDS)), 2)

    def _open(self, *, in_lines: bool) -> None:
        self._in_lines = in_lines
        if in_lines and self._comer.is_facilitator:
            self._refuse(_(_BOARD), 2)
        else:
            self._start(self._come_in())

    def _obey(self, asked: str) -> None:
        """Only what is listed is run, and what was typed is never part of it."""
        words = read_command(asked)
        if words is None:
            self._hall.measures.refused["command"] += 1
            told = _("This can't be asked for here."), _("Ask for: {commands}.")
            self._refuse(" ".join(told).format(commands=", ".join(COMMANDS)), 2)
        elif words == [PLAIN]:
            self._open(in_lines=True)
        else:
            self._running = asyncio.get_running_loop().create_task(self._run_command(words))

    async def _come_in(self) -> None:
        comer = self._comer
        if comer.is_facilitator or await self._hall.known.surely_has_work(comer.learner):
            self._sit_down(self._early)
        elif self._hall.is_full_for(comer.learner):
            # Before a code is shown, so that nobody writes one down in vain.
            self._refuse(str(self._hall.full()), 4)
        else:
            self._entrance = Entrance(
                comer, self._codes, self._hall.room.name, self._window[0], echoes=self._is_terminal
            )
            self._write_entrance(self._entrance.greeting())
            if self._in_lines:
                self._start(self._at_entrance(self._entrance, self._early))

    def data_received(self, data: bytes, datatype: Any) -> None:
        if self._place is not None:
            self._place.type(data)
        elif self._entrance is not None:
            self.wait(self._in_lines)
            self._start(self._at_entrance(self._entrance, data))
        elif self._in_lines:
            self.wait(True)
            self._early += data

    async def _at_entrance(self, entrance: Entrance, typed: bytes) -> None:
        self._write_entrance(await entrance.type(typed))
        if self._entrance is not entrance or entrance.is_busy:
            return
        if entrance.is_refused:
            self.leave(1)
        elif entrance.is_through:
            self._comer, self._entrance = entrance.comer, None
            self._sit_down(entrance.rest)
        elif self._in_lines and self._has_typed_all:
            self.leave(1)
        else:
            self.wait(False)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._coming.add(task)
        task.add_done_callback(self._coming.discard)

    def _sit_down(self, typed: bytes = b"") -> None:
        """`typed` was typed ahead, in lines: a key that hits a screen before it is seen would do harm."""
        self._place = Place(self._hall, self, self._window)
        if not self._in_lines:
            self._place.begin(self._comer, self._term, depth_of(self._term))
            return
        self._place.begin_in_lines(self._comer, by_pipe=not self._is_terminal)
        if typed:
            self._place.type(typed)
        else:
            self.wait(False)
        if self._has_typed_all:
            self._place.no_more()

    def terminal_size_changed(self, width: int, height: int, pixwidth: int, pixheight: int) -> None:
        self._window = limits.window(width, height)
        if self._place is not None:
            self._place.resize(self._window)

    async def _run_command(self, words: list[str]) -> None:
        if words[0] == "help":
            self.say(help_text())
            self.leave(0)
            return
        self.leave(
            await run_command(
                self._hall, self._comer.learner, words, self._write_lines, self._write_error,
                lambda: self.backlog() <= limits.BACKLOG,
            )
        )  # fmt: skip

    # What a place asks of its visitor

    def write(self, drawn: bytes) -> None:
        if not self._chan.is_closing():
            with suppress(OSError):
                self._chan.write(drawn)

    def _write_lines(self, said: bytes) -> None:
        self.write(self._as_lines(said))

    def _write_error(self, said: bytes) -> None:
        if not self._chan.is_closing():
            self._chan.write_stderr(self._as_lines(said))

    def _as_lines(self, said: bytes) -> bytes:
        """A client that was given a terminal has set its own so that a line break alone does not begin a line."""
        return said.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n") if self._is_terminal else said

    def _write_entrance(self, said: bytes) -> None:
        self.write(said if self._is_terminal else said.replace(b"\r\n", b"\n"))

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

    def say(self, words: str) -> None:
        self._write_lines((clean(words) + "\n").encode())

    def _refuse(self, words: str, code: int) -> None:
        """Beside what was asked for, never in the midst of it: somebody may be writing that into a file."""
        self._write_error((clean(words) + "\n").encode())
        self.leave(code)

    def leave(self, code: int) -> None:
        if not self._chan.is_closing():
            self._chan.exit(code)

    # The end

    def eof_received(self) -> bool:
        """The client types no more; a command, or what was typed before, still has something to say."""
        self._has_typed_all = True
        if self._place is not None:
            self._place.no_more()
        elif self._entrance is not None:
            self._start(self._at_entrance(self._entrance, b""))
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        for task in self._coming:
            task.cancel()
        if self._place is not None:
            self._place.dropped()
        if self._running is not None:
            self._running.cancel()
        # One session is all that a connection gets; a client that has been told its end leaves by itself sooner.
        asyncio.get_running_loop().call_later(_TIME_TO_LEAVE, self._conn.close)
