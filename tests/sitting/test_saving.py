"""A slow or failing disk never holds up the learner, and what is called saved is on the disk."""

import threading
from collections.abc import Callable

import pytest
from tests.saves.making import one_more, progress

from tutor.ground.problem import CouldNotWrite, SaveUnusable
from tutor.learner.progress import Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting import saving
from tutor.sitting.saving import Saving

PATIENCE = 0.01
LONG = 20.0


class SlowDisk(MemoryStore):
    """Keeps what it is given only when `may` is set, and refuses with `refusal` if there is one."""

    def __init__(self) -> None:
        super().__init__()
        self.may = threading.Event()
        self.refusal: Exception | None = None
        self.written: list[int] = []

    def save(self, progress: Progress) -> None:
        assert self.may.wait(LONG)
        if self.refusal:
            raise self.refusal
        super().save(progress)
        self.written.append(progress.revision)


def late(saves: Saving) -> Callable[[], bool]:
    """Waits until a save ended that nobody waited for."""
    told = threading.Semaphore(0)
    saves.when_late(told.release)
    return lambda: told.acquire(timeout=LONG)


def test_a_quick_disk_is_done_when_the_act_returns() -> None:
    disk = SlowDisk()
    disk.may.set()
    saves = Saving(disk, patience=LONG)
    assert saves.save(progress())
    assert saves.saved_at == progress().saved_at
    assert disk.written == [1]


def test_a_slow_disk_is_not_called_saved_before_it_is() -> None:
    disk = SlowDisk()
    saves = Saving(disk, patience=PATIENCE)
    was_late = late(saves)
    assert not saves.save(progress())
    assert saves.is_under_way
    assert saves.saved_at is None
    assert saves.trouble is None
    assert not disk.written
    disk.may.set()
    assert was_late()
    assert not saves.is_under_way
    assert saves.saved_at == progress().saved_at


def test_only_the_newest_of_many_acts_goes_to_a_slow_disk_and_it_goes_last() -> None:
    disk = SlowDisk()
    saves = Saving(disk, patience=PATIENCE)
    now = progress()
    for _ in range(5):
        saves.save(now)
        now = one_more(now)
    saves.save(now)
    disk.may.set()
    assert saves.finish(LONG)
    assert disk.load("me") == now
    assert len(disk.written) <= 3


@pytest.mark.parametrize("patience", [None, LONG])
def test_a_full_disk_is_told_and_the_next_act_saves_all(patience: float | None) -> None:
    disk = SlowDisk()
    disk.may.set()
    disk.refusal = CouldNotWrite("The disk is full.")
    saves = Saving(disk, patience=patience)
    assert not saves.save(progress())
    assert saves.trouble is disk.refusal
    assert saves.saved_at is None
    disk.refusal = None
    assert saves.save(one_more(progress()))
    assert saves.trouble is None


def test_a_full_disk_is_tried_again_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "RETRY_SECONDS", 0.01)
    disk = SlowDisk()
    disk.may.set()
    disk.refusal = CouldNotWrite("The disk is full.")
    saves = Saving(disk, patience=LONG)
    was_late = late(saves)
    assert not saves.save(progress())
    disk.refusal = None
    while saves.trouble:
        assert was_late()
    assert saves.saved_at == progress().saved_at


def test_a_save_of_another_window_is_not_tried_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "RETRY_SECONDS", 0.0)
    disk = SlowDisk()
    disk.may.set()
    disk.refusal = SaveUnusable("It was taken over.")
    saves = Saving(disk, patience=LONG)
    tries: list[int] = []
    saves.when_late(lambda: tries.append(1))
    saves.save(progress())
    saves.save(one_more(progress()))
    assert not tries
