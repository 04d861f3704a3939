"""What a database did not take: kept on this computer, told in words, and joined to what stands there later."""

import contextlib
import threading
import time
from datetime import datetime
from pathlib import Path

from tutor.ground.problem import CouldNotWrite
from tutor.ground.toml_writing import UnwritableError
from tutor.ground.tongue import N_, _
from tutor.learner.progress import Progress
from tutor.saves.disk import NotPlainError
from tutor.saves.journal import Journal, UnreadableError, Waiting
from tutor.saves.locking import LockTakenError
from tutor.saves.problems import WaitsForDatabase

PAUSE_SECONDS = 3.0
"After a failure the database is left alone so long: until then acts go to the journal, and nobody waits."
WAITS = N_(
    "What you did is kept on this computer, and goes there by itself as soon as it can, also after a new start."
)
IN_WINDOW = N_("What is kept there is as it was, and this window still holds what you did.")


class Unsaved:
    """The journal, and whether the database was away when it was last asked to keep something."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._lock = threading.Lock()
        self._trouble: CouldNotWrite | None = None
        self._failed_at = 0.0

    def keep_first(self, progress: Progress, grew_from: frozenset[str]) -> None:
        """While the database is away, acts are safe here before it is asked again.

        Raises CouldNotWrite with the last trouble's words where it is too early to ask.
        """
        with self._lock:
            trouble, failed_at = self._trouble, self._failed_at
        if trouble is None:
            return
        is_kept = self._keep(progress, grew_from)
        if time.monotonic() < failed_at + PAUSE_SECONDS:
            raise _told(trouble, progress, is_kept=is_kept)

    def refused(self, trouble: CouldNotWrite, progress: Progress, grew_from: frozenset[str]) -> CouldNotWrite:
        """`trouble`, with what is safe said rightly."""
        with self._lock:
            self._trouble, self._failed_at = trouble, time.monotonic()
        return _told(trouble, progress, is_kept=self._keep(progress, grew_from))

    def begin_away(self, trouble: CouldNotWrite, learner_id: str, since: datetime) -> Waiting | None:
        """Somebody comes in while the database is away: what waits here of them already, if anything.

        Their acts go to the journal from the first one on. Raises LockTakenError, NotPlainError, OSError and
        UnreadableError where no journal can be kept.
        """
        waiting = self.hold(learner_id, since)
        with self._lock:
            self._trouble, self._failed_at = trouble, time.monotonic()
        return waiting

    def hold(self, learner_id: str, since: datetime) -> Waiting | None:
        """What waits here of somebody, and nobody else writes it until `let_go`. Raises what `Journal.hold` raises."""
        self._journal.hold(learner_id, since)
        return self._journal.waiting(learner_id)

    def let_go(self, learner_id: str) -> None:
        """They leave; what waits here stays."""
        self._journal.let_go(learner_id)

    def taken(self, learner_id: str) -> None:
        """The database has all of it."""
        with self._lock:
            self._trouble = None
        self._journal.drop(learner_id)

    def forget(self, learner_id: str) -> None:
        """They deleted all that is kept of them."""
        self._journal.drop(learner_id, whatever=True)

    def waiting(self, learner_id: str) -> Waiting | None:
        return self._journal.waiting(learner_id)

    def learners(self) -> tuple[str, ...]:
        return self._journal.learners()

    def elsewhere(self) -> tuple[Path, ...]:
        return self._journal.elsewhere()

    def _keep(self, progress: Progress, grew_from: frozenset[str]) -> bool:
        with contextlib.suppress(OSError, UnwritableError, NotPlainError, LockTakenError, UnreadableError):
            self._journal.keep(progress, grew_from)
            return True
        return False


def joined(there: Progress | None, seal: str, waiting: Waiting) -> Progress:
    """What stands in the database and what waited here, in one; `there` itself where nothing is new.

    What waited takes its place where it grew from just that; else another host went on since, and both are merged.
    """
    mine = waiting.progress
    if there is None:
        return mine
    if there == mine:
        return there
    if seal in waiting.grew_from and mine.revision > there.revision:
        return mine
    from tutor.learner.merging import merged

    both = merged(there, mine)
    if _but_when(both) == _but_when(there):
        return there
    latest = max(there.revision, mine.revision) + 1
    saved_at = max((one.saved_at for one in (there, mine) if one.saved_at), default=None)
    return both.model_copy(update={"revision": latest, "saved_at": saved_at, "learner": there.learner})


def _told(trouble: CouldNotWrite, progress: Progress, *, is_kept: bool) -> CouldNotWrite:
    if not is_kept:
        return CouldNotWrite(trouble.happened, _(IN_WINDOW), trouble.todo)
    return WaitsForDatabase(trouble.happened, _(WAITS), trouble.todo, progress.revision)


def _but_when(progress: Progress) -> Progress:
    return progress.model_copy(update={"revision": 0, "saved_at": None})
