"""What an id of an older course means today."""

from pathlib import Path

from tests.course.small_course import UNIT, small_course_files, write_course

from tutor.course.loading import all_issues, load_course

QUESTIONS = f"{UNIT}/questions.toml"
LESSON = f"{UNIT}/lessons/1-read-it-all.md"


def changed(root: Path, *changes: tuple[str, str, str]) -> Path:
    files = small_course_files()
    for path, old, new in changes:
        assert old in files[path]
        files[path] = files[path].replace(old, new, 1)
    return write_course(root, files)


def test_a_question_that_was_split_is_found_as_both_parts(tmp_path: Path) -> None:
    root = changed(
        tmp_path,
        (QUESTIONS, 'id = "letter/q-2"', 'id = "letter/q-2"\nwas = ["letter/old"]'),
        (QUESTIONS, 'id = "letter/q-3"', 'id = "letter/q-3"\nwas = ["letter/old"]'),
    )
    assert not [issue for issue in all_issues(root, "en") if issue.grave]
    became = load_course(root, cached=False).became
    assert [one.id for one in became.question["letter/old"]] == ["letter/q-2", "letter/q-3"]
    assert [one.id for one in became.question["letter/q-2"]] == ["letter/q-2"]
    assert "letter/gone" not in became.question


def test_a_renamed_lesson_and_a_renamed_page_are_found_together_and_alone(tmp_path: Path) -> None:
    root = changed(
        tmp_path,
        (LESSON, 'title = "Lesson read-it-all"', 'was = ["letter/former"]\ntitle = "Lesson read-it-all"'),
        (LESSON, 'id = "p2"', 'id = "p2"\nwas = ["old-page", "letter/elsewhere#p7"]'),
    )
    page = load_course(root, cached=False).became.page
    for name in (
        ("letter/former", "old-page"),
        ("letter/former", "p2"),
        ("letter/read-it-all", "old-page"),
        ("letter/read-it-all", "p2"),
        ("letter/elsewhere", "p7"),
    ):
        assert [(one.lesson.id, one.page.id) for one in page[name]] == [("letter/read-it-all", "p2")]
    assert ("letter/elsewhere", "old-page") not in page


def test_a_former_id_that_still_is_one_is_told_with_its_place(tmp_path: Path) -> None:
    root = changed(tmp_path, ("en/skills/skills.toml", 'id = "zoho"', 'id = "zoho"\nwas = ["xlite"]'))
    (issue,) = [one for one in all_issues(root, "en") if one.grave]
    assert issue.file.endswith("en/skills/skills.toml")
    assert issue.what == 'the former id "xlite" belongs to the skill "xlite"'
