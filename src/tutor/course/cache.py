"""The course as one checked file in the cache folder, so that a start need not parse all of `content/`.

Whatever is wrong with the cache, it is as if there were none: it can slow a start and never change a course. What
it holds was checked before it was packed, and its head and sum say that it is still that; so it is not checked again.
"""

import marshal
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from tutor import __version__
from tutor.ground.packing import packed, unpacked
from tutor.ground.shapes import Shape

_S = TypeVar("_S", bound=Shape)
FileStamp = tuple[str, int, int]
"A content file: its path in the course folder, its time of change in nanoseconds, its size in bytes."
LARGEST_CACHE = 67_108_864


class CourseCache:
    """A folder of cached courses, one file for each course folder and language."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def open(cls, environ: Mapping[str, str]) -> "CourseCache":
        """The user's cache folder, or the one TUTOR_CACHE names. Creates nothing."""
        if environ.get("TUTOR_CACHE"):
            return cls(Path(environ["TUTOR_CACHE"]))
        from platformdirs import user_cache_path

        return cls(user_cache_path("profile-tutor"))

    def get(self, key: tuple[str, ...], stamps: tuple[FileStamp, ...], shape: type[_S]) -> _S | None:
        """What `put` kept, if the course files are the same as then."""
        head = _fingerprint(key, stamps)
        try:
            with open(self._folder / _file_name(key), "rb", opener=_opened_at_once) as file:
                status = os.fstat(file.fileno())
                if not _is_ours(status) or status.st_size > LARGEST_CACHE or file.read(len(head)) != head:
                    return None
                total, content = file.read(8), file.read()
            if total != _sum(content):
                return None
            return unpacked(shape, marshal.loads(content))
        except (OSError, ValueError, EOFError, TypeError):
            return None

    def put(self, key: tuple[str, ...], stamps: tuple[FileStamp, ...], course: Shape) -> None:
        """Keep a course for the next start, in one step. A disk that refuses is not the learner's problem."""
        target = self._folder / _file_name(key)
        unfinished = target.with_suffix(f".{os.getpid()}.part")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            content = marshal.dumps(packed(course))
            with open(unfinished, "xb", opener=_private) as file:
                file.write(_fingerprint(key, stamps) + _sum(content) + content)
            unfinished.replace(target)
        except (OSError, ValueError):
            _remove(unfinished)


def _opened_at_once(path: str, flags: int) -> int:
    """A pipe in place of the file must not hold up the start."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _private(path: str, flags: int) -> int:
    """A file that others may write to would not be believed."""
    return os.open(path, flags, 0o600)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the folder can't be written: then nothing was left in it either


def _is_ours(status: os.stat_result) -> bool:
    """Only the user's own file is believed: `marshal` is for trusted bytes, as compiled Python files are."""
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)


def _sum(content: bytes) -> bytes:
    """Eight bytes that tell damage by the disk."""
    return b"%08x" % crc32(content)


def _file_name(key: tuple[str, ...]) -> str:
    # Two courses with the same sum only take turns in one file, since its head holds the whole key.
    return f"{key[0]}-{crc32(repr(key).encode()):08x}.course"


def _fingerprint(key: tuple[str, ...], stamps: tuple[FileStamp, ...]) -> bytes:
    """What the cached course was read from, and by what: the same again means the same course."""
    ours = tuple(
        (entry.name, entry.stat().st_mtime_ns, entry.stat().st_size)
        for folder in (Path(__file__).parent, Path(__file__).parents[1] / "ground")
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name)
        if entry.name.endswith(".py")
    )
    # The shapes themselves may have changed without a new version, in a checkout at work.
    return repr((__version__, sys.version, ours, key, stamps)).encode() + b"\n"
