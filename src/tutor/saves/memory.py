"""Progress kept in memory only: for looking without a trace, and for tests. See `Store`."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.saves.examining import Condition, Found
from tutor.saves.problems import ChangedElsewhere, DamagedSave, OpenElsewhere
from tutor.saves.thinning import Stamp, to_keep


class MemorySeat:
    guarded = True

    def __init__(self, taken: dict[str, "MemorySeat"], learner_id: str) -> None:
        self.since = datetime.now(UTC)
        self._taken = taken
        self._learner_id = learner_id

    def leave(self) -> None:
        if self._taken.get(self._learner_id) is self:
            del self._taken[self._learner_id]

    def __enter__(self) -> "MemorySeat":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()


class MemoryStore:
    """Begins with the progress handed in; nothing is ever damaged, and all of it goes with the process."""

    def __init__(self, known: Iterable[Progress] = ()) -> None:
        self._kept = {progress.learner.id: progress for progress in known}
        self._seats: dict[str, MemorySeat] = {}
        self._backups: dict[str, dict[Stamp, Progress]] = {}

    def location(self, learner_id: str) -> str:
        return "memory"

    def saved_learners(self) -> tuple[str, ...]:
        return tuple(sorted(self._kept))

    def load(self, learner_id: str) -> Progress | None:
        return self._kept.get(learner_id)

    def save(self, progress: Progress) -> None:
        kept = self._kept.get(progress.learner.id)
        if kept is not None and progress.revision <= kept.revision:
            raise ChangedElsewhere(self.location(progress.learner.id))
        self._kept[progress.learner.id] = progress
        backups = self._backups.setdefault(progress.learner.id, {})
        backups[Stamp(progress.saved_at or datetime.now(UTC), progress.revision)] = progress
        for stamp in {*backups} - to_keep(backups):
            del backups[stamp]

    def sit_down(self, learner_id: str, *, take_over: bool = False) -> MemorySeat:
        if learner_id in self._seats and not take_over:
            raise OpenElsewhere(learner_id, since=self._seats[learner_id].since)
        seat = self._seats[learner_id] = MemorySeat(self._seats, learner_id)
        return seat

    def set_aside(self, learner_id: str) -> Path | None:
        return None

    def begin_anew(self, learner_id: str, *, whatever: bool = False) -> Path | None:
        return None

    def was_altered(self, learner_id: str) -> bool:
        return False

    def backups(self, learner_id: str) -> tuple[Stamp, ...]:
        return tuple(sorted(self._backups.get(learner_id, {}), reverse=True))

    def load_backup(self, learner_id: str, stamp: Stamp) -> Progress:
        kept = self._backups.get(learner_id, {}).get(stamp)
        if kept is None:
            raise DamagedSave(self.location(learner_id), _("this backup is gone"), None)
        return kept

    def look(self, learner_id: str) -> Found:
        progress = self._kept.get(learner_id)
        condition: Condition = "ok" if progress else "missing"
        return Found(self.location(learner_id), condition, progress=progress)

    def look_at_backup(self, learner_id: str, stamp: Stamp) -> Found:
        return Found(self.location(learner_id), "ok", progress=self.load_backup(learner_id, stamp))

    def all_of(self, learner_id: str) -> tuple[str, ...]:
        return (self.location(learner_id),) if learner_id in self._kept else ()

    def delete(self, learner_id: str) -> tuple[str, ...]:
        gone = self.all_of(learner_id)
        self._kept.pop(learner_id, None)
        self._backups.pop(learner_id, None)
        return gone
