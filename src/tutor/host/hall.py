"""What all connections of a room share: the room, who sits where, whose turn it is to start, the forker."""

import asyncio
import itertools
import os
import signal
import socket
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from tutor.ground.tongue import _
from tutor.host import limits
from tutor.host.forker import ask_for, ask_to_end, told_by
from tutor.host.guest import Guest
from tutor.host.journal import note, pseudonym
from tutor.host.known import Identities, Known
from tutor.host.limits import HalfOpen, Penalties
from tutor.host.measures import Measures
from tutor.host.news import Line, Newest, Word
from tutor.host.orders import Others
from tutor.host.room import Room
from tutor.host.words import CLOSED

MOST_SEATS = 99_999
"Numbers of seats of a host alone, or of ten that share a room; then they are given anew."


@dataclass(eq=False)
class Seat:
    """One started process. `ended` is told its exit code, once."""

    guest: Guest
    ended: Callable[[int], None]
    news: Line
    pid: int = 0
    is_starting: bool = True
    is_left: bool = False
    "True once its learner goes on at another one."
    gone: asyncio.Event = field(default_factory=asyncio.Event)


class NoSeat(Exception):
    """Nobody can be started now; the words are for whoever wanted in."""


class Hall:
    """One running room. `folder` is its own; `forker` our end of the socket to the process that starts others."""

    def __init__(
        self,
        room: Room,
        folder: Path,
        forker: socket.socket,
        now: Callable[[], datetime],
        identities: Identities | None = None,
    ) -> None:
        loop = asyncio.get_running_loop()
        self.room = room
        self.folder = folder
        self.known = Known(folder, identities)
        self.penalties = Penalties(loop.time, room.limits.exempt)
        self.half_open_rule = HalfOpen.read(room.limits.half_open)
        self.facilitators: frozenset[bytes] = frozenset()
        "Their keys as they come over the line."
        self.half_open = 0
        self.at_code = 0
        self.measures = Measures()
        self.newest = Newest(room.hidden)
        self.others: Others | None = None
        self.seats: dict[int, Seat] = {}
        self.is_paused = False
        self.is_closing = False
        self.forker_ready: asyncio.Future[bool] = loop.create_future()
        "True once guests can be seated, False if that will never be."
        self.hurry = asyncio.Event()
        "Set when whoever serves the room does not want to wait for the others."
        self._closing: asyncio.Task[None] | None = None
        self._now = now
        self._forker = forker
        self._numbers = itertools.cycle(range(1, MOST_SEATS + 1))
        self._turns: deque[asyncio.Event] = deque()
        self._starting = 0
        self._loop = loop
        forker.setblocking(False)
        loop.add_reader(forker, self._hear_forker)

    @property
    def is_open(self) -> bool:
        return self.room.is_open(self._now()) and not self.is_closing

    def closed_words(self) -> str:
        """Why nobody is let in now, with the room's own clock for who came too early."""
        opens = self.room.opens_at
        if opens is not None and self._now() < opens:
            words = _("The room opens at {time:%Y-%m-%d %H:%M %Z}. Please come back then.")
            return words.format(time=opens.astimezone())
        return _(CLOSED)

    def is_full_for(self, learner: str) -> bool:
        """Whether others have all places. Who comes back has a place, also while their old line still seems alive."""
        others = {one.guest.learner for one in self.seats.values() if one.guest.kind == "learner"} - {learner}
        return len(others) >= self.room.limits.learners

    @property
    def is_crowded_at_code(self) -> bool:
        """More type their code than can be seated."""
        return self.at_code >= self.room.limits.learners + self.half_open_rule.full

    def number_seats(self, place: int) -> None:
        """Seats given from now on are unlike those of the room's hosts at other places.

        Ten hosts share the first hundred thousand, ten more the next: few hosts have numbers short to call out.
        """
        tens, first = divmod(place, 10)
        before = tens * (MOST_SEATS + 1)
        self._numbers = itertools.cycle(range(before + first + 1, before + MOST_SEATS + 2, 10))

    # Starting, a few at once

    async def seat(self, guest: Guest, files: tuple[int, int, int], ended: Callable[[int], None]) -> Seat:
        """Start a process for a guest on these streams, in its turn. Raises NoSeat."""
        if guest.kind == "learner":
            await self._end_older(guest.learner)
        await self._turn()
        number = next(free for free in self._numbers if free not in self.seats)
        ours, theirs = socket.socketpair()
        seat = Seat(replace(guest, seat=number), ended, Line(ours))
        try:
            ask_for(self._forker, seat.guest, [*files, theirs.fileno()])
        except OSError:
            seat.news.close()
            self._next_turn()
            raise NoSeat(_("The tutor could not be started. Please try again in a moment.")) from None
        finally:
            theirs.close()
        self.seats[number] = seat
        self.measures.starts += 1
        self._loop.add_reader(seat.news, self._hear_child, number)
        if self.is_paused:
            seat.news.send(Word(kind="pause").to_json())
        note("seated", seat=number, kind=guest.kind, learner=pseudonym(guest.learner))
        return seat

    async def _turn(self) -> None:
        """Wait until fewer than five others start. Raises NoSeat where that takes too long or too many wait."""
        if self._starting >= limits.STARTS_AT_ONCE:
            turn = asyncio.Event()
            if len(self._turns) >= self.room.limits.learners:
                raise self.full()
            self._turns.append(turn)
            try:
                await asyncio.wait_for(turn.wait(), limits.START_SECONDS)
            except BaseException as error:
                if turn.is_set():
                    self._next_turn()
                else:
                    self._turns.remove(turn)
                if isinstance(error, TimeoutError):
                    raise self.full() from None
                raise
        else:
            self._starting += 1

    def _next_turn(self) -> None:
        """Hand the turn to whoever waits longest, or give it back."""
        while self._turns:
            turn = self._turns.popleft()
            if not turn.is_set():
                turn.set()
                return
        self._starting -= 1

    def full(self) -> NoSeat:
        self.measures.refused["full"] += 1
        return NoSeat(_("The room is full. Please try again in a moment."))

    def has_started(self, seat: Seat) -> None:
        """Its first output has come, or it has ended: the next may start."""
        if seat.is_starting:
            seat.is_starting = False
            self._next_turn()

    async def _end_older(self, learner: str) -> None:
        """Somebody who comes back before their old line was noticed as dead goes on here, and only here."""
        for seat in [one for one in self.seats.values() if one.guest.learner == learner]:
            if seat.guest.kind == "learner":
                seat.is_left = True
                self.end(seat, signal.SIGTERM)
                with suppress(TimeoutError):
                    await asyncio.wait_for(seat.gone.wait(), limits.FREED_SECONDS)
                if not seat.gone.is_set():
                    self.end(seat, signal.SIGKILL)
                    with suppress(TimeoutError):
                        await asyncio.wait_for(seat.gone.wait(), 1)

    # What processes and the forker tell

    def _hear_forker(self) -> None:
        told = told_by(self._forker)
        if told is None:
            self._loop.remove_reader(self._forker)
            self._is_ready(False)
            note("forker gone")
            return
        for said in told:
            if "ready" in said:
                self._is_ready(True)
                continue
            seat = self.seats.get(said["seat"])
            if seat is not None and "pid" in said:
                seat.pid = said["pid"]
            elif seat is not None:
                self.gone(seat, said["code"])

    def _is_ready(self, ready: bool) -> None:
        if not self.forker_ready.done():
            self.forker_ready.set_result(ready)

    def gone(self, seat: Seat, code: int) -> None:
        """A process has ended; called once or more."""
        if self.seats.pop(seat.guest.seat, None) is None:
            return
        self._loop.remove_reader(seat.news)
        seat.news.close()
        self.newest.left(seat.guest.seat)
        self.has_started(seat)
        seat.gone.set()
        note("left", seat=seat.guest.seat, code=code)
        seat.ended(code)

    def _hear_child(self, number: int) -> None:
        seat = self.seats[number]
        for line in seat.news.lines():
            self.newest.told(number, line)
        if not seat.news.is_open:
            self._loop.remove_reader(seat.news)

    def end(self, seat: Seat, number: int) -> None:
        """Send a signal to a seat's process; a process that ended already is not hit."""
        with suppress(OSError):
            ask_to_end(self._forker, seat.guest.seat, number)

    def end_soon(self, seat: Seat) -> None:
        """Its line has dropped: what does not end by itself is ended."""

        def now() -> None:
            if seat.guest.seat in self.seats:
                self.end(seat, signal.SIGKILL)
                # Where the forker died meanwhile, nobody tells that its children have ended.
                self._loop.call_later(1.0, self.gone, seat, -signal.SIGKILL)

        self._loop.call_later(limits.FREED_SECONDS, now)

    # The room's words

    def tell(self, word: Word, seat: int | None = None) -> int:
        """Say something to one seat or to all learners; how many were told."""
        to = [one for one in self.seats.values() if one.guest.kind == "learner"]
        if seat is not None:
            to = [one for one in to if one.guest.seat == seat]
        for one in to:
            one.news.send(word.to_json())
        return len(to)

    async def drain(self, words: str, seconds: float) -> None:
        """Tell everyone, wait a little, and end what still runs: all of it is saved."""
        self.is_closing = True
        if self.tell(Word(kind="warning", text=words)):
            end = self._loop.time() + seconds
            while self.seats and self._loop.time() < end and not self.hurry.is_set():
                await asyncio.sleep(0.1)
        for number, patience in ((signal.SIGTERM, limits.FREED_SECONDS), (signal.SIGKILL, 1.0)):
            for seat in tuple(self.seats.values()):
                self.end(seat, number)
            end = self._loop.time() + patience
            while self.seats and self._loop.time() < end:
                await asyncio.sleep(0.05)

    def close_soon(self, words: str, seconds: float) -> None:
        """Close the room for all after a warning; nobody new comes in from now on."""
        if self._closing is None:
            self._closing = self._loop.create_task(self.drain(words, seconds))

    def close(self) -> None:
        self._loop.remove_reader(self._forker)
        self._forker.close()
        self.known.close()

    def processes(self) -> tuple[int, ...]:
        return (os.getpid(), *(seat.pid for seat in self.seats.values() if seat.pid))
