"""Hosts of one room in one database: a board at one of them shows and reaches the learners of all."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from tests.saves.postgres_server import PostgresServer, a_server
from tests.tui.real_terminal import PATIENCE

from tutor.host import other_hosts
from tutor.host.guest import Guest
from tutor.host.hall import Hall, Seat
from tutor.host.hosts_share import HostsShare
from tutor.host.news import Line
from tutor.host.obeying import obey_everywhere
from tutor.host.orders import Order
from tutor.host.other_hosts import OtherHosts
from tutor.host.room import Room
from tutor.saves import postgres_hosts
from tutor.saves.address import address_of
from tutor.saves.postgres_hosts import RoomHosts
from tutor.saves.postgres_problems import DatabaseRefused

SECRET = "Gurkensalat"


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    with a_server() as server:
        yield server


@pytest.fixture
def url(server: PostgresServer, request: pytest.FixtureRequest) -> str:
    return f"{server.url()}?room={request.node.name.replace('_', '-')[-40:].strip('-')}"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many rounds in a test's short time."""
    monkeypatch.setattr(other_hosts, "EACH_SECONDS", 0.1)
    monkeypatch.setattr(other_hosts, "TOGETHER_SECONDS", 0.02)
    monkeypatch.setattr(postgres_hosts, "RENEW_SECONDS", 0.2)


class Host:
    """A host without a door: learners sit down by telling it where they are."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.heard: list[dict[str, Any]] = []
        self._ends: list[socket.socket] = []
        self._theirs: dict[int, Line] = {}

    def open_board(self) -> None:
        self.hall.newest.hear(self._hear)

    def close_board(self) -> None:
        self.hall.newest.forget(self._hear)

    def _hear(self, line: bytes) -> None:
        self.heard.append(json.loads(line))

    def sit(self, learner: str, **said: object) -> int:
        """The seat of somebody who comes."""
        number = next(self.hall._numbers)
        ours, theirs = socket.socketpair()
        self._ends += [ours, theirs]
        seat = Seat(Guest(number, learner), lambda code: None, Line(ours))
        self.hall.seats[number], self._theirs[number] = seat, Line(theirs)
        self.tell(number, learner, **said)
        return number

    def tell(self, seat: int, learner: str, **said: object) -> None:
        now = datetime.now(UTC).isoformat()
        known = {"kind": "presence", "learner_id": learner, "since": now, "moved_at": now, "seat": 4711}
        self.hall.newest.told(seat, json.dumps(known | said).encode())

    def leave(self, seat: int) -> None:
        del self.hall.seats[seat]
        self.hall.newest.left(seat)

    def told_to(self, seat: int) -> list[tuple[str, str]]:
        said = [json.loads(line) for line in self._theirs[seat].lines()]
        return [(one["kind"], one["text"]) for one in said]

    def present(self) -> dict[str, dict[str, Any]]:
        """Whom the board shows now."""
        now: dict[tuple[str, int], dict[str, Any]] = {}
        for one in self.heard:
            key = (one.get("host", ""), one.get("seat", 0))
            if one["kind"] == "presence":
                now[key] = one
            elif one["kind"] == "left":
                now.pop(key, None)
        return {one["learner_id"]: one for one in now.values()}

    def close(self) -> None:
        for end in self._ends:
            end.close()


async def until(so: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not so():
            await asyncio.sleep(0.02)


async def two_rounds(*hosts: Host) -> None:
    """Until each has asked the database twice more."""
    for host in hosts:
        for _ in range(2):
            others = host.hall.others
            assert isinstance(others, OtherHosts)
            before = others.answered_at
            await until(lambda others=others, before=before: others.answered_at != before)  # type: ignore[misc]


@asynccontextmanager
async def opened(url: str, folder: Path, **changed: object) -> AsyncIterator[Host]:
    room = Room.model_validate({"name": "Spring", "code": "ABCD-EFGH", **changed})
    ours, theirs = socket.socketpair()
    hall = Hall(room, folder, ours, lambda: datetime.now(UTC))
    said: list[str] = []
    host = Host(hall)
    async with HostsShare(address_of(url)).among_others(hall, said.append):
        yield host
    host.close()
    hall.close()
    theirs.close()


@pytest.fixture
async def two(url: str, tmp_path: Path) -> AsyncIterator[tuple[Host, Host]]:
    async with opened(url, tmp_path) as one, opened(url, tmp_path) as two:
        yield one, two


def presences(server: PostgresServer) -> list[str]:
    with psycopg.connect(server.url()) as owner:
        return [str(line) for (line,) in owner.execute("SELECT line FROM tutor.presence").fetchall()]


async def test_a_board_shows_the_learners_of_every_host_until_they_leave(two: tuple[Host, Host]) -> None:
    one, other = two
    ana = one.sit("ana", place="at the start")
    bea = other.sit("bea")
    one.open_board()
    await until(lambda: set(one.present()) == {"ana", "bea"})
    assert one.present()["ana"].get("host", "") == ""
    assert one.present()["bea"]["host"]
    assert ana != bea, "a seat called out is one learner's"
    assert one.present()["bea"]["seat"] == bea
    other.tell(bea, "bea", hand_up_since="2026-11-23T10:00:00Z")
    await until(lambda: "hand_up_since" in one.present()["bea"])
    other.leave(bea)
    await until(lambda: set(one.present()) == {"ana"})
    assert other.heard == [], "nobody has a board there"


async def test_no_two_of_many_hosts_give_one_seat(url: str, tmp_path: Path, server: PostgresServer) -> None:
    with psycopg.connect(server.url(), autocommit=True) as owner:  # as many that serve the room already
        owner.execute(
            "INSERT INTO tutor.host SELECT %s, n::text, n, 0, now(), now() + interval '1 hour'"
            " FROM generate_series(0, 24) AS n",
            (url.partition("room=")[2],),
        )
    async with opened(url, tmp_path) as one, opened(url, tmp_path) as two:
        first, second = ([next(host.hall._numbers) for _ in range(2500)] for host in (one, two))
        assert len({*first, *second}) == 5000
        assert min(first) > 199_999, "the twenty before them have the numbers below"


async def test_without_any_news_a_board_asks_by_itself(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As behind a pooler, or with an engine that knows no LISTEN."""

    def no_news(hosts: RoomHosts) -> None:
        raise DatabaseRefused("it knows no LISTEN")

    monkeypatch.setattr(RoomHosts, "listen", no_news)
    monkeypatch.setattr(postgres_hosts, "tell", lambda *given: None)
    async with opened(url, tmp_path) as one, opened(url, tmp_path) as other:
        one.open_board()
        bea = other.sit("bea")
        await until(lambda: "bea" in one.present())
        await obey_everywhere(one.hall, Order(do="message", text="Hello"))
        await until(lambda: other.told_to(bea) == [("message", "Hello")])


async def test_nothing_of_anybody_lies_in_the_database_while_no_board_is_open(
    two: tuple[Host, Host], server: PostgresServer
) -> None:
    one, other = two
    other.sit("bea")
    await two_rounds(one, other)
    assert presences(server) == []
    one.open_board()
    await until(lambda: len(presences(server)) == 1)
    one.close_board()
    await until(lambda: presences(server) == [])


async def test_what_facilitators_may_not_see_is_not_even_written_down(
    url: str, tmp_path: Path, server: PostgresServer
) -> None:
    hidden = {"may_see": ("places", "stuck", "hands", "questions")}
    async with opened(url, tmp_path) as one, opened(url, tmp_path, **hidden) as other:
        other.sit("bea", name=SECRET, reasons=[SECRET.lower()], place="at the start")
        one.open_board()
        other.open_board()
        await until(lambda: "bea" in one.present())
        assert SECRET.lower() not in json.dumps([one.heard, other.heard]).lower()
        assert SECRET.lower() not in "".join(presences(server)).lower()
        assert one.present()["bea"]["place"] == "at the start"


async def test_words_a_pause_and_closing_reach_the_learners_of_every_host(two: tuple[Host, Host]) -> None:
    one, other = two
    one.open_board()
    ana, bea, cem = one.sit("ana"), other.sit("bea"), other.sit("cem")
    await until(lambda: len(one.present()) == 3)
    to_bea = Order(do="message", text="Bea only", seat=bea, host=one.present()["bea"]["host"])
    assert await obey_everywhere(one.hall, to_bea) == (1, True)
    assert await obey_everywhere(one.hall, Order(do="message", text="All")) == (3, True)
    assert await obey_everywhere(one.hall, Order(do="pause")) == (3, True)
    await until(lambda: other.hall.is_paused)
    expected = [("message", "All"), ("pause", "")]
    assert one.told_to(ana) == expected
    assert other.told_to(bea) == [("message", "Bea only"), *expected]
    assert other.told_to(cem) == expected
    await obey_everywhere(other.hall, Order(do="resume"))
    await until(lambda: not one.hall.is_paused)
    await two_rounds(one, other)
    assert (one.told_to(ana), other.told_to(bea)) == ([("resume", "")], [("resume", "")]), "once"
    await obey_everywhere(one.hall, Order(do="close", seconds=300))
    await until(lambda: other.hall.is_closing)
    assert "5 minutes" in other.told_to(cem)[-1][1]


async def test_a_host_that_comes_into_a_paused_room_is_paused_and_hears_no_old_words(
    url: str, tmp_path: Path
) -> None:
    async with opened(url, tmp_path) as one:
        await obey_everywhere(one.hall, Order(do="message", text="Earlier"))
        await obey_everywhere(one.hall, Order(do="pause"))
        async with opened(url, tmp_path) as late:
            bea = late.sit("bea")
            await until(lambda: late.hall.is_paused)
            assert late.told_to(bea) == [("pause", "")]
    async with opened(url, tmp_path) as anew:
        await two_rounds(anew)
        assert not anew.hall.is_paused, "all hosts had ended: the room begins anew"


async def test_the_learners_of_a_dead_host_leave_the_board(
    url: str, tmp_path: Path, server: PostgresServer
) -> None:
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(opened(url, tmp_path))
        dead = RoomHosts(address_of(url))
        one.open_board()
        line = json.dumps({"kind": "presence", "learner_id": "zoe", "seat": 3})
        await until(lambda: bool(dead.round(0, {3: line})) and "zoe" in one.present())
        with psycopg.connect(server.url(), autocommit=True) as owner:
            owner.execute("UPDATE tutor.host SET expires = now() WHERE host = %s", (dead.host,))
        await until(lambda: "zoe" not in one.present())
        await until(lambda: presences(server) == [])
        # It was only slow, and tells again.
        await until(lambda: bool(dead.round(0, {3: line})) and "zoe" in one.present())


async def test_while_the_database_is_away_the_board_says_so_and_reaches_its_own(
    two: tuple[Host, Host], server: PostgresServer
) -> None:
    one, other = two
    assert one.hall.others is not None
    one.open_board()
    ana, bea = one.sit("ana"), other.sit("bea")
    await until(lambda: len(one.present()) == 2)
    server.stop()
    try:
        await until(lambda: one.hall.others is not None and one.hall.others.is_silent)
        assert one.heard[-1]["others_silent"]
        assert await obey_everywhere(one.hall, Order(do="pause")) == (1, False)
        assert one.told_to(ana) == [("pause", "")]
    finally:
        server.start()
    await until(lambda: one.hall.others is not None and not one.hall.others.is_silent)
    other.tell(bea, "bea", place="back")
    await until(lambda: one.present()["bea"].get("place") == "back")
    assert one.hall.is_paused, "what was asked here holds here"
