"""Two hosts of one room behind HAProxy: one machine to its clients, and no lesson ends with a host that dies."""

import asyncio
import contextlib
import os
import signal
import socket
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import asyncssh
import psycopg
import pyte
import pytest
from tests.durability.counts import told
from tests.host.a_room import (
    ASKED,
    QUESTION,
    RunningRoom,
    drawn_until,
    has_user,
    newcomer,
    sat_down,
    waited_for,
)
from tests.host.balancer import HAPROXY, Balancer
from tests.saves.conftest import postgres_place
from tests.saves.postgres_server import PostgresServer, why_no_server
from tests.tui.a_learner import the_course
from tests.tui.real_terminal import PATIENCE

from tutor.host.boards import path_of
from tutor.host.identity import learner_of_code, new_resume_code
from tutor.host.news import Line
from tutor.learner.progress import Here, Learner, Progress
from tutor.sitting.room_board import RoomBoard

MANY = int(os.environ.get("TUTOR_HOSTS_MANY", "4"))
"Learners, spread over both hosts; 40 in `make test-hosts`."
ROOM = "spring"
F4 = b"\x1bOS"
NEXT_ASKED = "What happened to this application"
"Words of the question that follows it."


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    if why := why_no_server() or ("" if has_user() else "no user here can serve a room"):
        pytest.skip(why)
    started = PostgresServer(settings=("max_connections=400",))
    try:
        started.prepare()
        yield started
    finally:
        started.remove()


class Hosts:
    """Two hosts of one room and the balancer before them."""

    def __init__(self, server: PostgresServer) -> None:
        self.server = server
        words = ("--saves", f"{server.socket_url()}&room={ROOM}")
        changed = {"exempt": '["127.0.0.0/8"]', "learners": "200", "half_open": '"500:30:1000"'}
        self.one = RunningRoom(changed, *words)
        self.two = RunningRoom(None, *words, like=self.one)
        self.balancer = Balancer(self.one.port, self.two.port)
        self.key = asyncssh.read_private_key(self.one.folder / "host_key").convert_to_public()

    def remove(self) -> None:
        for one in (self.balancer, self.one, self.two):
            one.remove()

    def connect(self, password: str) -> "asyncssh.connection._ACMWrapper":  # type: ignore[name-defined]
        """By the balancer, trusting the room's one key and no other."""
        return asyncssh.connect(
            "127.0.0.1", self.balancer.port, username="room", password=password, config=None,
            known_hosts=([self.key], [], []), client_keys=None, agent_path=None,
        )  # fmt: skip

    def learner_at_a_question(self, name: str, folder: Path) -> str:
        """Somebody with work in the room's database who stopped at the first question; their own code."""
        code = new_resume_code()
        said = Learner(id=learner_of_code(code), name=name, started_on=date(2026, 11, 20), name_in_rooms="no")
        begun = Progress(learner=said, revision=1, here=Here(unit="letter", question=QUESTION))
        postgres_place(f"{self.server.url()}?room={ROOM}", folder).open().save(begun)
        return code

    def answers(self, code: str, folder: Path) -> list[str]:
        store = postgres_place(f"{self.server.url()}?room={ROOM}", folder).open()
        kept = store.load(learner_of_code(code))
        return [] if kept is None else [one.question for one in kept.answer]

    def host_of(self, code: str) -> RunningRoom:
        """Where this learner sits now."""
        with psycopg.connect(self.server.url()) as owner:
            found = owner.execute(
                "SELECT process FROM tutor.lease WHERE learner = %s", (learner_of_code(code),)
            ).fetchone()
        assert found is not None
        return self.one if found[0] in self.one.processes() else self.two

    def kill(self, host: RunningRoom) -> None:
        """SIGKILL for all of its processes, and no way to see from another machine that they are dead."""
        family = host.processes()
        for pid in family:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSTOP)
        for pid in family | host.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        host.process.wait()
        with psycopg.connect(self.server.url(), autocommit=True) as owner:
            owner.execute("UPDATE tutor.lease SET machine = 'another machine'")


@pytest.fixture(scope="module")
def hosts(server: PostgresServer) -> Iterator[Hosts]:
    if HAPROXY is None:
        pytest.skip("Debian's haproxy is not installed")
    opened = Hosts(server)
    yield opened
    opened.remove()


async def test_a_board_on_one_host_shows_and_reaches_who_sits_on_the_other(hosts: Hosts) -> None:
    end = socket.socket(socket.AF_UNIX)
    end.connect(path_of(hosts.one.folder))
    board = RoomBoard(the_course(), Line(end), lambda: datetime.now(UTC))
    screen = pyte.Screen(100, 30)

    def hands() -> int:
        board.read()
        return board.view().hands

    async with hosts.two.connect(username="Zenobia", password=hosts.two.code) as conn:
        learner, _ = await newcomer(hosts.two, conn, screen)
        learner.stdin.write(b"n")
        await drawn_until(learner, "Raise a hand", screen)
        learner.stdin.write(F4)
        before = time.monotonic()
        assert waited_for(lambda: hands() == 1)
        told("board across hosts", hand_seen_after_s=f"{time.monotonic() - before:.2f}")
        (seat,) = board.view().seats
        assert (seat.state, seat.label[:5]) == ("hand", "Seat "), "no name without consent"
        await drawn_until(learner, "Your hand is up", screen)
        status = hosts.one.tutor("room", "status", "--room", str(hosts.one.folder))
        assert f"{seat.label}: hand up" in status.stdout
        assert "2 hosts" in status.stdout
        board.tell("I am coming over", seat)
        await drawn_until(learner, "I am coming over", screen)
        board.pause(True)
        await drawn_until(learner, "has paused the room", screen)
        board.pause(False)
        await drawn_until(learner, "Your hand is up", screen)
    assert waited_for(lambda: hands() == 0)
    board.line.close()


# Long because it is one story of a whole room: before, during and after.
async def test_learners_of_a_killed_host_go_on_at_the_same_question_on_the_other(
    hosts: Hosts, tmp_path: Path
) -> None:
    codes = [hosts.learner_at_a_question(f"Learner {n}", tmp_path) for n in range(MANY)]
    async with contextlib.AsyncExitStack() as stack:

        async def come_back(code: str, words: str) -> pyte.Screen:
            line = await stack.enter_async_context(hosts.connect(code))
            screen = pyte.Screen(100, 30)
            await drawn_until(await sat_down(line), words, screen)
            return screen

        lines = [await stack.enter_async_context(hosts.connect(code)) for code in codes]
        sitting = [await sat_down(line) for line in lines]
        screens = [pyte.Screen(100, 30) for _ in codes]
        for process, screen in zip(sitting, screens, strict=True):
            await drawn_until(process, ASKED, screen)
            process.stdin.write(b"\r")
            await drawn_until(process, "Next question", screen)
            process.stdin.write(b"\r")
            await drawn_until(process, NEXT_ASKED, screen)
        _, new_code = await newcomer(
            hosts.one, await stack.enter_async_context(hosts.connect(hosts.one.code)), pyte.Screen(100, 30)
        )
        victim = hosts.host_of(new_code)
        moved = [n for n, code in enumerate(codes) if hosts.host_of(code) is victim]
        stay = sorted(set(range(MANY)) - set(moved))
        assert moved and stay

        hosts.kill(victim)
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*(lines[n].wait_closed() for n in moved))
        before = time.monotonic()
        await asyncio.gather(
            come_back(new_code, "see your name"), *(come_back(codes[n], NEXT_ASKED) for n in moved)
        )
        told("a host killed", learners=MANY, moved=len(moved), back_in_s=f"{time.monotonic() - before:.1f}")
        for n in stay:
            sitting[n].stdin.write(b"\r")
            await drawn_until(sitting[n], "Next question", screens[n])
        for n, code in enumerate(codes):
            assert hosts.answers(code, tmp_path)[:1] == [QUESTION]
            assert len(hosts.answers(code, tmp_path)) == (1 if n in moved else 2)
