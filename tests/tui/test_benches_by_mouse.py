"""Portfolio builder, profile check and attempts log by mouse alone, in a small window; keys only type words."""

from tests.tui.a_learner import half_way, the_course
from tests.tui.test_mouse_alone import click_footer, click_row
from tests.tui.waiting import settled
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, OptionList, RadioButton, RadioSet, SelectionList

from tutor.sitting.sitting import Sitting
from tutor.tui.app import TutorApp
from tutor.tui.screens.form import FormScreen
from tutor.tui.screens.overview import OverviewScreen
from tutor.tui.screens.portfolio import PortfolioScreen
from tutor.tui.screens.profile_check import ProfileCheckScreen
from tutor.tui.screens.texts_to_copy import TextsScreen

COURSE = the_course()


async def opened(pilot: Pilot[None], app: TutorApp, place: str) -> None:
    await settled(pilot)
    app.open_place(place)
    await settled(pilot)


async def go_to(pilot: Pilot[None], key: str) -> None:
    """Click the row of this key where it stands now."""
    screen = pilot.app.screen
    rows = screen.query_one("#rows", OptionList)
    number = screen._keys.index(key)  # type: ignore[attr-defined]
    rows.scroll_to(y=max(0, _line_of(rows, number) - 3), animate=False)
    await settled(pilot)
    at = rows.content_region.offset
    await pilot.click(offset=(at.x + 2, at.y + _line_of(rows, number) - int(rows.scroll_offset.y)))
    await settled(pilot)


def _line_of(rows: OptionList, number: int) -> int:
    return [line for line, _ in rows._lines].index(number)


async def click(pilot: Pilot[None], widget: Widget) -> None:
    widget.scroll_visible(animate=False)
    await settled(pilot)
    await pilot.click(widget)
    await settled(pilot)


async def choose(pilot: Pilot[None], field: int, option: int) -> None:
    buttons = list(pilot.app.screen.query_one(f"#field-{field}", RadioSet).query(RadioButton))
    await click(pilot, buttons[option])


async def keep(pilot: Pilot[None]) -> None:
    await click(pilot, pilot.app.screen.query_one("#form-keep"))


async def four_answers(pilot: Pilot[None], *options: int) -> None:
    for field, option in enumerate(options):
        await choose(pilot, field, option)
    await keep(pilot)


def proof_of(sitting: Sitting, title: str) -> dict[str, object]:
    return next(one for one in sitting.progress.proof if one.title == title).model_dump()


async def test_a_proof_is_added_checked_deleted_and_taken_back_by_mouse() -> None:
    sitting = half_way(COURSE)
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, "portfolio-builder")
        await go_to(pilot, "skill:email-handling")
        await click_footer(pilot, "Back")  # A click opened the row's detail; back to the list.
        await click_footer(pilot, "Add")
        await click(pilot, app.screen.query_one("#field-0", Input))
        await pilot.press(*"Two replies")
        await choose(pilot, 1, 2)
        await keep(pilot)
        assert isinstance(app.screen, FormScreen)
        await four_answers(pilot, 0, 0, 0, 0)
        made = proof_of(sitting, "Two replies")
        assert (made["kind"], made["skills"], made["may_show"]) == ("screenshot", ("email-handling",), True)
        await go_to(pilot, f"proof:{made['id']}")
        await click_footer(pilot, "Back")
        before = sitting.progress.proof
        await click_footer(pilot, "Delete")
        assert len(sitting.progress.proof) == len(before) - 1
        await click_footer(pilot, "Undo")
        assert sitting.progress.proof == before


async def test_a_forbidden_proof_gets_a_safe_one_instead_by_mouse() -> None:
    sitting = half_way(COURSE)
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, "portfolio-builder")
        hidden = proof_of(sitting, "Ticket queue")
        await go_to(pilot, f"proof:{hidden['id']}")
        await click_footer(pilot, "Back")
        await click_footer(pilot, "Check")
        await four_answers(pilot, 0, 0, 1, 0)
        assert not proof_of(sitting, "Ticket queue")["may_show"]
        await click_footer(pilot, "Safe one")
        await click(pilot, app.screen.query_one("#field-0", Input))
        await pilot.press(*"Invented queue")
        assert app.screen.query_one("#field-2", SelectionList).selected == ["zoho"]
        await keep(pilot)
        await four_answers(pilot, 0, 0, 0, 0)
        assert proof_of(sitting, "Invented queue")["may_show"]
        await click_footer(pilot, "Edit")
        await click(pilot, app.screen.query_one("#form-back"))
        assert isinstance(app.screen, PortfolioScreen)


async def test_the_profile_is_counted_by_mouse_and_its_overview_opened() -> None:
    sitting = half_way(COURSE)
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, "portfolio-builder")
        await go_to(pilot, "profile-check")
        assert isinstance(app.screen, ProfileCheckScreen)
        await go_to(pilot, "education")
        await click_footer(pilot, "Back")
        await click_footer(pilot, "Have it / one more")
        await click_footer(pilot, "Have it / one more")
        assert sitting.progress.profile.educations == 2
        await click_footer(pilot, "Undo")
        assert sitting.progress.profile.educations == 1
        await click_footer(pilot, "One less")
        assert sitting.progress.profile.educations == 0
        await go_to(pilot, "overview")
        assert isinstance(app.screen, OverviewScreen)


async def test_an_attempt_is_written_down_answered_and_taken_back_by_mouse() -> None:
    sitting = half_way(COURSE)
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, "attempts-log")
        await click_footer(pilot, "Add")
        await keep(pilot)
        assert [one.outcome for one in sitting.progress.attempt] == ["declined", "waiting"]
        newest = sitting.progress.attempt[-1]
        assert newest.submitted_on == sitting.today
        await go_to(pilot, newest.id)
        await click_footer(pilot, "Back")
        await click_footer(pilot, "Outcome")
        await choose(pilot, 0, 1)
        await keep(pilot)
        assert sitting.progress.attempt[-1].outcome == "approved"
        before = sitting.progress.attempt
        await go_to(pilot, before[0].id)
        await click_footer(pilot, "Back")
        await click_footer(pilot, "Delete")
        assert sitting.progress.attempt == before[1:]
        await click_footer(pilot, "Undo")
        assert sitting.progress.attempt == before
        await click_footer(pilot, "Texts")
        assert isinstance(app.screen, TextsScreen)


async def test_a_click_on_what_to_do_now_opens_its_words() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, "attempts-log")
        await click_row(pilot, app.screen.query_one("#rows", OptionList), 1)
        assert app.focused is app.screen.query_one("#detail-pane")
