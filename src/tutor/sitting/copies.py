"""A copy of everything a learner has, to take elsewhere: the text of their save, never over another file."""

import contextlib
import os
import secrets
from itertools import count
from pathlib import Path

from tutor.ground.problem import CouldNotWrite
from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.saves.disk import write_new_file
from tutor.sitting.sitting import Sitting

_MOST_NAMES = 1000


def save_text(progress: Progress) -> str:
    """The text of a save file with this progress. Raises CouldNotWrite if there is none."""
    from tutor.ground.toml_writing import UnwritableError
    from tutor.saves.writing import SaveWriter

    try:
        return SaveWriter().text(progress)
    except UnwritableError as problem:
        raise CouldNotWrite(
            _("This progress can't be written: {problem}.").format(problem=problem)
        ) from problem


def export_copy(sitting: Sitting, path: Path | str = "") -> Path:
    """Write what this window holds, saved or not; `tutor saves merge` takes it in again.

    `path` is a file or a folder; where a file stands already, `-2` and so on is added. Raises CouldNotWrite.
    """
    content = save_text(sitting.progress).encode("utf-8")
    asked = Path(path) if path else Path()
    try:
        asked = asked.expanduser().absolute()
        if asked.is_dir():
            asked /= f"tutor-{sitting.progress.learner.id}.toml"
        for number in count(1):
            name = asked if number == 1 else asked.with_name(f"{asked.stem}-{number}{asked.suffix}")
            if number > _MOST_NAMES:
                raise OSError(_("too many files with this name stand there"))
            with contextlib.suppress(FileExistsError):
                write_whole(name, content)
                return name
    except (OSError, RuntimeError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else str(problem)
        words = _("The copy could not be written to {file}: {why}.").format(
            file=asked, why=why or _("unknown reason")
        )
        raise CouldNotWrite(words, _("No file was changed."), _("Choose another folder.")) from problem
    raise AssertionError("counting ends")


def write_whole(path: Path, content: bytes) -> None:
    """The file appears whole or not at all. Raises FileExistsError if something stands there, and OSError."""
    beside = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.tmp")
    write_new_file(beside, content)
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no links; this still never writes over a file.
        write_new_file(path, content)
    finally:
        beside.unlink(missing_ok=True)
