"""The line of keys at the foot: the most important ones whole, at any width, and help names the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.tui.a_learner import half_way, the_course
from tests.tui.waiting import settled
from textual.widgets import Static

from tutor.tui.app import TutorApp
from tutor.tui.screens.help import HelpScreen
from tutor.tui.widgets.key_line import KeyLine, Offered, fitted

WAY_BACK = Offered("escape", "esc", "Back", "back", False)
HELP = Offered("question_mark", "?", "Help", "help", False)
ON = Offered("enter", "⏎", "Next", "next", False)
OTHERS = st.builds(
    Offered,
    st.sampled_from("abcdxyz"),
    st.sampled_from(("a", "^s", "←→", "space")),
    st.text("Whaténg 字", min_size=1, max_size=18),
    st.uuids().map(str),
    st.booleans(),
)


@given(st.lists(OTHERS, max_size=12), st.integers(0, 12), st.integers(20, 200))
def test_at_any_width_the_next_step_the_way_back_and_help_are_there_and_no_word_is_cut(
    others: list[Offered], at: int, width: int
) -> None:
    keys = (*others[:at], WAY_BACK, HELP, ON, *others[at:])
    shown, left_out, gap = fitted(keys, width, "More")
    assert {"next", "back", "help"} <= {one.action for one in shown}
    assert sorted(one.action for one in (*shown, *left_out)) == sorted(one.action for one in keys)
    whole = {one.action: one.description for one in keys}
    for one in shown:
        more = {"More"} if one.action == "help" and left_out else set[str]()
        assert one.description in {whole[one.action], ""} | more
    ends = [0, *(one.x + one.width for one in shown)]
    assert [one.x for one in shown] == ends[:-1] and ends[-1] <= width
    assert all(one.width >= cell_len(one.display + one.description) for one in shown)
    if left_out:
        assert gap == 1
    assert [one for one in keys if one.action in {each.action for each in shown}] == [
        next(one for one in keys if one.action == each.action) for each in shown
    ]


@given(st.integers(0, 200))
def test_nothing_stands_beyond_the_edge_of_a_line_of_any_width(width: int) -> None:
    shown, _left_out, _gap = fitted((WAY_BACK, HELP, ON), width, "More")
    assert not shown or shown[-1].x + shown[-1].width <= width


def test_a_key_that_does_nothing_now_makes_room_for_one_that_does() -> None:
    idle = Offered("a", "a", "First of all", "idle", True)
    works = Offered("b", "b", "Works", "works", False)
    shown, left_out, _gap = fitted((idle, WAY_BACK, HELP, works), 26, "More")
    assert [one.action for one in shown] == ["back", "help", "works"]
    assert [one.action for one in left_out] == ["idle"]


@pytest.mark.parametrize("width", [40, 200])
async def test_help_names_the_keys_that_have_no_room(width: int) -> None:
    app = TutorApp(half_way(the_course()))
    async with app.run_test(size=(width, 24)) as pilot:
        await settled(pilot)
        line = app.screen.query_one(KeyLine)
        left_out = [one.description for one in line.left_out]
        assert ("Leave" in left_out or "Settings" in left_out) == (width == 40)
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        text = "\n".join(str(one.content) for one in app.screen.query(Static))
        assert ("More keys here" in text) == bool(left_out)
        assert all(word in text for word in left_out)
