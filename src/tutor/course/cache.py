"""The course as one checked JSON file in the cache folder, so that a start need not parse all of `content/`.

Whatever is wrong with the cache, it is as if there were none: it can slow a start and never change a course.
"""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from tutor import __version__

Model = TypeVar("Model", bound=BaseModel)
FileStamp = tuple[str, int, int]
"A content file: its path in the course folder, its time of change in nanoseconds, its size in bytes."
LARGEST_CACHE = 16_777_216


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

    def get(self, key: tuple[str, ...], stamps: tuple[FileStamp, ...], model: type[Model]) -> Model | None:
        """What `put` kept, if the course files are the same as then; validated again."""
        try:
            with open(self._folder / _file_name(key), "rb", opener=_opened_at_once) as file:
                status = os.fstat(file.fileno())
                if not _is_ours(status) or status.st_size > LARGEST_CACHE:
                    return None
                head = file.readline(200)
                if head.strip() != _fingerprint(key, stamps):
                    return None
                return model.model_validate_json(file.read())
        except (OSError, ValidationError, ValueError):
            return None

    def put(self, key: tuple[str, ...], stamps: tuple[FileStamp, ...], course: BaseModel) -> None:
        """Keep a course for the next start, in one step. A disk that refuses is not the learner's problem."""
        target = self._folder / _file_name(key)
        unfinished = target.with_suffix(f".{os.getpid()}.part")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with unfinished.open("xb") as file:
                file.write(_fingerprint(key, stamps) + b"\n")
                file.write(course.model_dump_json(exclude_defaults=True).encode())
            unfinished.replace(target)
        except (OSError, ValueError):
            _remove(unfinished)


def _opened_at_once(path: str, flags: int) -> int:
    """A pipe in place of the file must not hold up the start."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the folder can't be written: then nothing was left in it either


def _is_ours(status: os.stat_result) -> bool:
    """Another user's file is not trusted, though it would be validated like any other."""
    return not hasattr(os, "getuid") or status.st_uid == os.getuid()


def _file_name(key: tuple[str, ...]) -> str:
    return f"{key[0]}-{hashlib.sha256(repr(key).encode()).hexdigest()[:16]}.json"


def _fingerprint(key: tuple[str, ...], stamps: tuple[FileStamp, ...]) -> bytes:
    """What the cached course was read from: the same again means the same course."""
    ours = tuple(
        (entry.name, entry.stat().st_mtime_ns, entry.stat().st_size)
        for entry in sorted(os.scandir(Path(__file__).parent), key=lambda entry: entry.name)
        if entry.name.endswith(".py")
    )
    # The models themselves may have changed without a new version, in a checkout at work.
    return hashlib.sha256(repr((__version__, ours, key, stamps)).encode()).hexdigest().encode()
