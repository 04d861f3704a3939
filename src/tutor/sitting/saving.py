"""Bringing progress to the disk, without a slow or failing disk ever holding up the learner."""

import threading
from collections.abc import Callable
from datetime import datetime

from tutor.ground.problem import CouldNotWrite, SaveUnusable, TutorError
from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.saves.problems import OutOfReach
from tutor.saves.store import Store

RETRY_SECONDS = 5.0
"After how long a save that failed is tried again by itself, where saving goes on behind the learner's back."


class LooksOnly(SaveUnusable):
    """This sitting has no seat: whatever is done in it stays in its window."""

    def __init__(self) -> None:
        super().__init__(
            _("You only look: what you do here is not kept."),
            _("Your progress is as the other window saves it."),
            _("To keep what you do, close the other window and open your progress again."),
        )


class Saving:
    """Saves whole progress, the newest always last. One thread writes at a time.

    Without `patience` saving is done when `save` returns. With it, `save` waits at most so many seconds; a slower
    disk goes on behind the learner's back, failed saves are tried again there, and whoever asked is told `late`.
    """

    def __init__(self, store: Store, *, patience: float | None = None, looks_only: bool = False) -> None:
        self.trouble: TutorError | None = LooksOnly() if looks_only else None
        self.looks_only = looks_only
        self._store = store
        self._patience = patience
        self._unsaved: Progress | None = None
        self._saved_at: datetime | None = None
        self._news = threading.Condition()
        self._writer: threading.Thread | None = None
        self._asked = self._tried = self._waiting = 0
        self._late: Callable[[], None] = lambda: None

    def begin(self, saved_at: datetime | None) -> None:
        """What was just read from the disk was saved then."""
        self._saved_at = saved_at

    def begin_refused(self, trouble: CouldNotWrite) -> None:
        """Nothing can be written from the start; each act tries again."""
        self.trouble = trouble

    @property
    def saved_at(self) -> datetime | None:
        """When what the learner has now was saved; None while anything of it is not on the disk."""
        return None if self._unsaved is not None or self.trouble else self._saved_at

    @property
    def holds_unsaved(self) -> bool:
        """True while memory alone holds something."""
        return self._unsaved is not None

    @property
    def is_under_way(self) -> bool:
        """True while a slow disk has neither kept the newest nor refused it."""
        return self._unsaved is not None and self.trouble is None

    def when_late(self, told: Callable[[], None]) -> None:
        """Call `told`, from another thread, when a save ends that nobody waited for any more."""
        self._late = told

    def stop(self) -> None:
        """Keep nothing from now on, and forget what is still unsaved: its learner deleted it."""
        with self._news:
            self._unsaved = None
            self.looks_only = True
            self.trouble = LooksOnly()

    def save(self, progress: Progress) -> bool:
        """True if `progress` is on the disk when this returns."""
        if self.looks_only:
            return False
        with self._news:
            self._unsaved = progress
        return self.finish(self._patience)

    def finish(self, seconds: float | None = None) -> bool:
        """Try once more if anything is not on the disk, and wait so long for it; True if all of it is there."""
        if self._patience is None and self._unsaved is not None:
            self._try(self._unsaved)
        elif self._unsaved is not None:
            with self._news:
                self._asked += 1
                asked = self._asked
                if self._writer is None:
                    # A daemon: a disk that never answers must not keep the process from ending.
                    self._writer = threading.Thread(target=self._write, name="saving", daemon=True)
                    self._writer.start()
                self._news.notify_all()
                self._waiting += 1
                self._news.wait_for(lambda: self._tried >= asked, seconds)
                self._waiting -= 1
        return self._unsaved is None and not self.looks_only

    def _write(self) -> None:
        """The writer's life: wait until asked, or until it is time to try again, and save the newest."""
        while True:
            with self._news:
                tries_again = isinstance(self.trouble, CouldNotWrite | OutOfReach)
                self._news.wait_for(self._is_asked, RETRY_SECONDS if tries_again else None)
                asked, progress = self._asked, self._unsaved
            if progress is not None:
                self._try(progress)
            with self._news:
                self._tried = asked
                is_late = progress is not None and not self._waiting
                self._news.notify_all()
            if is_late:
                self._late()

    def _is_asked(self) -> bool:
        return self._asked > self._tried

    def _try(self, progress: Progress) -> None:
        trouble: TutorError | None = None
        try:
            self._store.save(progress)
        except (CouldNotWrite, SaveUnusable) as problem:
            trouble = problem
        with self._news:
            self.trouble = trouble
            if trouble is None:
                self._saved_at = progress.saved_at
                if self._unsaved is progress:
                    self._unsaved = None
