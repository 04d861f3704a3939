"""Where a save that can't be used is kept beside the others: under a name that says so, never over another file."""

import contextlib
import hashlib
import os
from pathlib import Path

from tutor.saves.disk import NotPlainError, read_plain_file

SIGNS = ("damaged", "newer", "unusable")
"What stands in such a name: what can't be read, what a newer tutor wrote, and what is no plain file of ours."
_HASH_DIGITS = (8, 16, 64)


def aside(path: Path, content: bytes, sign: str = "damaged") -> tuple[Path, bool]:
    """The name for this content, the same each time, and whether it stands there already.

    A file of that name with other content (a copy that a person began to mend) makes the name longer.
    Raises FileExistsError and OSError.
    """
    digest = hashlib.sha256(content).hexdigest()
    for digits in _HASH_DIGITS:
        name = path.with_name(f"{path.stem}.{sign}-{digest[:digits]}{path.suffix}")
        with contextlib.suppress(NotPlainError):
            found = read_plain_file(name)
            if found is None or found == content:
                return name, found is not None
    raise FileExistsError(17, "all names for the copy are taken", str(path))


def aside_unread(path: Path) -> Path:
    """A name for what can't be read at all."""
    return path.with_name(f"{path.stem}.unusable-{os.urandom(4).hex()}{path.suffix}")


def all_aside(path: Path) -> list[Path]:
    """All that was kept beside this save."""
    found = (path.parent.glob(f"{path.stem}.{sign}-*{path.suffix}") for sign in SIGNS)
    return sorted(name for names in found for name in names)
