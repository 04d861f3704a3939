"""Names in every script: what stands in a column stays in it, counted in cells and not in letters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.tui.a_learner import half_way, the_course
from tests.tui.waiting import settled
from textual.widgets import OptionList

from tutor.tui.app import TutorApp
from tutor.tui.screens.base import TopLine
from tutor.tui.show import in_cells, shown_line

COURSE = the_course()
NAMES = (
    "日本語の名前と長い説明が続く行です日本語の名前と長い説明",
    "👩‍👩‍👧👩‍👩‍👧 family desk 👍🏽🇵🇭",
    "خدمة العملاء عبر البريد الإلكتروني والهاتف",
    "A very long name of a skill that goes on and on and on and never seems to end",
    "Zoë N̈",
)


@given(st.text(), st.integers(2, 60))
def test_a_cut_line_is_never_wider_than_it_may_be(text: str, width: int) -> None:
    assert shown_line(text, width).cell_length <= width
    assert in_cells(text, width).cell_length == width


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("place", "begins"), [("plan", " min  by "), ("portfolio-builder", "[■·]")])
async def test_rows_with_any_name_keep_their_columns(name: str, place: str, begins: str) -> None:
    app = TutorApp(half_way(COURSE, name))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        app.open_place(place)
        await settled(pilot)
        rows = app.screen.query_one("#rows", OptionList)
        # A heading or a legend that can't be chosen is no row of the table.
        options = [rows.get_option_at_index(n) for n in range(rows.option_count)]
        drawn = [str(one.prompt) for one in options if not one.disabled]
    assert any(name[:4] in row for row in drawn)
    columns = {cell_len(row[: found.start()]) for row in drawn if (found := re.search(begins, row))}
    assert len(columns) == 1


@pytest.mark.parametrize("name", NAMES)
async def test_the_top_line_always_says_whether_all_is_saved(name: str) -> None:
    app = TutorApp(half_way(COURSE, name))
    async with app.run_test(size=(60, 18)) as pilot:
        await settled(pilot)
        line = app.screen.query_one("#top-line", TopLine)
        assert "saved ✓" in str(line.visual)
