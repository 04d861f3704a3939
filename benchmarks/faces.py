"""The full screen beside a bare Textual app in one run: start, key to screen, next page, memory, bytes on the line.

Run: .venv/bin/python benchmarks/faces.py [rounds]. CPU is what all threads of the process used, so that other work on
the machine counts little; memory is resident. Goals: start and key to screen at most 1.25 and 1.2 times the
bare app, memory 1.5 times, a next page 12 ms of CPU; 300 bytes a letter, 1 kB a moved row, 6 kB a page.
"""

import fcntl
import os
import pty
import select
import shutil
import statistics
import struct
import sys
import tempfile
import termios
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.large_course import TIMES, write_large_course
from benchmarks.start import BARE

from tutor.course.course import Course
from tutor.course.loading import load_course
from tutor.learner.answers import Answer
from tutor.learner.progress import Learner, Progress
from tutor.saves.files import FileStore

ROWS, COLUMNS = 36, 120
QUIET = 0.25
"Seconds without a byte after which an answer to a key counts as painted."
ANSWERS = 10_000
TUTOR, BARE_PROGRAM = [sys.executable, "-m", "tutor"], [sys.executable, "-c", BARE]


class Face:
    """A program on a terminal of 120×36."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.child, self._line = pty.fork()
        if self.child == 0:
            os.execvpe(command[0], command, environment)
        fcntl.ioctl(self._line, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def cpu(self) -> float:
        """Milliseconds of CPU so far."""
        stats = Path(f"/proc/{self.child}/task").glob("*/schedstat")
        return sum(int(stat.read_text(encoding="ascii").split()[0]) for stat in stats) / 1e6

    def memory(self) -> float:
        status = Path(f"/proc/{self.child}/status").read_text(encoding="ascii")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def until(self, words: bytes) -> int:
        """Bytes read until the words came."""
        seen = b""
        while words not in seen:
            if not select.select([self._line], [], [], 120)[0]:
                raise TimeoutError(f"{words!r} never came")
            seen += os.read(self._line, 65536)
        return len(seen)

    def press(self, keys: bytes) -> tuple[float, float, int]:
        """Milliseconds to the first byte of the answer, CPU for all of it, and its bytes."""
        before, begun = self.cpu(), time.perf_counter()
        os.write(self._line, keys)
        first, count = 0.0, 0
        while select.select([self._line], [], [], QUIET)[0]:
            first = first or (time.perf_counter() - begun) * 1000
            count += len(os.read(self._line, 65536))
        return first, self.cpu() - before, count

    def settle(self) -> None:
        while select.select([self._line], [], [], 2 * QUIET)[0]:
            os.read(self._line, 65536)

    def end(self) -> None:
        os.kill(self.child, 9)
        os.waitpid(self.child, 0)
        os.close(self._line)


def keep_a_save(folder: Path, course: Course, answers: int) -> None:
    """Somebody who answered all questions of the course in turn, one in three wrong, one every 50 minutes."""
    names = [question.id for unit in course.units for question in unit.quiz]
    begun = datetime(2025, 11, 23, 18, tzinfo=UTC)
    rows = tuple(
        Answer(
            question=names[n % len(names)],
            at=begun + timedelta(minutes=50 * n),
            response=("b",),
            correct=n % 3 > 0,
        )
        for n in range(answers)
    )
    store = FileStore(folder, lambda: begun)
    with store.sit_down("me"):
        store.save(Progress(learner=Learner(name="Ana", started_on=begun.date()), answer=rows, revision=1))


def started(command: list[str], environment: dict[str, str]) -> tuple[float, float, float]:
    """Wall and CPU milliseconds to the full first paint, and MB."""
    begun = time.perf_counter()
    face = Face(command, environment)
    # Home's last line, left of where the edges of a long list may cut it in pieces.
    face.until(b"Leave" if BARE in command else b"Settings" if "tutor" in command else b"Quit")
    figures = (time.perf_counter() - begun) * 1000, face.cpu(), face.memory()
    face.end()
    return figures


def middle(rows: list[tuple[float, ...]]) -> tuple[float, ...]:
    return tuple(statistics.median(column) for column in zip(*rows, strict=True))


def keys_pressed(face: Face, keys: bytes, times: int) -> tuple[float, ...]:
    face.settle()
    return middle([face.press(keys) for _ in range(times)])


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        few, many, large, both = surroundings(Path(name))
        starts(rounds, few, many, large, both)
        pressed(few)


def surroundings(folder: Path) -> tuple[dict[str, str], ...]:
    """Environments of a tutor without answers, with many, with a large course, and with both."""
    few = {**os.environ, "TERM": "xterm-256color", "TUTOR_CACHE": f"{folder}/cache"}
    for unwanted in ("NO_COLOR", "PYTHONDONTWRITEBYTECODE"):
        few.pop(unwanted, None)
    many = {**few, "TUTOR_SAVES": f"{folder}/many"}
    few["TUTOR_SAVES"] = f"{folder}/few"
    ours = Path(__file__).parents[1] / "content"
    for saves, answers in (("few", 0), ("many", ANSWERS)):
        keep_a_save(folder / saves, load_course(ours), answers)
    course = write_large_course(ours, folder / "content")
    return few, many, {**few, "TUTOR_CONTENT": str(course)}, {**many, "TUTOR_CONTENT": str(course)}


def starts(
    rounds: int, few: dict[str, str], many: dict[str, str], large: dict[str, str], both: dict[str, str]
) -> None:
    """How long it takes until all of Home is drawn, beside a bare program and another well-made one."""
    programs = ((BARE_PROGRAM, few), (TUTOR, few), (TUTOR, many), (TUTOR, large), (TUTOR, both))
    started(TUTOR, few)
    started(TUTOR, large)
    figures: list[list[tuple[float, ...]]] = [[] for _ in programs]
    for _ in range(rounds):
        for rows, (command, environment) in zip(figures, programs, strict=True):
            rows.append(started(command, environment))
    plain, home, full, wide, fullest = (middle(rows) for rows in figures)
    print(
        f"start, ms wall / CPU / MB: Home {_three(home)}, bare {_three(plain)}, {ANSWERS} answers {_three(full)}"
    )
    for what, n, goal in (("wall", 0, 1.25), ("CPU", 1, 1.25), ("memory", 2, 1.5)):
        print(f"  {what}: Home / bare {home[n] / plain[n]:.2f} (goal {goal})")
    print(f"  {ANSWERS} answers / none: {full[1] / home[1]:.2f} of CPU (goal 1.2)")
    print(
        f"  a course {TIMES} times ours / ours: {wide[1] / home[1]:.2f} of CPU, {wide[2]:.0f} MB (goal 1.2)"
    )
    print(f"  both: {fullest[1] / home[1]:.2f} of CPU, {fullest[2]:.0f} MB (goal 1.2)")
    if (harlequin := shutil.which("harlequin")) is not None:
        beside = middle([started([harlequin], few) for _ in range(min(rounds, 3))])
        print(
            f"  harlequin as installed: {_three(beside)}; Home / harlequin {home[1] / beside[1]:.2f} of CPU"
        )


def pressed(environment: dict[str, str]) -> None:
    """What a key costs, until the screen is still again."""
    face = Face(BARE_PROGRAM, environment)
    face.until(b"Leave")
    moved_bare = keys_pressed(face, b"\x1b[B", 5)
    face.end()
    face = Face(TUTOR, environment)
    face.until(b"Leave")
    face.press(b"\t")
    moved = keys_pressed(face, b"\x1b[B", 5)
    face.press(b"\x1b[H\t")
    face.press(b"\r")
    page = keys_pressed(face, b"\x1b[C", 4)
    face.end()
    slow = bytes_on_a_slow_line(TUTOR, {**environment, "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"})
    ratio = moved[0] / moved_bare[0]
    print(f"a row down: {moved[0]:.1f} ms to screen, bare {moved_bare[0]:.1f}: {ratio:.2f} (goal 1.2)")
    print(f"  CPU {moved[1]:.1f} ms, bare {moved_bare[1]:.1f}; {moved[2]:.0f} bytes (goal 1000)")
    print(
        f"next page: {page[1]:.1f} ms of CPU (goal 12), {page[0]:.1f} ms to screen, {page[2]:.0f} bytes (goal 6000)"
    )
    goals = {"a letter": 300, "a row": 1000, "a page": 6000}
    for what, sent in slow.items():
        print(f"over SSH, {what}: {sent:.0f} bytes" + (f" (goal {goals[what]})" if what in goals else ""))


def bytes_on_a_slow_line(tutor: list[str], environment: dict[str, str]) -> dict[str, float]:
    """Bytes that the tutor sends over SSH, by what was done; the mouse is moved as a terminal would report it."""
    face = Face(tutor, environment)
    sent = {"first paint": float(face.until(b"Leave"))}
    face.settle()
    face.press(b"a")
    sent["a letter"] = keys_pressed(face, b"x", 5)[2]
    face.press(b"\x1b")
    face.press(b"\t")
    sent["a row"] = keys_pressed(face, b"\x1b[B", 5)[2]
    face.press(b"\x1b[H\t")
    face.press(b"\r")
    sent["a page"] = keys_pressed(face, b"\x1b[C", 4)[2]
    face.end()
    return sent


def _three(figures: tuple[float, ...]) -> str:
    return " / ".join(f"{figure:.0f}" for figure in figures)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
