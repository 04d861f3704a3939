"""What is asked again: wrong at the newest answer, as the question stands today."""

from datetime import UTC, datetime, timedelta

from tests.tutoring.plan_learners import TODAY, course

from tutor.course.course import Course
from tutor.learner.progress import Answer, Progress
from tutor.tutoring.review import MOST_AT_ONCE, to_review
from tutor.tutoring.standing import quiz_result

START = datetime(2026, 11, 1, tzinfo=UTC)
QUIZ = [question for unit in course().units for question in unit.quiz]


def answered(*given: tuple[str, bool], revision: int = 1) -> Progress:
    answers = (
        Answer(question=name, at=START + timedelta(hours=n), correct=correct, revision=revision)
        for n, (name, correct) in enumerate(given)
    )
    return Progress(answer=tuple(answers))


def asked(progress: Progress, of: Course | None = None) -> list[str]:
    return [question.id for question in to_review(progress, of or course(), TODAY)]


def with_question(**changes: object) -> Course:
    """The course with its first quiz question changed."""
    unit = course().units[0]
    changed = QUIZ[0].model_copy(update=changes)
    questions = tuple(changed if one.id == QUIZ[0].id else one for one in unit.questions)
    first = type(unit).model_construct(
        **{**{name: getattr(unit, name) for name in type(unit).model_fields}, "questions": questions}
    )
    parts = {name: getattr(course(), name) for name in Course.model_fields}
    return Course.model_construct(**{**parts, "units": (first, *course().units[1:])})


def test_a_wrong_answer_comes_back_and_a_right_one_ends_it() -> None:
    first, second = QUIZ[0].id, QUIZ[1].id
    assert asked(answered((first, False), (second, True))) == [first]
    assert asked(answered((first, False), (first, True))) == []
    assert asked(answered((first, True), (first, False))) == [first]


def test_the_oldest_wrong_answer_comes_first_and_no_more_than_ten_come() -> None:
    wrong = [(question.id, False) for question in QUIZ[:14]]
    assert asked(answered(*wrong)) == [name for name, _ in wrong[:MOST_AT_ONCE]]
    assert asked(answered(*wrong[:2], wrong[0])) == [wrong[1][0], wrong[0][0]]


def test_a_question_the_course_no_longer_has_is_not_asked() -> None:
    assert asked(answered(("gone/question", False))) == []


def test_a_renamed_question_keeps_its_answers() -> None:
    renamed = with_question(id="letter/new-name", was=(QUIZ[0].id,))
    assert asked(answered((QUIZ[0].id, False)), renamed) == ["letter/new-name"]
    assert asked(answered((QUIZ[0].id, False), ("letter/new-name", True)), renamed) == []


def test_an_answer_to_an_older_meaning_counts_neither_way() -> None:
    changed = with_question(revision=2)
    save = answered((QUIZ[0].id, False))
    assert asked(save, changed) == []
    unit = changed.units[0]
    assert sum(one.answered for one in quiz_result(save, changed, unit.id)) == 0
    assert sum(one.answered for one in quiz_result(save, course(), unit.id)) == 1


def test_an_answer_from_a_clock_ahead_is_asked_last() -> None:
    late = Answer(question=QUIZ[0].id, at=datetime(2030, 1, 1, tzinfo=UTC), correct=False)
    save = Progress(answer=(late, *answered((QUIZ[1].id, False)).answer))
    assert asked(save) == [QUIZ[1].id, QUIZ[0].id]


def test_the_result_of_a_quiz_is_told_by_objective() -> None:
    unit = course().units[0]
    save = answered(*((question.id, True) for question in unit.quiz))
    results = quiz_result(save, course(), unit.id)
    assert all(one.right == one.answered == one.questions for one in results)
    assert sum(one.questions for one in results) == len(unit.graded)
