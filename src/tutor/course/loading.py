"""Content files from disk into a course. The only place of this floor that reads files, beside its cache."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.course.cache import CourseCache
from tutor.course.course import Course, LetterGuide
from tutor.course.issues import CourseBroken, CourseIssue
from tutor.course.languages import FALLBACK, is_language
from tutor.course.scanning import LARGEST_FILE, FileStamp, Scanned, scan_content
from tutor.course.scanning import find_content as find_content

if TYPE_CHECKING:
    from tutor.course.assembling import Assembled


def load_course(
    root: Path, language: str = FALLBACK, environ: Mapping[str, str] = os.environ, *, cached: bool = True
) -> Course:
    """The course in a folder, from the cache if no file has changed since it was read last.

    Raises CourseBroken with all problems, and UnreadableInput without the folder.
    """
    scan = scan_content(root)
    cache = CourseCache.open(environ) if cached and not scan.issues else None
    key = ("course", str(root.absolute()), language)
    if cache and (known := cache.get(key, scan.stamps, Course)):
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
    scan = scan_content(root, ("letters", *(f"{one}/letters" for one in languages)))
    cache = CourseCache.open(environ) if cached and not scan.issues else None
    key = ("letters", str(root.absolute()), language)
    if cache and (known := cache.get(key, scan.stamps, LetterGuide)):
        return known
    from tutor.course.assembling import assemble_letters

    texts, unread, issues = _read_all(root, scan)
    guide, found = assemble_letters(texts, language, unread)
    if issues or found:
        raise CourseBroken(_shown(root, (*issues, *found)))
    if cache:
        cache.put(key, scan.stamps, guide)
    return guide


def read_course(
    root: Path, language: str = FALLBACK, today: date | None = None
) -> tuple[Course | None, tuple[CourseIssue, ...]]:
    """The course and all its issues, read anew; None if an issue keeps it from being taught.

    With `today`, sources seen too long before that day are issues as well.
    """
    read = _assemble(root, scan_content(root), language)
    issues = _issues_of(root, read, today=today)
    return (None if any(issue.grave for issue in issues) else read.course), issues


def all_issues(root: Path, language: str = FALLBACK, today: date | None = None) -> tuple[CourseIssue, ...]:
    """Everything `tutor check` says about a folder on a day, by file and line."""
    return read_course(root, language, today)[1]


def file_stamps(root: Path) -> tuple[FileStamp, ...]:
    """Path, time and size of each content file: the same again means that nothing was saved."""
    return scan_content(root).stamps


def _read_all(root: Path, scan: Scanned) -> tuple[dict[str, str], frozenset[str], list[CourseIssue]]:
    """The texts by path, the paths without one, and why."""
    texts: dict[str, str] = {}
    unread = set(scan.unread)
    issues = list(scan.issues)
    for path, _, _ in scan.stamps:
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


def _assemble(root: Path, scan: Scanned, language: str) -> "Assembled":
    # Imported here, because a start from the cache needs nothing of it.
    from tutor.course.assembling import assemble_course

    texts, unread, issues = _read_all(root, scan)
    read = assemble_course(texts, language, unread)
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
