"""The skills bench as a learner meets it."""

import pytest
from tests.tui.a_skills_bench import COURSE, BenchApp
from textual.widgets import Input, RadioSet, SelectionList, Static, TextArea

from tutor.sitting.desks import PortfolioDesk, SkillsDesk
from tutor.tui.widgets.pick_list import PickList


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


async def test_the_advice_and_the_tests_of_a_skill_are_shown() -> None:
    app = BenchApp("email-handling")
    async with app.run_test(size=(80, 24)):
        assert app.words("advice")
        assert "Tests that bear on it" in app.words("detail")


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_anothers_list_is_a_guide_and_adds_nothing_by_itself(by_mouse: bool) -> None:
    app = BenchApp("zoho", "translation")
    SkillsDesk(app.sitting).say("jira", name="Jira", done_for="never")
    async with app.run_test(size=(80, 24)) as pilot:
        await (pilot.click("#guide") if by_mouse else pilot.press("l"))
        await pilot.pause()
        app.screen.query_one(TextArea).text = "Zoho, Jira, HubSpot, Slack, Knots"
        await (pilot.click("#profile-go") if by_mouse else pilot.press("ctrl+s"))
        await pilot.pause()
        words = app.words("profile-words")
        assert "You both list: Zoho." in words
        assert "Only you: Translation." in words
        assert "You never did: Jira." in words
        rows = app.screen.query_one(SelectionList)
        assert rows.selected == []
        assert [rows.get_option_at_index(at).value[1] for at in range(rows.option_count)] == [
            "hubspot",
            "slack",
            "Knots",
        ]
        if by_mouse:
            await pilot.click(SelectionList, offset=(8, 2))
            await pilot.click("#profile-go")
        else:
            await pilot.press("down", "space", "ctrl+s")
        await pilot.pause()
        assert {skill.id for skill in app.sitting.progress.kept_skills} == {"zoho", "translation", "slack"}


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_one_act_is_taken_back_with_one_key_or_click(by_mouse: bool) -> None:
    app = BenchApp("email-handling")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        await (pilot.click("#undo") if by_mouse else pilot.press("z"))
        await pilot.pause()
        assert app.skill("email-handling").kept


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_two_names_of_one_skill_are_joined(by_mouse: bool) -> None:
    app = BenchApp("customer-service", "customer-support")
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.screen.query_one("#join").display
        await (pilot.click("#join") if by_mouse else pilot.press("j"))
        await pilot.pause()
        assert len(app.sitting.progress.kept_skills) == 1
        assert not app.screen.query_one("#join").display


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_the_ranking_says_why_and_tells_the_tension_openly(by_mouse: bool) -> None:
    app = BenchApp("email-handling", "zoho")
    async with app.run_test(size=(80, 24)) as pilot:
        await (pilot.click("#rank") if by_mouse else pilot.press("r"))
        await pilot.pause()
        words = " ".join(str(one.render()) for one in app.screen.query(Static))
        assert "1. " in words and "no test and no proof yet" in words
        assert "(F33)" in words


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_a_sharper_title_is_taken_from_the_kept_skills(by_mouse: bool) -> None:
    app = BenchApp("email-handling", role="customer-support")
    SkillsDesk(app.sitting).say("email-handling", done_for="employer")
    SkillsDesk(app.sitting).say("zoho", name="Zoho", ring="tool", kept=True, done_for="employer")
    app.sitting.introduce(title="Agent", category="Customer Service")
    async with app.run_test(size=(80, 24)) as pilot:
        await (pilot.click("#title") if by_mouse else pilot.press("t"))
        await pilot.pause()
        form = " ".join(str(one.render()) for one in app.screen.query(Static))
        assert "“Agent” is vague" in form and "most applications" in form
        sharper = app.screen.query_one(RadioSet)
        sharper.focus()
        await pilot.press("home", "down", "space")
        await (pilot.click("#form-keep") if by_mouse else pilot.press("ctrl+s"))
        await pilot.pause()
        assert app.sitting.progress.learner.title == "Customer Support with Zoho: Email Handling"
        assert app.sitting.progress.learner.category == "Customer Service"


async def test_a_skill_dropped_with_tests_and_proofs_keeps_them_and_says_so() -> None:
    app = BenchApp("email-handling")
    PortfolioDesk(app.sitting).say(title="Replies", skills=("email-handling",), may_show=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        assert app.sitting.progress.proof
        assert any("1 proof for it stays saved" in note.message for note in app._notifications)


async def test_never_done_is_answered_kindly_with_a_way_to_earn_it() -> None:
    app = BenchApp("email-handling")
    SkillsDesk(app.sitting).say("email-handling", done_for="never")
    async with app.run_test(size=(80, 24)):
        assert "That is an honest answer" in app.words("detail")
        assert "Do it once for yourself" in app.words("detail")


async def test_the_bench_shows_the_one_thing_that_raises_readiness_most() -> None:
    app = BenchApp("email-handling")
    async with app.run_test(size=(80, 24)):
        gain = app.sitting.readiness().gains[0]
        assert f"+{gain.points} {gain.words}" in app.words("raise")


@pytest.mark.parametrize("name", ["[/]", "'; DROP TABLE skills", "翻译", "🐝 keeping", "x" * 300])
async def test_any_name_is_kept_as_typed_and_shown_as_typed(name: str) -> None:
    app = BenchApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f")
        await pilot.pause()
        app.screen.query_one(Input).value = name
        await pilot.pause()
        await pilot.press("up", "enter")
        await pilot.pause()
        (skill,) = app.sitting.progress.skill
        assert skill.name == name[:80]
        assert name[:40] in app.words("detail")
