"""A disk that keeps in memory what was not flushed, and what is left of it when the power goes.

Harsher than real ones: without a flush any part of a file may be missing, and any of the changes to names.
"""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest


@dataclass
class _File:
    flushed: bytes = b""
    written: bytes = b""


@dataclass
class Disk:
    """Watches one folder and those in it while real calls go through; `after_power_loss` is what would be left."""

    root: Path
    names: dict[str, _File] = field(default_factory=dict)
    flushed_names: dict[str, _File] = field(default_factory=dict)
    changes: list[tuple[str, str | None, _File | None]] = field(default_factory=list)
    "Not flushed: (name, name it had, file); no file for one that was removed."
    _open: dict[int, str] = field(default_factory=dict)

    def opened(self, number: int, path: str, flags: int) -> None:
        self._open[number] = path
        if flags & os.O_CREAT and path not in self.names:
            self._changed(path, None, _File())

    def wrote(self, number: int, content: bytes) -> None:
        if file := self.names.get(self._open.get(number, "")):
            file.written += content

    def cut(self, number: int) -> None:
        if file := self.names.get(self._open.get(number, "")):
            file.written = b""

    def flushed(self, number: int) -> None:
        path = self._open[number]
        if path in self.names:
            self.names[path].flushed = self.names[path].written
        else:
            mine = [change for change in self.changes if os.path.dirname(change[0]) == path]  # noqa: PTH120
            self.changes = [change for change in self.changes if change not in mine]
            _apply(self.flushed_names, mine)

    def renamed(self, old: str, new: str) -> None:
        file = self.names.pop(old)
        self._changed(new, old, file)

    def removed(self, path: str) -> None:
        if path in self.names:
            self._changed(path, None, None)

    def closed(self, number: int) -> None:
        self._open.pop(number, None)

    def _changed(self, path: str, old: str | None, file: _File | None) -> None:
        change = (path, old, file)
        self.changes.append(change)
        _apply(self.names, [change])

    def after_power_loss(self, chance: random.Random, into: Path) -> None:
        """Write what is left below `into`."""
        names = dict(self.flushed_names)
        left = [change for change in self.changes if chance.random() < 0.5]
        if chance.random() < 0.5:
            chance.shuffle(left)
        _apply(names, left)
        for path, file in names.items():
            target = into / Path(path).relative_to(self.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_left_of(file, chance))


def _left_of(file: _File, chance: random.Random) -> bytes:
    if file.flushed == file.written:
        return file.flushed
    cut = chance.randrange(len(file.written) + 1)
    return chance.choice(
        [file.flushed, file.written, file.written[:cut], file.written[:cut] + bytes(len(file.written) - cut)]
    )


def _apply(names: dict[str, _File], changes: list[tuple[str, str | None, _File | None]]) -> None:
    for path, old, file in changes:
        if old is not None:
            names.pop(old, None)
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file


# Long because it is one list: each call of the system that changes a disk, noted.
@contextmanager
def watched(disk: Disk) -> Iterator[None]:
    """Real calls of the system below the disk's root are noted."""
    real = {
        name: getattr(os, name)
        for name in ("open", "write", "fsync", "close", "replace", "unlink", "ftruncate")
    }

    def is_ours(path: Any) -> bool:
        return str(path).startswith(str(disk.root))

    def opened(path: Any, flags: int, mode: int = 0o777, **named: Any) -> int:
        number: int = real["open"](path, flags, mode, **named)
        if is_ours(path):
            disk.opened(number, str(path), flags)
        return number

    def wrote(number: int, content: bytes) -> int:
        count: int = real["write"](number, content)
        disk.wrote(number, bytes(content)[:count])
        return count

    def flushed(number: int) -> None:
        disk.flushed(number)  # the real disk need not be made to wait

    def closed(number: int) -> None:
        disk.closed(number)
        real["close"](number)

    def renamed(old: Any, new: Any, **named: Any) -> None:
        real["replace"](old, new, **named)
        disk.renamed(str(old), str(new))

    def removed(path: Any, **named: Any) -> None:
        real["unlink"](path, **named)
        disk.removed(str(path))

    def cut(number: int, length: int) -> None:
        real["ftruncate"](number, length)
        disk.cut(number)

    with pytest.MonkeyPatch.context() as patch:
        for name, call in (
            ("open", opened),
            ("write", wrote),
            ("fsync", flushed),
            ("close", closed),
            ("replace", renamed),
            ("unlink", removed),
            ("ftruncate", cut),
        ):
            patch.setattr(os, name, call)
        yield
