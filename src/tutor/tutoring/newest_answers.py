"""The answers that count for each question: those to what it asks today, whatever its id was then."""

from collections.abc import Iterator

from tutor.course.course import Course
from tutor.course.models import Question
from tutor.learner.answers import Answer, Answers, Given
from tutor.learner.progress import Progress


def answers_that_count(progress: Progress, course: Course) -> dict[str, list[Answer]]:
    """All answers to the present meaning by the question's present id, oldest first.

    The ids stand in the order of their newest answers. Left out are answers to questions the course no longer
    has, and to older revisions; an answer to a question that was split counts for each of its parts.
    """
    answers = progress.answer
    return {name: [answers[one[0]] for one in given] for name, given in that_count(progress, course).items()}


def that_count(progress: Progress, course: Course) -> dict[str, list[Given]]:
    """The same by what rules count of them: ten thousand answers need not be made to count them."""
    counting: dict[str, list[Given]] = {}
    order: dict[str, tuple[int, int]] = {}
    for question, part, _, given in _told_apart(progress, course):
        those = [one for one in given if one[1] >= question.revision]
        if those:
            known = counting.get(question.id)
            counting[question.id] = sorted([*known, *those]) if known else those
            order[question.id] = max(order.get(question.id, (-1, 0)), (those[-1][0], part))
    return {name: counting[name] for name in sorted(order, key=order.__getitem__)}


def newest_answers(progress: Progress, course: Course) -> dict[str, Answer]:
    """The newest answer that counts by the question's present id, the oldest of them first."""
    return _newest(progress, course, without=None)


def newest_names(progress: Progress, course: Course) -> dict[str, str]:
    """Under which id the save holds each of these: nobody has to make an answer only to ask it for that."""
    return {question: name for question, (_, _, name) in _newest_places(progress, course, None).items()}


def outdated_answers(progress: Progress, course: Course) -> dict[str, Answer]:
    """Questions to ask once more because their meaning changed: present id → the newest answer to the old one."""
    return _newest(progress, course, without=newest_answers(progress, course))


def _newest(progress: Progress, course: Course, without: dict[str, Answer] | None) -> dict[str, Answer]:
    answers, newest = progress.answer, _newest_places(progress, course, without)
    return {name: answers[newest[name][0]] for name in sorted(newest, key=newest.__getitem__)}


def _newest_places(
    progress: Progress, course: Course, without: dict[str, Answer] | None
) -> dict[str, tuple[int, int, str]]:
    """Place, part and saved id by the question's present id; of the questions that are not in `without`.

    With `None`, only of answers to what the questions ask today.
    """
    newest: dict[str, tuple[int, int, str]] = {}
    for question, part, saved_id, given in _told_apart(progress, course):
        if without is not None and question.id in without:
            continue
        least = question.revision if without is None else 0
        place = next((one[0] for one in reversed(given) if one[1] >= least), -1)
        if place >= 0:
            newest[question.id] = max(newest.get(question.id, (-1, 0, "")), (place, part, saved_id))
    return newest


def _told_apart(progress: Progress, course: Course) -> Iterator[tuple[Question, int, str, list[Given]]]:
    """Each question that an id of the save means today, which of its parts it is, that id, and the answers under it."""
    became = course.became.question
    for name, given in Answers.of(progress.answer).by_question.items():
        for part, question in enumerate(became.get(name, ())):
            yield question, part, name, given
