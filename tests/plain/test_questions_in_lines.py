"""Questions in lines: each kind answered, hints, another try, the missed ones, and nothing called wrong that is not."""

from typing import get_args

import pytest
from tests.plain.talking import course, quiz_lines, started, talked, typed_right, typing

from tutor.course.models import QuestionKind
from tutor.plain.asking import Talk
from tutor.plain.questions import ask_question
from tutor.sitting.sitting import Sitting
from tutor.tutoring.grading import right_answer


@pytest.mark.parametrize("kind", get_args(QuestionKind))
def test_every_kind_of_question_can_be_answered_right(kind: str) -> None:
    found = [one for unit in course().units for one in unit.questions if one.kind == kind]
    assert found

    for question in found:
        talk = Talk(started(), typing(typed_right(question.id)), lambda _: None)
        verdict = ask_question(talk, question)
        assert verdict.correct, question.id


def test_a_wrong_answer_comes_back_once_at_the_end() -> None:
    unit = course().units[0]
    wrong_first = unit.quiz[0]
    assert wrong_first.kind in ("single", "sentence", "several")
    right = typed_right(wrong_first.id)[0].split()
    wrong = next(str(n) for n in range(1, len(wrong_first.options) + 1) if [str(n)] != right)
    lines = ["1", str(len(unit.lessons) + 1), wrong, "", *quiz_lines()[len(typed_right(wrong_first.id)) :]]
    sitting = started()
    said = talked(sitting, [*lines, *typed_right(wrong_first.id), "b", "q"])
    mine = [answer.correct for answer in sitting.progress.answer if answer.question == wrong_first.id]
    assert mine == [False, True]
    assert "Once more" in said


def test_a_hint_is_counted_with_the_answer() -> None:
    unit = course().units[0]
    first = unit.quiz[0]
    assert first.hints
    sitting = started()
    said = talked(sitting, ["1", str(len(unit.lessons) + 1), "h", *typed_right(first.id)])
    assert first.hints[0].split()[0] in said
    assert sitting.progress.answer[0].hints == 1


def at_one_question(kind: str, *lines: str) -> tuple[Sitting, str]:
    """What was said, and the sitting after it, when one question of this kind was asked."""
    question = next(q for q in course().question.values() if q.kind == kind and not q.practice)
    sitting = started()
    said: list[str] = []
    ask_question(Talk(sitting, typing(lines), said.append), question)
    return sitting, "\n".join(said)


def test_after_a_wrong_answer_the_page_a_flag_and_another_try_are_one_key_away() -> None:
    question = next(q for q in course().question.values() if q.kind == "sort")
    wrong = ["1"] * len(question.options)
    lines = (*wrong, "p", "f", "f", "f it is both", "nonsense", "a", *typed_right(question.id))
    sitting, said = at_one_question("sort", *lines)
    assert [answer.correct for answer in sitting.progress.answer] == [False, True]
    assert [(flag.question, flag.note) for flag in sitting.progress.flag] == [(question.id, "it is both")]
    lesson = course().lesson[question.lesson]
    page = next(page for page in lesson.pages if page.id == question.page)
    assert f"of {len(lesson.pages)}: {page.title}" in said
    assert "The flag is taken back." in said and "in the right box" in said


def test_what_is_no_number_is_asked_again_in_lines_too() -> None:
    sitting, said = at_one_question("number", "many", "7 kilos", "7 days")
    assert [answer.response for answer in sitting.progress.answer] == [("7 days",)]
    assert sitting.progress.answer[0].correct
    assert said.count("for example") == 2


def test_a_rating_is_noted_in_lines_and_never_called_wrong() -> None:
    sitting, said = at_one_question("rate", "2")
    assert "never graded" in said and "Right" not in said and "Wrong" not in said
    assert sitting.progress.answer[0].correct


def test_the_last_hint_is_the_answer_and_a_hint_is_offered_after_two_wrong_tries() -> None:
    question = next(q for q in course().question.values() if q.kind == "text")
    right = right_answer(question)[0]
    sitting, said = at_one_question("text", "no", "a", "nope", "a", *["h"] * 4, right)
    assert said.count("You tried this twice.") == 1
    assert "Hint: The answer: " in said and "There is no further hint." in said
    assert [answer.hints for answer in sitting.progress.answer] == [0, 0, len(question.hints) + 1]


def test_only_the_missed_ones_are_asked_again_and_any_answer_can_be_changed() -> None:
    sitting, unit = started(), course().units[2]
    first, second, *rest = unit.quiz
    for question in rest:
        sitting.answer(question.id, right_answer(question))
    sitting.answer(second.id, ())
    quiz = [str(number) for number in (3, len(unit.lessons) + 1)]
    said = talked(sitting, [*quiz, *typed_right(first.id), "y", *typed_right(second.id), "q"])
    assert "Try only the missed ones again (1)?" in said
    assert sitting.missed(unit.id) == ()
    before = len(sitting.progress.answer)
    talked(sitting, ["3", str(len(unit.lessons) + 3), "1", *typed_right(first.id), "q"])
    assert sitting.progress.answer[-1].question == first.id
    assert len(sitting.progress.answer) == before + 1
