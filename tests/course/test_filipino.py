"""The course that ships is whole in Filipino: each text has its words, and nothing is wrong with them."""

import pytest

from tutor.course.course import Course
from tutor.course.issues import CourseIssue
from tutor.course.loading import find_content, load_course, read_course

Read = tuple[Course | None, tuple[CourseIssue, ...]]


@pytest.fixture(scope="module")
def read() -> Read:
    return read_course(find_content(None, {}), "fil")


def test_the_course_is_whole_in_filipino(read: Read) -> None:
    course, issues = read
    assert course is not None and course.language == "fil"
    assert [str(one) for one in issues] == []


def test_what_is_said_once_is_the_same_in_both_languages(read: Read) -> None:
    english, filipino = load_course(find_content(None, {})), read[0]
    assert filipino is not None
    assert english.skills != filipino.skills
    assert [one.name for one in english.skills] == [one.name for one in filipino.skills]
    assert english.sources == filipino.sources
    for question in english.question.values():
        told = filipino.question[question.id]
        assert (told.revision, told.kind, told.sources) == (
            question.revision,
            question.kind,
            question.sources,
        )
        assert [one.right for one in told.options] == [one.right for one in question.options]
        assert told.prompt != question.prompt
