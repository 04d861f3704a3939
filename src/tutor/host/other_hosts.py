"""The room's other hosts: who is there is told to them and heard from them, and what a board asks reaches all."""

import asyncio
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from tutor.ground.problem import SaveUnusable
from tutor.host.hall import Hall
from tutor.host.journal import note
from tutor.host.obeying import obey
from tutor.host.orders import Order, read_order
from tutor.saves.postgres_feed import Listening
from tutor.saves.postgres_hosts import STANDING, Request, RoomHosts

EACH_SECONDS = 1.0
"Without news the others are asked so often: where no news come at all, a board is still not two seconds behind."
AT_FIRST_SECONDS = 0.1
"For a board that was just opened: the other hosts find out and tell within their next round."
_FIRST_PICTURE = 3.0
TOGETHER_SECONDS = 0.2
"What happens here in so long is told together."
LISTEN_AGAIN_SECONDS = 5.0
_NO_PLACE = range(10, 100)
"Of these one is taken while the database can't tell which are free: far from where the first hosts are."
_GONE_AFTER = 15.0
"Seconds of silence after which a board no longer shows what was heard before."
_T = TypeVar("_T")


class OtherHosts:
    """One per host. `count` others live; `is_silent` while the database that all share does not answer."""

    def __init__(self, hall: Hall, hosts: RoomHosts, changed: Callable[[], None]) -> None:
        """`changed` is called when `count` or `is_silent` is another."""
        self.count = 0
        self.is_silent = False
        self.is_leaving = False
        self.host = hosts.host
        self.back = asyncio.Event()
        "Set when the database answers again."
        self._hall, self._hosts, self._changed = hall, hosts, changed
        self._loop = asyncio.get_running_loop()
        self._asking = ThreadPoolExecutor(2, "other-hosts")
        self._news = asyncio.Event()
        self._listening: Listening | None = None
        self._listened_at = -LISTEN_AGAIN_SECONDS
        self.answered_at = self._loop.time()
        self._known: set[str] = set()
        "Requests that were heard, or are our own."
        self._place = -1
        self._boards, self._opened_at = 0, -_FIRST_PICTURE
        self._standing = ""
        "The newest request of those of which only the last one counts."
        hall.newest.when_changed = self._news.set

    async def join(self) -> None:
        """Be one of them, with seats of its own numbers. Raises DatabaseRefused; then it is tried again and again."""
        self._hall.number_seats(secrets.choice(_NO_PLACE))
        await self.in_thread(self._hosts.begin)
        self.answered_at = self._loop.time()
        self._take_place()

    def _take_place(self) -> None:
        """The one that the database gave; another where this host was taken for dead, or could not join at first."""
        if self._hosts.place != self._place:
            self._place = self._hosts.place
            self._hall.number_seats(self._place)

    async def keep_up(self) -> None:
        """Until `stop`."""
        try:
            while not self.is_leaving:
                self._news.clear()
                await self._round()
                with suppress(TimeoutError):
                    is_first = self._loop.time() < self._opened_at + _FIRST_PICTURE
                    await asyncio.wait_for(self._news.wait(), AT_FIRST_SECONDS if is_first else EACH_SECONDS)
                await asyncio.sleep(TOGETHER_SECONDS)
        except Exception:
            self._so(self.count, is_silent=True)  # no board may show what is no longer kept up
            raise

    async def ask(self, order: Order) -> int | None:
        """Ask another host, or all of them; how many learners they have. None: the database did not take it."""
        if self.is_silent:
            return None
        request, before = secrets.token_hex(8), self._standing
        self._known.add(request)
        if order.do in STANDING:
            self._standing = request
        try:
            await self.in_thread(self._hosts.ask, request, order.do, order.model_dump_json(), order.host)
        except SaveUnusable as problem:
            note("others not asked", why=problem.happened)
            self._standing = before
            return None
        return 1 if order.host else self._hall.newest.elsewhere

    def stop(self) -> None:
        """No round begins any more, and nobody waits for one."""
        self.is_leaving = True
        self._news.set()
        self.back.set()

    async def leave(self) -> None:
        """This host closes, after its last round; where the database is away, the others find out by themselves."""
        with suppress(SaveUnusable):
            await self.in_thread(self._hosts.end)
        self._stop_listening()
        self._asking.shutdown(wait=False, cancel_futures=True)

    # A round

    async def _round(self) -> None:
        newest = self._hall.newest
        if newest.boards > self._boards:
            self._opened_at = self._loop.time()
        self._boards = newest.boards
        try:
            heard = await self.in_thread(self._hosts.round, newest.boards, newest.here())
        except SaveUnusable as problem:
            self._is_away(problem)
            return
        self.answered_at = self._loop.time()
        self._take_place()
        for (host, seat), line in heard.came.items():
            newest.told(seat, line.encode(), host)
        for host, seat in heard.left:
            newest.left(seat, host)
        self._obey_all(heard.requests)
        self._so(heard.others, is_silent=False)
        await self._listen()

    def _is_away(self, problem: SaveUnusable) -> None:
        if not self.is_silent:
            note("others silent", why=problem.happened)
        if self._loop.time() >= self.answered_at + _GONE_AFTER:
            self._hall.newest.forget_elsewhere()
            self._hosts.hear_all_again()
        self._so(self.count, is_silent=True)

    def _so(self, count: int, *, is_silent: bool) -> None:
        if self.is_silent and not is_silent:
            self.back.set()
            note("others heard again", hosts=count)
        if (count, is_silent) != (self.count, self.is_silent):
            self.count, self.is_silent = count, is_silent
            self._changed()

    # What boards elsewhere ask

    def _obey_all(self, requests: tuple[Request, ...]) -> None:
        standing = [one for one in requests if one.kind in STANDING]
        for one in requests:
            if one.id in self._known or one.kind in STANDING:
                continue
            if one.is_news and (one.is_fresh or one.kind == "close"):
                self._obey(one)
        if standing and standing[-1].id != self._standing:
            self._standing = standing[-1].id
            self._obey(standing[-1])
        self._known |= {one.id for one in requests}

    def _obey(self, request: Request) -> None:
        order = read_order(request.said.encode())
        if order is not None:
            note("order from another host", do=order.do, told=obey(self._hall, order))
            self._changed()

    # News

    async def _listen(self) -> None:
        if self._listening is not None or self._loop.time() < self._listened_at + LISTEN_AGAIN_SECONDS:
            return
        self._listened_at = self._loop.time()
        with suppress(SaveUnusable):
            self._listening = await self.in_thread(self._hosts.listen)
            self._watched = self._listening.fileno()
            self._loop.add_reader(self._watched, self._heard)

    def _heard(self) -> None:
        listening = self._listening
        if listening is not None and listening.heard():
            self._news.set()
        if listening is not None and not listening.is_open:
            self._stop_listening()

    def _stop_listening(self) -> None:
        if self._listening is not None:
            self._loop.remove_reader(self._watched)
            self._listening.close()
            self._listening = None

    # In threads

    async def in_thread(self, act: Callable[..., _T], *given: object) -> _T:
        return await self._loop.run_in_executor(self._asking, act, *given)
