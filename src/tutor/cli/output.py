"""A file that a command was asked to write with -o."""

from pathlib import Path

from tutor.ground.problem import CouldNotWrite
from tutor.ground.tongue import _
from tutor.sitting.file_in_place import Handed, put_in_place


def write_file(path: Path, text: str, what: str) -> Handed:
    """Write in one step, so that a full disk never leaves half; what stood there is kept. Raises CouldNotWrite.

    `what` names it to the learner.
    """
    try:
        # Whoever began to write into the older file wants those words.
        handed = put_in_place(path, text.encode("utf-8"), lambda older: False)
        return handed._replace(path=handed.path.resolve())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or _("not a file name")
        raise CouldNotWrite(
            _("{what} could not be written to {path}: {reason}.").format(what=what, path=path, reason=reason),
            _("Your progress is safe."),
            _("Choose another place with -o."),
        ) from error
