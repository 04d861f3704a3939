"""The course that ships with the tutor is whole, and the same from its files and from the cache."""

from pathlib import Path

import pytest

from tutor.course.loading import all_issues, find_content, load_course, load_letter_guide


@pytest.fixture(scope="module")
def content() -> Path:
    return find_content(None, {})


def test_the_course_has_no_issues(content: Path) -> None:
    assert [str(issue) for issue in all_issues(content)] == []


def test_the_course_is_the_same_from_the_cache(content: Path, tmp_path: Path) -> None:
    environ = {"TUTOR_CACHE": str(tmp_path)}
    anew = load_course(content, environ=environ)
    guide = load_letter_guide(content, environ=environ)
    assert len(list(tmp_path.iterdir())) == 2
    assert load_course(content, environ=environ) == anew
    assert load_letter_guide(content, environ=environ) == guide == anew.letters


def test_the_five_units_stand_in_their_order(content: Path, tmp_path: Path) -> None:
    course = load_course(content, environ={}, cached=False)
    assert [unit.id for unit in course.units] == ["letter", "skills", "tests", "portfolio", "keep-going"]
    assert [unit.workbench for unit in course.units] == [
        "letter-lab",
        "skills-bench",
        "test-planner",
        "portfolio-builder",
        "attempts-log",
    ]
