"""A quiz at 80 x 24: hints, flags, the page, a second try, rounds, and what was missed once more."""

import pytest
from tests.tui.a_quiz import COURSE, new_sitting, opened, quiz_question, verdict_of
from tests.tui.answering import answer_by_keys
from tests.tui.waiting import settled
from textual.widgets import OptionList, Static

from tutor.tui.app import TutorApp
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.screens.quiz import QuizScreen
from tutor.tui.screens.quiz_result import QuizResultScreen
from tutor.tui.screens.unit import UnitScreen
from tutor.tui.widgets.question import QuestionAsk
from tutor.tutoring.grading import right_answer


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
