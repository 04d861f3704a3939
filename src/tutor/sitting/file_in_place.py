"""A file put where it was asked for: whole or not at all; what a person edited there is kept or left alone."""

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import NamedTuple

from tutor.ground.tongue import _
from tutor.saves.disk import LARGEST, replace_file, write_new_file

_MOST_NAMES = 1000


class Handed(NamedTuple):
    """Where the file is now, and under which name an older one was kept; None if nothing had to be kept."""

    path: Path
    kept: Path | None = None


def put_in_place(path: Path, content: bytes, may_go: Callable[[bytes], bool]) -> Handed:
    """Write `content` at `path`. An older file stays as `name (yours).ending` unless `may_go` says of its content.

    Through a link its target is written; a pipe or device gets the bytes. Raises OSError, with no file changed.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        return _put_new(Path(os.path.realpath(path)), content, may_go)
    if not stat.S_ISREG(found.st_mode):
        _written_through(path, content)
        return Handed(path)
    path = Path(os.path.realpath(path))
    older = path.read_bytes() if found.st_size <= LARGEST else None
    if older == content:
        return Handed(path)
    kept = None if older is not None and may_go(older) else _kept_aside(path, older)
    replace_file(path, _beside(path), content, stat.S_IMODE(found.st_mode))
    return Handed(path, kept)


def write_whole(path: Path, content: bytes) -> None:
    """The file appears whole or not at all. Raises FileExistsError if something stands there, and OSError."""
    beside = _beside(path)
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


def write_under_free_name(path: Path, content: bytes) -> Path:
    """Where it is now: at `path`, or with `-2` and so on added where something stands already. Raises OSError."""
    for number in range(1, _MOST_NAMES + 1):
        name = path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
        with contextlib.suppress(FileExistsError):
            write_whole(name, content)
            return name
    raise _too_many()


def _put_new(path: Path, content: bytes, may_go: Callable[[bytes], bool]) -> Handed:
    try:
        write_whole(path, content)
    except FileExistsError:
        # Somebody was faster; now it is an older file like any other.
        return put_in_place(path, content, may_go)
    return Handed(path)


def _kept_aside(path: Path, older: bytes | None) -> Path:
    """A second name for the file that stands at `path`, so that it has one at every moment."""
    for number in count(1):
        sign = _("yours") if number == 1 else _("yours {n}").format(n=number)
        name = path.with_name(f"{path.stem} ({sign}){path.suffix}")
        if number > _MOST_NAMES:
            break
        if older is not None and _holds(name, older):
            return name
        try:
            os.link(path, name)
        except FileExistsError:
            continue
        except OSError:
            if older is None:
                raise
            write_new_file(name, older)
        return name
    raise _too_many()


def _holds(path: Path, content: bytes) -> bool:
    with contextlib.suppress(OSError):
        return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
    return False


def _written_through(path: Path, content: bytes) -> None:
    """To a device or pipe. Without O_NONBLOCK a pipe that nobody reads would hold us for ever."""
    opened = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(opened, "wb") as stream:
        os.set_blocking(stream.fileno(), True)
        stream.write(content)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name[:80]}.{os.urandom(4).hex()}.tmp")


def _too_many() -> OSError:
    return OSError(errno.EEXIST, _("too many files with this name stand there"))
