"""The course as one checked file in the cache folder, so that a start need not parse all of `content/`.

Whatever is wrong with the cache, it is as if there were none: it can slow a start and never change a course. What
it holds was checked before it was packed, and its head and sum say that it is still that; so it is not checked again.
"""

import marshal
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO, TypeVar
from zlib import crc32

from tutor import __version__
from tutor.ground.packing import Make, packed, part_named, unpacked
from tutor.ground.shapes import Shape

_S = TypeVar("_S", bound=Shape)
FileStamp = tuple[str, int, int]
"A content file: its path in the course folder, its time of change in nanoseconds, its size in bytes."
LARGEST_CACHE = 67_108_864


NOWHERE = Path(os.devnull)
"In place of a folder, for somebody without a home: what is put there is not kept, and nothing is found."


def cache_folder(environ: Mapping[str, str]) -> Path:
    """The one TUTOR_CACHE names, else the user's; `NOWHERE` if there is none. Creates nothing."""
    if environ.get("TUTOR_CACHE"):
        return Path(environ["TUTOR_CACHE"])
    from platformdirs import user_cache_path

    try:
        return user_cache_path("profile-tutor")
    except RuntimeError:
        return NOWHERE


class CourseCache:
    """A folder of cached courses, one file for each course folder and language."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def open(cls, environ: Mapping[str, str]) -> "CourseCache":
        """The user's cache folder, or the one TUTOR_CACHE names. Creates nothing."""
        return cls(cache_folder(environ))

    def get(
        self, key: tuple[str, ...], stamps: tuple[FileStamp, ...], shape: type[_S], anew: Callable[[], _S]
    ) -> _S | None:
        """What `put` kept, if the course files are the same as then.

        `anew` reads the course again, should a part of the file that is read later prove to be damaged.
        """
        head = _fingerprint(key, stamps)
        path = self._folder / _file_name(key)
        try:
            with open(path, "rb", opener=_opened_at_once) as file:
                status = os.fstat(file.fileno())
                if not _is_ours(status) or status.st_size > LARGEST_CACHE or file.read(len(head)) != head:
                    return None
                length, total = int(file.read(8), 16), file.read(8)
                content = file.read(length)
                if total != _sum(content):
                    return None
                value, places = marshal.loads(content)
                start = len(head) + 16 + length
                if status.st_size != start + sum(size for _, size, _ in places.values()):
                    return None
                return unpacked(shape, value, _Apart(path, file, start, places, anew))
        except (OSError, ValueError, EOFError, TypeError):
            return None

    def put(self, key: tuple[str, ...], stamps: tuple[FileStamp, ...], course: Shape) -> None:
        """Keep a course for the next start, in one step. A disk that refuses is not the learner's problem."""
        target = self._folder / _file_name(key)
        unfinished = target.with_suffix(f".{os.getpid()}.part")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            apart: dict[str, bytes] = {}
            value, places, end = packed(course, apart), {}, 0
            for name, part in apart.items():
                places[name] = (end, len(part), _sum(part))
                end += len(part)
            content = marshal.dumps((value, places))
            with open(unfinished, "xb", opener=_private) as file:
                file.write(_fingerprint(key, stamps) + b"%08x" % len(content) + _sum(content) + content)
                file.writelines(apart.values())
            unfinished.replace(target)
        except (OSError, ValueError):
            _remove(unfinished)


class _Apart:
    """The large parts of a cached course, each read when it is first asked for.

    They come from the very file that the rest came from: another one may have taken its place since.
    """

    def __init__(
        self,
        path: Path,
        file: BinaryIO,
        start: int,
        places: dict[str, tuple[int, int, bytes]],
        anew: Callable[[], Shape],
    ) -> None:
        self._path, self._places, self._anew = path, places, anew
        self._file = -1
        if hasattr(os, "pread"):
            self._file, self._start = os.dup(file.fileno()), start
        else:
            self._content = file.read()

    # In the last moments of a process `os` is gone before we are.
    def __del__(self, close: Callable[[int], None] = os.close) -> None:
        if self._file >= 0:
            close(self._file)

    def __call__(self, name: str, make: Make) -> Any:
        begin, length, total = self._places[name]
        try:
            content = self._read(begin, length)
            if _sum(content) == total:
                return make(marshal.loads(content), self)
            _remove(self._path)  # so that the next start writes it whole again
        except (OSError, ValueError, EOFError, TypeError):
            pass  # damaged since the start
        return part_named(name, self._anew())

    def _read(self, begin: int, length: int) -> bytes:
        if self._file >= 0:
            return os.pread(self._file, length, self._start + begin)
        return self._content[begin : begin + length]


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
