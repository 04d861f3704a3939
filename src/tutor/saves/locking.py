"""One writer per learner: a lock that the system takes back from a dead process at once."""

import contextlib
import errno
import os
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from tutor.saves.disk import open_lock_file

PATIENCE_SECONDS = 0.5
"How long to wait for another process that only saves; a sitting keeps the lock far longer."

_PAUSE_SECONDS = 0.005
_HOLDER = re.compile(rb"pid = (\d{1,9})\nsince = (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\n")
_NO_LOCKS_HERE = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}

if sys.platform == "win32":
    import msvcrt

    def _try_lock(opened: int) -> None:
        """Raises OSError. Far behind the text, since Windows keeps others from reading what is locked."""
        os.lseek(opened, 1 << 20, os.SEEK_SET)
        msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
        os.lseek(opened, 0, os.SEEK_SET)

else:
    # Not filelock: it does the same call, but importing it takes as long as half our start.
    import fcntl

    def _try_lock(opened: int) -> None:
        """Raises OSError."""
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)


class LockTakenError(Exception):
    """Another process or sitting holds the lock; `pid` and `since` as it wrote them, if it did."""

    def __init__(self, pid: int | None, since: datetime | None) -> None:
        super().__init__("taken")
        self.pid = pid
        self.since = since


class FileSeat:
    """A held lock. `guarded` is False where the folder knows no locks, as some network folders do."""

    def __init__(self, path: Path, opened: int, since: datetime, *, guarded: bool) -> None:
        self._path = path
        self._opened: int | None = opened
        self.since = since
        self.guarded = guarded

    @property
    def is_left(self) -> bool:
        return self._opened is None

    def is_still_ours(self) -> bool:
        """False after `leave`, or once another window put its own lock file in the place of ours."""
        if self._opened is None:
            return False
        try:
            return os.path.samestat(os.fstat(self._opened), self._path.stat())
        except OSError:
            return False

    def is_lost(self) -> bool:
        """True if nothing stands in the lock's place: the folder was cleared or is out of reach."""
        try:
            self._path.stat()
        except OSError:
            return True
        return False

    def take_again(self) -> None:
        """Lock a new file where the old one is lost. Raises LockTakenError, NotPlainError and OSError."""
        again = take_lock(self._path, self.since)
        old, self._opened, again._opened = self._opened, again._opened, None
        if old is not None:
            _close(old)

    def leave(self) -> None:
        """Give the lock back. The file stays: without it two processes could lock two files of one name."""
        if self._opened is not None:
            opened, self._opened = self._opened, None
            with contextlib.suppress(OSError):
                os.ftruncate(opened, 0)
            _close(opened)

    def __enter__(self) -> "FileSeat":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()


def take_lock(path: Path, since: datetime, *, take_over: bool = False) -> FileSeat:
    """Lock `path`. Raises LockTakenError after a moment's wait, NotPlainError and OSError.

    `take_over` puts a new lock file in the place of the taken one; its holder finds out by `is_still_ours`.
    """
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while True:
        opened = open_lock_file(path)
        try:
            seat = _locked(path, opened, since)
        except BaseException as error:
            _close(opened)
            if not isinstance(error, LockTakenError):
                raise
            if take_over:
                path.unlink(missing_ok=True)
            elif time.monotonic() > give_up_at:
                raise
        else:
            if seat.is_still_ours():
                return seat
            seat.leave()
        time.sleep(_PAUSE_SECONDS)


def _locked(path: Path, opened: int, since: datetime) -> FileSeat:
    """The seat, its holder written into the file for others to read. Raises LockTakenError and OSError."""
    try:
        _try_lock(opened)
        guarded = True
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
            raise _taken(opened) from error
        if error.errno not in _NO_LOCKS_HERE:
            raise
        guarded = False
    with contextlib.suppress(OSError):  # a full disk must not keep anyone from sitting down
        os.ftruncate(opened, 0)
        os.write(
            opened, f"pid = {os.getpid()}\nsince = {since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}\n".encode()
        )
    return FileSeat(path, opened, since, guarded=guarded)


def _close(opened: int) -> None:
    """The lock is given back even where closing reports an old error of the disk."""
    with contextlib.suppress(OSError):
        os.close(opened)


def _taken(opened: int) -> LockTakenError:
    with contextlib.suppress(OSError, ValueError):
        if holder := _HOLDER.fullmatch(os.read(opened, 200)):
            return LockTakenError(int(holder[1]), datetime.fromisoformat(holder[2].decode()))
    return LockTakenError(None, None)
