"""A workshop's screens, for learners and on the board, in a language that marks each word."""

from collections.abc import Iterator

import pytest
from tests.tui.a_learner import half_way
from tests.tui.a_pseudo_course import PSEUDO_COURSE, forgotten
from tests.tui.a_room import OPEN, Room
from tests.tui.waiting import settled
from textual.app import App
from textual.widgets import Button

from tutor.ground.tongue import PSEUDO, speak
from tutor.sitting.in_room import InRoom
from tutor.sitting.room_lines import Close, Message, Pause, Resume, Warn, line_of
from tutor.tui.app import TutorApp
from tutor.tui.board import BoardApp
from tutor.tui.widgets.key_line import KeyLine

SAID = "Sóme wórds"
CODE = "ABCD-EFGH MANGO-47"
SIZES = ((80, 24), (120, 36))
WORDS = half_way(PSEUDO_COURSE)


@pytest.fixture(autouse=True)
def in_pseudo_language() -> Iterator[None]:
    speak(PSEUDO)
    yield
    while OPEN:
        OPEN.pop().close()


def look(app: App[None], *, size: tuple[int, int]) -> None:
    lines = ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]
    found = [one for one in forgotten(lines, WORDS) if one.split(" in ")[0] not in CODE]
    assert not found, f"{type(app.screen).__name__}, {size}: " + "\n".join(found)
    for line in app.screen.query(KeyLine):
        assert line.keys and line.keys[-1].x + line.keys[-1].width <= line.size.width, "a key is cut"
    for button in app.screen.query(Button):
        words = str(button.label)
        assert not button.region.width or len(words) <= button.region.width, f"{words} is cut"


@pytest.mark.parametrize("size", SIZES)
async def test_no_word_of_the_room_on_a_learners_screen_was_forgotten(size: tuple[int, int]) -> None:
    sitting = half_way(PSEUDO_COURSE, SAID)
    room = InRoom(sitting, lambda _: None, seat=7, room_name=SAID, resume_code="ABCD-EFGH")
    app = TutorApp(sitting, room=room)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        look(app, size=size)
        await pilot.press("n", "f4")
        for line in (Message(text=SAID), Warn(text=SAID), Close(warning_minutes=5), Pause()):
            room.hear(line_of(line))
            await settled(pilot)
            look(app, size=size)
        room.hear(line_of(Resume()))
        await pilot.press("f3")
        await settled(pilot)
        look(app, size=size)


@pytest.mark.parametrize("size", SIZES)
async def test_no_word_of_the_board_was_forgotten(size: tuple[int, int]) -> None:
    room = Room(12, course=PSEUDO_COURSE, said=SAID)
    app = BoardApp(room.board)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for keys in (
            "1", "2", "3", "enter escape", "m escape", "a escape", "p escape", "c escape", "x c", "escape", "f x", "?",
        ):  # fmt: skip
            first, *rest = keys.split()
            await pilot.press(first)
            await settled(pilot)
            look(app, size=size)
            await pilot.press(*rest)
        await pilot.press("escape", "escape")
        room.host.close()
        app._heard()
        await settled(pilot)
        look(app, size=size)
