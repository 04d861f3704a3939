"""An operating system whose Nth call fails, as SQLite is tried with."""

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CALLS = (
    "open",
    "write",
    "read",
    "fsync",
    "close",
    "replace",
    "unlink",
    "mkdir",
    "fstat",
    "ftruncate",
    "stat",
)


class Calls:
    """Counts the calls of the system and lets one of them fail, after it did half of its work where it can."""

    def __init__(self, failing: int, error: int) -> None:
        self.made = 0
        self.failed = ""
        self._failing, self._error = failing, error

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            self.made += 1
            if self.made != self._failing:
                return real(*given, **named)
            self.failed = name
            if name == "write":
                real(given[0], bytes(given[1])[: len(given[1]) // 2])
            elif name == "close":
                real(*given)
            raise OSError(self._error, os.strerror(self._error))

        return call


@contextmanager
def failing(number: int, error: int) -> Iterator[Calls]:
    """The `number`th call from here on fails with `error`; 0 for none."""
    calls = Calls(number, error)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, calls.wrapped(name, getattr(os, name)))
        patch.setattr(fcntl, "flock", calls.wrapped("flock", fcntl.flock))
        yield calls


ERRORS = (errno.EIO, errno.ENOSPC, errno.EINTR)
