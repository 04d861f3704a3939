"""The whole of a screen's work by mouse alone, in a small window."""

import pytest
from tests.tui.a_learner import half_way, the_course
from tests.tui.answering import answer_by_mouse, click_act
from tests.tui.waiting import settled
from textual.pilot import Pilot
from textual.widgets import OptionList

from tutor.tui.app import TutorApp
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.screens.welcome import WelcomeScreen
from tutor.tui.widgets.key_line import KeyLine
from tutor.tutoring.grading import right_answer

COURSE = the_course()


async def click_row(pilot: Pilot[None], rows: OptionList, number: int) -> None:
    """Click the row where it stands on the screen now."""
    rows.scroll_to_highlight()
    lines = [line for line, _ in rows._lines]
    at = rows.content_region.offset
    await pilot.click(offset=(at.x + 2, at.y + lines.index(number) - int(rows.scroll_offset.y)))
    await settled(pilot)


async def click_footer(pilot: Pilot[None], description: str) -> None:
    key = next(one for one in pilot.app.screen.query_one(KeyLine).keys if one.description == description)
    await pilot.click(KeyLine, offset=(key.x + 1, 0))
    await settled(pilot)


@pytest.mark.parametrize("kind", ["single", "several", "match", "order", "sentence", "sort"])
async def test_each_kind_of_question_is_answered_by_mouse(kind: str) -> None:
    questions = [q for unit in COURSE.units for q in unit.quiz if q.kind == kind]
    question = min(questions, key=lambda q: sum(len(option.text) for option in q.options))
    sitting = half_way(COURSE)
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.open_questions((question,), "Quiz", COURSE.unit_of[question.id].id)
        await settled(pilot)
        await answer_by_mouse(pilot, question, right=True)
        assert tuple(sitting.progress.answer[-1].response) == right_answer(question)
        await click_footer(pilot, "Next")
        await click_footer(pilot, "Back")
        assert isinstance(app.screen, HomeScreen)


async def test_from_home_through_a_lesson_and_back_by_mouse() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await click_row(pilot, app.screen.query_one(OptionList), 1)
        await click_row(pilot, app.screen.query_one(OptionList), 0)
        assert isinstance(app.screen, LessonScreen)
        await click_act(pilot, "left")  # Dim on the first page, and does nothing.
        await click_act(pilot, "right")
        assert app.screen.page == COURSE.units[1].lessons[0].pages[1]
        await click_act(pilot, "left")
        assert app.screen.page == COURSE.units[1].lessons[0].pages[0]
        await click_footer(pilot, "Back")
        await click_footer(pilot, "Back")
        assert isinstance(app.screen, HomeScreen)
        await pilot.click("#continue")
        await settled(pilot)
        assert not isinstance(app.screen, HomeScreen)


async def test_the_welcome_is_gone_through_by_mouse() -> None:
    sitting = half_way(COURSE)
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await app.push_screen(WelcomeScreen())
        await settled(pilot)
        await pilot.click("#skip")
        await settled(pilot)
        first = app.screen.query_one("#offered", OptionList)
        role = first.get_option_at_index(2).id
        await click_row(pilot, first, 2)
        assert sitting.progress.learner.role == role
        await pilot.click("#skip")
        await settled(pilot)
        await click_row(pilot, app.screen.query_one("#offered", OptionList), 1)
        assert isinstance(app.screen, LessonScreen)


async def test_a_step_is_ticked_and_a_test_planned_by_mouse() -> None:
    sitting = half_way(COURSE)
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.open_place("plan")
        await settled(pilot)
        first = next(step for step in sitting.plan().step if not step.done)
        await click_row(pilot, app.screen.query_one("#rows", OptionList), 1)
        await click_footer(pilot, "Tick")
        assert next(step for step in sitting.progress.step if step.id == first.id).done_on
        app.open_place("test-planner")
        await settled(pilot)
        await click_row(pilot, app.screen.query_one("#rows", OptionList), 1)
        await click_footer(pilot, "Failed")
        assert any(one.status == "failed" for one in sitting.progress.certificate)
