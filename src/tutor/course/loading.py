"""Content files from disk into a course. The only place of this floor that reads files, beside its cache."""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tutor.course.cache import CourseCache, FileStamp
from tutor.course.course import Course, LetterGuide
from tutor.course.issues import CourseBroken, CourseIssue
from tutor.course.languages import FALLBACK, is_language
from tutor.ground.problem import UnreadableInput
from tutor.ground.tongue import _

if TYPE_CHECKING:
    from tutor.course.assembling import Assembled

LARGEST_FILE = 1_048_576
"Bytes. A lesson has about 5,000."
MOST_FILES = 2_000
DEEPEST_FOLDER = 8


def find_content(given: Path | None, environ: Mapping[str, str]) -> Path:
    """The course folder: the one given, else TUTOR_CONTENT's, else the installed one, else the checkout's.

    Raises UnreadableInput if there is no such folder.
    """
    chosen = given or (Path(environ["TUTOR_CONTENT"]) if environ.get("TUTOR_CONTENT") else None)
    if chosen:
        with suppress(RuntimeError):  # `~` of nobody is no folder
            chosen = chosen.expanduser()
    package = Path(__file__).parents[1]
    for folder in [chosen] if chosen else [package / "content", package.parents[1] / "content"]:
        if folder.is_dir():
            return folder
    if chosen:
        todo = _("Give the folder that holds course.toml.")
        raise UnreadableInput(
            _("There is no course folder at {folder!r}.").format(folder=str(chosen)), todo=todo
        )
    raise UnreadableInput(_("The course is not in this installation."), todo=_("Install the tutor again."))


def load_course(
    root: Path, language: str = FALLBACK, environ: Mapping[str, str] = os.environ, *, cached: bool = True
) -> Course:
    """The course in a folder, from the cache if no file has changed since it was read last.

    Raises CourseBroken with all problems, and UnreadableInput without the folder.
    """
    scan = _scan(root, language=language)
    cache = CourseCache.open(environ) if cached and not scan.issues else None
    key = ("course", str(root.absolute()), language, *scan.languages)

    def anew() -> Course:
        return load_course(root, language, cached=False)

    if cache and (known := cache.get(key, scan.stamps, Course, anew)):
        return known
    read = _assemble(root, scan, language)
    grave = tuple(issue for issue in _issues_of(root, read, advice=False) if issue.grave)
    if grave:
        raise CourseBroken(grave)
    if cache:
        cache.put(key, scan.stamps, read.course)
    return read.course


def load_letter_guide(
    root: Path, language: str = FALLBACK, environ: Mapping[str, str] = os.environ, *, cached: bool = True
) -> LetterGuide:
    """The letters part alone, for who only wants a letter read. Raises as `load_course` does."""
    languages = (language, FALLBACK) if is_language(language) else (FALLBACK,)
    scan = _scan(root, ("letters", *(f"{one}/letters" for one in languages)))
    cache = CourseCache.open(environ) if cached and not scan.issues else None
    key = ("letters", str(root.absolute()), language)

    def anew() -> LetterGuide:
        return load_letter_guide(root, language, cached=False)

    if cache and (known := cache.get(key, scan.stamps, LetterGuide, anew)):
        return known
    from tutor.course.assembling import assemble_letters

    texts, unread, issues = _read_all(root, scan)
    guide, found = assemble_letters(texts, language, unread)
    if grave := tuple(issue for issue in (*issues, *found) if issue.grave):
        raise CourseBroken(_shown(root, grave))
    if cache:
        cache.put(key, scan.stamps, guide)
    return guide


def read_course(
    root: Path, language: str = FALLBACK, today: date | None = None
) -> tuple[Course | None, tuple[CourseIssue, ...]]:
    """The course and all its issues, read anew; None if an issue keeps it from being taught.

    With `today`, sources seen too long before that day are issues as well.
    """
    read = _assemble(root, _scan(root, language=language), language)
    issues = _issues_of(root, read, today=today)
    return (None if any(issue.grave for issue in issues) else read.course), issues


def all_issues(root: Path, language: str = FALLBACK, today: date | None = None) -> tuple[CourseIssue, ...]:
    """Everything `tutor check` says about a folder on a day, by file and line."""
    return read_course(root, language, today)[1]


def file_stamps(root: Path, language: str = FALLBACK) -> tuple[FileStamp, ...]:
    """Path, time and size of each content file: the same again means that nothing was saved."""
    return _scan(root, language=language).stamps


class _Scanned(NamedTuple):
    """The content files of a folder, by looking and not yet reading."""

    stamps: tuple[FileStamp, ...]
    issues: tuple[CourseIssue, ...]
    unread: frozenset[str]
    languages: tuple[str, ...]


def _scan(root: Path, folders: tuple[str, ...] = ("",), language: str = FALLBACK) -> _Scanned:
    """Find all TOML and Markdown files, but of one language; a file that must not be opened becomes an issue."""
    if not root.is_dir():
        todo = _("Give the folder that holds course.toml.")
        raise UnreadableInput(
            _("There is no course folder at {folder!r}.").format(folder=str(root)), todo=todo
        )
    walk = _Walk(root, {language, FALLBACK})
    for folder in dict.fromkeys(folders):
        walk.folder(folder, 1)
    languages = tuple(sorted(walk.languages))
    return _Scanned(tuple(sorted(walk.stamps)), tuple(walk.issues), frozenset(walk.unread), languages)


class _Walk:
    """A walk through the course folder that no loop, device or flood of files can hold up."""

    def __init__(self, root: Path, wanted: set[str]) -> None:
        self.root = root
        self._wanted = wanted
        self.languages: set[str] = set()
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
            if not path and is_language(entry.name) and entry.is_dir(follow_symlinks=False):
                self.languages.add(entry.name)
                if entry.name not in self._wanted:
                    continue  # whoever learns in one language does not wait for the others
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


def _read_all(root: Path, scan: _Scanned) -> tuple[dict[str, str], frozenset[str], list[CourseIssue]]:
    """The texts by path, the paths without one, and why."""
    texts: dict[str, str] = {}
    unread = set(scan.unread)
    issues = list(scan.issues)
    for path, _time, _size in scan.stamps:
        if path in unread:
            continue
        try:
            texts[path] = _text_of(root / path)
        except UnicodeDecodeError as error:
            before = error.object[: error.start]
            line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
            what = "this is not UTF-8 text from here on"
            issues.append(CourseIssue(path, line, column, what, "save the file as UTF-8"))
            unread.add(path)
        except OSError as error:
            what = f"this file can't be read: {error.strerror}"
            issues.append(CourseIssue(path, 1, 1, what, "let it be read"))
            unread.add(path)
    return texts, frozenset(unread), issues


def _text_of(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE)
    return content.removeprefix(b"\xef\xbb\xbf").decode().replace("\r\n", "\n")


def _assemble(root: Path, scan: _Scanned, language: str) -> "Assembled":
    # Imported here, because a start from the cache needs nothing of it.
    from tutor.course.assembling import assemble_course

    texts, unread, issues = _read_all(root, scan)
    read = assemble_course(texts, language, unread, scan.languages)
    return read._replace(issues=(*issues, *read.issues), is_whole=read.is_whole and not issues)


def _issues_of(
    root: Path, read: "Assembled", *, advice: bool = True, today: date | None = None
) -> tuple[CourseIssue, ...]:
    from tutor.course.checking import check_course

    return _shown(root, (*read.issues, *check_course(read.course, read.anchors, advice=advice, today=today)))


def _shown(root: Path, issues: tuple[CourseIssue, ...]) -> tuple[CourseIssue, ...]:
    """The issues with paths that can be opened from where the person is, in order, none twice."""
    folder = root
    if root.is_absolute() and root.is_relative_to(Path.cwd()) and root != Path.cwd():
        folder = root.relative_to(Path.cwd())
    told = {
        CourseIssue(str(folder / one.file), one.line, one.column, one.what, one.todo, one.grave)
        for one in issues
    }
    return tuple(sorted(told))
