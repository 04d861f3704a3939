"""When the power goes at any moment, on a disk that drops and reorders what was not flushed, what was called saved
is there, and no backup says what was never saved."""

import os
import random
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.durability.counts import times, told
from tests.durability.losing_power import Disk, watched
from tests.saves.making import one_more, progress

from tutor.ground.problem import SaveUnusable
from tutor.learner.progress import Progress
from tutor.saves.files import open_file_store

RUNS = times(60, 1000)


class PowerIsGone(BaseException):
    """At this call the power goes."""


def run(folder: Path, chance: random.Random) -> tuple[int, int]:
    """Save until the power goes; the revision last called saved, and how many backups could be read after."""
    disk = Disk(folder)
    called = saved_until_the_power_goes(disk, folder, chance)
    left = folder.with_name(folder.name + "-left")
    left.mkdir()
    disk.after_power_loss(chance, left)
    return called.saved, backups_left(left, called)


@dataclass
class Called:
    """Each save that was begun, by its revision, and the last that was called saved."""

    begun: dict[int, Progress]
    saved: int = 0


def saved_until_the_power_goes(disk: Disk, folder: Path, chance: random.Random) -> Called:
    calls_left = chance.randrange(20, 260)
    now = progress(revision=0)
    called = Called({0: now})
    with watched(disk):
        real = os.write

        def counted(number: int, content: bytes) -> int:
            nonlocal calls_left
            calls_left -= 8
            if calls_left < 0:
                raise PowerIsGone
            return real(number, content)

        setattr(os, "write", counted)  # noqa: B010 - `watched` puts the real one back
        with suppress(PowerIsGone):
            store = open_file_store(folder)
            with store.sit_down("me"):
                while True:
                    now = one_more(now)
                    called.begun[now.revision] = now
                    store.save(now)
                    called.saved = now.revision
                    # The power may as well go between two saves.
                    if chance.random() < 0.05:
                        break
    return called


def backups_left(left: Path, called: Called) -> int:
    """How many backups can be read of what the disk still holds, where all that was called saved must be."""
    after = open_file_store(left)
    kept = after.load("me")
    assert (kept.revision if kept else 0) >= called.saved, "what was called saved is lost"
    assert kept is None or kept == called.begun[kept.revision]
    assert not after.was_altered("me")
    readable = 0
    for stamp in after.backups("me"):
        try:
            backup = after.load_backup("me", stamp)
        except SaveUnusable:
            continue
        assert backup == called.begun[stamp.revision], "a backup says what was never saved"
        readable += 1
    return readable


def test_what_was_called_saved_survives_a_power_loss(tmp_path: Path) -> None:
    saved = backups = 0
    for number in range(RUNS):
        one, readable = run(tmp_path / str(number), random.Random(number))
        saved, backups = saved + one, backups + readable
    assert saved > RUNS
    told("power losses", runs=RUNS, saves=saved, readable_backups=backups, lost=0)
