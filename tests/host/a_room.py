"""A room served for real: its folder, its process, and people who come in by `ssh`."""

import contextlib
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import asyncssh
import pyte
from tests.tui.real_terminal import PATIENCE

from tutor.cli.serving_as import closed_to
from tutor.host.identity import learner_of_code, new_resume_code
from tutor.learner.progress import Here, Learner, Progress
from tutor.saves.files import open_file_store
from tutor.saves.reading import progress_from

USER = "nobody"
"Whom to become where the tests run as root: a room is never served as root."
OWN_CODE = re.compile(r"\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}\b")
QUESTION = "letter/which-sentence"
ASKED = "gives the reason"
"Words of this question; Enter answers it with its first option, which is wrong."
_KITTY_KEYS = re.compile(rb"\x1b\[[<>=]\d*u")
"A way to tell keys that pyte does not know: it would draw the last letter."
FACILITATOR = asyncssh.generate_private_key("ssh-ed25519")


class RunningRoom:
    """`tutor serve` on a port of its own. `changed` is put into the room's file before the start.

    `like` is another host of the same room: its file and its host key are copied, and `changed` does not count.
    """

    def __init__(
        self, changed: dict[str, str] | None = None, *words: str, like: "RunningRoom | None" = None
    ) -> None:
        # Not pytest's own folder: where the tests run as root, nobody else can look into that.
        self.parent = Path(tempfile.mkdtemp(prefix="room-"))
        self.parent.chmod(0o755)
        self.user = ["--user", USER] if os.geteuid() == 0 else []
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith(("TUTOR_", "TEXTUAL_"))}
        self.environment["TUTOR_CACHE"] = str(self.parent / "cache")
        made = self.tutor("room", "new", "Tuesday evening", "--in", str(self.parent), *self.user)
        assert made.returncode == 0, made.stderr
        self.folder = self.parent / next(one.name for one in self.parent.iterdir() if one.name != "cache")
        self.file = self.folder / "room.toml"
        if like is None:
            self._change(changed or {})
        else:
            for name in ("room.toml", "host_key"):
                copy = shutil.copy2(like.folder / name, self.folder / name)
                shutil.chown(copy, like.file.owner())
        self.code = str(tomllib.loads(self.file.read_text())["code"])
        self.begin(*words)

    def tutor(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tutor", *words]
        return subprocess.run(command, capture_output=True, text=True, env=self.environment, timeout=PATIENCE)

    def _change(self, changed: dict[str, str]) -> None:
        text = self.file.read_text()
        for key, value in changed.items():
            text, done = re.subn(rf"(?m)^{key} = .*$", f"{key} = {value}", text)
            if not done:
                text = text.replace("\nname = ", f"\n{key} = {value}\nname = ", 1)
        self.file.write_text(text)

    def begin(self, *words: str) -> None:
        command = [sys.executable, "-m", "tutor", "serve", "--room", str(self.folder), "--port", "0"]
        self.log = self.parent / "log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "--address", "127.0.0.1", *self.user, *words],
                stdout=subprocess.PIPE, stderr=log, env=self.environment, start_new_session=True,
            )  # fmt: skip
        assert self.process.stdout is not None
        self.greeting = ""
        while "Ctrl+C" not in self.greeting:
            line = self.process.stdout.readline().decode()
            assert line, f"the room did not open: {self.log.read_text()}"
            self.greeting += line
        found = re.search(r"ssh -p (\d+) room@127\.0\.0\.1", self.greeting)
        assert found, self.greeting
        self.port = int(found[1])
        page = re.search(r"http://127\.0\.0\.1:\d+", self.greeting)
        self.page = page[0] if page else ""

    def end(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code

    def remove(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()
        shutil.rmtree(self.parent)

    # Who is in

    def processes(self) -> set[int]:
        """The room's processes: all that came from the one that was started."""
        found: set[int] = set()
        fresh = {self.process.pid}
        while fresh:
            found |= fresh
            fresh = set().union(*map(children_of, fresh)) - found
        return found

    def forker(self) -> int:
        """The process that learners' processes come from: child of the one that starts it again."""
        (keeper,) = children_of(self.process.pid)
        (forker,) = children_of(keeper)
        return forker

    def sitting_in(self, code: str) -> set[int]:
        """The processes that hold this learner's lock file open."""
        lock = str(self.folder / "learners" / learner_of_code(code) / f".{learner_of_code(code)}.lock")
        found = set()
        for pid in self.processes():
            with contextlib.suppress(OSError):
                if any(str(one.readlink()) == lock for one in Path(f"/proc/{pid}/fd").iterdir()):
                    found.add(pid)
        return found

    def saves(self) -> list[Path]:
        return sorted(self.folder.glob("learners/*/*.toml"))

    def learner_at_a_question(self, name: str) -> str:
        """Somebody with work here who stopped at the first question; their own code."""
        code = new_resume_code()
        learner = learner_of_code(code)
        own = self.folder / "learners" / learner
        own.mkdir(parents=True)
        said = Learner(id=learner, name=name, started_on=date(2026, 11, 20), name_in_rooms="no")
        begun = Progress(learner=said, revision=1, here=Here(unit="letter", question=QUESTION))
        open_file_store(own).save(begun)
        if self.user:
            account = pwd.getpwnam(USER)
            for path in (own.parent, own, *own.rglob("*")):
                os.chown(path, account.pw_uid, account.pw_gid)
        return code

    def progress(self, code: str) -> Progress:
        """What is on the disk of this learner."""
        learner = learner_of_code(code)
        return progress_from((self.folder / "learners" / learner / f"{learner}.toml").read_bytes())

    def connect(self, **options: object) -> "asyncssh.connection._ACMWrapper":  # type: ignore[name-defined]
        """A client of asyncssh's that tells nobody's keys and trusts this one host."""
        known = {
            "known_hosts": None,
            "client_keys": None,
            "agent_path": None,
            "config": None,
            "username": "room",
        }
        return asyncssh.connect("127.0.0.1", self.port, **{**known, **options})


def children_of(pid: int) -> set[int]:
    found: set[int] = set()
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found |= {int(one) for one in (task / "children").read_text().split()}
    return found


def waited_for(happened: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


async def sat_down(conn: asyncssh.SSHClientConnection) -> "asyncssh.SSHClientProcess[bytes]":
    """A screen of 100 by 30, as a terminal at the other end of `ssh` asks for it."""
    return await conn.create_process(term_type="xterm", term_size=(100, 30), encoding=None)


async def drawn_until(process: "asyncssh.SSHClientProcess[bytes]", words: str, screen: pyte.Screen) -> None:
    """Read what is drawn until these words are on the screen."""
    import asyncio

    stream = pyte.ByteStream(screen)
    async with asyncio.timeout(PATIENCE):
        while words not in "\n".join(screen.display):
            came = await process.stdout.read(65536)
            assert came, f"{words!r} never came:\n" + "\n".join(screen.display)
            stream.feed(_KITTY_KEYS.sub(b"", came))


async def newcomer(
    room: RunningRoom, conn: "asyncssh.SSHClientConnection", screen: pyte.Screen, term: str = "xterm-256color"
) -> tuple["asyncssh.SSHClientProcess[bytes]", str]:
    """Somebody new on a terminal, from the entrance to the question about their name; and their own code."""
    process = await conn.create_process(
        term_type=term, term_size=(screen.columns, screen.lines), encoding=None
    )
    await drawn_until(process, "Press Enter", screen)
    code = OWN_CODE.search("\n".join(screen.display))
    assert code
    process.stdin.write(b"\r")
    await drawn_until(process, "see your name", screen)
    return process, code[0]


def has_user() -> bool:
    """Whether a room can be served here: never as root, and only by who can read the tutor's own code."""
    try:
        return os.geteuid() != 0 or closed_to(pwd.getpwnam(USER)) is None
    except KeyError:
        return False
