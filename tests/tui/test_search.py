"""Search on the screen: three keys to any question, and Esc back to where one was."""

import pytest
from tests.tui.a_learner import half_way, the_course
from tests.tui.scenes import SCENES, Scene
from tests.tui.waiting import settled
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tutor.course.models import Question
from tutor.tui.app import TutorApp
from tutor.tui.commands import PLACES, commands
from tutor.tui.screens.desk import DeskScreen
from tutor.tui.screens.form import FormScreen
from tutor.tui.screens.help import HelpScreen
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.screens.quiz import QuizScreen
from tutor.tui.screens.search import SearchScreen
from tutor.tui.screens.skills_bench import SkillsBenchScreen
from tutor.tui.widgets.question import QuestionAsk

COURSE = the_course()


async def typed(pilot: Pilot[None], words: str) -> None:
    """As if typed: the field tells of each change."""
    pilot.app.screen.query_one(Input).value = words
    await settled(pilot)


async def found_and_taken(pilot: Pilot[None], words: str) -> None:
    await pilot.press("slash")
    await settled(pilot)
    await typed(pilot, words)
    await pilot.press("enter")
    await settled(pilot)


@pytest.mark.parametrize("question", [unit.questions[-1] for unit in COURSE.units], ids=lambda one: one.id)
async def test_a_question_is_two_keys_and_its_words_away(question: Question) -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await found_and_taken(pilot, question.prompt)
        assert isinstance(app.screen, QuizScreen)
        assert app.screen.query_one(QuestionAsk).question == question
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_esc_comes_back_to_the_page_and_nothing_is_lost() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.open_lesson("letter/read-it-all", 2)
        await settled(pilot)
        page = app.screen
        for words in ("crowded", "three replies", "connects"):
            await found_and_taken(pilot, words)
            assert app.screen is not page
            await pilot.press("escape")
            await settled(pilot)
            assert app.screen is page
        assert isinstance(page, LessonScreen) and page.page == COURSE.lesson["letter/read-it-all"].pages[2]
        await pilot.press("slash", "escape")
        await settled(pilot)
        assert app.screen is page


async def test_what_is_ones_own_opens_on_its_very_row() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await found_and_taken(pilot, "ticket queue")
        assert isinstance(app.screen, DeskScreen) and app.screen.key == "proof:proof-2"
        await pilot.press("escape")
        await settled(pilot)
        await found_and_taken(pilot, "queue triage")
        bench = app.screen
        assert isinstance(bench, SkillsBenchScreen)
        assert (entry := bench._entry()) and entry.id == "own/queue-triage"


@pytest.mark.parametrize(
    "scene",
    [one for one in SCENES if one.name in ("about-you-typed", "bench-questions", "help", "welcome-name")],
    ids=str,
)
async def test_ctrl_p_finds_from_a_dialog_too_and_what_was_typed_waits_there(scene: Scene) -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await scene.go(app, pilot, "half a thought")
        below, before = app.screen, [one.value for one in app.screen.query(Input)]
        await pilot.press("ctrl+p")
        await settled(pilot)
        assert isinstance(app.screen, SearchScreen)
        await typed(pilot, "your plan")
        await pilot.press("enter")
        await settled(pilot)
        assert type(app.screen).__name__ == "PlanScreen"
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen is below and [one.value for one in below.query(Input)] == before


async def test_a_form_below_keeps_its_draft_when_somebody_goes_elsewhere_by_g() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        app.screen.query_one("#field-0", Input).value = "Mina"
        await pilot.press("ctrl+p", *"your plan", "enter")
        await settled(pilot)
        await pilot.press("g", "h")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("a")
        await settled(pilot)
        assert isinstance(app.screen, FormScreen) and app.screen.query_one("#field-0", Input).value == "Mina"


async def test_ctrl_p_lists_our_own_commands_and_each_leads_somewhere() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await settled(pilot)
        known = commands(COURSE.units)
        listed = app.screen.query_one(OptionList)
        names = [str(listed.get_option_at_index(n).prompt) for n in range(listed.option_count)]
        assert all(any(one.title in name for name in names) for one in known)
        assert len([name for name in names if name.startswith(" ")]) == len(known)
        await pilot.press("ctrl+p")
        await settled(pilot)
        for place in PLACES:
            app.go_home()
            await settled(pilot)
            await pilot.press("ctrl+p")
            await typed(pilot, place.title)
            await pilot.press("enter")
            await settled(pilot)
            assert not isinstance(app.screen, SearchScreen)
            assert (place.way == "place:home") == isinstance(
                app.screen, HomeScreen
            ) or place.way == "place:review"


async def test_help_is_that_of_the_screen_below_and_leaving_leaves() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.open_place("plan")
        await settled(pilot)
        await pilot.press("ctrl+p")
        await typed(pilot, "help")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, HelpScreen) and app.screen._heading == "Your plan"
        await pilot.press("escape", "ctrl+p", *"leave", "enter")
        await settled(pilot)
    assert app.return_code == 0


async def test_the_last_words_are_there_again_and_typing_replaces_them() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"zoho", "escape", "slash")
        await settled(pilot)
        assert app.screen.query_one(Input).value == "zoho"
        await pilot.press("x")
        await settled(pilot)
        assert app.screen.query_one(Input).value == "x"


async def test_however_far_somebody_goes_from_find_to_find_screens_do_not_pile_up() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for _ in range(20):
            await found_and_taken(pilot, "what was crowded")
        assert len(app.screen_stack) < 18
