"""A file that a command was asked to write with -o."""

from contextlib import suppress
from pathlib import Path

from tutor.ground.problem import CouldNotWrite
from tutor.ground.tongue import N_, _


def write_file(path: Path, text: str, what: str = N_("The plan")) -> Path:
    """Write in one step, so that a full disk never leaves half of `what`. Raises CouldNotWrite."""
    beside = None
    try:
        beside = path.with_name(f".{path.name}.writing")
        beside.write_bytes(text.encode("utf-8"))
        beside.replace(path)
    except (OSError, ValueError) as error:
        if beside:
            with suppress(OSError, ValueError):
                beside.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or _("not a file name")
        raise CouldNotWrite(
            _("{what} could not be written to {path}: {reason}.").format(
                what=_(what), path=path, reason=reason
            ),
            _("Your progress is safe."),
            _("Choose another place with -o."),
        ) from error
    return path.resolve()
