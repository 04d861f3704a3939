"""Whatever lies in a course folder, loading ends soon, with a course or with all that is wrong."""

import os
from pathlib import Path
from time import process_time

import pytest
from tests.course.small_course import KINDS, UNIT, small_course_files, write_course, write_small_course

from tutor.course import loading
from tutor.course.issues import CourseBroken
from tutor.course.loading import all_issues, find_content, load_course, load_letter_guide, read_course
from tutor.ground.problem import UnreadableInput

LESSON = f"{UNIT}/lessons/2-four-families.md"
EVERY_FILE = sorted(small_course_files())
NOT_NEEDED = "en/letters/samples/crowded.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small_course(tmp_path / "content")


def told(root: Path) -> list[tuple[str, int, str]]:
    """File, line and words of all issues but advice."""
    return [
        (Path(one.file).relative_to(root).as_posix(), one.line, one.what)
        for one in all_issues(root)
        if one.grave
    ]


def test_a_good_course_is_whole(root: Path) -> None:
    course, issues = read_course(root)
    assert course is not None and issues == ()
    assert [unit.id for unit in course.units] == ["letter"]
    assert [lesson.id for lesson in course.units[0].lessons] == [
        "letter/read-it-all",
        "letter/four-families",
        "letter/what-helps",
        "letter/next-move",
    ]
    assert course.units[0].lessons[0].pages[0].text == "A page with *one* idea.\n\nIt says **so**."
    assert len(course.units[0].quiz) == len(KINDS)
    assert len(course.letters.reasons) == 22
    assert course.letters.samples[0].text.startswith("Dear freelancer,\n\nmany")
    assert course.language == "en"


def test_units_and_lessons_stand_by_number_not_by_spelling(root: Path) -> None:
    files = small_course_files()
    for number in (2, 10):
        for path, text in files.items():
            if path.startswith(UNIT):
                text = text.replace("letter/", f"u{number}/").replace('id = "letter"', f'id = "u{number}"')
                text = text.replace("number = 1", f"number = {number}")
                write_course(root, {path.replace("1-letter", f"{number}-u{number}"): text})
    (root / UNIT / "lessons/1-read-it-all.md").rename(root / UNIT / "lessons/11-read-it-all.md")
    course, issues = read_course(root)
    assert issues == () and course is not None
    assert [unit.id for unit in course.units] == ["letter", "u2", "u10"]
    assert course.units[0].lessons[-1].id == "letter/read-it-all"


@pytest.mark.parametrize(
    "path", [path for path in EVERY_FILE if path != NOT_NEEDED and "lessons" not in path]
)
def test_a_missing_file_is_told(root: Path, path: str) -> None:
    (root / path).unlink()
    issues = told(root)
    assert (path, 1, "this file is missing") in issues
    assert len(issues) == 1


@pytest.mark.parametrize("path", EVERY_FILE)
def test_an_empty_file_is_told(root: Path, path: str) -> None:
    (root / path).write_text("\n")
    assert told(root) == [(path, 1, "this file is empty")]


@pytest.mark.parametrize("path", EVERY_FILE)
def test_a_folder_in_place_of_a_file_is_told(root: Path, path: str) -> None:
    (root / path).unlink()
    (root / path).mkdir()
    assert told(root) == [(path, 1, "this is a folder where a file belongs")]


@pytest.mark.parametrize("path", EVERY_FILE)
def test_a_file_in_another_encoding_is_told_at_its_first_wrong_byte(root: Path, path: str) -> None:
    before = (root / path).read_bytes()
    (root / path).write_bytes(before + "# x\n# caf\xe9".encode("latin-1"))
    assert told(root) == [(path, before.count(b"\n") + 2, "this is not UTF-8 text from here on")]


@pytest.mark.parametrize("path", EVERY_FILE)
def test_a_huge_file_is_not_read(root: Path, path: str) -> None:
    with (root / path).open("r+b") as file:
        file.truncate(8_000_000_000)
    assert told(root) == [(path, 1, "this file has 8,000,000,000 bytes, over 1,048,576")]


@pytest.mark.parametrize("path", [LESSON, "en/glossary.toml"])
def test_links_that_lead_nowhere_and_devices_are_told(root: Path, path: str) -> None:
    (root / path).unlink()
    (root / path).symlink_to(path.rpartition("/")[2])
    assert told(root) == [(path, 1, "this link leads nowhere")]
    (root / path).unlink()
    os.mkfifo(root / path)
    assert told(root) == [(path, 1, "this is not a plain file")]


def test_a_folder_that_holds_itself_is_not_walked(root: Path) -> None:
    (root / "en" / "again").symlink_to(root)
    assert told(root) == [("en/again", 1, "a link to a folder is not followed")]


def test_too_many_files_are_told_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MOST_FILES", 5)
    assert [what for _, _, what in told(root) if "more than" in what] == ["the course has more than 5 files"]


def test_folders_in_folders_end(root: Path) -> None:
    (root / "/".join("a" * 30)).mkdir(parents=True)
    assert told(root)[0][2] == "folders stand in each other more than 8 deep"


EMPTY_ROLE = "[[role]]\nid='x'\nname='x'\ntitle='x'\ntool=[]\nbeyond=[]\n"
HOSTILE = {
    "items without anything": ("en/glossary.toml", "[[term]]\n" * 110_000),
    "one item often": ("en/glossary.toml", '[[term]]\nterm="a"\nmeaning="b"\n' * 30_000),
    "unknown names": ("en/skills/roles.toml", EMPTY_ROLE + "core=[" + "'email-hand',\n" * 60_000 + "]"),
    "all wrong": ("en/skills/roles.toml", EMPTY_ROLE + "core=[" + "1,\n" * 250_000 + "]"),
    "brackets": (
        LESSON,
        "+++\nid='letter/x'\ntitle='x'\ngoal='x'\n+++\n+++ page\nid='p'\ntitle='x'\n+++\n"
        + "![[^](<a" * 100_000,
    ),
    "pages": (LESSON, "+++\nid='letter/x'\ntitle='x'\ngoal='x'\n+++\n" + "+++ page\n+++\n" * 60_000),
    "fences": (LESSON, "+++\n" * 200_000),
    "page openings": (LESSON, "+++\nid='letter/x'\ntitle='x'\ngoal='x'\n+++\n" + "+++ page\n" * 100_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_answered_soon_and_briefly(root: Path, name: str) -> None:
    path, text = HOSTILE[name]
    (root / path).write_text(text)
    started = process_time()
    issues = all_issues(root)
    assert process_time() - started < 10
    assert 0 < len(issues) < 1_000
    assert {Path(issue.file).relative_to(root).as_posix() for issue in issues} >= {path}


def test_an_empty_folder_is_all_missing(tmp_path: Path) -> None:
    issues = told(tmp_path)
    assert len(issues) == 11
    assert ("en/units", 1, "the course has no units") in issues


def test_a_file_that_nothing_reads_is_told(root: Path) -> None:
    (root / "en/glosary.toml").write_text("x = 1")
    (root / UNIT / "notes.md").write_text("x")
    (root / "README.md").write_text("for authors")
    (root / "de").mkdir()
    (root / "de/anything.md").write_text("another language is not checked here")
    assert [path for path, _, what in told(root) if "no part" in what] == [
        "en/glosary.toml",
        f"{UNIT}/notes.md",
    ]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    plain = write_small_course(tmp_path / "plain")
    windows = write_course(
        tmp_path / "windows",
        {path: "\ufeff" + text.replace("\n", "\r\n") for path, text in small_course_files().items()},
    )
    assert read_course(windows) == read_course(plain)


@pytest.mark.parametrize("language", ["xx", "", "../en", "en/units", "\0"])
def test_a_language_that_is_not_there_falls_back(root: Path, language: str) -> None:
    course, issues = read_course(root, language)
    assert issues == () and course is not None and course.language == "en"
    assert load_letter_guide(root, language, {}, cached=False) == course.letters


def test_another_language_is_read_from_its_folder(root: Path) -> None:
    (root / "en").rename(root / "de")
    course, issues = read_course(root, "de")
    assert issues == () and course is not None and course.language == "de"


def test_the_letters_are_read_without_the_rest(root: Path) -> None:
    (root / LESSON).write_text("broken")
    guide = load_letter_guide(root, environ={}, cached=False)
    assert guide.reason["crowded-skills"].family == "declined"
    (root / "letters/signs.toml").write_text("telling = ")
    with pytest.raises(CourseBroken, match=r"signs\.toml:1:11"):
        load_letter_guide(root, environ={}, cached=False)


def test_content_is_found_where_it_was_named(tmp_path: Path, root: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    assert find_content(root, {"TUTOR_CONTENT": str(other)}) == root
    assert find_content(None, {"TUTOR_CONTENT": str(other)}) == other
    assert find_content(None, {}).joinpath("course.toml").is_file()
    for given, environ in ((tmp_path / "none", {}), (None, {"TUTOR_CONTENT": str(tmp_path / "none")})):
        with pytest.raises(UnreadableInput, match="no course folder"):
            find_content(given, environ)
    with pytest.raises(UnreadableInput):
        load_course(tmp_path / "none", environ={}, cached=False)


def test_paths_are_told_so_that_they_can_be_opened_from_here(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / LESSON).write_text("broken")
    assert all_issues(root)[0].file == str(root / LESSON)
    monkeypatch.chdir(root.parent)
    assert all_issues(root)[0].file == f"content/{LESSON}"
    assert all_issues(Path("content"))[0].file == f"content/{LESSON}"
