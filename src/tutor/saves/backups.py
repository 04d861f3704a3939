"""The last good saves of each learner, as files in a folder of their own beside the saves."""

import contextlib
from datetime import datetime
from pathlib import Path

from tutor.saves.disk import read_plain_file, write_new_file
from tutor.saves.thinning import Stamp, stamp_of, to_keep

FOLDER = "backups"
_ENDING = ".toml"


class Backups:
    """All backups below `saves`. A backup is a convenience: writing one never makes a save fail."""

    def __init__(self, saves: Path) -> None:
        self._saves = saves

    def of(self, learner_id: str) -> tuple[Stamp, ...]:
        """Newest first. What is not named like a backup is left out, and left alone."""
        try:
            names = [path.name for path in (self._saves / FOLDER / learner_id).iterdir()]
        except OSError:
            return ()
        stamps = (stamp_of(name.removesuffix(_ENDING)) for name in names if name.endswith(_ENDING))
        return tuple(sorted((stamp for stamp in stamps if stamp), reverse=True))

    def path(self, learner_id: str, stamp: Stamp) -> Path:
        return self._saves / FOLDER / learner_id / (stamp.name + _ENDING)

    def content(self, learner_id: str, stamp: Stamp) -> bytes | None:
        """Its bytes; None if it is gone. Raises NotPlainError and OSError."""
        return read_plain_file(self.path(learner_id, stamp))

    def keep(self, learner_id: str, content: bytes, saved_at: datetime, revision: int) -> None:
        """Keep a copy of what was just saved, and thin out the older ones."""
        path = self.path(learner_id, Stamp(saved_at, revision))
        # Not flushed: the save itself is on the disk already, and a lost copy of it loses nothing.
        with contextlib.suppress(OSError):
            for folder in (path.parent.parent, path.parent):  # `parents` would not be 0700
                folder.mkdir(mode=0o700, exist_ok=True)
            write_new_file(path, content, flush=False)
            stamps = self.of(learner_id)
            for stamp in {*stamps} - to_keep(stamps):
                self.path(learner_id, stamp).unlink(missing_ok=True)

    def delete(self, learner_id: str) -> None:
        """Remove all of a learner's backups. Raises OSError."""
        for stamp in self.of(learner_id):
            self.path(learner_id, stamp).unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # something of somebody else's may stand in the folder
            (self._saves / FOLDER / learner_id).rmdir()
