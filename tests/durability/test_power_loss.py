"""When the power goes at any moment, on a disk that drops and reorders what was not flushed, what was called saved
is there, and no backup says what was never saved."""

import os
import random
from pathlib import Path

from tests.durability.counts import times, told
from tests.durability.losing_power import Disk, watched
from tests.saves.making import one_more, progress

from tutor.ground.problem import SaveUnusable
from tutor.saves.files import open_file_store

RUNS = times(60, 1000)


class PowerIsGone(BaseException):
    """At this call the power goes."""


def run(folder: Path, chance: random.Random) -> tuple[int, int]:
    """Save until the power goes; the revision last called saved, and how many backups could be read after."""
    disk = Disk(folder)
    calls_left = chance.randrange(20, 260)
    saved, known = 0, {0: progress(revision=0)}
    with watched(disk):
        real = os.write

        def counted(number: int, content: bytes) -> int:
            nonlocal calls_left
            calls_left -= 8
            if calls_left < 0:
                raise PowerIsGone
            return real(number, content)

        setattr(os, "write", counted)  # noqa: B010 - `watched` puts the real one back
        try:
            store = open_file_store(folder)
            with store.sit_down("me"):
                now = progress(revision=0)
                while True:
                    now = one_more(now)
                    known[now.revision] = now
                    store.save(now)
                    saved = now.revision
                    # The power may as well go between two saves.
                    if chance.random() < 0.05:
                        break
        except PowerIsGone:
            pass
    left = folder.with_name(folder.name + "-left")
    left.mkdir()
    disk.after_power_loss(chance, left)
    after = open_file_store(left)
    kept = after.load("me")
    assert (kept.revision if kept else 0) >= saved, "what was called saved is lost"
    assert kept is None or kept == known[kept.revision]
    assert not after.was_altered("me")
    readable = 0
    for stamp in after.backups("me"):
        try:
            assert after.load_backup("me", stamp) == known[stamp.revision], (
                "a backup says what was never saved"
            )
            readable += 1
        except SaveUnusable:
            continue
    return saved, readable


def test_what_was_called_saved_survives_a_power_loss(tmp_path: Path) -> None:
    saved = backups = 0
    for number in range(RUNS):
        one, readable = run(tmp_path / str(number), random.Random(number))
        saved, backups = saved + one, backups + readable
    assert saved > RUNS
    told("power losses", runs=RUNS, saves=saved, readable_backups=backups, lost=0)
