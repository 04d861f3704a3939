"""The real program in a real terminal: from Welcome to an exported plan, killed twice on the way."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
import tomllib
from pathlib import Path

import pyte

LETTER = (
    "Hi Ana,\nThere are already many freelancers with a similar skillset to yours and we cannot accept your "
    "registration.\nIf you have more relevant skills or experience to add, update and re-submit your profile."
)
PATIENCE = 30.0
"Seconds to wait for words on the screen before the test fails; a busy machine starts slowly."


class Terminal:
    """`tutor` on a PTY of 80×24, with pyte as the screen."""

    def __init__(self, folder: Path) -> None:
        environment = {
            **{
                k: v
                for k, v in os.environ.items()
                if not k.startswith(("TUTOR_", "TEXTUAL_")) and k != "NO_COLOR"
            },
            "TERM": "xterm-256color",
            "TUTOR_SAVES": str(folder / "saves"),
            "TUTOR_CACHE": str(folder / "cache"),
        }
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self.child, self._terminal = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            os.execve(sys.executable, [sys.executable, "-m", "tutor"], environment)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    @property
    def text(self) -> str:
        return "\n".join(self._screen.display)

    def shows(self, words: str) -> "Terminal":
        end = time.monotonic() + PATIENCE
        while words not in self.text:
            assert time.monotonic() < end, f"{words!r} never came; the screen says:\n{self.text}"
            self._read(0.2)
        return self

    def press(self, keys: str) -> "Terminal":
        os.write(self._terminal, keys.encode())
        return self

    def kill(self) -> None:
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self._terminal)

    def exit_code(self) -> int:
        """Read to the end, as a terminal does, and say how the program ended."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            ended, status = os.waitpid(self.child, os.WNOHANG)
            if ended:
                os.close(self._terminal)
                return os.waitstatus_to_exitcode(status)
            self._read(0.1)
        raise AssertionError("the tutor did not end")

    def _read(self, seconds: float) -> None:
        if select.select([self._terminal], [], [], seconds)[0]:
            try:
                self._stream.feed(os.read(self._terminal, 65536))
            except OSError:
                return


def test_from_welcome_to_the_plan_file_killed_twice_on_the_way(tmp_path: Path) -> None:
    first = Terminal(tmp_path)
    first.shows("1 of 4").press("Ana\r").shows("2 of 4").press("\x13").shows("3 of 4").press("6\r")
    first.shows("4 of 4").press("\x13").shows("page 1 of").press("\x1b[C").shows("page 2 of")
    first.kill()

    second = Terminal(tmp_path)
    second.shows("Go on").shows("page 2 of").shows("Ana").press("\r").shows("Try it (t)").shows("page 2 of")
    second.press("\x1b").shows("Ready to resubmit").press("1").shows("Letter lab").press("\x1b[F")
    second.press("\x1b[A\r").shows("Paste the whole letter")
    second.press(f"\x1b[200~{LETTER}\x1b[201~").shows("re-submit your").press("\x13").shows("is saved")
    second.kill()

    third = Terminal(tmp_path)
    third.shows("Ready to resubmit").press("p").shows("NOW").press("e").shows("In which form").press("\x13")
    third.shows("plan.toml").press("\x1b").shows("Ready to resubmit").press("q")
    assert third.exit_code() == 0

    exported = (tmp_path / "plan.toml").read_bytes()
    plan = tomllib.loads(exported.decode())
    assert plan["learner"]["name"] == "Ana"
    assert plan["situation"]["reasons"] == ["crowded-skills"]
    words = ["plan", "--saves", str(tmp_path / "saves"), "--today", str(plan["made_on"])]
    printed = subprocess.run([sys.executable, "-m", "tutor", *words], capture_output=True, check=True)
    assert printed.stdout == exported


def test_a_hang_up_leaves_at_once_with_everything_saved(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.shows("1 of 4").press("Ana\r").shows("2 of 4")
    os.kill(terminal.child, signal.SIGHUP)
    assert terminal.exit_code() == 128 + signal.SIGHUP
    assert b"Ana" in (tmp_path / "saves" / "me.toml").read_bytes()
