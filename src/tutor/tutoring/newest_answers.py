"""The answers that count for each question: those to what it asks today, whatever its id was then."""

from collections.abc import Iterator

from tutor.course.course import Course
from tutor.course.models import Question
from tutor.learner.progress import Answer, Progress


def answers_that_count(progress: Progress, course: Course) -> dict[str, list[Answer]]:
    """All answers to the present meaning by the question's present id, oldest first.

    The ids stand in the order of their newest answers. Left out are answers to questions the course no longer
    has, and to older revisions; an answer to a question that was split counts for each of its parts.
    """
    counting: dict[str, list[Answer]] = {}
    for question, answer in _told_apart(progress, course):
        if answer.revision >= question.revision:
            given = counting.pop(question.id, [])
            given.append(answer)
            counting[question.id] = given
    return counting


def newest_answers(progress: Progress, course: Course) -> dict[str, Answer]:
    """The newest answer that counts by the question's present id, the oldest of them first."""
    newest: dict[str, Answer] = {}
    for question, answer in _told_apart(progress, course):
        if answer.revision >= question.revision:
            newest.pop(question.id, None)
            newest[question.id] = answer
    return newest


def outdated_answers(progress: Progress, course: Course) -> dict[str, Answer]:
    """Questions to ask once more because their meaning changed: present id → the newest answer to the old one."""
    newest = newest_answers(progress, course)
    old: dict[str, Answer] = {}
    for question, answer in _told_apart(progress, course):
        if question.id not in newest:
            old.pop(question.id, None)
            old[question.id] = answer
    return old


def _told_apart(progress: Progress, course: Course) -> Iterator[tuple[Question, Answer]]:
    """Each answer with each question that its id means today."""
    became = course.became.question
    for answer in progress.answer:
        for question in became.get(answer.question, ()):
            yield question, answer
