"""Speed of start: exec to full first paint of Home in a PTY, beside a bare Textual app, in one run.

Run: .venv/bin/python benchmarks/start.py [pairs]. Prints medians and ratios; goals: Home at most 1.5 times the bare
app, `tutor --version` at most 4 times `python -c pass`.
"""

import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

BARE = """
from textual.app import App
from textual.widgets import Footer, Header, Label, ListItem, ListView
class Bare(App):
    BINDINGS = [("q", "quit", "Leave")]
    def compose(self):
        yield Header()
        yield ListView(*[ListItem(Label(f"Row {n}")) for n in range(8)])
        yield Footer()
Bare().run()
"""


def painted(command: list[str], awaited: bytes, environment: dict[str, str]) -> float:
    """Milliseconds from exec until `awaited` (the last part painted) has come out of the terminal."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe(command[0], command, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    seen = b""
    try:
        while awaited not in seen:
            if not select.select([terminal], [], [], 20)[0]:
                raise TimeoutError(f"{command} never painted {awaited!r}")
            seen += os.read(terminal, 65536)
        return (time.perf_counter() - start) * 1000
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)


def ended(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - start) * 1000


def main(pairs: int) -> None:
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        saves = Path(folder) / "saves"
        environment = {
            **os.environ, "TERM": "xterm-256color", "TUTOR_SAVES": str(saves), "TUTOR_CACHE": f"{folder}/cache",
        }  # fmt: skip
        environment.pop("NO_COLOR", None)
        # With it every start would compile the tutor anew, and the bare app's library not.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        tutor = str(Path(python).with_name("tutor"))
        begun = 'format = "tutor.save"\nversion = 1\n[learner]\nid = "me"\nname = "Ana"\nstarted_on = 2026-11-20\n'
        saves.mkdir()
        (saves / "me.toml").write_text(begun, encoding="utf-8")
        rows: dict[str, list[float]] = {"home": [], "bare": [], "version": [], "pass": []}
        painted([tutor], b"Leave", environment)  # once, so that the course is cached as on any second start
        for _ in range(pairs):
            rows["bare"].append(painted([python, "-c", BARE], b"Leave", environment))
            rows["home"].append(painted([tutor], b"Leave", environment))
            rows["pass"].append(ended([python, "-c", "pass"], environment))
            rows["version"].append(ended([tutor, "--version"], environment))
    middle = {name: statistics.median(times) for name, times in rows.items()}
    print(f"medians of {pairs} pairs, ms: " + ", ".join(f"{name} {ms:.0f}" for name, ms in middle.items()))
    print(f"Home / bare Textual app: {middle['home'] / middle['bare']:.2f} (goal 1.5)")
    print(f"tutor --version / python -c pass: {middle['version'] / middle['pass']:.2f} (goal 4)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
