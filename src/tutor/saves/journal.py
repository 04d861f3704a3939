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
    """Something waits here that this tutor can't read, or has not read: it is never written over."""


class Journal:
    """All that waits here for one database and room. Folders are made, 0700, when something has to wait."""

    def __init__(self, state: Path, database: str) -> None:
        self._locks: dict[str, FileSeat] = {}
        self._known: dict[str, str] = {}
        "Digests of what was read or written here. What another window left since is not ours to remove."
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
        if self._look(learner_id) is None and os.path.lexists(self.path(learner_id)):
            lock.leave()
            raise UnreadableError(str(self.path(learner_id)))
        self._locks[learner_id] = lock

    def let_go(self, learner_id: str) -> None:
        if lock := self._locks.pop(learner_id, None):
            lock.leave()

    def keep(self, progress: Progress, grew_from: frozenset[str]) -> Path:
        """On this disk, flushed, when it returns. Raises what `hold` raises, and UnwritableError."""
        learner_id = progress.learner.id
        path = self.path(learner_id)
        if learner_id not in self._locks:
            self.hold(learner_id, datetime.now(UTC))
            if os.path.lexists(path) and not self._is_known(learner_id):
                self.let_go(learner_id)
                raise UnreadableError(str(path))
        head = "# waits for the database; grew from" + "".join(f" {seal}" for seal in sorted(grew_from)[:8])
        text = f"{head}\n{SaveWriter().text(progress)}"
        replace_file(path, path.with_name(f".{path.name}.writing"), text.encode())
        flush_folder(self._folder)
        self._known[learner_id] = _digest(text.encode())
        return path

    def waiting(self, learner_id: str) -> Waiting | None:
        """What waits; None if nothing does, or nothing that can be read: that file is left as it is."""
        found = self._look(learner_id)
        if found is None:
            return None
        content, waiting = found
        self._known[learner_id] = _digest(content)
        return waiting

    def _look(self, learner_id: str) -> tuple[bytes, Waiting] | None:
        with contextlib.suppress(OSError, NotPlainError, NotASaveError, FromNewerTutorError):
            content = read_plain_file(self.path(learner_id))
            if content is not None:
                head = _LINE.match(content)
                seals = head[1].decode().split() if head else []
                return content, Waiting(progress_from(content), frozenset(seals))
        return None

    def _is_known(self, learner_id: str) -> bool:
        with contextlib.suppress(OSError, NotPlainError):
            content = read_plain_file(self.path(learner_id))
            return content is not None and _digest(content) == self._known.get(learner_id)
        return False

    def drop(self, learner_id: str, *, whatever: bool = False) -> None:
        """What was read or written here is in the database: it waits no more. Anything else that waits stays.

        With `whatever` that too: its learner deleted all of it.
        """
        if whatever or self._is_known(learner_id):
            with contextlib.suppress(OSError):
                self.path(learner_id).unlink(missing_ok=True)
        self.let_go(learner_id)

    def learners(self) -> tuple[str, ...]:
        """Whose progress waits here."""
        with contextlib.suppress(OSError):
            return tuple(sorted(path.stem for path in self._folder.glob(f"[!.]*{_ENDING}")))
        return ()

    def elsewhere(self) -> tuple[Path, ...]:
        """Files that wait here for other databases and rooms, or for one whose address was typed wrong."""
        with contextlib.suppress(OSError):
            waiting = self._folder.parent.glob(f"*/[!.]*{_ENDING}")
            return tuple(sorted(path for path in waiting if path.parent != self._folder))
        return ()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
