"""The real program on a real terminal that sends the worst and goes away in every way."""

import fcntl
import os
import pty
import random
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path

import pytest
from tests.tui.almost_reports import almost_a_report
from tests.tui.test_key_bytes import ALPHABET

PATIENCE = 30.0
SAVE = 'format = "tutor.save"\nversion = 1\n[learner]\nid = "me"\nname = "Ana"\nstarted_on = 2026-11-20\n'
CLAIMS_A_TERMINAL = (
    "import sys\nfor one in (sys.stdin, sys.stdout, sys.stderr): one.isatty = lambda: True\n"
    "from tutor.cli.entry import main\nsys.exit(main([]))"
)


def surroundings(folder: Path) -> dict[str, str]:
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("TUTOR_", "TEXTUAL_")) and k != "NO_COLOR"
    }
    (folder / "saves").mkdir()
    (folder / "saves" / "me.toml").write_text(SAVE, encoding="utf-8")
    return {
        **kept,
        "TERM": "xterm-256color",
        "TUTOR_SAVES": str(folder / "saves"),
        "TUTOR_CACHE": str(folder / "c"),
    }


class Line:
    """A terminal as bytes: what is sent, what comes back, and what the program costs."""

    def __init__(self, folder: Path, size: tuple[int, int] = (80, 24), **more: str) -> None:
        environment = {**surroundings(folder), **more}
        self.child, self._line = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            os.execve(sys.executable, [sys.executable, "-m", "tutor"], environment)
        self.resize(*size)
        self.seen = b""
        self._is_reaped = False

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *ended: object) -> None:
        """However the test went, no tutor and no line stays behind."""
        self.hang_up()
        if not self._is_reaped:
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._line, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def shows(self, words: bytes) -> None:
        """Wait for words on the line, from here on."""
        end = time.monotonic() + PATIENCE
        while words not in self.seen:
            assert time.monotonic() < end, f"{words!r} never came"
            assert self._read(0.1), f"the tutor ended before {words!r}"
        self.seen = b""

    def send(self, sent: bytes) -> None:
        """Send all of it, reading what is drawn meanwhile, as a terminal does."""
        os.set_blocking(self._line, False)
        while sent:
            assert self._read(0), "the tutor ended"
            if select.select([], [self._line], [], 0.05)[1]:
                try:
                    sent = sent[os.write(self._line, sent[:4000]) :]
                except BlockingIOError:
                    continue
        os.set_blocking(self._line, True)

    def memory(self) -> float:
        """MB in use."""
        status = Path(f"/proc/{self.child}/status").read_text(encoding="utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def ends(self, pressing: bytes = b"") -> int:
        """The exit code, once all that was drawn is read. `pressing` is typed each second until then.

        Not faster: each Ctrl+C that reaches a terminal in the shell's hands throws away what was not yet read.
        """
        end = time.monotonic() + PATIENCE
        again = 0.0
        while (now := time.monotonic()) < end:
            ended, status = os.waitpid(self.child, os.WNOHANG)
            if ended:
                self._is_reaped = True
                # What was written last is on its way; the line itself says when it is over.
                with suppress(OSError):
                    while self._more(PATIENCE):
                        pass
                return os.waitstatus_to_exitcode(status)
            if pressing and now >= again:
                again = now + 1
                with suppress(OSError):
                    os.write(self._line, pressing)
            self._read(0.05)
        raise AssertionError("the tutor did not end")

    def hang_up(self) -> None:
        if self._line >= 0:
            os.close(self._line)
        self._line = -1

    def _read(self, seconds: float) -> bool:
        """Read what comes within so long; False once the line is closed."""
        try:
            self._more(seconds)
        except OSError:
            return False
        return True

    def _more(self, seconds: float) -> bool:
        if self._line < 0 or not select.select([self._line], [], [], seconds)[0]:
            return False
        self.seen = self.seen[-200_000:] + os.read(self._line, 65536)
        return True


def test_floods_and_broken_bytes_end_nothing_and_fill_nothing(tmp_path: Path) -> None:
    with Line(tmp_path) as line:
        line.shows(b"Leave")
        dice = random.Random(3)
        before = line.memory() if Path("/proc/self/status").exists() else 0.0
        hostile = b"".join(dice.choices(ALPHABET, k=8000)) + b"\x1b\\\x1b[201~"
        reports = b"".join(almost_a_report(dice) for _ in range(5000)).translate(None, b"\x03\x11")
        for sent in (
            b"j" * 200_000,
            b"\x1b[B" * 50_000,
            b"\x1b[<35;10;10M" * 20_000,
            b"\x1b[M\xff\xff\xff caf\xe9 \xf0\x9f",
            b"\x1b[1114112u\x1b[1;1:3A\x1b[48;0;0;0;0t\x1b[48;5000;5000;1;1t\x1b[<0;5;5M",
            hostile,
            reports + b"\x1b\\\x1b[201~",
            b"\x1b[200~hello \x1b zz \x11 \x03 xx\x1b[201~",
            b"\x1b[200~" + b"x" * 1_000_000 + b"\x1b[201~",
            b"\x1b[200~" + b"x" * 1_000_000,
        ):
            line.send(sent)
        if before:
            assert line.memory() - before < 20
        # The last paste never ended, so a first Ctrl+C may still count as a part of it.
        assert line.ends(pressing=b"\x03") == 0, "deaf after an unfinished paste"
        assert line.seen.count(b"\x1b[?1049l") == 1


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (65535, 65535), (10000, 1)])
def test_any_size_at_the_start_and_after(tmp_path: Path, size: tuple[int, int]) -> None:
    with Line(tmp_path, size) as line:
        line.shows(b"\x1b[1;1H")
        for other in ((65535, 65535), (1, 1), (0, 0), (3, 65535)):
            line.resize(*other)
            line._read(0.1)
        line.resize(80, 24)
        line.shows(b"Leave")
        assert line.ends(pressing=b"\x03") == 0


def test_however_fast_the_window_changes_its_last_size_is_drawn(tmp_path: Path) -> None:
    with Line(tmp_path) as line:
        line.shows(b"Leave")
        for last in ((100, 30), (80, 24)) * 15:
            for step in range(40):
                line.resize(45 + step, 16 + step % 6)
            line.resize(*last)
            line.shows(f"\x1b[{last[1]};".encode())
        assert line.ends(pressing=b"\x03") == 0


def test_a_closed_terminal_ends_the_tutor(tmp_path: Path) -> None:
    with Line(tmp_path) as line:
        line.shows(b"Leave")
        line.hang_up()
        assert line.ends() == 129


HUNG_UP = """
import asyncio, os, threading
said = os.dup(1)
ours, theirs = os.openpty()
for stream in (0, 1, 2):
    os.dup2(theirs, stream)
os.close(ours)
from textual.app import App
from tutor.tui.terminal import TerminalDriver

async def start():
    TerminalDriver(App()).start_application_mode()
    writers = [one for one in threading.enumerate() if "Writer" in type(one).__name__]
    os.write(said, str(len(writers)).encode())
    os._exit(0)

asyncio.run(start())
"""


def test_a_terminal_that_has_hung_up_before_the_start_is_taken_once() -> None:
    """Each try would leave a thread behind, until none can be begun and the tutor ends as with a bug."""
    done = subprocess.run([sys.executable, "-c", HUNG_UP], capture_output=True, text=True, timeout=PATIENCE)
    assert done.stdout == "1", done.stderr


@pytest.mark.parametrize("ending", ["nothing to read", "a full disk to write to"])
def test_without_input_or_output_the_tutor_ends_at_once(tmp_path: Path, ending: str) -> None:
    quiet, open_end = os.pipe()
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        nothing = ending == "nothing to read"
        ended = subprocess.run(
            [sys.executable, "-c", CLAIMS_A_TERMINAL],
            stdin=subprocess.DEVNULL if nothing else quiet,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL if nothing else full,
            env=surroundings(tmp_path),
            timeout=PATIENCE,
        )
    os.close(quiet)
    os.close(open_end)
    assert ended.returncode == 129


def test_the_environment_gives_no_orders(tmp_path: Path) -> None:
    orders = {
        "TEXTUAL_DRIVER": "no.such:driver", "TEXTUAL_LOG": str(tmp_path / "log"), "TEXTUAL_DEBUG": "1",
        "TEXTUAL_PRESS": "q", "COLUMNS": "100000", "TEXTUAL_COLOR_SYSTEM": "bogus",
    }  # fmt: skip
    with Line(tmp_path, (80, 24), **orders) as line:
        line.shows(b"Leave")
        assert line.ends(pressing=b"q") == 0
        assert not (tmp_path / "log").exists()
        assert not (tmp_path / "keys.log").exists()
