"""What keeps learners' progress: the interface that files, memory and a database serve alike."""

from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from tutor.learner.progress import Progress
from tutor.saves.examining import Found
from tutor.saves.thinning import Stamp

Place = Path | str
"Where something is kept: a file, or words that name the place in a database."


class Seat(AbstractContextManager["Seat"], Protocol):
    """The right to write one learner's progress, for as long as they sit there. Leaving gives it back."""

    @property
    def since(self) -> datetime: ...

    @property
    def guarded(self) -> bool:
        """False where the folder can't lock: then a second window is noticed only when it saves."""

    def leave(self) -> None: ...


class Store(Protocol):
    """Keeps one `Progress` per learner id.

    Each method raises `SaveUnusable`, `CouldNotWrite` or, for an id that can be no file's name, `UsageError`.
    """

    def load(self, learner_id: str) -> Progress | None:
        """The learner's progress; None if nothing is kept yet.

        A damaged file stays where it is, and its content is copied beside it once.
        """

    def save(self, progress: Progress) -> None:
        """Keep `progress`, whose revision is one higher than what was read: all of it, or nothing is changed.

        When this returns, it is on the disk. Raises `ChangedElsewhere` if another wrote since we read.
        """

    def saved_learners(self) -> tuple[str, ...]:
        """The ids of all learners who have a save, in the order of the alphabet."""

    def sit_down(self, learner_id: str, *, take_over: bool = False) -> Seat:
        """Take the only seat. Raises `OpenElsewhere` if it is taken, unless it is knowingly taken over."""

    def set_aside(self, learner_id: str) -> Place | None:
        """Copy a damaged save to a name that says so; None if the save is not damaged. Once per content."""

    def begin_anew(self, learner_id: str, *, whatever: bool = False) -> Place | None:
        """Move a damaged save to that name, so that a new one can begin; None if it is not damaged.

        With `whatever` also a newer one and what is no plain file of ours: its person chose so knowingly.
        """

    def was_altered(self, learner_id: str) -> bool:
        """True if what was loaded is not what a tutor wrote: changed by hand, cut short, or damaged."""

    def backups(self, learner_id: str) -> tuple[Stamp, ...]:
        """The last good saves, newest first: the 10 last, and some of earlier days and weeks."""

    def load_backup(self, learner_id: str, stamp: Stamp) -> Progress:
        """What a backup holds. Nothing is changed."""

    def look(self, learner_id: str) -> Found:
        """Read and check the save, changing nothing. Never raises for what stands there."""

    def look_at_backup(self, learner_id: str, stamp: Stamp) -> Found:
        """The same for a backup."""

    def all_of(self, learner_id: str) -> tuple[Place, ...]:
        """What `delete` would remove: the save, its damaged copies, its backups."""

    def delete(self, learner_id: str) -> tuple[Place, ...]:
        """Remove all that is kept of this learner; what was removed."""

    def location(self, learner_id: str) -> str:
        """Where the learner's progress is kept, for people to read."""
