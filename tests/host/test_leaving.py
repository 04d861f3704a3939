"""Leaving a room: a dropped line, a kill, a room that closes, somebody who does not read or does not type."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Iterator

import asyncssh
import pyte
import pytest
from tests.host.a_room import ASKED, QUESTION, RunningRoom, drawn_until, has_user, sat_down, waited_for

MANY = int(os.environ.get("TUTOR_HOST_MANY", "6"))
"Learners of whom half are killed in mid-answer; 50 in the long form."


async def test_a_dropped_line_frees_its_process_and_comes_back_to_the_same_question(
    room: RunningRoom,
) -> None:
    own = room.learner_at_a_question("Ana")
    conn = await room.connect(password=own)
    await drawn_until(await sat_down(conn), ASKED, pyte.Screen(100, 30))
    (pid,) = room.sitting_in(own)
    conn.abort()
    assert await asyncio.to_thread(waited_for, lambda: pid not in room.processes())
    async with room.connect(password=own) as again:
        await drawn_until(await sat_down(again), ASKED, pyte.Screen(100, 30))


async def test_whoever_comes_back_before_the_old_line_is_noticed_goes_on_at_the_new_one(
    room: RunningRoom,
) -> None:
    own = room.learner_at_a_question("Ben")
    async with room.connect(password=own) as first, room.connect(password=own) as second:
        old = await sat_down(first)
        await drawn_until(old, ASKED, pyte.Screen(100, 30))
        new = await sat_down(second)
        screen = pyte.Screen(100, 30)
        await drawn_until(new, ASKED, screen)
        assert "another window" not in "\n".join(screen.display)
        async with asyncio.timeout(30):
            await old.wait_closed()


async def test_half_of_the_learners_killed_in_mid_answer_lose_no_answer_and_leave_no_process(
    room: RunningRoom,
) -> None:
    codes = [room.learner_at_a_question(f"Learner {n}") for n in range(MANY)]
    lines = [await room.connect(password=code) for code in codes]
    screens = [pyte.Screen(100, 30) for _ in codes]
    sitting = [await sat_down(line) for line in lines]
    for process, screen in zip(sitting, screens, strict=True):
        await drawn_until(process, ASKED, screen)
    pids = [room.sitting_in(code) for code in codes]
    assert all(len(one) == 1 for one in pids)
    for n, (process, line) in enumerate(zip(sitting, lines, strict=True)):
        process.stdin.write(b"\r")
        if n % 4 == 1:
            line.abort()
        elif n % 4 == 3:
            os.kill(next(iter(pids[n])), signal.SIGKILL)
    for n in range(0, MANY, 2):
        await drawn_until(sitting[n], "Next question", screens[n])
        assert [one.question for one in room.progress(codes[n]).answer] == [QUESTION]
    dead = set().union(*(pids[n] for n in range(1, MANY, 2)))
    assert await asyncio.to_thread(waited_for, lambda: not dead & room.processes())
    for line in lines:
        line.abort()
    everyone = set().union(*pids)
    assert await asyncio.to_thread(waited_for, lambda: not everyone & room.processes())
    for code in codes:
        assert len(room.progress(code).answer) <= 1 and room.progress(code).learner.name


async def test_a_crash_of_one_learner_touches_no_other(room: RunningRoom) -> None:
    ana, ben = (room.learner_at_a_question(name) for name in ("Ana", "Ben"))
    async with room.connect(password=ana) as one, room.connect(password=ben) as other:
        first, second, screen = await sat_down(one), await sat_down(other), pyte.Screen(100, 30)
        await drawn_until(first, ASKED, pyte.Screen(100, 30))
        await drawn_until(second, ASKED, screen)
        os.kill(next(iter(room.sitting_in(ana))), signal.SIGSEGV)
        async with asyncio.timeout(30):
            await first.wait_closed()
        second.stdin.write(b"\r")
        await drawn_until(second, "Next question", screen)


async def test_a_dead_forker_is_followed_by_another_and_nobody_who_sits_is_disturbed(
    room: RunningRoom,
) -> None:
    ana, ben = (room.learner_at_a_question(name) for name in ("Ana", "Ben"))
    async with room.connect(password=ana) as one, room.connect(password=ben) as other:
        first, screen = await sat_down(one), pyte.Screen(100, 30)
        await drawn_until(first, ASKED, screen)
        os.kill(room.forker(), signal.SIGKILL)
        second = await sat_down(other)
        await drawn_until(second, ASKED, pyte.Screen(100, 30))
        first.stdin.write(b"\r")
        await drawn_until(first, "Next question", screen)
        first.stdin.write(b"\x03")
        async with asyncio.timeout(30):
            await first.wait_closed()


# A room of its own, for what ends it


@pytest.fixture
def short_room() -> Iterator[RunningRoom]:
    if not has_user():
        pytest.skip("no user here can serve a room")
    opened = RunningRoom({"idle_minutes": "0.1", "learners": "3", "half_open": '"4:100:6"'})
    yield opened
    opened.remove()


async def test_a_small_room_warns_the_idle_refuses_the_fourth_and_tells_everyone_when_it_ends(
    short_room: RunningRoom,
) -> None:
    room = short_room
    codes = [room.learner_at_a_question(f"Learner {n}") for n in range(4)]
    async with contextlib.AsyncExitStack() as stack:
        lines = [await stack.enter_async_context(room.connect(password=code)) for code in codes]
        sitting = [await sat_down(line) for line in lines[:3:2]]
        sitting.insert(1, await lines[1].create_process(term_type="dumb", term_size=(100, 30), encoding=None))
        screens = [pyte.Screen(100, 30) for _ in sitting]
        for process, screen, words in zip(sitting, screens, (ASKED, "Where to?", ASKED), strict=True):
            await drawn_until(process, words, screen)
        await drawn_until(await sat_down(lines[3]), "full", pyte.Screen(100, 30))

        # Two type on, one of them in lines; the third is warned and then sent home, with its place kept.
        typing = asyncio.create_task(types_on(sitting[:2]))
        await drawn_until(sitting[2], "You were away", screens[2])
        await drawn_until(sitting[2], "has ended", screens[2])
        assert room.progress(codes[2]).here.question == QUESTION

        # Silent connections: from the fourth on (this room's rule) none is let in.
        silent = [await asyncio.open_connection("127.0.0.1", room.port) for _ in range(8)]
        greeted = await asyncio.gather(*(read_or_nothing(reader) for reader, _ in silent))
        assert greeted.count(b"") >= 3
        for _, writer in silent:
            writer.close()

        ended = asyncio.create_task(asyncio.to_thread(room.end))
        for process, screen in zip(sitting[:2], screens[:2], strict=True):
            await drawn_until(process, "The room closes now", screen)
        typing.cancel()
        assert await ended == 0
    assert "closed" in room.log.read_text()


async def types_on(sitting: "list[asyncssh.SSHClientProcess[bytes]]") -> None:
    while True:
        for process in sitting:
            process.stdin.write(b"\x1b[B")
        await asyncio.sleep(1)


async def read_or_nothing(reader: asyncio.StreamReader) -> bytes:
    """What the door says first; nothing where it hangs up."""
    try:
        async with asyncio.timeout(30):
            return await reader.read(1)
    except OSError:
        return b""
