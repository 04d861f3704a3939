"""A flood of connections that never log in, while learners type: nobody who sits is dropped or waits."""

import asyncio
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field

import asyncssh
import pyte
from tests.host.a_room import ASKED, RunningRoom, drawn_until

FLOOD = int(os.environ.get("TUTOR_HOST_FLOOD", "40"))
"Connections that are kept open at once, and opened again where they are refused; 500 in the long form."
TYPING = int(os.environ.get("TUTOR_HOST_TYPING", "2"))
"Learners who type meanwhile; 30 in the long form."
KEYS = 20 if FLOOD >= 500 else 6
SLOWEST = 0.25
"Seconds, at the 99th of a hundred: asked of the long form only, since a short one says nothing of that."

CROWD = """
import asyncio, sys
async def one():
    while True:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", int(sys.argv[1]))
            try:
                while await reader.read(4096):
                    pass
            finally:
                writer.close()
        except OSError:
            pass
        await asyncio.sleep(0.2)
async def main():
    print("floods", flush=True)
    await asyncio.gather(*(one() for _ in range(int(sys.argv[2]))))
asyncio.run(main())
"""


@dataclass
class Typist:
    process: "asyncssh.SSHClientProcess[bytes]"
    waits: list[float] = field(default_factory=list)

    async def types(self) -> None:
        for number in range(KEYS):
            pressed = time.perf_counter()
            self.process.stdin.write(b"\x1b[A" if number % 2 else b"\x1b[B")
            async with asyncio.timeout(60):
                assert await self.process.stdout.read(65536), "this learner was dropped"
            self.waits.append(time.perf_counter() - pressed)
            # What else one key draws is no answer to the next.
            while True:
                try:
                    async with asyncio.timeout(0.05 if FLOOD < 500 else 1.0):
                        assert await self.process.stdout.read(65536), "this learner was dropped"
                except TimeoutError:
                    break


async def test_a_flood_drops_nobody_who_sits_and_holds_up_no_key(room: RunningRoom) -> None:
    typists = []
    lines = [await room.connect(password=room.learner_at_a_question(f"Typist {n}")) for n in range(TYPING)]
    for line in lines:
        process = await line.create_process(term_type="xterm", term_size=(100, 30), encoding=None)
        await drawn_until(process, ASKED, pyte.Screen(100, 30))
        typists.append(Typist(process))
    crowd = subprocess.Popen(
        [sys.executable, "-c", CROWD, str(room.port), str(FLOOD)],
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        assert crowd.stdout is not None
        await asyncio.to_thread(crowd.stdout.readline)
        await asyncio.gather(*(typist.types() for typist in typists))
        assert crowd.poll() is None
    finally:
        crowd.kill()
        crowd.communicate()
        for line in lines:
            line.abort()
    waits = sorted(wait for typist in typists for wait in typist.waits)
    assert len(waits) == KEYS * TYPING
    worst = waits[len(waits) * 99 // 100]
    print(
        f"\n{TYPING} typing, a flood of {FLOOD}: p50 {waits[len(waits) // 2] * 1000:.0f} ms, p99 {worst * 1000:.0f} ms"
    )
    assert FLOOD < 500 or worst < SLOWEST
