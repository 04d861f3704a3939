"""A terminal closed in the middle of an answer: the tutor is gone soon, and what was called saved is there."""

import json
import subprocess
from pathlib import Path

from tests.durability.counts import times, told
from tests.saves.test_real_processes import ROOT, python

HANG_UPS = times(4, 1000)

HANGS_UP_AGAIN_AND_AGAIN = """
import fcntl, gc, json, os, pty, random, re, select, signal, struct, sys, termios, time
from pathlib import Path
from tests.saves.making import progress
from tutor.cli.entry import main
from tutor.course.loading import find_content, load_course
from tutor.learner.progress import Here
from tutor.saves.files import open_file_store
import tutor.tui.app, tutor.tui.screens.home, tutor.tui.screens.quiz, tutor.plain, tutor.cli.opening  # warm

folder, hang_ups = Path(sys.argv[1]), int(sys.argv[2])
os.environ |= {"TERM": "xterm-256color", "TUTOR_SAVES": str(folder / "saves"), "TUTOR_CACHE": str(folder / "cache")}
load_course(find_content(None, {}))
chance = random.Random(11)
store = open_file_store(folder / "saves")
start = progress(answers=0)
figures = {"hang_ups": 0, "unreadable": 0, "lost": 0, "answers": 0, "not_gone": 0, "codes": {}, "slowest_ms": 0}
quiz = load_course(find_content(None, {})).unit["letter"].quiz


def read(master, seconds):
    try:
        return os.read(master, 65536) if select.select([master], [], [], seconds)[0] else b""
    except OSError:
        return b""


def until(master, words):
    said = b""
    end = time.monotonic() + 60
    while words not in said and time.monotonic() < end:
        said += read(master, 0.2)
    assert words in said, said[-2000:]
    return said


for _ in range(hang_ups):
    for old in (folder / "saves").glob("me.*"):
        old.unlink()
    open_file_store(folder / "saves").save(
        start.model_copy(update={"here": Here(unit="letter", question=quiz[0].id)})
    )
    pid, master = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, m) for n, m in ((0, "r"), (1, "w"), (2, "w")))
        sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr
        code = 99
        try:
            code = main([])
        finally:
            os._exit(code)
    until(master, b"Enter")
    os.write(master, b"\\r")
    until(master, b"quiz")
    # The first option is chosen and judged; the line goes down somewhere on the way.
    os.write(master, b"1")
    read(master, chance.uniform(0, 0.05))
    os.write(master, b"\\r")
    end = time.monotonic() + chance.uniform(0, 0.5)
    while time.monotonic() < end:
        read(master, 0.01)
    kept = open_file_store(folder / "saves").load("me")
    on_disk = len(kept.answer)
    os.close(master)
    began = time.monotonic()
    status = 0
    while time.monotonic() < began + 5:
        gone, status = os.waitpid(pid, os.WNOHANG)
        if gone:
            break
        time.sleep(0.005)
    else:
        figures["not_gone"] += 1
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    figures["slowest_ms"] = max(figures["slowest_ms"], round((time.monotonic() - began) * 1000))
    code = os.waitstatus_to_exitcode(status)
    figures["codes"] = {**figures["codes"], str(code): figures["codes"].get(str(code), 0) + 1}
    figures["hang_ups"] += 1
    try:
        kept = open_file_store(folder / "saves").load("me")
        figures["lost"] += kept is None or len(kept.answer) < on_disk
        figures["answers"] += len(kept.answer)
    except Exception:
        figures["unreadable"] += 1
print(json.dumps(figures))
"""


def test_a_closed_terminal_in_mid_answer_loses_nothing(tmp_path: Path) -> None:
    child = subprocess.run(
        python(HANGS_UP_AGAIN_AND_AGAIN, tmp_path, HANG_UPS),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=3600,
    )
    assert child.returncode == 0, child.stderr
    figures = json.loads(child.stdout.splitlines()[-1])
    assert figures["hang_ups"] == HANG_UPS
    assert figures["unreadable"] == figures["lost"] == figures["not_gone"] == 0
    assert figures["codes"] == {"129": HANG_UPS}
    told("hang-ups", **figures)
