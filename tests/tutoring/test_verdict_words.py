"""What a verdict says: every option's words, what was picked, the page it rests on, and hints when they help."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.asked import KINDS, question_of
from tests.tutoring.plan_learners import TODAY, course

from tutor.ground.markdown import plain_words
from tutor.learner.progress import Answer, Progress
from tutor.tutoring.answer_words import given_answer_words, right_answer_words
from tutor.tutoring.grading import grade, right_answer
from tutor.tutoring.hints import hint_ladder, offers_hint
from tutor.tutoring.readiness import readiness
from tutor.tutoring.review import to_review
from tutor.tutoring.standing import quiz_result, unit_standings
from tutor.tutoring.verdict_words import cited_page, verdict_lines

START = datetime(2026, 11, 1, tzinfo=UTC)


def said(kind: str, *response: str) -> str:
    return "\n".join(line.text for line in verdict_lines(grade(question_of(kind), response)))


@pytest.mark.parametrize("kind", ["single", "sentence", "several", "match", "order", "sort"])
@pytest.mark.parametrize("right", [True, False])
def test_every_option_gets_its_feedback(kind: str, right: bool) -> None:
    question = question_of(kind)
    words = said(kind, *(right_answer(question) if right else ("b",)))
    assert all(option.feedback in words for option in question.options)


def test_a_wrong_match_shows_the_pick_beside_the_right_one() -> None:
    words = said("match", "a=b", "b=a", "c=c")
    assert "A\nyou: to b  ·  right: to a" in words
    assert "C  →  to c" in words


def test_a_wrong_box_says_what_belongs_in_it() -> None:
    words = said("sort", "a=two", "b=two", "c=one")
    assert "A\nyou: Box two  ·  right: Box one" in words
    assert "In two." in words and "In one." not in words


def test_a_typed_answer_is_repeated_with_words_for_it() -> None:
    assert said("text", "[b]pony[/b]").split("\n")[1:3] == [
        "You wrote: [b]pony[/b]",
        question_of("text").otherwise,
    ]
    assert "The right answer: 1,500 hours" in said("number", "15")


def test_a_rating_is_noted_and_answers_only_the_step_chosen() -> None:
    words = said("rate", "b")
    assert "never graded" in words
    assert "About b." in words and "About a." not in words


@given(st.sampled_from(KINDS), st.lists(st.text(max_size=8), max_size=4))
def test_any_response_can_be_told(kind: str, response: list[str]) -> None:
    question = question_of(kind)
    assert verdict_lines(grade(question, response))
    assert all("\n" not in line for line in given_answer_words(question, response))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "rate"])
def test_the_last_rung_of_the_ladder_is_the_answer_with_its_reason(kind: str) -> None:
    question = question_of(kind)
    ladder = hint_ladder(question)
    assert ladder[:-1] == question.hints
    assert all(line in ladder[-1] for line in (*right_answer_words(question), question.because))


def test_a_rating_has_no_hints() -> None:
    assert hint_ladder(question_of("rate")) == ()


def test_every_question_of_the_course_cites_a_page_with_that_very_sentence() -> None:
    for question in course().question.values():
        cited = cited_page(question, course())
        assert cited is not None
        assert course().lesson[cited.lesson].pages[cited.page].id == question.page
        assert cited.sentence == plain_words(question.because)


def answers(*correct: bool, revision: int = 1) -> Progress:
    name = course().units[0].quiz[0].id
    given = (
        Answer(question=name, at=START + timedelta(hours=n), correct=one, revision=revision)
        for n, one in enumerate(correct)
    )
    return Progress(answer=tuple(given))


@pytest.mark.parametrize(
    ("tries", "offered"),
    [
        ((), False),
        ((False,), False),
        ((False, False), True),
        ((False, True, False), False),
        ((False, False, True), False),
    ],
)
def test_a_hint_is_offered_after_two_wrong_tries_in_a_row(tries: tuple[bool, ...], offered: bool) -> None:
    question = course().units[0].quiz[0]
    assert offers_hint(question, answers(*tries), course()) is offered
    changed = question.model_copy(update={"revision": 2})
    assert not offers_hint(changed, answers(*tries), course())


def test_self_ratings_count_neither_as_right_nor_as_wrong() -> None:
    unit = next(unit for unit in course().units if len(unit.graded) < len(unit.quiz))
    rated = tuple(
        Answer(question=one.id, at=START, response=(one.options[0].id,), correct=True)
        for one in unit.quiz
        if not one.graded
    )
    save = Progress(answer=rated)
    standing = next(one for one in unit_standings(save, course()) if one.unit == unit.id)
    assert (standing.quiz_answered, standing.quiz_right, standing.quiz) == (0, 0, len(unit.graded))
    results = quiz_result(save, course(), unit.id)
    assert sum(one.answered for one in results) == sum(one.right for one in results) == 0
    assert sum(one.questions for one in results) == len(unit.graded)
    assert to_review(save, course(), TODAY) == ()
    assert readiness(save, course()) == readiness(Progress(), course())
