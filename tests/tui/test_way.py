"""The way through the tutor, by keys: welcome, home, lessons, questions of every kind, and back again."""

import os
from datetime import UTC, datetime

import pytest
from tests.tui.answering import click_act
from textual.events import Paste
from textual.widgets import Input, OptionList, TextArea

from tutor.course.course import Course
from tutor.course.loading import find_content, load_course
from tutor.learner.progress import Learner, Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting.desks import LetterDesk
from tutor.sitting.sitting import Sitting
from tutor.sitting.unfinished import Unfinished
from tutor.tui.app import TutorApp
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.screens.quiz import QuizScreen
from tutor.tui.screens.unit import UnitScreen
from tutor.tui.screens.welcome import WelcomeScreen
from tutor.tui.widgets.kinds.placing import PlaceAsk
from tutor.tui.widgets.question import QuestionAsk
from tutor.tutoring.grading import right_answer

SIZES = [(80, 24), (120, 36)]


def now() -> datetime:
    return datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(find_content(None, {}), environ=os.environ, cached=False)


def sitting_of(course: Course, *, new: bool = False) -> Sitting:
    learner = Learner(name="Ana") if new else Learner(name="Ana", started_on=now().date())
    return Sitting(course, MemoryStore(), now, Progress(learner=learner))


@pytest.mark.parametrize("size", SIZES)
async def test_each_welcome_question_can_be_skipped(course: Course, size: tuple[int, int]) -> None:
    sitting = sitting_of(course, new=True)
    app = TutorApp(sitting)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, WelcomeScreen)
        await pilot.press("ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, LessonScreen)
        assert not sitting.is_new
        assert sitting.progress.learner.hours_per_week == 0


async def test_welcome_keeps_each_answer_at_once(course: Course) -> None:
    sitting = sitting_of(course, new=True)
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"Bo[b]", "enter")
        assert sitting.progress.learner.name == "Bo[b]"
        await pilot.press(*"welder", "enter")
        assert (sitting.progress.learner.role, sitting.progress.learner.work) == ("", "welder")
        await pilot.press("escape", *["backspace"] * 6, *"customer sup", "enter")
        assert (sitting.progress.learner.role, sitting.progress.learner.work) == ("customer-support", "")
        await pilot.press("escape", *["backspace"] * 20, *"writ", "down", "enter")
        assert sitting.course.role[sitting.progress.learner.role].name == "Writer"
        await pilot.press(*"lots", "enter")
        assert isinstance(app.screen, WelcomeScreen)
        app.screen.query_one("#typed", Input).value = "7.5"
        await pilot.press("enter")
        assert sitting.progress.learner.hours_per_week == 7.5
        await pilot.press("escape")
        assert app.screen.query_one("#typed", Input).value == "7.5"


@pytest.mark.parametrize("size", SIZES)
async def test_enter_on_home_goes_on_at_the_exact_page(course: Course, size: tuple[int, int]) -> None:
    sitting = sitting_of(course)
    lesson = course.units[1].lessons[0]
    sitting.read_page(lesson.id, 1)
    app = TutorApp(sitting)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, LessonScreen)
        assert app.screen.page == lesson.pages[1]


async def test_pages_turn_forward_and_back_and_count_as_read(course: Course) -> None:
    sitting = sitting_of(course)
    app = TutorApp(sitting)
    lesson = course.units[0].lessons[0]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.open_lesson(lesson.id)
        await pilot.pause()
        await pilot.press("enter", "right", "left")
        assert sitting.progress.here.page == 1
        assert {read.page for read in sitting.progress.page} == {page.id for page in lesson.pages[:3]}
        await pilot.press("s", "escape", "question_mark", "escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_a_learner_who_stops_at_a_question_comes_back_to_it(course: Course) -> None:
    sitting = sitting_of(course)
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.open_place("quiz", course.units[0].id)
        await pilot.pause()
        await pilot.press("escape")
    again = TutorApp(sitting)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(again.screen, QuizScreen)
        assert again.screen.query_one(QuestionAsk).question == course.units[0].quiz[0]


@pytest.mark.parametrize("kind", ["several", "match", "order", "sort"])
async def test_esc_in_the_middle_of_an_answer_loses_nothing_of_it(course: Course, kind: str) -> None:
    question = next(q for q in course.question.values() if q.kind == kind and not q.practice and q.hints)
    sitting = sitting_of(course)
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

        async def opened() -> list[str]:
            app.open_questions((question,), "Quiz")
            await pilot.pause()
            await pilot.pause()
            return [str(option.prompt) for option in app.screen.query_one("#choices", OptionList).options]

        untouched = await opened()
        keys = {"several": ("enter",), "match": ("enter", "enter"), "sort": ("2",), "order": ("d",)}
        await pilot.press(*keys[kind], "h")
        await pilot.pause()
        begun = [str(option.prompt) for option in app.screen.query_one("#choices", OptionList).options]
        await pilot.press("escape")
        assert begun != untouched
        assert await opened() == begun
        assert app.screen.query_one(QuestionAsk).hints == 1
        assert not sitting.progress.answer


async def test_a_station_offers_its_lessons_workbench_and_quiz_to_the_mouse_too(course: Course) -> None:
    app = TutorApp(sitting_of(course))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        assert isinstance(app.screen, UnitScreen)
        choices = app.screen.query_one("#choices", OptionList)
        assert choices.option_count == len(course.units[1].lessons) + 2
        await pilot.click("#choices", offset=(5, 1))
        await pilot.pause()
        assert isinstance(app.screen, LessonScreen)
        await click_act(pilot, "right")
        assert app.screen.page == course.units[1].lessons[0].pages[1]


async def test_q_leaves_from_home_at_once(course: Course) -> None:
    app = TutorApp(sitting_of(course))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("q")
    assert app.return_code == 0


async def test_a_shared_match_text_counts_for_each_of_its_lines(course: Course) -> None:
    asked = next(q for u in course.units for q in u.questions if q.kind == "match")
    options = tuple(option.model_copy(update={"match": "the same"}) for option in asked.options[:2])
    question = asked.model_copy(update={"options": options})
    ask = PlaceAsk(
        question, Unfinished((f"{options[0].id}={options[1].id}", f"{options[1].id}={options[0].id}"))
    )
    assert len(ask.targets) == 1
    assert ask.response() == right_answer(question)


async def test_a_letter_pasted_on_home_is_in_the_letter_lab_to_be_read(course: Course) -> None:
    sitting = sitting_of(course)
    LetterDesk(sitting).keep("An older letter. We are not able to accept your application.")
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.query_one("#continue").post_message(Paste("A word or two"))
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        letter = "Thank you for applying. Too many freelancers offer the same skills, so we can't accept you."
        app.screen.query_one("#continue").post_message(Paste(letter))
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == letter
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert [one.text for one in sitting.progress.letter][1:] == [letter]


@pytest.mark.parametrize("question", [0, 3])
async def test_a_letter_pasted_into_the_welcome_is_kept_and_read_after_it(
    course: Course, question: int
) -> None:
    sitting = sitting_of(course, new=True)
    app = TutorApp(sitting)
    letter = "Hi Ana,\nmany freelancers offer the same skills, so we can't accept your application."
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*["ctrl+s"] * question)
        assert app.focused is not None
        app.focused.post_message(Paste(letter))
        await pilot.pause()
        if question == 0:
            assert app.screen.query_one("#typed", Input).value == "Ana"
            await pilot.press("ctrl+s", "ctrl+s", "ctrl+s", "enter")
            await pilot.pause()
        assert app.screen.query_one(TextArea).text == letter
