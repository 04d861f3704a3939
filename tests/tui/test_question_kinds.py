"""Questions of every kind at 80 x 24: by keys, by mouse, kept after Esc, and never scrolled out of sight."""

from typing import get_args

import pytest
from tests.tui.a_quiz import COURSE, new_sitting, opened, quiz_question, verdict_of
from tests.tui.answering import answer_by_keys, answer_by_mouse
from tests.tui.waiting import settled
from textual.widgets import Input, OptionList, Static

from tutor.course.models import Question, QuestionKind
from tutor.tui.app import TutorApp
from tutor.tui.widgets.question import QuestionAsk
from tutor.tutoring.grading import right_answer


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("kind", [kind for kind in get_args(QuestionKind) if kind != "rate"])
async def test_each_kind_of_question_is_answered_by_keys(kind: str, right: bool) -> None:
    sitting, question = new_sitting(), quiz_question(kind)
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, question)
        assert sitting.progress.here.question == question.id
        await answer_by_keys(pilot, question, right=right)
        newest = sitting.progress.answer[-1]
        assert newest.correct is right
        assert not right or question.typed or newest.response == right_answer(question)
        assert ("✓ Right" in verdict_of(app)) is right
        await pilot.press("enter")
        await settled(pilot)
        comes_back = bool(app.screen.query(QuestionAsk))
        assert comes_back is not right


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("kind", get_args(QuestionKind))
async def test_each_kind_of_question_is_answered_by_mouse(kind: str, right: bool) -> None:
    sitting, question = new_sitting(), quiz_question(kind)
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, question)
        await answer_by_mouse(pilot, question, right=right)
        await settled(pilot)
        newest = sitting.progress.answer[-1]
        assert newest.correct is (right or kind == "rate")
        assert not right or question.typed or kind == "rate" or newest.response == right_answer(question)
        app.screen.query_one("#next").scroll_visible(animate=False)
        await settled(pilot)
        await pilot.click("#next")
        await settled(pilot)
        assert bool(app.screen.query(QuestionAsk)) is not newest.correct


async def test_a_rating_is_noted_by_keys_and_never_called_right_or_wrong() -> None:
    sitting, question = new_sitting(), quiz_question("rate")
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, question)
        await answer_by_keys(pilot, question, right=True)
        words = verdict_of(app)
        assert "never graded" in words and question.options[-1].feedback in words
        assert "✓" not in words and "✗" not in words
        assert sitting.progress.answer[-1].response == (question.options[-1].id,)
        assert not app.screen.query("#flag")


@pytest.mark.parametrize("kind", ["text", "number"])
async def test_typed_words_come_back_after_esc(kind: str) -> None:
    sitting, question = new_sitting(), quiz_question(kind)
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, question)
        await pilot.press("c", "h", "1", "f2")
        await pilot.press("escape")
        await opened(pilot, question)
        assert app.screen.query_one("#typed", Input).value == "ch1"
        assert app.screen.query_one(QuestionAsk).hints == 1
        assert not sitting.progress.answer


async def test_what_is_no_number_is_asked_again_and_not_graded() -> None:
    sitting, question = new_sitting(), quiz_question("number")
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, question)
        await pilot.press(*"many", "enter")
        await settled(pilot)
        assert "one number" in str(app.screen.query_one("#unread", Static).content)
        assert not sitting.progress.answer
        await pilot.press(*["backspace"] * 4, *right_answer(question)[0], "space", *"days", "enter")
        await settled(pilot)
        assert sitting.progress.answer[-1].correct


def longest(kind: str) -> Question:
    asked = [q for u in COURSE.units for q in u.questions if q.kind == kind]
    return max(asked, key=lambda q: sum(len(o.text + o.match) + 40 for o in q.options))


@pytest.mark.parametrize("kind", ["match", "sort", "order", "sentence", "several"])
async def test_the_prompt_and_the_line_chosen_stay_in_sight(kind: str) -> None:
    question = longest(kind)
    app = TutorApp(new_sitting())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, question)
        prompt, lists = app.screen.query_one(".prompt"), list(app.screen.query(OptionList))
        middle = app.screen.query_one("#middle").region
        for one in lists:
            one.focus()
            await pilot.press("end")
            await settled(pilot)
            assert app.screen.region.contains_region(prompt.region) and prompt.region.height
            # A list scrolls to its own highlighted line: it is in sight where the list's lower edge is.
            assert one.region.bottom <= middle.bottom and one.region.y >= middle.y
