"""Every point of the 2017 article and every fact worth telling is carried by something in the course."""

from pathlib import Path

import pytest
from tools.coverage_table import ROOT, coverage, made, table

from tutor.course.course import Course
from tutor.course.loading import load_course


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(ROOT / "content", cached=False)


def test_the_table_is_fresh() -> None:
    assert Path(ROOT, "docs", "coverage.md").read_text(encoding="utf-8") == made(), (
        "run `make coverage-table`"
    )


def test_each_point_of_the_article_has_a_lesson_a_question_and_a_step(course: Course) -> None:
    points = table()["point"]
    assert len(points) >= 30
    for point in points:
        assert point["lessons"] and point["texts"]
        asked = [q for unit in course.units for q in unit.questions if q.lesson in point["lessons"]]
        assert asked, point["words"]


def test_each_good_source_is_carried_by_more_than_its_own_entry(course: Course) -> None:
    facts = coverage(course, table()).partition("## Facts")[2].splitlines()[5:]
    assert len(facts) >= len(course.sources)
    for line in facts:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[2] in ("high", "medium"):
            assert any(cells[3:]), line


def test_a_lesson_that_is_gone_makes_no_table(course: Course) -> None:
    with pytest.raises(KeyError):
        coverage(course, {"point": [{"words": "x", "lessons": ["letter/gone"]}]})
