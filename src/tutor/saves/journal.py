"""Progress that waits on this computer until its database is back: a file per learner, closed to others.

The file is a save like any other, with one line above that tells which states of the database it grew from.
"""

import contextlib
import hashlib
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tutor.learner.progress import Progress
from tutor.saves.disk import NotPlainError, flush_folder, read_plain_file, replace_file
from tutor.saves.locking import FileSeat, take_lock
from tutor.saves.reading import FromNewerTutorError, NotASaveError, progress_from
from tutor.saves.writing import SaveWriter

_ENDING = ".toml"
_LINE = re.compile(rb"# waits for the database; grew from((?: [0-9a-f]{32}){0,8})\n")


@dataclass(frozen=True, slots=True)
class Waiting:
    """`grew_from`: seals of all states of the database that this progress contains."""

    progress: Progress
    grew_from: frozenset[str]


class UnreadableError(Exception):
    """Something waits here that this tutor can't read: a newer one wrote it, or it is damaged."""


class Journal:
    """All that waits here for one database and room. Folders are made, 0700, when something has to wait."""

    def __init__(self, state: Path, database: str) -> None:
        self._locks: dict[str, FileSeat] = {}
        # A name, since an address is no file name; and it must not tell whose database it is.
        self._folder = state / hashlib.sha256(database.encode()).hexdigest()[:16]

    def path(self, learner_id: str) -> Path:
        return self._folder / (learner_id + _ENDING)

    def hold(self, learner_id: str, since: datetime) -> None:
        """Be the only one on this computer who writes what waits for this learner, until `drop` or `let_go`.

        Raises LockTakenError, NotPlainError, OSError; UnreadableError for something here that would be written over.
        """
        if learner_id in self._locks:
            return
        self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder.mkdir(mode=0o700, exist_ok=True)
        lock = take_lock(self._folder / f".{learner_id}.lock", since)
        if self.waiting(learner_id) is None and os.path.lexists(self.path(learner_id)):
            lock.leave()
            raise UnreadableError(str(self.path(learner_id)))
        self._locks[learner_id] = lock

    def let_go(self, learner_id: str) -> None:
        if lock := self._locks.pop(learner_id, None):
            lock.leave()

    def keep(self, progress: Progress, grew_from: frozenset[str]) -> Path:
        """On this disk, flushed, when it returns. Raises what `hold` raises, and UnwritableError."""
        self.hold(progress.learner.id, datetime.now(UTC))
        path = self.path(progress.learner.id)
        head = "# waits for the database; grew from" + "".join(f" {seal}" for seal in sorted(grew_from)[:8])
        text = f"{head}\n{SaveWriter().text(progress)}"
        replace_file(path, path.with_name(f".{path.name}.writing"), text.encode())
        flush_folder(self._folder)
        return path

    def waiting(self, learner_id: str) -> Waiting | None:
        """What waits; None if nothing does, or nothing that can be read: that file is left as it is."""
        with contextlib.suppress(OSError, NotPlainError, NotASaveError, FromNewerTutorError):
            content = read_plain_file(self.path(learner_id))
            if content is not None:
                head = _LINE.match(content)
                seals = head[1].decode().split() if head else []
                return Waiting(progress_from(content), frozenset(seals))
        return None

    def drop(self, learner_id: str) -> None:
        with contextlib.suppress(OSError):
            self.path(learner_id).unlink(missing_ok=True)
        self.let_go(learner_id)

    def learners(self) -> tuple[str, ...]:
        """Whose progress waits here."""
        with contextlib.suppress(OSError):
            return tuple(sorted(path.stem for path in self._folder.glob(f"[!.]*{_ENDING}")))
        return ()
