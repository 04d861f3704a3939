"""The planner, portfolio, attempts and plan screens, used by keys as a learner would."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.tui.waiting import settled
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, OptionList, RadioSet, Static

from tutor.course.course import Course
from tutor.course.loading import find_content, load_course
from tutor.learner.progress import Progress, SavedSkill
from tutor.saves.memory import MemoryStore
from tutor.sitting.sitting import Sitting
from tutor.tui.screens.attempts import AttemptsScreen
from tutor.tui.screens.desk import DeskScreen
from tutor.tui.screens.form import FormScreen
from tutor.tui.screens.plan import PlanScreen
from tutor.tui.screens.plan_drawing import minutes_per_week
from tutor.tui.screens.portfolio import PortfolioScreen
from tutor.tui.screens.skills_bench import SkillsBenchScreen
from tutor.tui.screens.test_planner import TestPlannerScreen
from tutor.tutoring.verifying import verified_skills


class Stage(App[None]):
    """An app with one of the screens and nothing else."""

    def __init__(self, sitting: Sitting, first: Screen[Any]) -> None:
        super().__init__()
        self.sitting = sitting
        self._first = first

    def on_mount(self) -> None:
        self.push_screen(self._first)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(find_content(None, {}))


@pytest.fixture
def sitting(course: Course) -> Sitting:
    skills = tuple(
        SavedSkill(id=one, name=name, kept=True, done_for="employer", last_used="now", shown_by="two years")
        for one, name in (
            ("email-handling", "Email [b]Handling"),
            ("english", "English"),
            ("own/knots", "Knots"),
        )
    )
    return Sitting(
        course, MemoryStore(), lambda: datetime(2026, 11, 23, 12, 0, tzinfo=UTC), Progress(skill=skills)
    )


def words(screen: Screen[Any], name: str) -> str:
    return str(screen.query_one(name, Static).content)


def all_rows(screen: DeskScreen) -> str:
    options = screen.query_one("#rows", OptionList)
    return "\n".join(str(options.get_option_at_index(at).prompt) for at in range(options.option_count))


SCREENS: list[Callable[[], DeskScreen]] = [TestPlannerScreen, PortfolioScreen, AttemptsScreen, PlanScreen]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("screen", SCREENS)
async def test_each_screen_opens_also_for_someone_who_said_nothing_yet(
    course: Course, screen: Callable[[], DeskScreen], size: tuple[int, int]
) -> None:
    empty = Sitting(course, MemoryStore(), lambda: datetime(2026, 11, 23, tzinfo=UTC), Progress())
    async with Stage(empty, screen()).run_test(size=size) as pilot:
        for key in ("enter", "p", "t", "y", "n", "o", "d", "a", "e", "u", "space"):
            if isinstance(pilot.app.screen, DeskScreen):
                await pilot.press(key)
                await pilot.pause()
            # Without a skill, Enter leads to where skills are kept.
            if isinstance(pilot.app.screen, FormScreen | SkillsBenchScreen):
                await pilot.press("escape")
                await pilot.pause()
        desk = pilot.app.screen
        assert isinstance(desk, DeskScreen)
        assert words(desk, "#headline")
        assert empty.progress == Progress() or isinstance(desk, PlanScreen)


async def test_only_passing_verifies_and_the_form_asks_for_the_day(sitting: Sitting) -> None:
    screen = TestPlannerScreen()
    async with Stage(sitting, screen).run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        assert sitting.progress.certificate[0].status == "planned"
        await pilot.press("t")
        assert not verified_skills(sitting.progress, sitting.course)
        await pilot.press("y")
        await pilot.press("9", "0", "ctrl+s")
        await pilot.pause()
        saved = sitting.progress.certificate[0]
        assert (saved.status, saved.score, saved.on) == ("passed", "90", date(2026, 11, 23))
        assert verified_skills(sitting.progress, sitting.course)
        assert "verified, the aim is 3" in words(screen, "#headline")
        await pilot.press("d")
        assert not sitting.progress.certificate


async def test_a_failed_test_says_when_one_may_try_again_and_z_takes_it_back(sitting: Sitting) -> None:
    screen = TestPlannerScreen()
    async with Stage(sitting, screen).run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert "Try again: 12 hours after a failed exam" in words(screen, "#detail")
        assert "As of: 2026-11-22" in words(screen, "#detail")
        await pilot.press("z")
        assert not sitting.progress.certificate


async def test_the_planner_shows_the_best_hour_and_the_example_of_2017(sitting: Sitting) -> None:
    screen = TestPlannerScreen()
    async with Stage(sitting, screen).run_test(size=(80, 24)) as pilot:
        assert "Best per hour: EF SET" in words(screen, "#headline")
        assert "Most now: +" in words(screen, "#headline")
        await pilot.press("end", "p", "y", "n")
        await pilot.pause()
        assert not sitting.progress.certificate
        assert "2019-07-16 (F20)" in words(screen, "#detail")


async def test_a_certificate_that_touches_no_kept_skill_is_named_as_such(sitting: Sitting) -> None:
    screen = TestPlannerScreen()
    async with Stage(sitting, screen).run_test(size=(80, 24)) as pilot:
        await pilot.press("o", *"Chess", "ctrl+s")
        await pilot.pause()
        assert sitting.progress.certificate[0].name == "Chess"
        assert "Not related to a skill you kept" in all_rows(screen)


async def test_esc_keeps_what_was_typed(sitting: Sitting) -> None:
    async with Stage(sitting, TestPlannerScreen()).run_test(size=(80, 24)) as pilot:
        await pilot.press("o", *"Chess", "escape", "o")
        await pilot.pause()
        assert pilot.app.screen.query_one("#field-0", Input).value == "Chess"
        assert not sitting.progress.certificate


async def test_a_day_that_is_none_keeps_the_form_open(sitting: Sitting) -> None:
    async with Stage(sitting, AttemptsScreen()).run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        day = pilot.app.screen.query_one("#field-0", Input)
        day.value = "tomorrow"
        await pilot.press("ctrl+s")
        assert "YYYY-MM-DD" in words(pilot.app.screen, "#form-problem")
        day.value = "2026-11-24"
        await pilot.press("ctrl+s")
        assert "still to come" in words(pilot.app.screen, "#form-problem")
        day.value = "2026-11-20"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert sitting.progress.attempt[0].submitted_on == date(2026, 11, 20)
        assert sitting.progress.attempt[0].outcome == "waiting"


async def test_a_changed_outcome_is_kept(sitting: Sitting) -> None:
    async with Stage(sitting, AttemptsScreen()).run_test(size=(120, 36)) as pilot:
        await pilot.press("a", "ctrl+s")
        await pilot.pause()
        await pilot.press("o", "down", "down", "enter", "ctrl+s")
        await pilot.pause()
        assert sitting.progress.attempt[0].outcome == "declined"


async def answer_the_check(pilot: Pilot[None], *answers: str) -> None:
    """Answer the four questions by keys; "" leaves a question as it stands."""
    assert isinstance(pilot.app.screen, FormScreen)
    for number, answer in enumerate(answers):
        choice = pilot.app.screen.query_one(f"#field-{number}", RadioSet)
        choice.focus()
        await settled(pilot)
        while answer and choice.pressed_index != ANSWERS.index(answer):
            await pilot.press("down", "space")
    await pilot.press("ctrl+s")
    await settled(pilot)


ANSWERS = ("yes", "no")


async def test_a_proof_may_be_shown_only_if_all_four_checks_are_marked(sitting: Sitting) -> None:
    screen = PortfolioScreen()
    async with Stage(sitting, screen).run_test(size=(80, 24)) as pilot:
        await pilot.press("a", *"Reply", "ctrl+s")
        await settled(pilot)
        proof = sitting.progress.proof[0]
        assert (proof.title, proof.skills, proof.may_show) == ("Reply", ("email-handling",), False)
        await answer_the_check(pilot, "yes", "yes", "", "yes")
        assert not sitting.progress.proof[0].may_show
        assert sitting.progress.proof[0].yes == ("own", "agreed", "plain")
        await pilot.press("c")
        await settled(pilot)
        await answer_the_check(pilot, "", "", "yes", "")
        assert sitting.progress.proof[0].may_show
        assert "1 of 3 skills have a proof" in words(screen, "#headline")


async def test_a_deleted_proof_comes_back_whole(sitting: Sitting) -> None:
    screen = PortfolioScreen()
    async with Stage(sitting, screen).run_test(size=(80, 24)) as pilot:
        await pilot.press("a", *"Reply", "ctrl+s")
        await settled(pilot)
        await pilot.press("escape")
        before = sitting.progress.proof
        screen.show_all("proof:" + before[0].id)
        await pilot.press("d")
        assert not sitting.progress.proof
        await pilot.press("z")
        assert sitting.progress.proof == before


async def test_the_title_is_counted_to_forty(sitting: Sitting) -> None:
    async with Stage(sitting, PortfolioScreen()).run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        pilot.app.screen.query_one("#field-0", Input).value = "x" * 41
        await pilot.pause()
        assert "41 of 40" in words(pilot.app.screen, "#label-0")
        assert "too long" in words(pilot.app.screen, "#label-0")


async def test_space_ticks_a_step_and_takes_it_back(sitting: Sitting) -> None:
    screen = PlanScreen()
    first = sitting.plan().step[0].id
    async with Stage(sitting, screen).run_test(size=(80, 24)) as pilot:
        screen.show_all(first)
        await pilot.press("space")
        assert next(step for step in sitting.plan().step if step.id == first).done
        assert screen.key == next(step.id for step in sitting.plan().step if not step.done)
        screen.show_all(first)
        await pilot.press("space")
        assert screen.key == first
        assert not next(step for step in sitting.plan().step if step.id == first).done


async def test_the_detail_says_why_and_how_and_a_note_and_a_date_can_be_set(sitting: Sitting) -> None:
    screen = PlanScreen()
    step = sitting.plan().step[0]
    async with Stage(sitting, screen).run_test(size=(120, 36)) as pilot:
        screen.show_all(step.id)
        await pilot.pause()
        assert step.why in words(screen, "#detail")
        assert "1. " + step.how[0] in words(screen, "#detail")
        await pilot.press("enter")
        assert screen.focused is screen.query_one("#detail-pane")
        await pilot.press("escape", "n", *"call", "ctrl+s")
        await pilot.pause()
        assert "Your note: call" in words(screen, "#detail")
        await pilot.press("d")
        await pilot.pause()
        pilot.app.screen.query_one("#field-0", Input).value = "2026-12-30"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert sitting.progress.step[0].due_on == date(2026, 12, 30)


async def test_export_shows_where_the_file_is(sitting: Sitting, tmp_path: Path) -> None:
    screen = PlanScreen()
    async with Stage(sitting, screen).run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        pilot.app.screen.query_one("#field-1", Input).value = str(tmp_path)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert (tmp_path / "plan.toml").is_file()
        assert str(tmp_path / "plan.toml") in words(screen, "#headline")


def test_the_minutes_of_the_weeks_sum_up_to_the_open_steps(sitting: Sitting) -> None:
    todo = [step for step in sitting.plan().step if not step.done and (step.due_on - sitting.today).days < 40]
    weeks = minutes_per_week(todo, sitting.today)
    assert abs(sum(weeks) - sum(step.minutes for step in todo)) <= len(weeks)
