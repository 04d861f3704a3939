"""Where the course lies and which files it has: by looking only, and without the libraries that reading needs."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tutor.course.issues import CourseIssue
from tutor.ground.problem import UnreadableInput

FileStamp = tuple[str, int, int]
"A content file: its path in the course folder, its time of change in nanoseconds, its size in bytes."
LARGEST_FILE = 1_048_576
"Bytes. A lesson has about 5,000."
MOST_FILES = 2_000
DEEPEST_FOLDER = 8


def find_content(given: Path | None, environ: Mapping[str, str]) -> Path:
    """The course folder: the one given, else TUTOR_CONTENT's, else the installed one, else the checkout's.

    Raises UnreadableInput if there is no such folder.
    """
    chosen = given or (Path(environ["TUTOR_CONTENT"]) if environ.get("TUTOR_CONTENT") else None)
    package = Path(__file__).parents[1]
    for folder in [chosen] if chosen else [package / "content", package.parents[1] / "content"]:
        if folder.is_dir():
            return folder
    if chosen:
        todo = "Give the folder that holds course.toml."
        raise UnreadableInput(f"There is no course folder at {str(chosen)!r}.", todo=todo)
    raise UnreadableInput("The course is not in this installation.", todo="Install the tutor again.")


class Scanned(NamedTuple):
    """The content files of a folder, by looking and not yet reading."""

    stamps: tuple[FileStamp, ...]
    issues: tuple[CourseIssue, ...]
    unread: frozenset[str]


def scan_content(root: Path, folders: tuple[str, ...] = ("",)) -> Scanned:
    """Find all TOML and Markdown files; a file that must not be opened becomes an issue."""
    if not root.is_dir():
        todo = "Give the folder that holds course.toml."
        raise UnreadableInput(f"There is no course folder at {str(root)!r}.", todo=todo)
    walk = _Walk(root)
    for folder in dict.fromkeys(folders):
        walk.folder(folder, 1)
    return Scanned(tuple(sorted(walk.stamps)), tuple(walk.issues), frozenset(walk.unread))


class _Walk:
    """A walk through the course folder that no loop, device or flood of files can hold up."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.stamps: list[FileStamp] = []
        self.issues: list[CourseIssue] = []
        self.unread: set[str] = set()

    def folder(self, path: str, depth: int) -> None:
        try:
            entries = sorted(os.scandir(self.root / path), key=lambda entry: entry.name)
        except FileNotFoundError:
            return  # a missing file is told where it is asked for
        except OSError as error:
            self._refuse(path, f"this folder can't be read: {error.strerror}", "let it be read")
            return
        for entry in entries:
            inner = f"{path}/{entry.name}" if path else entry.name
            if not entry.name.startswith(".") and len(self.stamps) <= MOST_FILES:
                self._entry(inner, entry, depth)

    def _entry(self, path: str, entry: "os.DirEntry[str]", depth: int) -> None:
        if entry.is_dir(follow_symlinks=False):
            if path.endswith((".toml", ".md")):
                self._refuse(path, "this is a folder where a file belongs", "put the file in its place")
            elif depth >= DEEPEST_FOLDER:
                self._refuse(
                    path, f"folders stand in each other more than {DEEPEST_FOLDER} deep", "move it up"
                )
            else:
                self.folder(path, depth + 1)
            return
        try:
            status = entry.stat()
        except OSError:
            self._refuse(path, "this link leads nowhere", "put the file itself here")
            return
        if stat.S_ISDIR(status.st_mode):
            self._refuse(path, "a link to a folder is not followed", "put the folder itself here")
        elif path.endswith((".toml", ".md")):
            self._file(path, status)

    def _file(self, path: str, status: os.stat_result) -> None:
        if not stat.S_ISREG(status.st_mode):
            self._refuse(path, "this is not a plain file", "put a text file in its place")
        elif status.st_size > LARGEST_FILE:
            todo = "divide it, or take out what is no text"
            self._refuse(path, f"this file has {status.st_size:,} bytes, over {LARGEST_FILE:,}", todo)
        elif len(self.stamps) == MOST_FILES:
            self._refuse(path, f"the course has more than {MOST_FILES:,} files", "is this the right folder?")
            self.stamps.append((path, 0, 0))
        else:
            self.stamps.append((path, status.st_mtime_ns, status.st_size))

    def _refuse(self, path: str, what: str, todo: str) -> None:
        self.unread.add(path)
        self.issues.append(CourseIssue(path, 1, 1, what, todo))
