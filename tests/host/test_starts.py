"""Whose turn it is to start, and how many changes of a window reach a learner's process."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncssh
import pytest

from tutor.host import limits
from tutor.host.door import open_door
from tutor.host.guest import Guest, Kind
from tutor.host.hall import Hall, NoSeat, Seat
from tutor.host.relay import Relay
from tutor.host.room import Limits, Room


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    """A hall whose forker takes whoever comes and says nothing."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    opened = Hall(Room(name="R", code="MANGO-47"), tmp_path, ours, lambda: datetime.now(UTC))
    yield opened
    for seat in tuple(opened.seats.values()):
        opened.gone(seat, 0)
    opened.close()
    theirs.close()


async def seated(hall: Hall, number: int, kind: Kind = "learner") -> Seat:
    nothing = os.open(os.devnull, os.O_RDWR)
    try:
        return await hall.seat(Guest(0, f"code-{number:024x}", kind), (nothing,) * 3, lambda code: None)
    finally:
        os.close(nothing)


async def test_five_start_at_once_and_the_next_comes_when_one_has_started(hall: Hall) -> None:
    first = [await seated(hall, number) for number in range(limits.STARTS_AT_ONCE)]
    sixth, seventh = (asyncio.create_task(seated(hall, number)) for number in (6, 7))
    await asyncio.sleep(0)
    assert len(hall.seats) == 5 and not sixth.done()
    hall.has_started(first[0])
    hall.has_started(first[0])
    assert (await sixth).guest.seat == 6 and not seventh.done()
    hall.gone(first[1], 0)
    assert (await seventh).guest.seat == 7


async def test_whoever_waits_too_long_for_a_turn_is_told_to_try_again(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "START_SECONDS", 0.05)
    first = [await seated(hall, number) for number in range(limits.STARTS_AT_ONCE)]
    with pytest.raises(NoSeat, match=r"full\. Please try again in a moment"):
        await seated(hall, 6)
    gave_up = asyncio.create_task(seated(hall, 7))
    await asyncio.sleep(0)
    gave_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await gave_up
    # Nobody's turn was lost with those who went away.
    for seat in first:
        hall.has_started(seat)
    again = [await seated(hall, number) for number in range(10, 10 + limits.STARTS_AT_ONCE)]
    assert len(again) == 5 and hall.measures.refused["full"] == 1


async def test_who_comes_back_has_a_place_in_a_full_room_and_a_board_takes_none(hall: Hall) -> None:
    hall.room = hall.room.model_copy(update={"limits": Limits(learners=2)})
    ana, ben = [await seated(hall, number) for number in (1, 2)]
    assert hall.is_full_for("code-new") and not hall.is_full_for(ana.guest.learner)
    hall.gone(ben, 0)
    await seated(hall, 3, "board")
    assert not hall.is_full_for("code-new")


async def test_who_comes_too_early_hears_when_the_room_opens(hall: Hall) -> None:
    hall.room = hall.room.model_copy(update={"opens_at": datetime(2100, 1, 1, 11, tzinfo=UTC)})
    assert not hall.is_open and "opens at 2100-01-01" in hall.closed_words()
    hall.room = hall.room.model_copy(update={"opens_at": None, "closes_at": datetime(2020, 1, 1, tzinfo=UTC)})
    assert not hall.is_open and "closed now" in hall.closed_words()


async def test_no_more_wait_for_a_turn_than_the_room_seats(hall: Hall) -> None:
    for number in range(limits.STARTS_AT_ONCE):
        await seated(hall, number)
    most = hall.room.limits.learners
    waiting = [asyncio.create_task(seated(hall, 100 + number)) for number in range(most)]
    await asyncio.sleep(0)
    with pytest.raises(NoSeat):
        await seated(hall, 999)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def test_who_comes_in_and_asks_for_nothing_is_sent_away(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    door = await open_door(hall, "127.0.0.1", 0, asyncssh.generate_private_key("ssh-ed25519"))
    monkeypatch.setattr(limits, "LOGIN_SECONDS", 0.05)
    outside: dict[str, Any] = {"known_hosts": None, "client_keys": None, "agent_path": None, "config": None}
    try:
        client = await asyncssh.connect(
            "127.0.0.1", door.get_port(), username="room", password=hall.room.code, **outside
        )
        async with asyncio.timeout(30):
            await client.wait_closed()
        assert hall.half_open == hall.at_code == 0
    finally:
        door.close()


LISTENER = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
def changed(*_):
    size = os.get_terminal_size(0)
    print(f"{size.columns}x{size.lines}.", flush=True)
signal.signal(signal.SIGWINCH, changed)
print("listens.", flush=True)
while True:
    signal.pause()
"""


class Told:
    """A client that keeps what is drawn for it."""

    def __init__(self) -> None:
        self.drawn = b""

    def write(self, drawn: bytes) -> None:
        self.drawn += drawn

    def backlog(self) -> int:
        return 0

    def wait(self, waits: bool) -> None:
        return

    def cut(self) -> None:
        raise AssertionError("nobody is slow here")

    async def hears(self, words: bytes) -> None:
        async with asyncio.timeout(30):
            while words not in self.drawn:
                await asyncio.sleep(0.01)


async def test_a_thousand_changes_of_a_window_are_few_for_the_learners_process_and_the_last_counts() -> None:
    client = Told()
    relay = Relay(client, (80, 24), lambda: None)
    process = subprocess.Popen(
        [sys.executable, "-c", LISTENER], stdin=relay.theirs, stdout=relay.theirs, stderr=relay.theirs,
        start_new_session=True,
    )  # fmt: skip
    relay.close_theirs()
    try:
        await client.hears(b"listens.")
        for n in range(1000):
            relay.resize((200 - n % 100, 40))
        relay.resize((97, 31))
        await client.hears(b"97x31.")
        assert client.drawn.count(b".") <= 3
        relay.resize((60, 20))
        await client.hears(b"60x20.")
    finally:
        relay.close()
        process.kill()
        process.wait()
