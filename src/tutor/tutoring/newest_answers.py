"""The answer that counts for each question: the newest one to what it asks today."""

from tutor.course.course import Course
from tutor.learner.progress import Answer, Progress


def newest_answers(progress: Progress, course: Course) -> dict[str, Answer]:
    """Newest answers by the question's present id, in the order in which they were given, the oldest first.

    Left out are answers to questions the course no longer has, and to older revisions: the meaning changed.
    """
    newest: dict[str, Answer] = {}
    for answer in progress.answer:
        question = course.question.get(answer.question)
        if question is None or answer.revision < question.revision:
            continue
        newest.pop(question.id, None)
        newest[question.id] = answer
    return newest
