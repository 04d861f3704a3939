"""Learners who answer on while the database comes and goes, and what is kept of what they did."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.durability.counts import IS_LONG
from tests.saves.conftest import Place
from tests.saves.making import START, answer, one_more, progress

from tutor.learner.progress import Progress
from tutor.saves.postgres import PostgresStore
from tutor.saves.problems import DatabaseAway
from tutor.saves.store import Seat
from tutor.sitting.saving import Saving

PATIENCE = 0.05
"As in full screen."
LONG = 60.0


class Learner:
    """Somebody who answers one question after another, and what they are told."""

    def __init__(self, store: PostgresStore) -> None:
        self.line = store.line
        self.seat: Seat = store.sit_down("me")
        self.now = store.load("me") or progress(revision=0)
        self.saving = Saving(store, patience=PATIENCE)
        self.longest = 0.0

    def answer(self, times: int = 1) -> None:
        for _ in range(times):
            self.now = one_more(self.now)
            before = time.monotonic()
            self.saving.save(self.now)
            self.longest = max(self.longest, time.monotonic() - before)

    def waits_shortly(self) -> None:
        """For a server that will never answer."""
        self.line.answer_seconds, self.line.connect_seconds = 2.0 if IS_LONG else 0.5, 2

    def waits_long(self) -> None:
        """For one that will, however busy the machine."""
        self.line.answer_seconds, self.line.connect_seconds = LONG, int(LONG)

    def until(self, so: Callable[[Saving], bool]) -> float:
        """Wait until it is so; how long it took."""
        before = time.monotonic()
        while not so(self.saving):
            assert time.monotonic() < before + LONG
            threading.Event().wait(0.01)
        return time.monotonic() - before


def sat_down(place: Place) -> Learner:
    store = place.open()
    assert isinstance(store, PostgresStore)
    return Learner(store)


class LateLearner(Learner):
    """Somebody who comes in while the database is away; their answers have numbers of their own."""

    def __init__(self, store: PostgresStore, first: int) -> None:
        self.line, self.first = store.line, first
        with pytest.raises(DatabaseAway) as away:
            store.sit_down("me")
        self.seat, known_here = away.value.go_on()
        self.told = away.value.told
        self.now = known_here or Progress()
        self.saving = Saving(store, patience=PATIENCE)
        self.longest = 0.0

    def answer(self, times: int = 1) -> None:
        for _ in range(times):
            self.first += 1
            update = {"answer": (*self.now.answer, answer(self.first)), "saved_at": START}
            self.now = self.now.model_copy(update={**update, "revision": self.now.revision + 1})
            before = time.monotonic()
            self.saving.save(self.now)
            self.longest = max(self.longest, time.monotonic() - before)


def sat_down_late(place: Place, first: int) -> LateLearner:
    store = place.open()
    assert isinstance(store, PostgresStore)
    return LateLearner(store, first)


def is_saved(saves: Saving) -> bool:
    return saves.saved_at is not None


def in_trouble(saves: Saving) -> bool:
    return saves.trouble is not None


def kept(place: Place) -> Progress:
    found = place.open().load("me")
    assert found is not None
    return found


def journals(folder: Path) -> list[Path]:
    return [path for path in (folder / "state").rglob("*.toml") if path.is_file()]


def forget_lease(place: Place) -> None:
    """As time does when a host died."""
    store = place.open()
    assert isinstance(store, PostgresStore)
    room = store.room
    store.line.run(lambda c: c.execute("UPDATE tutor.lease SET expires = now() WHERE room = %s", (room,)))
