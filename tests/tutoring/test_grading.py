"""Grading: every kind is right with its right answer, kind to spelling, and says something about each option."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.asked import KINDS, question_of

from tutor.tutoring.grading import grade, right_answer, unreadable
from tutor.tutoring.partial_credit import credit_words, partial_credit

GRADED = [kind for kind in KINDS if kind != "rate"]
IDS = st.sampled_from(
    ["a", "b", "c", "d", "one", "two", "a=one", "a=a", "b=two", "x=y", "=", "", "EF SET", "15"]
)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_right_with_its_right_answer(kind: str) -> None:
    question = question_of(kind)
    verdict = grade(question, right_answer(question))
    assert verdict.correct
    assert all(said.right for said in verdict.feedback)
    assert not credit_words(verdict)


@pytest.mark.parametrize("kind", GRADED)
def test_no_answer_is_wrong(kind: str) -> None:
    assert not grade(question_of(kind), ()).correct


@given(st.sampled_from(KINDS), st.lists(IDS, max_size=5))
def test_any_response_gets_a_verdict_with_words_for_every_option(kind: str, response: list[str]) -> None:
    question = question_of(kind)
    verdict = grade(question, response)
    assert [said.option for said in verdict.feedback] == list(question.options)
    assert all(said.words for said in verdict.feedback)
    if verdict.correct:
        assert all(said.right for said in verdict.feedback)
    credit = partial_credit(verdict)
    assert credit is None or 0 <= credit.right <= credit.of
    if verdict.correct and credit:
        assert (credit.right, credit.extra) == (credit.of, 0)


@pytest.mark.parametrize("kind", ["several", "match", "sort"])
def test_the_order_of_the_parts_does_not_count(kind: str) -> None:
    question = question_of(kind)
    for given_order in itertools.permutations(right_answer(question)):
        assert grade(question, given_order).correct


def test_in_an_order_question_only_the_right_order_is_right() -> None:
    question = question_of("order")
    right = right_answer(question)
    assert [order for order in itertools.permutations(right) if grade(question, order).correct] == [right]


@given(
    st.sampled_from(["ef set", "EF-SET", " “Ef Set” ", "efset", "EF SET.", "ＥＦ\u00a0ＳＥＴ", "efset TEST"])
)
def test_a_typed_answer_may_be_written_in_many_ways(typed: str) -> None:
    assert grade(question_of("text"), (typed,)).correct


def test_an_expected_wrong_answer_gets_its_own_words_and_any_other_the_general_ones() -> None:
    question = question_of("text")
    expected, other = grade(question, ("the toefl",)), grade(question, ("a pony",))
    assert not expected.correct and not other.correct
    assert [said.words for said in expected.feedback if said.chosen] == ["About b."]
    assert not expected.otherwise
    assert other.otherwise == question.otherwise
    assert not any(said.chosen for said in other.feedback)


@pytest.mark.parametrize(
    "typed",
    ["1500", "1,500", "1.500", "1 500", "1,500 hours", "1500h", "1495", "1510", "１５００ Hours", "1'500"],
)
def test_a_number_is_right_within_its_tolerance_however_it_is_written(typed: str) -> None:
    assert not unreadable(question_of("number"), (typed,))
    assert grade(question_of("number"), (typed,)).correct


@pytest.mark.parametrize("typed", ["1511", "1,489", "15 hours", "-1500", "15000"])
def test_a_number_beyond_its_tolerance_is_wrong(typed: str) -> None:
    assert not unreadable(question_of("number"), (typed,))
    assert not grade(question_of("number"), (typed,)).correct


@pytest.mark.parametrize("typed", ["", "many", "10-15", "1500 days", "$ 1500", "15 or 20"])
def test_what_is_not_a_number_of_the_asked_kind_is_asked_again_and_never_right(typed: str) -> None:
    assert "for example" in unreadable(question_of("number"), (typed,))
    assert not grade(question_of("number"), (typed,)).correct


@given(st.integers(-(10**8), 10**8).map(lambda n: n / 100), st.sampled_from([0.0, 0.5, 3.0]))
def test_the_right_number_as_shown_is_right(value: float, within: float) -> None:
    wrong = {"id": "b", "text": "no", "feedback": "No.", "value": value + 1000}
    right = {"id": "a", "text": "x", "feedback": "Yes.", "value": value, "within": within, "right": True}
    question = question_of("number", options=[right, wrong])
    assert grade(question, right_answer(question)).correct


@pytest.mark.parametrize("response", [(), ("a",), ("c",), ("x",)])
def test_a_self_rating_is_never_wrong(response: tuple[str, ...]) -> None:
    verdict = grade(question_of("rate"), response)
    assert verdict.correct
    assert all(said.right for said in verdict.feedback)
    assert partial_credit(verdict) is None


@pytest.mark.parametrize(
    ("kind", "response", "words"),
    [
        ("several", ("a", "b"), "1 of 2 found, and 1 choice too many"),
        ("several", ("a",), "1 of 2 found"),
        ("match", ("a=a", "b=c", "c=b"), "1 of 3 matched right"),
        ("order", ("a", "c", "b"), "1 of 3 in the right place"),
        ("sort", ("a=one", "b=two", "c=two"), "2 of 3 in the right box"),
        ("single", ("b",), ""),
        ("text", ("TOEFL",), ""),
    ],
)
def test_partial_credit_says_how_much_was_right(kind: str, response: tuple[str, ...], words: str) -> None:
    assert credit_words(grade(question_of(kind), response)) == words


def test_a_wrong_pair_or_box_is_told_with_what_was_picked() -> None:
    matched = grade(question_of("match"), ("a=b", "b=a", "c=c"))
    assert [said.picked for said in matched.feedback] == ["to b", "to a", "to c"]
    sorted_ = grade(question_of("sort"), ("a=two", "b=two"))
    assert [said.picked for said in sorted_.feedback] == ["Box two", "Box two", ""]


@pytest.mark.parametrize("kind", KINDS)
def test_a_verdict_holds_what_was_said_what_is_right_and_why(kind: str) -> None:
    question = question_of(kind)
    given = ("b",)
    verdict = grade(question, given)
    assert (verdict.response, verdict.because) == (given, question.because)
    assert verdict.answer == right_answer(question)


@pytest.mark.parametrize("kind", ["match", "sort"])
def test_pairs_may_be_put_in_any_order(kind: str) -> None:
    question = question_of(kind)
    assert grade(question, tuple(reversed(right_answer(question)))).correct


@pytest.mark.parametrize("kind", ["match", "sort", "order"])
def test_what_was_put_with_each_line_is_told(kind: str) -> None:
    question = question_of(kind)
    right = grade(question, right_answer(question)).feedback
    assert all(said.chosen for said in right)
    if kind == "match":
        assert [said.picked for said in right] == [option.match for option in question.options]
    if kind == "sort":
        boxes = {box.id: box.text for box in question.boxes}
        assert [said.picked for said in right] == [boxes[option.box] for option in question.options]
    assert {said.picked for said in grade(question, ()).feedback} == {""}


def test_a_number_is_asked_for_in_its_unit_or_alone() -> None:
    number = question_of("number").model_copy(update={"units": ("hours", "h")})
    assert unreadable(number, ("many",)) == "Type one number in digits, for example 15 or 15 hours."
    assert unreadable(number, ("3 days",)) == "Give it in hours, for example 15 or 15 hours."
    assert unreadable(number, ("3 h",)) == ""
    alone = number.model_copy(update={"units": ()})
    assert unreadable(alone, ()) == "Type one number in digits, for example 15."
    assert unreadable(alone, ("3 days",)) == "Type the number alone, for example 15."


def test_a_self_rating_says_which_was_chosen() -> None:
    rate = question_of("rate")
    chosen = [said.chosen for said in grade(rate, (rate.options[0].id,)).feedback]
    assert chosen == [True, *(False for _ in rate.options[1:])]
