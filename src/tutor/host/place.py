"""A place at a terminal in the room: from its turn to start until it has ended, over whichever line somebody came."""

import asyncio
import signal
from typing import TYPE_CHECKING, Protocol

from tutor.ground.tongue import N_, _
from tutor.host import limits
from tutor.host.comers import Comer
from tutor.host.guest import Depth, Guest
from tutor.host.hall import NoSeat, Seat
from tutor.host.journal import note
from tutor.host.news import Word
from tutor.host.relay import Client, Relay
from tutor.host.words import time_words

if TYPE_CHECKING:
    from tutor.host.hall import Hall

AS_IT_WAS = b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?1004l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m\r\n"
_AWAY = N_(
    "You were away for a while. The tutor closes in {minutes} if you press no key. Everything is saved."
)
_FULL, _BUG = 4, 70


class Visitor(Client, Protocol):
    """The client of a place: carries bytes, is told in words what goes wrong, and leaves in the end."""

    def say(self, words: str) -> None: ...

    def leave(self, code: int) -> None:
        """The place has ended with this exit code; called once or more."""


class Place:
    """`begin` starts the tutor; `dropped` is to be called once the client's line is gone."""

    def __init__(self, hall: "Hall", visitor: Visitor, window: tuple[int, int]) -> None:
        self._hall, self._visitor, self._window = hall, visitor, window
        self._loop = asyncio.get_running_loop()
        self._relay: Relay | None = None
        self._seat: Seat | None = None
        self._starting: asyncio.Task[None] | None = None
        self._early = b""
        "Typed in lines before there is a process to read it."
        self._is_typed_out = False
        self._in_lines = self._by_pipe = False
        self._warned = False
        self._is_over = False

    def begin(self, comer: Comer, term: str, depth: Depth) -> None:
        guest = Guest(
            0, comer.learner, "board" if comer.is_facilitator else "learner", comer.name, comer.resume_code, term, depth
        )  # fmt: skip
        self._starting = self._loop.create_task(self._begin(guest))

    def begin_in_lines(self, comer: Comer, *, by_pipe: bool) -> None:
        """Plain mode, on a terminal that shows lines only, or for a client without one."""
        self._in_lines, self._by_pipe = True, by_pipe
        guest = Guest(
            0, comer.learner, "learner", comer.name, comer.resume_code, "dumb", "none", in_lines=True
        )
        self._starting = self._loop.create_task(self._begin(guest))

    async def _begin(self, guest: Guest) -> None:
        if guest.kind == "learner" and self._hall.is_full_for(guest.learner):
            return self._refused(str(self._hall.full()), _FULL)
        began = self._loop.time()
        try:
            relay = Relay(self._visitor, self._window, self._hung_up, is_pipe=self._by_pipe)
        except OSError:
            return self._refused(_("The tutor could not be started. Please tell your facilitator."), _BUG)
        try:
            seat = await self._hall.seat(guest, (relay.theirs,) * 3, self._ended)
        except NoSeat as problem:
            relay.close()
            return self._refused(str(problem), _FULL)
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
        if not self._in_lines:  # there the terminal itself answers each key
            relay.answered = self._hall.measures.key_to_output.add
        relay.resize(self._window)
        if self._early:
            relay.type(self._early)
        if self._is_typed_out:
            relay.no_more()
        if self._is_over:
            self.dropped()
        else:
            self._watch_idle()
        return None

    def _refused(self, words: str, code: int) -> None:
        self._visitor.say(words)
        self._leave(code)

    def type(self, typed: bytes) -> None:
        if self._relay is not None:
            self._warned = False
            self._relay.type(typed)
        elif self._in_lines:
            self._early += typed
            self._visitor.wait(True)

    def no_more(self) -> None:
        """The client has said that it types no more. A screen does without; lines end after the last one."""
        self._is_typed_out = self._in_lines
        if self._relay is not None and self._in_lines:
            self._relay.no_more()

    def resize(self, window: tuple[int, int]) -> None:
        self._window = window
        if self._relay is not None:
            self._relay.resize(window)

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
            words = _(_AWAY).format(minutes=time_words(notice))
            self._seat.news.send(Word(kind="warning", text=words).to_json())
        left = (patience if self._warned else patience - notice) - idle
        self._loop.call_later(max(left, 0.05), self._watch_idle)

    # The end

    def dropped(self) -> None:
        """The line is gone: hang up; the learner's process has saved all and ends."""
        self._is_over = True
        if self._relay is not None:
            self._relay.close()
        if self._seat is not None:
            if self._by_pipe:
                # A terminal that is gone says so itself.
                self._hall.end(self._seat, signal.SIGHUP)
            self._hall.end_soon(self._seat)
        elif self._starting is not None:
            self._starting.cancel()

    def _hung_up(self) -> None:
        """Nobody is at the other end of the terminal: its process ends, or was killed."""
        if self._seat is not None:
            self._hall.end_soon(self._seat)

    def _ended(self, code: int) -> None:
        if self._relay is not None and not self._is_over:
            self._relay.rest()
            self._relay.close()
            if code < 0 or code >= 128:
                if not self._in_lines:
                    # Killed, or told to end: the client's screen may still be ours.
                    self._visitor.write(AS_IT_WAS)
                self._visitor.say(self._last_words())
        self._leave(code if 0 <= code < 256 else 1)

    def _last_words(self) -> str:
        if self._seat is not None and self._seat.is_left:
            return _("You go on in another window, so this one has ended. What you did is saved.")
        if self._hall.is_closing:
            return _("The room has closed. What you did is saved.")
        return _("The tutor has ended. What you did is saved; come back with the same line.")

    def _leave(self, code: int) -> None:
        self._is_over = True
        self._visitor.leave(code)
