"""The plan screen by keys and by mouse: the cursor, the filter, what if, a plain page, and a file back in."""

from pathlib import Path

import pytest
from tests.tui.a_learner import half_way, the_course
from tests.tui.waiting import settled
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from tutor.sitting.handing_out import export_plan
from tutor.tui.app import TutorApp
from tutor.tui.screens.help import HelpScreen
from tutor.tui.screens.plan import PARTS_KEY, PlanScreen
from tutor.tui.screens.plan_page import PlanPageScreen
from tutor.tui.screens.what_if import WhatIfScreen
from tutor.tui.widgets.key_line import KeyLine

COURSE = the_course()
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


async def opened(app: TutorApp, pilot: Pilot[None]) -> PlanScreen:
    await settled(pilot)
    app.open_place("plan")
    await settled(pilot)
    assert isinstance(app.screen, PlanScreen)
    return app.screen


async def footer_click(app: TutorApp, pilot: Pilot[None], action: str) -> None:
    key = next(key for key in app.screen.query_one(KeyLine).keys if key.action == action)
    await pilot.click(KeyLine, offset=(key.x + 1, 0))
    await settled(pilot)


def words(app: TutorApp, name: str) -> str:
    return str(app.screen.query_one(name, Static).content)


@SIZES
async def test_after_each_tick_the_cursor_stands_on_the_next_open_step(size: tuple[int, int]) -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=size) as pilot:
        screen = await opened(app, pilot)
        for _ in range(4):
            todo = [step.id for step in app.sitting.plan().step if not step.done]
            assert screen.key in todo
            at = todo.index(screen.key)
            await pilot.press("space")
            await settled(pilot)
            still = [step.id for step in app.sitting.plan().step if not step.done]
            assert screen.key in still
            assert todo[at + 1] not in still or screen.key == todo[at + 1]


@SIZES
async def test_the_filter_shows_one_kind_after_the_other_and_then_all_again(size: tuple[int, int]) -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=size) as pilot:
        screen = await opened(app, pilot)
        everything = list(screen._keys)
        kinds = dict.fromkeys(step.id.partition("/")[0] for step in screen.plan.step)
        for kind in kinds:
            await footer_click(app, pilot, "filter")
            steps = [key for key in screen._keys if key and key != PARTS_KEY]
            assert steps and all(key.startswith(f"{kind}/") for key in steps)
            assert "only " in words(app, "#headline")
        await pilot.press("f")
        assert screen._keys == everything


@SIZES
async def test_what_if_compares_and_changes_nothing(size: tuple[int, int]) -> None:
    app = TutorApp(half_way(COURSE))
    before = app.sitting.progress
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        await footer_click(app, pilot, "what_if")
        assert isinstance(app.screen, WhatIfScreen)
        seen = set()
        for _ in range(app.screen.query_one("#rows", OptionList).option_count):
            seen.add(words(app, "#detail"))
            await pilot.press("down")
            await settled(pilot)
        assert len(seen) >= 8
        assert all("What if I" in one for one in seen)
        await pilot.press("enter", "escape", "escape")
        await settled(pilot)
        assert isinstance(app.screen, PlanScreen)
    assert app.sitting.progress == before


async def test_the_plain_page_sends_the_whole_plan_to_the_clipboard() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("e", *["down"] * 5, "space", "ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, PlanPageScreen)
        await footer_click(app, pilot, "copy")
        assert app.clipboard.startswith("# Your plan\n")
        assert app.sitting.plan().step[-1].title in app.clipboard
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, PlanScreen)


async def test_a_file_edited_elsewhere_is_taken_over_and_what_was_not_is_shown(tmp_path: Path) -> None:
    app = TutorApp(half_way(COURSE))
    file = export_plan(app.sitting, "markdown", tmp_path).path
    text = file.read_text("utf-8").replace("- [ ]", "- [x]", 1).replace("Due: ", "Due: on ", 1)
    file.write_text(text, "utf-8")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        await footer_click(app, pilot, "import")
        app.screen.query_one("#field-0", Input).value = str(file)
        await pilot.click("#form-keep")
        await settled(pilot)
        assert isinstance(app.screen, HelpScreen)
        told = "\n".join(str(one.content) for one in app.screen.query(Static))
        assert "Taken over, line" in told and "Not taken, line" in told
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen_stack[-1] == screen
        assert "1 done" in words(app, "#headline")


async def test_a_file_that_is_no_plan_leaves_all_as_it_was_and_the_name_typed(tmp_path: Path) -> None:
    app = TutorApp(half_way(COURSE))
    before = app.sitting.progress
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("i")
        await settled(pilot)
        app.screen.query_one("#field-0", Input).value = str(tmp_path / "none.md")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, PlanScreen)
        await pilot.press("i")
        await settled(pilot)
        assert app.screen.query_one("#field-0", Input).value == str(tmp_path / "none.md")
    assert app.sitting.progress == before


async def test_in_a_small_window_reading_gives_the_room_to_why_and_how() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        pane = screen.query_one("#detail-pane")
        before = pane.size.height
        await pilot.press("enter")
        await settled(pilot)
        assert pane.size.height >= before + 5
        assert screen.key == app.sitting.plan().step[0].id
        await pilot.press("escape")
        await settled(pilot)
        assert pane.size.height == before
        assert screen.focused is screen.query_one("#rows")
