"""A file that a command was asked to write with -o."""

from pathlib import Path

from tutor.ground.problem import CouldNotWrite
from tutor.ground.tongue import _
from tutor.sitting.file_in_place import put_in_place


def write_file(path: Path, text: str, what: str) -> Path:
    """Write over what stands there, in one step, so that a full disk never leaves half. Raises CouldNotWrite.

    `what` names it to the learner.
    """
    try:
        return put_in_place(path, text.encode("utf-8"), lambda older: True).path.resolve()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or _("not a file name")
        raise CouldNotWrite(
            _("{what} could not be written to {path}: {reason}.").format(what=what, path=path, reason=reason),
            _("Your progress is safe."),
            _("Choose another place with -o."),
        ) from error
