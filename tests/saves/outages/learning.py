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
            self.now = self._with_one_more()
            before = time.monotonic()
            self.saving.save(self.now)
            self.longest = max(self.longest, time.monotonic() - before)

    def _with_one_more(self) -> Progress:
        return one_more(self.now)

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

    def all_is_kept(self, place: Place) -> None:
        """Wait for it, and look by another way."""
        self.until(is_saved)
        assert kept(place) == self.now


def sat_down(place: Place, answers: int = 0) -> Learner:
    """Somebody who came in; so many new answers of theirs are in the database."""
    store = place.open()
    assert isinstance(store, PostgresStore)
    learner = Learner(store)
    learner.answer(answers)
    assert learner.saving.finish(LONG)
    return learner


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

    def _with_one_more(self) -> Progress:
        self.first += 1
        answers = (*self.now.answer, answer(self.first))
        more = {"answer": answers, "saved_at": START, "revision": self.now.revision + 1}
        return self.now.model_copy(update=more)


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
