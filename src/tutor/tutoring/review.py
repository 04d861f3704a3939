"""Which questions to ask again: those answered wrong the last time."""

from datetime import date

from tutor.course.course import Course
from tutor.course.models import Question
from tutor.learner.progress import Progress
from tutor.tutoring.newest_answers import newest_answers

MOST_AT_ONCE = 10
"A review takes a few minutes; the rest waits for the next one."


def to_review(progress: Progress, course: Course, today: date) -> tuple[Question, ...]:
    """Questions whose newest answer is wrong, the oldest first and at most ten.

    A wrong answer is due at once, and an answer dated after `today` (a clock set back) comes last.
    """
    wrong = [
        (answer, name) for name, answer in newest_answers(progress, course).items() if not answer.correct
    ]
    wrong.sort(key=lambda entry: entry[0].at.date() > today)
    return tuple(course.question[name] for _, name in wrong[:MOST_AT_ONCE])
