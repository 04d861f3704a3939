"""What a learner's process can't do, tried from inside such a process and looked at from outside."""

import asyncio
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import asyncssh
import pyte
import pytest
from tests.host.a_room import ASKED, RunningRoom, drawn_until, sat_down

from tutor.host import limits
from tutor.host.identity import learner_of_code
from tutor.host.relay import Relay

TRIES = """
import os, socket, sys, ctypes
from pathlib import Path
from tutor.host.confine import gain_nothing_more, keep_within, limit
own, python = Path(sys.argv[1]), [Path(one) for one in (sys.prefix, sys.base_prefix, *sys.path) if one]
limit(); gain_nothing_more(); walled = keep_within(own, [*python, Path("/usr"), Path("/lib"), Path("/dev/null")])
got = []
def tried(name, act):
    try:
        act()
        got.append(name)
    except (OSError, MemoryError):
        pass
def program():
    r, w = os.pipe()
    if os.fork() == 0:
        try:
            os.execv(sys.executable, [sys.executable, "-c", "pass"])
        except PermissionError:
            os.write(w, b"no")
        os._exit(0)
    os.wait(); os.close(w)
    if os.read(r, 2) == b"no":
        raise PermissionError
tried("program", program)
for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK):
    tried(f"socket {family}", lambda: socket.socket(family).close())
if walled:
    tried("passwd", lambda: open("/etc/passwd").read())
    tried("other learner", lambda: (own.parent / "other").read_text())
    tried("list", lambda: os.listdir(own.parent))
    tried("write", lambda: (own.parent / "new").write_text("x"))
    tried("link", lambda: os.link(own.parent / "other", own / "link"))
    tried("move", lambda: os.rename(own / "mine", own.parent / "moved"))
(own / "mine").write_text("still mine")
tried("large file", lambda: (own / "large").write_bytes(b"x" * 9_000_000))
tried("many files", lambda: [os.open("/dev/null", os.O_RDONLY) for _ in range(100)])
tried("memory", lambda: bytearray(2_000_000_000))
print(got, walled)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the walls are Linux's")
def test_nothing_outside_its_own_folder_can_be_read_written_or_started(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine").write_text("mine")
    (tmp_path / "other").write_text("another learner's letter")
    before = sorted(tmp_path.iterdir())
    # A file over the limit is a signal first; Python turns it into an error only where the signal is ignored.
    told = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", TRIES, str(own)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert told.stdout.startswith("[]"), told.stdout + told.stderr
    assert sorted(tmp_path.iterdir()) == before


async def test_a_seated_learner_sits_behind_the_walls_and_changes_no_file_but_their_own(
    room: RunningRoom,
) -> None:
    own = room.learner_at_a_question("Ana")
    others = {path: path.stat().st_mtime_ns for path in room.parent.rglob("*") if path.name != "log"}
    async with room.connect(password=own) as conn:
        process = await sat_down(conn)
        screen = pyte.Screen(100, 30)
        await drawn_until(process, ASKED, screen)
        (pid,) = room.sitting_in(own)
        status = dict(
            line.split(":\t", 1)
            for line in Path(f"/proc/{pid}/status").read_text().splitlines()
            if ":\t" in line
        )
        assert status["NoNewPrivs"] == "1" and status["Seccomp"] == "2"
        assert "0" not in status["Uid"].split()
        environment = Path(f"/proc/{pid}/environ")
        assert not os.access(environment, os.R_OK) or b"SSH" not in environment.read_bytes()
        for keys in (b"\x1bOP", b"\x10", b"\x1a", b"\x1b", b"\x1b", b"p", b"e", b"\x13", b"\x1b", b"\x1b"):
            process.stdin.write(keys)
            await asyncio.sleep(0)
        leaving = asyncio.create_task(pressed_until_gone(process))
        async with asyncio.timeout(60):
            while await process.stdout.read(65536):
                pass
        leaving.cancel()
    changed = {
        path for path in room.parent.rglob("*")
        if path.name != "log" and (path not in others or path.stat().st_mtime_ns != others[path])
    }  # fmt: skip
    mine = room.folder / "learners" / learner_of_code(own)
    assert all(path == mine or mine in path.parents for path in changed)


async def pressed_until_gone(process: "asyncssh.SSHClientProcess[bytes]") -> None:
    """Ctrl+C again and again: right behind an Esc it would be another key."""
    while True:
        process.stdin.write(b"\x03")
        await asyncio.sleep(0.5)


# A reader who does not read


class Stuck:
    """A client whose backlog never gets smaller."""

    def __init__(self) -> None:
        self.came = 0
        self.was_cut = asyncio.Event()

    def write(self, drawn: bytes) -> None:
        self.came += len(drawn)

    def backlog(self) -> int:
        return self.came

    def wait(self, waits: bool) -> None:
        return

    def cut(self) -> None:
        self.was_cut.set()


async def test_who_does_not_read_holds_little_memory_and_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CUT_SECONDS", 0.2)
    client = Stuck()
    relay = Relay(client, (80, 24), lambda: None)
    os.set_blocking(relay.theirs, False)

    async def draw_without_end() -> None:
        while not client.was_cut.is_set():
            try:
                os.write(relay.theirs, b"x" * 4096)
            except BlockingIOError:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0)

    async with asyncio.timeout(30):
        await draw_without_end()
    relay.close()
    relay.close_theirs()
    assert client.came <= 512 * 1024


async def test_silent_connections_disturb_nobody_who_sits(room: RunningRoom) -> None:
    own = room.learner_at_a_question("Ben")
    async with room.connect(password=own) as conn:
        process = await sat_down(conn)
        screen = pyte.Screen(100, 30)
        await drawn_until(process, ASKED, screen)
        flood = []
        for _ in range(150):
            one = socket.socket()
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", room.port))
            flood.append(one)
        process.stdin.write(b"\r")
        await drawn_until(process, "Next question", screen)
        for one in flood:
            one.close()


# The facilitator


async def first_line(reader: asyncio.StreamReader, kind: str, learner: str = "") -> dict[str, object]:
    async with asyncio.timeout(30):
        while line := await reader.readline():
            said: dict[str, object] = json.loads(line)
            if said["kind"] == kind and learner in ("", said.get("learner_id")):
                return said
    raise AssertionError(f"no {kind} was told")


async def test_a_board_hears_where_learners_are_and_speaks_to_them(room: RunningRoom) -> None:
    own = room.learner_at_a_question("Ana")
    async with room.connect(password=own) as conn:
        process = await sat_down(conn)
        screen = pyte.Screen(100, 30)
        await drawn_until(process, ASKED, screen)
        reader, writer = await asyncio.open_unix_connection(str(room.folder / "board.sock"))
        facts = await first_line(reader, "room")
        assert facts["code"] == room.code
        present = await first_line(reader, "presence", learner_of_code(own))
        assert "Ana" not in json.dumps(present), "a name without consent"
        order = {"do": "message", "text": "Look at \x1b[31mpage 3", "seat": present["seat"]}
        writer.write(json.dumps(order).encode() + b"\nnonsense\n")
        assert (await first_line(reader, "done"))["told"] == 1
        assert await first_line(reader, "refused")
        await drawn_until(process, "page 3", screen)
        writer.close()
        await writer.wait_closed()
    assert (room.folder / "board.sock").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_who_cannot_read_the_tutor_does_not_serve_it(tmp_path: Path) -> None:
    hidden = tmp_path / "textual"
    hidden.mkdir(mode=0o700)
    (hidden / "__init__.py").touch()
    asked = "import pwd; from tutor.cli.serving_as import closed_to; print(closed_to(pwd.getpwnam('nobody')))"
    paths = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": paths}
    )
    assert told.stdout.strip() not in ("", "None"), told.stderr
