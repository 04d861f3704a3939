"""A room under load: first paint, key to output, memory and CPU per learner, beside a new interpreter for each.

Run: .venv/bin/python -m benchmarks.host [N ...]; default 1 50. Clients and room share this machine's cores, so that
times are upper bounds; memory and CPU hold. Goals: login to a full screen 100 ms alone; p99 of a key 100 ms at
200 learners, 250 ms at 400; 15 MB a learner (own). Each learner presses a key every two seconds.
"""

import asyncio
import fcntl
import os
import pty
import select
import statistics
import struct
import sys
import tempfile
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path

import asyncssh
from tests.host.a_room import ASKED, RunningRoom

from tutor.host.identity import learner_of_code
from tutor.host.measures import Memory, memory_of

EVERY = 2.0
SECONDS = 20.0
AT_ONCE = 8
"Learners who come in together."


@dataclass
class Learner:
    """One client: what was drawn is only looked through for words, as a terminal would cost more than the room."""

    process: "asyncssh.SSHClientProcess[bytes]"
    painted: float
    pressed: float = 0.0
    waits: list[float] = field(default_factory=list)
    drawn: int = 0

    async def listen(self) -> None:
        while came := await self.process.stdout.read(65536):
            self.drawn += len(came)
            if self.pressed:
                self.waits.append(time.perf_counter() - self.pressed)
                self.pressed = 0.0


async def sat_down(room: RunningRoom, code: str, turn: asyncio.Semaphore) -> Learner:
    async with turn:
        conn = await room.connect(password=code)
        begun = time.perf_counter()
        process = await conn.create_process(term_type="xterm-256color", term_size=(100, 30), encoding=None)
        seen = b""
        while ASKED.encode() not in seen:
            came = await process.stdout.read(65536)
            assert came, seen[-500:]
            seen += came
        return Learner(process, time.perf_counter() - begun)


def pid_of(room: RunningRoom, code: str) -> int:
    """The process that holds this learner's seat, as its lock file says."""
    learner = learner_of_code(code)
    return int((room.folder / "learners" / learner / f".{learner}.lock").read_text().split()[2])


def cpu(pids: set[int]) -> float:
    """Seconds these processes have used."""
    ticks = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def megabytes(memory: Memory, learners: int = 1) -> str:
    """Of each: what it wrote itself and shares with none, that with its part of what is shared, and all it can see."""
    return " / ".join(f"{one / learners / 1e6:.1f}" for one in memory)


def percentile(values: list[float], percent: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else float("nan")


async def measured(room: RunningRoom, number: int) -> str:
    codes = [room.learner_at_a_question(f"Learner {n}") for n in range(number)]
    # The spare children are made first, as in a room that is opened before people come.
    await asyncio.sleep(4)
    turn = asyncio.Semaphore(AT_ONCE)
    began = time.perf_counter()
    learners = await asyncio.gather(*(sat_down(room, code, turn) for code in codes))
    ramp = number / (time.perf_counter() - began)
    listening = [asyncio.create_task(one.listen()) for one in learners]
    await asyncio.sleep(3)
    pids = room.processes()
    seated = [pid_of(room, code) for code in codes[:50]]
    memory = megabytes(memory_of(seated), len(seated))
    used, drawn, keys = cpu(pids), sum(one.drawn for one in learners), 0
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        for n, one in enumerate(learners):
            one.pressed = one.pressed or time.perf_counter()
            one.process.stdin.write(b"\x1b[A" if (keys // number) % 2 else b"\x1b[B")
            keys += 1
            if n % 20 == 19 or number < 20:
                await asyncio.sleep(EVERY / max(1, number / (20 if number >= 20 else 1)))
    used = cpu(pids) - used
    drawn = sum(one.drawn for one in learners) - drawn
    waits = [wait for one in learners for wait in one.waits]
    for one, task in zip(learners, listening, strict=True):
        task.cancel()
        one.process.close()
    paints = [one.painted * 1000 for one in learners]
    return (
        f"| {number} | {statistics.median(paints):.0f} / {percentile(paints, 99):.0f} | {ramp:.1f} "
        f"| {percentile(waits, 50) * 1000:.0f} | {percentile(waits, 99) * 1000:.0f} | {memory} "
        f"| {used / keys * 1000:.1f} | {drawn / keys:.0f} |"
    )


def new_interpreter() -> str:
    """The other design, one learner: `tutor` started anew on a terminal."""
    times, memory = [], ""
    with tempfile.TemporaryDirectory() as folder:
        saves = Path(folder) / "saves"
        saves.mkdir()
        (saves / "me.toml").write_text(
            'format = "tutor.save"\nversion = 1\n[learner]\nid = "me"\nname = "Ana"\nstarted_on = 2026-11-20\n'
        )
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "TUTOR_SAVES": str(saves),
            "TUTOR_CACHE": folder,
        }
        for _ in range(4):
            begun = time.perf_counter()
            child, terminal = pty.fork()
            if child == 0:
                os.execve(sys.executable, [sys.executable, "-m", "tutor"], environment)
            fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
            seen = b""
            while b"Leave" not in seen and select.select([terminal], [], [], 20)[0]:
                seen += os.read(terminal, 65536)
            times.append(time.perf_counter() - begun)
            memory = megabytes(memory_of({child}))
            os.kill(child, 9)
            os.waitpid(child, 0)
            os.close(terminal)
    return f"| 1, a new interpreter | {statistics.median(times[1:]) * 1000:.0f} | | | | {memory} | | |"


def freed(room: RunningRoom) -> float:
    """Seconds from a dropped line to the end of its process."""

    async def dropped() -> float:
        code = room.learner_at_a_question("Leaver")
        conn = await room.connect(password=code)
        process = await conn.create_process(term_type="xterm", term_size=(100, 30), encoding=None)
        seen = b""
        while ASKED.encode() not in seen:
            seen += await process.stdout.read(65536)
        (pid,) = room.sitting_in(code)
        begun = time.perf_counter()
        conn.abort()
        while Path(f"/proc/{pid}").exists():
            await asyncio.sleep(0.01)
        return time.perf_counter() - begun

    return statistics.median(asyncio.run(dropped()) for _ in range(3))


def main(numbers: list[int]) -> None:
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}\n")
    print(
        "| learners | paint ms, median / p99 | starts/s | key p50 ms | p99 ms "
        "| MB each, own / PSS / RSS | CPU ms/key | bytes/key |"
    )
    print("|---|---|---|---|---|---|---|---|")
    print(new_interpreter(), flush=True)
    for number in numbers:
        room = RunningRoom({"exempt": '["127.0.0.0/8"]', "learners": "1000"})
        try:
            if number == numbers[0]:
                left = freed(room)
            print(asyncio.run(measured(room, number)), flush=True)
        finally:
            room.remove()
    print(f"\nA dropped line's process is gone after {left:.2f} s.")


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [1, 50])
