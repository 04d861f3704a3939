"""A copy of everything a learner has, to take elsewhere: the text of their save, never over another file."""

from pathlib import Path

from tutor.ground.problem import CouldNotWrite
from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.sitting.file_in_place import write_under_free_name
from tutor.sitting.sitting import Sitting


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
        return write_under_free_name(asked, content)
    except (OSError, RuntimeError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else str(problem)
        words = _("The copy could not be written to {file}: {why}.").format(
            file=asked, why=why or _("unknown reason")
        )
        raise CouldNotWrite(words, _("No file was changed."), _("Choose another folder.")) from problem
