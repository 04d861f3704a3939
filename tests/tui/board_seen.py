"""What a facilitator sees of the board: its rows, and words that come by and by."""

from collections.abc import Iterator

import pytest
from tests.tui.a_room import OPEN
from tests.tui.test_text_from_people import words_on
from textual.pilot import Pilot
from textual.widgets import OptionList

from tutor.tui.board import BoardApp


@pytest.fixture(autouse=True)
def every_line_is_closed() -> Iterator[None]:
    """Holds for each test of a file that imports it."""
    yield
    while OPEN:
        OPEN.pop().close()


def rows_of(app: BoardApp) -> list[str]:
    rows = app.screen_stack[1].query_one("#rows", OptionList)
    return [str(rows.get_option_at_index(at).prompt) for at in range(rows.option_count)]


async def drawn(pilot: Pilot[None], words: str) -> None:
    """Wait until the words are on the board: it is at most two seconds behind."""
    for _ in range(400):
        if words in words_on(pilot.app):  # type: ignore[arg-type]
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{words!r} never came")


async def told(pilot: Pilot[None], words: str) -> None:
    """Wait until the words were said at the edge of the screen."""
    for _ in range(400):
        if any(words in note.message for note in pilot.app._notifications):
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{words!r} was never said")
