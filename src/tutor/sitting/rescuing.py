"""The last resort: where the disk refused to the very end, a whole copy elsewhere, found again at the next start."""

import hashlib
import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tutor.ground.last_moments import within
from tutor.ground.problem import CouldNotWrite
from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.saves.disk import NotPlainError, read_plain_file
from tutor.saves.problems import WaitsForDatabase
from tutor.saves.reading import FromNewerTutorError, NotASaveError, progress_from
from tutor.sitting.sitting import Sitting

_SECONDS = 0.12
"For each place: one of them may be on the disk that hangs."
_MOST_NAMES = 5
_writing = threading.Lock()


@dataclass(frozen=True, slots=True)
class Rescued:
    """A copy that was found, and what it holds."""

    path: Path
    progress: Progress


def rescue(sitting: Sitting) -> str:
    """Write all that this window holds to the first place that takes it, 0600. Where it is, in words; else empty.

    Nothing is written if all is on the disk already, or if the sitting only looked.
    """
    if sitting.saving.looks_only or not sitting.saving.holds_unsaved:
        return ""
    trouble = sitting.trouble
    if isinstance(trouble, WaitsForDatabase) and trouble.revision >= sitting.progress.revision:
        return ""  # it is kept here already, and taken in without a question
    from tutor.sitting.copies import save_text

    # Two ends may come at once, a signal's and the conversation's own; one copy is enough.
    with _writing:
        try:
            content = save_text(sitting.progress).encode("utf-8")
        except CouldNotWrite:
            return ""
        stem = _stem(sitting.progress.learner.id, sitting.location)
        for folder in _places():
            if path := within(_SECONDS, partial(_written, folder, stem, content)):
                return _(
                    "What is not saved is kept in {path}. The tutor finds it when you open it again."
                ).format(path=path)
    return ""


def rescued(learner_id: str, location: str, unlike: Progress) -> tuple[Rescued, ...]:
    """Copies of this learner's progress in this place that say something else than `unlike`. Never raises.

    What says the same came to the disk after all, in the last moment; it is removed.
    """
    found = []
    for path in copies(learner_id, location):
        held = _read(path)
        if held is not None and _says_the_same(held, unlike):
            with suppress(OSError):
                path.unlink()
        elif held is not None:
            found.append(Rescued(path, held))
    return tuple(found)


def _says_the_same(one: Progress, other: Progress) -> bool:
    from tutor.saves.moving import same_history

    return same_history(one, other)


def joined(there: Progress, copy: Progress) -> Progress:
    """Both in one: the copy where it only goes on from what is there, else what each of them has."""
    from tutor.learner.merging import merged

    answers, pages = len(there.answer), len(there.page)
    goes_on = copy.answer[:answers] == there.answer and copy.page[:pages] == there.page
    return copy if goes_on and copy.revision > there.revision else merged(there, copy)


def copies(learner_id: str, location: str) -> tuple[Path, ...]:
    """All copies there are of this learner's progress in this place."""
    stem = _stem(learner_id, location)
    paths = (folder / name for folder in dict.fromkeys(_places()) for name in _names(stem))
    return tuple(path for path in paths if os.path.lexists(path))


def _places() -> tuple[Path, ...]:
    """Home first: what lies in a folder for passing files may be gone after a new start of the machine."""
    home = Path("~")
    with suppress(RuntimeError):  # no home at all
        home = home.expanduser()
    passing = Path(os.environ.get("TMPDIR") or os.environ.get("TEMP") or "/tmp")
    return tuple(folder for folder in (home, passing, Path("/var/tmp")) if folder.is_absolute())


def _stem(learner_id: str, location: str) -> str:
    """The same learner in another folder is another history, so the place is part of the name."""
    place = location if "://" in location else os.path.abspath(location)  # noqa: PTH100 - links stay as they are
    return f"tutor-rescued-{learner_id}-{hashlib.sha256(place.encode('utf-8', 'replace')).hexdigest()[:8]}"


def _names(stem: str) -> list[str]:
    return [f"{stem}.toml", *(f"{stem}-{number}.toml" for number in range(2, _MOST_NAMES + 1))]


def _written(folder: Path, stem: str, content: bytes) -> str:
    """Where the copy is now. Raises OSError."""
    from tutor.sitting.file_in_place import write_whole

    for name in _names(stem):
        path = folder / name
        with suppress(FileExistsError):
            write_whole(path, content)
            return str(path)
        with suppress(OSError, NotPlainError):
            if read_plain_file(path) == content:
                return str(path)
    return ""


def _read(path: Path) -> Progress | None:
    # Not a plain file of ours (the folder may be everybody's), or not a save: nothing of the tutor's.
    with suppress(OSError, NotPlainError, NotASaveError, FromNewerTutorError):
        content = read_plain_file(path)
        return None if content is None else progress_from(content)
    return None
