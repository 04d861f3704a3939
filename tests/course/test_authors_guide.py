"""The examples of docs/authors.md, done step by step in a copy of the course, work as they are described."""

import re
import shutil
from pathlib import Path

import pytest

from tutor.course.loading import all_issues, find_content, read_course

GUIDE = (Path(__file__).parents[2] / "docs" / "authors.md").read_text(encoding="utf-8")
_FILE = re.compile(r"^(At the end of )?`(content/[^`]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
QUESTIONS = "content/en/units/1-letter/questions.toml"


@pytest.fixture
def followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the course after all that the guide says to write."""
    shutil.copytree(find_content(None, {}), tmp_path / "content")
    steps = _FILE.findall(GUIDE)
    assert [path for _, path, _ in steps] == ["content/en/units/1-letter/lessons/8-the-links.md", QUESTIONS]
    for at_the_end, path, text in steps:
        file = tmp_path / path
        assert file.exists() == bool(at_the_end)
        file.write_text((file.read_text() + "\n" if at_the_end else "") + text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_guide_leads_to_a_lesson_without_a_problem(followed: Path) -> None:
    course, issues = read_course(followed / "content")
    assert issues == () and course is not None
    lesson = course.lesson["letter/the-links"]
    assert len(lesson.pages) == 3
    assert course.question[lesson.pages[0].try_it].practice


def test_the_mistake_in_the_guide_is_told_in_its_words(followed: Path) -> None:
    file = followed / QUESTIONS
    text = file.read_text()
    at = text.rindex("right = true\n")
    file.write_text(text[:at] + text[at:].replace("right = true\n", "", 1))
    line = text[: text.rindex("[[question]]")].count("\n") + 1
    said = re.findall(r"^content/\S+:LINE:.*$", GUIDE, re.MULTILINE)
    assert [str(issue) for issue in all_issues(followed / "content") if issue.grave][:1] == [
        one.replace("LINE", str(line)) for one in said
    ]
