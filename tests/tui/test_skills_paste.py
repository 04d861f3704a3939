"""A pasted profile on the skills bench: only what is ticked is kept, and its place is shown."""

from tests.tui.a_skills_bench import BenchApp
from textual import events
from textual.widgets import SelectionList, TextArea

from tutor.tui.screens.skills_bench import SkillsBenchScreen
from tutor.tutoring.skill_text import LONGEST_TEXT


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


async def test_a_pasted_skill_shows_the_line_where_it_stands() -> None:
    app = BenchApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v")
        await pilot.pause()
        app.screen.query_one(
            TextArea
        ).text = "Ana Cruz\nFor two years I used Zoho CRM each day.\n- Bee keeping\n- Knots"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "line 2: For two years I used ›Zoho CRM‹ each day." in app.words("profile-place")
        await pilot.press("down")
        await pilot.pause()
        assert "line 3: - ›Bee keeping‹" in app.words("profile-place")


async def test_what_was_ticked_in_one_paste_is_taken_back_at_once() -> None:
    app = BenchApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v")
        await pilot.pause()
        app.screen.query_one(TextArea).text = "Zoho, Jira, Slack"
        await pilot.press("ctrl+s", "space", "down", "space", "ctrl+s")
        await pilot.pause()
        assert len(app.sitting.progress.kept_skills) == 2
        await pilot.press("z")
        assert app.sitting.progress.skill == ()


async def test_a_giant_paste_is_cut_and_told_and_does_not_freeze() -> None:
    app = BenchApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v")
        await pilot.pause()
        app.post_message(events.Paste("Zoho, \x00\x1b[31mJira\n" * 250_000))
        await pilot.pause()
        await pilot.pause()
        assert len(app.screen.query_one(TextArea).text) == LONGEST_TEXT
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen.query_one(SelectionList).option_count >= 1
