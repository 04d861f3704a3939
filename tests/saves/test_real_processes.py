"""The save promise, tried on real processes: killed, out of room, and two at once."""

import resource
import signal
import subprocess
import sys
from pathlib import Path

from tests.saves.making import answer, one_more, progress

from tutor.saves.files import open_file_store

ROOT = Path(__file__).parents[2]


def python(program: str, *arguments: object) -> list[str]:
    """The command that runs `program`; started in ROOT, it can import this folder's builders."""
    return [sys.executable, "-c", program, *map(str, arguments)]


FILLS_THE_DISK = """
import sys
from pathlib import Path
from tests.saves.making import one_more
from tutor.ground.problem import CouldNotWrite
from tutor.saves.files import open_file_store

store = open_file_store(Path(sys.argv[1]))
before = store.load("me")
after = one_more(before)
while True:
    try:
        store.save(after)
    except CouldNotWrite as problem:
        print(after.revision, problem.exit_code, problem.happened)
        break
    after = one_more(after)
"""


def test_a_disk_that_is_full_in_the_middle_of_a_save_leaves_the_older_one(tmp_path: Path) -> None:
    open_file_store(tmp_path).save(progress())

    def with_little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    child = subprocess.run(
        python(FILLS_THE_DISK, tmp_path),
        cwd=ROOT,
        preexec_fn=with_little_room,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert child.returncode == 0, child.stderr
    revision, exit_code, happened = child.stdout.split(" ", 2)
    assert (exit_code, "could not be written" in happened) == ("5", True)
    kept = open_file_store(tmp_path).load("me")
    assert kept is not None
    assert kept.revision == int(revision) - 1
    assert not (tmp_path / ".me.toml.writing").exists()


SAVES_FOR_EVER = """
import sys
from pathlib import Path
from tests.saves.making import one_more, progress
from tutor.saves.files import open_file_store

store = open_file_store(Path(sys.argv[1]))
with store.sit_down("me"):
    now = store.load("me") or progress(revision=0)
    while True:
        now = one_more(now)
        if len(now.answer) > 30:
            now = now.model_copy(update={"answer": ()})
        store.save(now)
        print(now.revision, flush=True)
"""
KILLS = 150


def test_a_save_survives_being_killed_at_any_moment(tmp_path: Path) -> None:
    """Each victim is forked from a process that has imported all, so that the kill falls into a save."""
    child = subprocess.Popen(
        python(KILLED_AGAIN_AND_AGAIN, tmp_path, KILLS),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    said, _ = child.communicate(timeout=120)
    assert child.returncode == 0
    kills, saved, unreadable, lost = map(int, said.split())
    assert (kills, unreadable, lost) == (KILLS, 0, 0)
    assert saved > KILLS
    assert sum(path.name.endswith(".writing") for path in tmp_path.iterdir()) <= 1


KILLED_AGAIN_AND_AGAIN = """
import os, random, signal, sys, time
from pathlib import Path
from tests.saves.making import one_more, progress
from tutor.ground.problem import SaveUnusable
from tutor.saves.files import open_file_store

folder, kills = Path(sys.argv[1]), int(sys.argv[2])
chance = random.Random(7)


def save_for_ever(told):
    store = open_file_store(folder)
    with store.sit_down("me"):
        now = store.load("me") or progress(revision=0)
        while True:
            now = one_more(now)
            if len(now.answer) > 30:
                now = now.model_copy(update={"answer": ()})
            store.save(now)
            os.write(told, b"%d\\n" % now.revision)


saved = unreadable = lost = 0
for _ in range(kills):
    hears, told = os.pipe()
    pid = os.fork()
    if pid == 0:
        save_for_ever(told)
    os.close(told)
    first = os.read(hears, 100)  # the child is at work
    time.sleep(chance.uniform(0, 0.006))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    rest = first
    while part := os.read(hears, 65536):
        rest += part
    os.close(hears)
    acknowledged = int(rest.split()[-1])
    saved += len(rest.split())
    try:
        kept = open_file_store(folder).load("me")
        lost += kept is None or kept.revision < acknowledged
    except SaveUnusable:
        unreadable += 1
print(kills, saved, unreadable, lost)
"""


def test_a_sitting_that_was_killed_leaves_its_seat_free(tmp_path: Path) -> None:
    child = subprocess.Popen(python(SAVES_FOR_EVER, tmp_path), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    last = [int(line) for line in child.stdout]
    child.wait()
    child.stdout.close()
    store = open_file_store(tmp_path)
    with store.sit_down("me"):
        kept = store.load("me")
        assert kept is not None
        assert kept.revision >= (last[-1] if last else 1)
        store.save(one_more(kept))


ANSWERS_A_HUNDRED_TIMES = """
import sys
from pathlib import Path
from tests.saves.making import answer
from tutor.learner.progress import Progress
from tutor.saves.files import open_file_store
from tutor.saves.problems import ChangedElsewhere, OpenElsewhere

store = open_file_store(Path(sys.argv[1]))
first = int(sys.argv[2])
refused = 0
for number in range(first, first + 100):
    while True:
        now = store.load("me") or Progress()
        after = now.model_copy(update={"revision": now.revision + 1, "answer": (*now.answer, answer(number))})
        try:
            store.save(after)
            break
        except (ChangedElsewhere, OpenElsewhere):
            refused += 1
print(refused)
"""


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    children = [
        subprocess.Popen(python(ANSWERS_A_HUNDRED_TIMES, tmp_path, first), cwd=ROOT) for first in (0, 1000)
    ]
    assert [child.wait(timeout=120) for child in children] == [0, 0]
    kept = open_file_store(tmp_path).load("me")
    assert kept is not None
    assert kept.revision == 200
    expected = {answer(number) for number in (*range(100), *range(1000, 1100))}
    assert set(kept.answer) == expected
    assert len(kept.answer) == 200
