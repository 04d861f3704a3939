"""Plain files, opened without following, waiting or trusting, and replaced in one step."""

import contextlib
import errno
import os
import stat
from pathlib import Path

from tutor.ground.tongue import _

LARGEST = 4 * 1024 * 1024
"Bytes of a save; 2,000 answers are about 250 kB."

# Windows lacks the first three and needs the last.
_NO_FOLLOWING = getattr(os, "O_NOFOLLOW", 0)
_SAFELY = (
    _NO_FOLLOWING | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
)


class NotPlainError(Exception):
    """What stands there is not a plain file of ours; the message says what it is."""


def read_plain_file(path: Path) -> bytes | None:
    """The whole content; None if there is nothing. Raises NotPlainError, with nothing read, and OSError."""
    try:
        opened = os.open(path, os.O_RDONLY | _SAFELY)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _not_plain_or(error, path) from error
    try:
        if what := _what_is_wrong(os.fstat(opened)):
            raise NotPlainError(what)
        content = _read_at_most(opened, LARGEST + 1)
    finally:
        os.close(opened)
    if len(content) > LARGEST:
        raise NotPlainError(_too_large())
    return content


def open_lock_file(path: Path) -> int:
    """A file descriptor of a lock file, made if missing. Raises NotPlainError and OSError."""
    try:
        opened = os.open(path, os.O_RDWR | os.O_CREAT | _SAFELY, 0o600)
    except OSError as error:
        raise _not_plain_or(error, path) from error
    if what := _what_is_wrong(os.fstat(opened)):
        os.close(opened)
        raise NotPlainError(what)
    return opened


def write_new_file(path: Path, content: bytes, *, flush: bool = True) -> None:
    """Make a file that is not there yet, 0600, on the disk when this returns. Nothing is left if it fails.

    Without `flush` the system writes it out in its own time.
    """
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFELY, 0o600)
    try:
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(opened, rest) :]
            if flush:
                os.fsync(opened)
        finally:
            os.close(opened)
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def replace_file(path: Path, beside: Path, content: bytes, mode: int | None = None) -> None:
    """Put `content` in the place of `path` in one step, by way of the file `beside` it; 0600 without a `mode`.

    `beside` is the caller's own, by a lock or by its name: what is left there is of a process that died, and is
    swept. Raises OSError, with `path` as it was. The folder is not flushed yet (`flush_folder`).
    """
    beside.unlink(missing_ok=True)
    write_new_file(beside, content)
    try:
        if mode is not None:
            with contextlib.suppress(OSError):
                beside.chmod(mode)
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def flush_folder(folder: Path) -> None:
    """Make the folder's newest names survive a power loss, where the system can. Raises OSError."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    except OSError as error:
        # Some network folders have no such thing; there is then nothing more to be done.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
            raise
    finally:
        os.close(opened)


def _read_at_most(opened: int, most: int) -> bytes:
    parts = []
    while most > 0 and (part := os.read(opened, min(most, 1024 * 1024))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _not_plain_or(error: OSError, path: Path) -> Exception:
    """Opening tells of links and sockets by errno only."""
    if error.errno in (errno.ELOOP, errno.ENXIO, errno.EISDIR, errno.ENOTDIR, errno.EMLINK):
        with contextlib.suppress(OSError):
            if what := _what_is_wrong(path.lstat()):
                return NotPlainError(what)
    return error


def _what_is_wrong(found: os.stat_result) -> str:
    """Why this is not a plain file of ours, or "" if it is one."""
    if stat.S_ISLNK(found.st_mode):
        return _("a link to another file")
    if stat.S_ISDIR(found.st_mode):
        return _("a folder")
    if not stat.S_ISREG(found.st_mode):
        return _("not a plain file (a pipe, a socket or a device)")
    if hasattr(os, "getuid") and found.st_uid != os.getuid():
        return _("a file of another user")
    # Zero names are fine: the file was replaced just after it was opened, and this is the whole older one.
    if found.st_nlink > 1:
        return _("one file under several names")
    if found.st_size > LARGEST:
        return _too_large()
    return ""


def _too_large() -> str:
    return _("larger than {largest} MB").format(largest=LARGEST // 1024 // 1024)
