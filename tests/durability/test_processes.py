"""Processes that are killed while they save, and two that save for one learner at once."""

import subprocess
from pathlib import Path

from tests.durability.counts import times, told
from tests.saves.making import answer
from tests.saves.test_real_processes import ROOT, python

from tutor.saves.files import open_file_store

KILLS = times(80, 10_000)


def test_a_save_survives_being_killed_at_any_moment(tmp_path: Path) -> None:
    """Each victim is forked from a process that has imported all, so that the kill falls into a save."""
    child = subprocess.Popen(
        python(KILLED_AGAIN_AND_AGAIN, tmp_path, KILLS),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    said, _ = child.communicate(timeout=3600)
    assert child.returncode == 0
    kills, saved, unreadable, lost = map(int, said.split())
    assert (kills, unreadable, lost) == (KILLS, 0, 0)
    assert saved >= KILLS
    stale = sum(path.name.endswith(".writing") for path in tmp_path.iterdir())
    assert stale <= 1
    told("kills", kills=kills, saves=saved, unreadable=unreadable, lost=lost, stale_files=stale)


KILLED_AGAIN_AND_AGAIN = """
import os, random, signal, sys, time
from pathlib import Path
from tests.saves.writers import saved_for_ever
from tutor.ground.problem import SaveUnusable
from tutor.saves.files import open_file_store

folder, kills = Path(sys.argv[1]), int(sys.argv[2])
chance = random.Random(7)


saved = unreadable = lost = 0
for _ in range(kills):
    hears, told = os.pipe()
    pid = os.fork()
    if pid == 0:
        for revision in saved_for_ever(open_file_store(folder)):
            os.write(told, b"%d\\n" % revision)
    os.close(told)
    first = os.read(hears, 100)  # the child is at work
    time.sleep(chance.uniform(0, 0.02))
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


ANSWERS = times(60, 200)
ANSWERS_MANY_TIMES = """
import sys
from pathlib import Path
from tests.saves.writers import answer_many
from tutor.saves.files import open_file_store

answer_many(open_file_store(Path(sys.argv[1])), int(sys.argv[2]), int(sys.argv[3]))
"""


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    children = [
        subprocess.Popen(python(ANSWERS_MANY_TIMES, tmp_path, first, ANSWERS), cwd=ROOT)
        for first in (0, 1000)
    ]
    assert [child.wait(timeout=600) for child in children] == [0, 0]
    kept = open_file_store(tmp_path).load("me")
    assert kept is not None
    assert kept.revision == 2 * ANSWERS
    expected = {answer(number) for number in (*range(ANSWERS), *range(1000, 1000 + ANSWERS))}
    assert set(kept.answer) == expected
    assert len(kept.answer) == 2 * ANSWERS
    told("two processes", answers=2 * ANSWERS, kept=len(kept.answer))
