"""Progress that waits on this computer until its database is back: a file per learner, closed to others.

The file is a save like any other, with one line above that tells which states of the database it grew from.
"""

import contextlib
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from tutor.learner.progress import Progress
from tutor.saves.disk import NotPlainError, flush_folder, read_plain_file, replace_file
from tutor.saves.reading import FromNewerTutorError, NotASaveError, progress_from
from tutor.saves.writing import SaveWriter

_ENDING = ".toml"
_LINE = re.compile(rb"# waits for the database; grew from((?: [0-9a-f]{32}){0,8})\n")


@dataclass(frozen=True, slots=True)
class Waiting:
    """`grew_from`: seals of all states of the database that this progress contains."""

    progress: Progress
    grew_from: frozenset[str]


class Journal:
    """All that waits here for one database and room. Folders are made, 0700, when something has to wait."""

    def __init__(self, state: Path, database: str) -> None:
        # A name, since an address is no file name; and it must not tell whose database it is.
        self._folder = state / hashlib.sha256(database.encode()).hexdigest()[:16]

    def path(self, learner_id: str) -> Path:
        return self._folder / (learner_id + _ENDING)

    def keep(self, progress: Progress, grew_from: frozenset[str]) -> Path:
        """On this disk, flushed, when it returns. Raises OSError and UnwritableError."""
        path = self.path(progress.learner.id)
        head = "# waits for the database; grew from" + "".join(f" {seal}" for seal in sorted(grew_from)[:8])
        text = f"{head}\n{SaveWriter().text(progress)}"
        self._folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder.mkdir(mode=0o700, exist_ok=True)
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

    def learners(self) -> tuple[str, ...]:
        """Whose progress waits here."""
        with contextlib.suppress(OSError):
            return tuple(sorted(path.stem for path in self._folder.glob(f"[!.]*{_ENDING}")))
        return ()
