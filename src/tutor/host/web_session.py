"""A browser as a learner's terminal: who comes, keys and sizes in, what is drawn out, and the plan to take home."""

import asyncio
import json
from collections import deque
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from tutor.ground.clean import clean
from tutor.ground.tongue import N_, _
from tutor.host import limits
from tutor.host.arrival import Arrival
from tutor.host.comers import Comer
from tutor.host.command_run import run_command
from tutor.host.entrance import Entrance
from tutor.host.journal import note
from tutor.host.known import CantTellError
from tutor.host.place import Place
from tutor.host.plain_commands import PLAIN, read_command
from tutor.host.words import CANT_TELL, TOO_MANY

if TYPE_CHECKING:
    from tutor.host.hall import Hall

_TERM = "xterm-256color"
"What xterm.js is; it shows all colours."
_LAST_WORDS = 2.0
"Seconds for a browser to take what was said last, and to agree that the line ends."
_AT_ONCE = 64 * 1024
_WRONG = N_("That is neither the room's code nor a code of your own here.")
_Size = Annotated[int, Field(ge=0, le=100_000)]


class Asked(BaseModel):
    """A text message of the page; bytes are keys. A code is only ever sent in here, never in an address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    do: Literal["come", "resize", "take"]
    code: str = Field(default="", max_length=200)
    name: str = Field(default="", max_length=200)
    columns: _Size = 0
    rows: _Size = 0
    command: str = Field(default="", max_length=200)


class NotUnderstood(Exception):
    """A message that our page does not send."""


class BrowserSession:
    """`serve` returns once the line has ended."""

    def __init__(self, hall: "Hall", arrival: Arrival, connection: ServerConnection) -> None:
        self._hall, self._arrival, self._connection = hall, arrival, connection
        self._window = (80, 24)
        self._comer = Comer()
        self._entrance: Entrance | None = None
        self._place: Place | None = None
        self._taking: asyncio.Task[None] | None = None
        self._out: deque[str | bytes] = deque()
        self._waiting = 0
        self._has_more = asyncio.Event()
        self._may_read = asyncio.Event()
        self._may_read.set()
        self._leaves = False

    async def serve(self) -> None:
        sending = asyncio.create_task(self._send_on())
        try:
            if await self._come_in():
                self._arrival.came_in(self._comer.learner)
                await self._listen()
        except (ConnectionClosed, TimeoutError):
            pass
        except (NotUnderstood, ValidationError, UnicodeDecodeError):
            self._hall.measures.refused["message"] += 1
        finally:
            if self._place is not None:
                self._place.dropped()
            if self._taking is not None:
                self._taking.cancel()
            # What was said last still goes out, for as long as the browser takes it.
            self._leaves = True
            self._has_more.set()
            try:
                async with asyncio.timeout(_LAST_WORDS):
                    await sending
            except (ConnectionClosed, TimeoutError):
                pass
            finally:
                sending.cancel()
                self._connection.transport.abort()

    # Who comes

    async def _come_in(self) -> bool:
        if not self._arrival.is_at_code():
            self._tell("refused", words=self._hall.closed_words())
            return False
        async with asyncio.timeout(limits.LOGIN_SECONDS):
            while True:
                asked = self._read(await self._connection.recv())
                if asked is None or asked.do != "come":
                    raise NotUnderstood
                try:
                    comer = await self._arrival.codes.comer_of(asked.code, asked.name)
                except CantTellError:
                    self._tell("wrong", words=_(CANT_TELL))
                    continue
                if comer is not None and comer.is_new and self._hall.is_full_for(comer.learner):
                    # Before a code is shown, so that nobody writes one down in vain.
                    self._tell("wrong", words=str(self._hall.full()))
                    continue
                if comer is not None:
                    self._comer = comer
                    self._window = limits.window(asked.columns, asked.rows)
                    break
                if self._arrival.codes.was_wrong():
                    self._tell("refused", words=_(TOO_MANY))
                    return False
                self._tell("wrong", words=_(_WRONG))
        self._tell("in", code=comer.resume_code, room=self._hall.room.name)
        if comer.is_new:
            self._entrance = Entrance(comer, self._arrival.codes, self._hall.room.name, self._window[0])
            self.write(self._entrance.greeting())
        else:
            self._sit_down()
        return True

    def _sit_down(self) -> None:
        self._place = Place(self._hall, self, self._window)
        self._place.begin(self._comer, _TERM, "truecolor")

    # What the browser sends

    async def _listen(self) -> None:
        while not self._leaves:
            await self._may_read.wait()
            came = await self._connection.recv()
            if isinstance(came, bytes):
                await self._type(came)
            elif (asked := self._read(came)) is not None:
                self._obey(asked)

    def _read(self, came: str | bytes) -> Asked | None:
        return Asked.model_validate_json(came) if isinstance(came, str) else None

    async def _type(self, keys: bytes) -> None:
        if self._place is not None:
            self._place.type(keys)
        elif self._entrance is not None:
            self.write(await self._entrance.type(keys))
            if self._entrance.is_refused:
                self.leave(1)
            elif self._entrance.is_through:
                self._entrance = None
                self._sit_down()

    def _obey(self, asked: Asked) -> None:
        if asked.do == "resize":
            self._window = limits.window(asked.columns, asked.rows)
            if self._place is not None:
                self._place.resize(self._window)
        elif asked.do == "take" and (self._taking is None or self._taking.done()):
            self._taking = asyncio.create_task(self._take(asked.command))

    async def _take(self, typed: str) -> None:
        """Run a plain command, and hand what it prints to the page as a file."""
        words = read_command(typed)
        if words is None or words[0] in (PLAIN, "help"):
            self._hall.measures.refused["command"] += 1
            self._tell("said", words=_("This can't be asked for here."))
            return
        printed, told = bytearray(), bytearray()
        code = await run_command(
            self._hall, self._comer.learner, words, printed.extend, told.extend,
            lambda: self.backlog() <= limits.BACKLOG,
        )  # fmt: skip
        if code == 0:
            self._tell("file", command=" ".join(words), text=printed.decode("utf-8", "replace"))
        else:
            self._tell("said", words=clean(told.decode("utf-8", "replace")).strip() or _("Please try again."))

    # What a place asks of its visitor

    def write(self, drawn: bytes) -> None:
        self._put(drawn)

    def backlog(self) -> int:
        transport = getattr(self._connection, "transport", None)
        return self._waiting + (transport.get_write_buffer_size() if transport is not None else 0)

    def wait(self, waits: bool) -> None:
        (self._may_read.clear if waits else self._may_read.set)()

    def cut(self) -> None:
        self._hall.measures.refused["slow-reader"] += 1
        note("slow reader cut")
        self._connection.transport.abort()

    def say(self, words: str) -> None:
        self.write((clean(words) + "\n").replace("\n", "\r\n").encode())

    def leave(self, code: int) -> None:
        if not self._leaves:
            self._leaves = True
            self._tell("left", exit=code)

    # What goes out

    def _tell(self, kind: str, **said: str | int) -> None:
        self._put(json.dumps({"kind": kind, **said}))

    def _put(self, message: str | bytes) -> None:
        self._out.append(message)
        self._waiting += len(message)
        self._has_more.set()

    async def _send_on(self) -> None:
        """One after another, and what was drawn in one breath together; at the end the line is closed."""
        while self._out or not self._leaves:
            await self._has_more.wait()
            self._has_more.clear()
            while self._out:
                await self._connection.send(self._next())
        await self._connection.close()

    def _next(self) -> str | bytes:
        message = self._out.popleft()
        if isinstance(message, bytes):
            drawn = bytearray(message)
            while len(drawn) < _AT_ONCE and self._out and isinstance(more := self._out[0], bytes):
                drawn += more
                self._out.popleft()
            message = bytes(drawn)
        self._waiting -= len(message)
        return message
