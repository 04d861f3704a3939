"""The skills bench as a learner meets it."""

from datetime import UTC, datetime

from textual.app import App
from textual.widgets import Input, SelectionList, Static, TextArea

from tutor.course.loading import find_content, load_course
from tutor.learner.progress import Progress, SavedSkill
from tutor.saves.memory import MemoryStore
from tutor.sitting.desks import SkillsDesk
from tutor.sitting.sitting import Sitting
from tutor.tui.screens.skills_bench import SkillsBenchScreen
from tutor.tui.widgets.pick_list import PickList

COURSE = load_course(find_content(None, {}), cached=False)


class BenchApp(App[None]):
    def __init__(self, *kept: str, role: str = "") -> None:
        super().__init__()
        self.sitting = Sitting(
            COURSE, MemoryStore(), lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), Progress()
        )
        if role:
            self.sitting.introduce(role=role)
        for skill_id in kept:
            SkillsDesk(self.sitting).keep(skill_id, "core")

    def on_mount(self) -> None:
        self.push_screen(SkillsBenchScreen())

    def skill(self, skill_id: str) -> SavedSkill:
        return next(skill for skill in self.sitting.progress.skill if skill.id == skill_id)

    def words(self, widget_id: str) -> str:
        return str(self.screen.query_one(f"#{widget_id}", Static).render())


async def test_keep_and_drop_by_keys() -> None:
    app = BenchApp("email-handling")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "1 kept of at most 15" in app.words("counts")
        await pilot.press("d")
        assert not app.skill("email-handling").kept
        await pilot.press("k")
        assert app.skill("email-handling").kept
        await pilot.press("minus", "plus")
        assert app.skill("email-handling").kept


async def test_keep_and_drop_by_mouse() -> None:
    app = BenchApp("email-handling", "customer-service")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.click("#ring-core", offset=(4, 3))
        await pilot.click("#drop")
        assert app.skill("customer-service").kept and not app.skill("email-handling").kept
        await pilot.click("#keep")
        assert app.skill("email-handling").kept


async def test_the_rings_are_walked_with_left_and_right() -> None:
    app = BenchApp(role=COURSE.roles[0].id)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right")
        assert app.screen.query_one("#ring-tool", PickList).has_focus
        await pilot.press("k")
        assert app.skill(COURSE.roles[0].tool[0]).ring == "tool"
        await pilot.press("left", "left")
        assert app.screen.query_one("#ring-beyond", PickList).has_focus


async def test_the_three_questions_are_answered_by_keys() -> None:
    app = BenchApp("email-handling")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("down", "space", "tab", "down", "space", "tab", *"two years", "enter")
        await pilot.pause()
        skill = app.skill("email-handling")
        assert (skill.done_for, skill.last_used) == ("employer", "this-year")
        assert skill.shown_by == "two years"
        assert "an employer" in app.words("detail")


async def test_the_three_questions_are_answered_by_mouse_and_never_takes_it_off() -> None:
    app = BenchApp("email-handling")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#questions")
        await pilot.pause()
        await pilot.click("#done-for-never")
        await pilot.click("#keep-answers")
        await pilot.pause()
        assert app.skill("email-handling").done_for == "never" and not app.skill("email-handling").kept
        await pilot.press("k")
        assert not app.skill("email-handling").kept


async def test_escape_from_the_questions_loses_nothing() -> None:
    app = BenchApp("email-handling")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        app.screen.query_one("#shown-by", Input).value = "a help desk"
        await pilot.press("escape")
        await pilot.pause()
        assert app.skill("email-handling").shown_by == "a help desk"


async def test_a_found_skill_is_kept_with_enter() -> None:
    app = BenchApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f")
        await pilot.pause()
        await pilot.press(*"email handling", "enter")
        await pilot.pause()
        assert app.skill("email-handling").kept


async def test_an_unknown_skill_is_kept_as_own_and_never_as_markup() -> None:
    app = BenchApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f")
        await pilot.pause()
        app.screen.query_one(Input).value = "[red]Qwzx[/red]"
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.sitting.progress.skill[0].name == "[red]Qwzx[/red]"
        assert app.sitting.progress.skill[0].id.startswith("own/")
        assert "[red]Qwzx[/red]" in app.words("detail")


async def test_of_a_pasted_profile_only_what_is_ticked_is_kept() -> None:
    app = BenchApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v")
        await pilot.pause()
        app.screen.query_one(TextArea).text = "Email Handling, Zoho, Data Entry"
        await pilot.click("#profile-go")
        await pilot.pause()
        rows = app.screen.query_one(SelectionList)
        assert rows.option_count == 3 and rows.selected == []
        await pilot.press("home", "space", "down", "space", "space")
        shown = [str(rows.get_option_at_index(at).prompt) for at in range(3)]
        assert [row.endswith("✓ keep") for row in shown] == [True, False, False]
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert [skill.id for skill in app.sitting.progress.skill] == ["email-handling"]


async def test_a_pasted_profile_waits_for_the_learner_after_escape() -> None:
    app = BenchApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v")
        await pilot.pause()
        app.screen.query_one(TextArea).text = "Zoho"
        await pilot.press("ctrl+s", "escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, SkillsBenchScreen) and app.sitting.progress.skill == ()
        await pilot.press("v")
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == "Zoho"


async def test_the_advice_and_the_tests_of_a_skill_are_shown() -> None:
    app = BenchApp("email-handling")
    async with app.run_test(size=(80, 24)):
        assert app.words("advice")
        assert "Tests that bear on it" in app.words("detail")
