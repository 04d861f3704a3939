"""What is asked again, when and why: derived from the answer log alone."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.any_save import saves
from tests.tutoring.changed_courses import with_units
from tests.tutoring.plan_learners import course

from tutor.course.course import Course
from tutor.learner.progress import Answer, Progress
from tutor.tutoring.review import (
    GAPS,
    MOST_A_DAY,
    due_words,
    missed,
    next_review_on,
    reviews_due,
    to_review,
    why_again,
    why_words,
)
from tutor.tutoring.standing import quiz_result

START = datetime(2026, 11, 1, 9, tzinfo=UTC)
FIRST_DAY = START.date()
QUIZ = [question for unit in course().units for question in unit.graded]
ONE = QUIZ[0].id


def on(day: int) -> date:
    return FIRST_DAY + timedelta(days=day)


def given_on(*given: tuple[str, bool, int], revision: int = 1, hints: int = 0) -> Progress:
    """Answers as (question, right, day)."""
    return Progress(
        answer=tuple(
            Answer(
                question=name,
                at=START + timedelta(days=day, minutes=n),
                correct=right,
                revision=revision,
                hints=hints,
            )
            for n, (name, right, day) in enumerate(given)
        )
    )


def asked(progress: Progress, day: int, of: Course | None = None) -> list[str]:
    return [question.id for question in to_review(progress, of or course(), on(day))]


def changed_question(**changes: object) -> Course:
    """The course with its first quiz question changed."""
    first = course().unit_of[ONE]
    questions = tuple(one.model_copy(update=changes) if one.id == ONE else one for one in first.questions)
    units = (first.model_copy(update={"questions": questions}), *course().units[1:])
    return with_units(course(), units)


def test_a_wrong_answer_is_due_at_once_and_its_correction_the_next_day() -> None:
    assert asked(given_on((ONE, False, 0)), 0) == [ONE]
    mended = given_on((ONE, False, 0), (ONE, True, 0))
    assert asked(mended, 0) == []
    assert asked(mended, 1) == [ONE]


def test_a_right_answer_comes_back_after_growing_gaps() -> None:
    days = [0]
    save = given_on((ONE, True, 0))
    for gap in GAPS[2:]:
        due = days[-1] + gap
        assert asked(save, due - 1) == []
        assert asked(save, due) == [ONE]
        days.append(due)
        save = given_on(*((ONE, True, day) for day in days))
    assert asked(save, days[-1] + GAPS[-1]) == [ONE]


def test_right_again_too_early_or_with_a_hint_does_not_climb() -> None:
    early = given_on((ONE, True, 0), (ONE, True, 1), (ONE, True, 2))
    assert asked(early, 4) == []
    assert asked(early, 5) == [ONE]
    assert asked(given_on((ONE, True, 0), hints=1), 1) == [ONE]


def test_a_try_it_and_a_removed_question_are_never_due() -> None:
    practice = next(q.id for unit in course().units for q in unit.questions if q.practice)
    assert asked(given_on((practice, False, 0), ("gone/question", False, 0)), 30) == []


def test_no_day_asks_more_than_its_five_and_those_done_today_count() -> None:
    many = [(question.id, True, 0) for question in QUIZ]
    assert len(asked(given_on(*many), 3)) == MOST_A_DAY
    some = asked(given_on(*many), 3)[:2]
    later = given_on(*many, *((name, True, 3) for name in some))
    assert len(asked(later, 3)) == MOST_A_DAY - 2
    assert len(asked(later, 4)) == MOST_A_DAY


@given(saves(), st.integers(0, 4000))
def test_after_sixty_idle_days_at_most_five_are_due(progress: Progress, more: int) -> None:
    assert len(to_review(progress, course(), date(2027, 1, 25) + timedelta(days=more))) <= 5


def test_weak_objectives_and_long_waits_come_first() -> None:
    objective = QUIZ[0].objective
    weak = next(q for q in QUIZ if q.objective != objective)
    strong = [q.id for q in QUIZ if q.objective == objective]
    save = given_on(
        *((name, True, 0) for name in strong),
        *((q.id, False, 0) for q in QUIZ if q.objective == weak.objective),
        *((q.id, True, 0) for q in QUIZ if q.objective == weak.objective),
    )
    first = reviews_due(save, course(), on(1))[0].question
    assert first.objective == weak.objective
    everyone = given_on(*((q.id, True, 0 if q is QUIZ[9] else 30) for q in QUIZ))
    assert QUIZ[9].id in asked(everyone, 40)


def test_units_are_mixed() -> None:
    two = [unit.graded[:3] for unit in course().units[:2]]
    save = given_on(*((question.id, False, 0) for unit in two for question in unit))
    units = [course().unit_of[name].id for name in asked(save, 2)]
    assert all(one != other for one, other in pairwise(units[:4]))


def test_a_renamed_question_keeps_its_answers() -> None:
    renamed = changed_question(id="letter/new-name", was=(ONE,))
    assert asked(given_on((ONE, False, 0)), 1, renamed) == ["letter/new-name"]
    assert asked(given_on((ONE, False, 0), ("letter/new-name", True, 0)), 0, renamed) == []


def test_a_changed_meaning_is_asked_once_more_and_says_why() -> None:
    changed = changed_question(revision=2)
    save = given_on((ONE, True, 0), (QUIZ[1].id, True, 0))
    (due,) = reviews_due(save, changed, on(1))
    assert (due.question.id, due.why) == (ONE, "changed")
    assert why_words(due, on(1)) == "The meaning changed after 1 Nov: please answer once more."
    assert why_again(save, changed, ONE, on(1)) == why_words(due, on(1))
    newer = Answer(question=ONE, revision=2, at=START + timedelta(days=1), correct=True)
    again = save.model_copy(update={"answer": (*save.answer, newer)})
    assert asked(again, 1, changed) == []
    unit = changed.units[0]
    assert sum(one.answered for one in quiz_result(save, changed, unit.id)) == 1


def test_each_question_says_why_it_comes_again() -> None:
    save = given_on((ONE, False, 0), (QUIZ[1].id, True, 0))
    assert why_again(save, course(), ONE, on(1)) == "Your answer of 1 Nov was not right yet."
    assert "Right on 1 Nov" in why_again(save, course(), QUIZ[1].id, on(5))
    assert why_again(save, course(), QUIZ[1].id, on(1)) == ""
    assert why_again(save, course(), QUIZ[2].id, on(5)) == ""


def test_missed_ones_can_be_tried_whatever_the_day() -> None:
    wrong = [(question.id, False, 0) for question in QUIZ[:14]]
    assert [one.id for one in missed(given_on(*wrong), course())] == [name for name, _, _ in wrong]


def test_an_answer_from_a_clock_ahead_counts_as_given_today() -> None:
    assert asked(given_on((ONE, False, 900)), 1) == [ONE]
    assert next_review_on(given_on((ONE, True, 900)), course(), on(1)) == on(1 + GAPS[2])


@pytest.mark.parametrize(("day", "expected"), [(0, 3), (3, 4), (50, 51)])
def test_the_next_review_is_told(day: int, expected: int) -> None:
    assert next_review_on(given_on((ONE, True, 0)), course(), on(day)) == on(expected)
    assert next_review_on(Progress(), course(), on(day)) is None


def test_what_is_due_is_told_with_its_minutes() -> None:
    assert due_words(5) == "5 questions to review (3 min)"
    assert due_words(1) == "1 question to review (1 min)"


def test_the_result_of_a_quiz_is_told_by_objective() -> None:
    unit = course().units[0]
    save = given_on(*((question.id, True, 0) for question in unit.quiz))
    results = quiz_result(save, course(), unit.id)
    assert all(one.right == one.answered == one.questions for one in results)
    assert sum(one.questions for one in results) == len(unit.graded)
