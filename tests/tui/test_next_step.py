"""What to do next is in sight: on every empty list, under a long verdict, in a small form, on a button."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from tests.tui.a_learner import half_way, the_course
from tests.tui.waiting import settled
from tests.tui.ways import place, quiz, welcome
from textual.pilot import Pilot
from textual.widgets import Button, OptionList

from tutor.learner.progress import Learner, Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting.sitting import Sitting
from tutor.tui.app import TutorApp
from tutor.tui.screens.form import FormScreen
from tutor.tui.screens.skill_dialogs import FindSkill
from tutor.tui.screens.skills_bench import SkillsBenchScreen
from tutor.tutoring.search_index import course_entries

COURSE = the_course()
Walk = Callable[[TutorApp, Pilot[None]], Awaitable[None]]


async def walked(sitting: Sitting, walk: Walk, size: tuple[int, int] = (80, 24)) -> None:
    app = TutorApp(sitting)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await walk(app, pilot)


async def test_someone_with_nothing_is_led_to_the_first_skill_by_enter_alone() -> None:
    nothing = Progress(learner=Learner(name="Ana"))
    sitting = Sitting(COURSE, MemoryStore(), lambda: datetime(2026, 11, 23, tzinfo=UTC), nothing)

    async def walk(app: TutorApp, pilot: Pilot[None]) -> None:
        for desk in ("test-planner", "portfolio-builder"):
            app.go_home()
            await place(desk, "enter")(app, pilot, "")
            assert isinstance(app.screen, SkillsBenchScreen)
            await pilot.press("enter")
            await settled(pilot)
            assert isinstance(app.screen, FindSkill)

    await walked(sitting, walk)


async def test_the_button_of_a_form_says_what_it_does() -> None:
    async def walk(app: TutorApp, pilot: Pilot[None]) -> None:
        await place("settings", "enter", row="delete")(app, pilot, "")
        assert isinstance(app.screen, FormScreen)
        assert "Delete" in str(app.screen.query_one("#form-keep", Button).label)

    await walked(half_way(COURSE), walk)


async def test_the_way_on_is_in_sight_under_the_longest_verdict() -> None:
    async def walk(app: TutorApp, pilot: Pilot[None]) -> None:
        await quiz("several", right=False)(app, pilot, "")
        button = app.screen.query_one("#next", Button)
        assert app.screen.region.contains_region(button.region)
        assert button.has_focus

    await walked(half_way(COURSE), walk)


async def test_the_buttons_of_a_form_are_in_sight_in_the_smallest_window() -> None:
    async def walk(app: TutorApp, pilot: Pilot[None]) -> None:
        await place("home", "a")(app, pilot, "")
        for button in app.screen.query(Button):
            assert app.screen.region.contains_region(button.region)
        assert app.focused is not None
        assert app.screen.query_one("#form-fields").region.overlaps(app.focused.region)

    await walked(half_way(COURSE), walk, (40, 15))


async def test_the_longest_list_of_the_welcome_leaves_its_buttons_in_sight() -> None:
    async def walk(app: TutorApp, pilot: Pilot[None]) -> None:
        await welcome(1)(app, pilot, "")
        assert app.screen.query_one("#offered", OptionList).option_count > 10
        assert app.screen.region.contains_region(app.screen.query_one("#skip").region)

    await walked(half_way(COURSE), walk)


async def test_enter_on_the_how_of_a_step_opens_the_place_where_it_is_done() -> None:
    async def walk(app: TutorApp, pilot: Pilot[None]) -> None:
        await place("plan", "enter", "enter", row="letter/")(app, pilot, "")
        assert type(app.screen).__name__ == "LetterLabScreen"

    await walked(half_way(COURSE), walk)


def test_a_source_is_found_by_its_sign() -> None:
    ways = {entry.way for entry in course_entries(COURSE)}
    assert {f"source:{source.id}" for source in COURSE.sources} <= ways
