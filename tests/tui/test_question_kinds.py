"""Questions of every kind at 80 x 24: by mouse, kept after Esc, with hints, flags, the page and a second try."""

from datetime import UTC, datetime
from typing import get_args

import pytest
from tests.tui.a_learner import the_course
from tests.tui.answering import answer_by_keys, answer_by_mouse
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from tutor.course.models import Question, QuestionKind
from tutor.learner.progress import Learner, Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting.sitting import Sitting
from tutor.tui.app import TutorApp
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.screens.quiz import QuizScreen
from tutor.tui.screens.quiz_result import QuizResultScreen
from tutor.tui.screens.unit import UnitScreen
from tutor.tui.widgets.question import QuestionAsk
from tutor.tutoring.glossary_words import terms_in
from tutor.tutoring.grading import right_answer

COURSE = the_course()
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def new_sitting() -> Sitting:
    learner = Learner(name="Ana", started_on=NOW.date())
    return Sitting(COURSE, MemoryStore(), lambda: NOW, Progress(learner=learner))


def quiz_question(kind: str) -> Question:
    return next(q for u in COURSE.units for q in u.quiz if q.kind == kind)


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.pause()


async def opened(pilot: Pilot[None], *questions: Question, unit: str = "") -> None:
    app = pilot.app
    assert isinstance(app, TutorApp)
    await settled(pilot)
    app.open_questions(questions, "Quiz", unit)
    await settled(pilot)


def verdict_of(app: TutorApp) -> str:
    return str(app.screen.query_one("#verdict", Static).content)


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


@pytest.mark.parametrize("keys", [True, False])
async def test_the_page_is_one_key_from_the_verdict_and_esc_comes_back(keys: bool) -> None:
    sitting, question = new_sitting(), quiz_question("single")
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, question, quiz_question("several"))
        await answer_by_keys(pilot, question, right=False)
        page = next(page for page in COURSE.lesson[question.lesson].pages if page.id == question.page)
        assert page.title in verdict_of(app)
        if keys:
            await pilot.press("o")
        else:
            app.screen.query_one("#open").scroll_visible(animate=False)
            await settled(pilot)
            await pilot.click("#open")
        await settled(pilot)
        assert isinstance(app.screen, LessonScreen)
        assert app.screen.page == page
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, QuizScreen)
        assert sitting.progress.here.question == quiz_question("several").id


async def test_a_question_can_be_flagged_from_the_verdict_and_the_flag_taken_back() -> None:
    sitting, question = new_sitting(), quiz_question("sort")
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, question)
        await answer_by_keys(pilot, question, right=False)
        await pilot.press("f")
        assert [flag.question for flag in sitting.progress.flag] == [question.id]
        await pilot.press("f")
        assert sitting.progress.flag == ()
        app.screen.query_one("#flag").scroll_visible(animate=False)
        await settled(pilot)
        await pilot.click("#flag")
        assert sitting.is_flagged(question.id)


async def test_an_answer_can_be_changed_at_once_and_both_stay_in_the_log() -> None:
    sitting, question = new_sitting(), quiz_question("match")
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, question)
        await answer_by_keys(pilot, question, right=False)
        assert "you: " in verdict_of(app) and "matched right" in verdict_of(app)
        await pilot.press("a")
        await settled(pilot)
        await answer_by_keys(pilot, question, right=True)
        assert [answer.correct for answer in sitting.progress.answer] == [False, True]
        await pilot.press("n")
        await settled(pilot)
        assert not app.screen.query(QuestionAsk), "it was answered right, so it does not come back"


async def test_a_hint_is_offered_after_two_wrong_tries_and_its_last_rung_is_the_answer() -> None:
    sitting, question = new_sitting(), quiz_question("order")
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, question)

        def hints() -> str:
            return str(app.screen.query_one("#hints", Static).content)

        for tries in range(2):
            assert hints() == "", tries
            await answer_by_keys(pilot, question, right=False)
            await pilot.press("n")
            await settled(pilot)
        assert "take a hint" in hints()
        await pilot.press(*["h"] * (len(question.hints) + 3))
        assert question.options[0].text in hints() and "Because: " in hints()
        await answer_by_keys(pilot, question, right=True)
        assert sitting.progress.answer[-1].hints == len(question.hints) + 1


@pytest.mark.parametrize("keys", [True, False])
async def test_only_the_missed_ones_are_asked_again_from_the_result(keys: bool) -> None:
    sitting = new_sitting()
    unit = COURSE.units[2]
    missed = [question for question in unit.quiz if question.graded][1]
    for question in unit.quiz[:-1]:
        sitting.answer(question.id, right_answer(question) if question != missed else ())
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, unit.quiz[-1], unit=unit.id)
        await answer_by_keys(pilot, unit.quiz[-1], right=True)
        await pilot.press("n")
        await settled(pilot)
        assert isinstance(app.screen, QuizResultScreen)
        await (pilot.press("m") if keys else pilot.click("#missed"))
        await settled(pilot)
        assert app.screen.query_one(QuestionAsk).question == missed
        await answer_by_keys(pilot, missed, right=True)
        await pilot.press("n")
        await settled(pilot)
        assert isinstance(app.screen, QuizResultScreen)
        assert sitting.missed(unit.id) == ()
        assert not app.screen.query_one("#missed").display


async def test_any_answer_can_be_changed_from_the_station() -> None:
    sitting, question = new_sitting(), quiz_question("text")
    unit = COURSE.unit_of[question.id]
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.open_place("unit", unit.id)
        await settled(pilot)
        choices = app.screen.query_one("#choices", OptionList)
        assert choices.get_option_at_index(choices.option_count - 1).id == "quiz"
        sitting.answer(question.id, right_answer(question))
        await pilot.press("escape")
        app.open_place("unit", unit.id)
        await settled(pilot)
        await pilot.press("end", "enter")
        await settled(pilot)
        assert isinstance(app.screen, QuizResultScreen)
        await pilot.press("tab", "enter")
        await settled(pilot)
        await answer_by_keys(pilot, question, right=False)
        assert [answer.correct for answer in sitting.progress.answer] == [True, False]
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert isinstance(app.screen, UnitScreen)


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


async def test_after_a_round_the_learner_may_stop_and_nothing_is_lost() -> None:
    sitting, unit = new_sitting(), COURSE.units[3]
    size = len(unit.objectives)
    for question in unit.quiz[: size - 1]:
        sitting.answer(question.id, right_answer(question))
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, *unit.quiz[size - 1 :], unit=unit.id)
        assert isinstance(app.screen, QuizScreen) and app.screen.where == f"{unit.title} · quiz"
        await answer_by_keys(pilot, unit.quiz[size - 1], right=True)
        assert "Round 1 of 4 is done" in str(app.screen.query_one("#pause", Static).content)
        await pilot.press("x")
        await settled(pilot)
        assert isinstance(app.screen, QuizResultScreen)
        assert app.screen.where == f"{unit.title} · result"
        assert len(sitting.unanswered(unit.id)) == len(unit.quiz) - size
        await pilot.press("escape")
        await opened(pilot, *sitting.quiz_left(unit.id), unit=unit.id)
        await answer_by_keys(pilot, unit.quiz[size], right=True)
        assert not app.screen.query("#pause")


async def test_a_flag_may_have_a_reason_and_esc_does_not_lose_it() -> None:
    sitting, question = new_sitting(), quiz_question("single")
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, question, quiz_question("several"))
        await answer_by_keys(pilot, question, right=False)
        await pilot.press("w")
        assert isinstance(app.screen, QuizScreen)
        await pilot.press("f", "w")
        await settled(pilot)
        await pilot.press(*"my", "escape")
        await settled(pilot)
        assert sitting.flag_note(question.id) == ""
        await pilot.press("w")
        await settled(pilot)
        await pilot.press("end", *"self", "ctrl+s")
        await settled(pilot)
        assert sitting.flag_note(question.id) == "myself"
        await pilot.press("f")
        await settled(pilot)
        assert not sitting.is_flagged(question.id)


async def test_a_lesson_page_says_that_it_goes_on_below_and_explains_its_words() -> None:
    app = TutorApp(new_sitting())
    async with app.run_test(size=(80, 16)) as pilot:
        await settled(pilot)
        app.open_lesson("letter/read-it-all", 0)
        await settled(pilot)
        await settled(pilot)
        dots = app.screen.query_one("#dots", Static)
        assert "↓ more" in str(dots.content)
        await pilot.press("end")
        await settled(pilot)
        assert "↓ more" not in str(dots.content)
        await pilot.press("w")
        await settled(pilot)
        words = "\n".join(str(one.content) for one in app.screen.query(Static))
        term = terms_in(COURSE.lesson["letter/read-it-all"].pages[0].text, COURSE)[0]
        assert f"{term.term}: {term.meaning}" in words
