"""What a facilitator does at the board: words to all or one, a pause, the end, and the room written down."""

import csv
import io
import tomllib

import pytest
from tests.tui.a_room import Room, learners
from tests.tui.board_seen import drawn, told
from tests.tui.board_seen import every_line_is_closed as every_line_is_closed
from tests.tui.test_reach import check_reach
from tests.tui.test_text_from_people import words_on
from tests.tui.waiting import settled
from textual.widgets import Input

from tutor.ground.problem import CouldNotWrite
from tutor.sitting.room_board import RoomBoard
from tutor.sitting.room_lines import Done, Refused, RoomFacts
from tutor.tui.board import BoardApp
from tutor.tui.screens.board import BoardScreen
from tutor.tui.screens.board_dialogs import ChoiceWindow, LearnerWindow, MessageWindow
from tutor.tui.screens.help import HelpScreen


async def test_one_learner_is_looked_at_and_written_to() -> None:
    room = Room(12)
    app = BoardApp(room.board)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, LearnerWindow)
        check_reach(app)  # type: ignore[arg-type]
        assert "Noor" in words_on(app)  # type: ignore[arg-type]
        await pilot.press("m")
        await settled(pilot)
        assert isinstance(app.screen, MessageWindow)
        check_reach(app)  # type: ignore[arg-type]
        await pilot.press(*"I am coming", "enter")
        await settled(pilot)
        (order,) = room.orders
        assert (order["do"], order["seat"], order["text"]) == ("message", 2, "I am coming")


async def test_a_message_to_all_is_cleaned_and_confirmed_by_the_host() -> None:
    room = Room(12)
    app = BoardApp(room.board)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        app.screen.query_one(Input).value = "Look\x1b]0;x\x07 up  now"
        await pilot.click("#send")
        await settled(pilot)
        (order,) = room.orders
        assert order["to"] == "*"
        assert "seat" not in order
        assert "\x1b" not in str(order["text"])
        room.say_later([Done(do="message", told=12)])
        await told(pilot, "Sent to 12 learners")


async def test_nothing_is_sent_without_words_or_after_esc() -> None:
    room = Room(3)
    app = BoardApp(room.board)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for keys in (
            ("a", "enter"),
            ("a", "x", "escape"),
            ("m", "space", "enter"),
            ("p", "escape"),
            ("c", "enter"),
        ):
            await pilot.press(*keys)
            await settled(pilot)
            assert isinstance(app.screen, BoardScreen)
        assert room.orders == []


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_pause_and_going_on_are_confirmed_first(by_mouse: bool) -> None:
    room = Room(3)
    app = BoardApp(room.board)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for paused in (False, True):
            await pilot.press("p")
            await settled(pilot)
            assert isinstance(app.screen, ChoiceWindow)
            assert room.orders == []
            await (pilot.click("#choice-y") if by_mouse else pilot.press("y"))
            await settled(pilot)
            assert [order["do"] for order in room.orders] == ["resume" if paused else "pause"]
            room.say_later([RoomFacts(name="Tuesday", is_paused=not paused)])
            if not paused:
                await drawn(pilot, "paused")


@pytest.mark.parametrize(("key", "seconds"), [("5", 300), ("1", 60), ("0", 0)])
async def test_closing_asks_and_gives_a_warning_to_all(key: str, seconds: int) -> None:
    room = Room(3)
    app = BoardApp(room.board)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        assert "3 learners will be told" in words_on(app)  # type: ignore[arg-type]
        await pilot.press(key)
        await settled(pilot)
        (order,) = room.orders
        assert (order["do"], order["seconds"]) == ("close", seconds)


async def test_what_the_host_refuses_is_said() -> None:
    room = Room(3)
    app = BoardApp(room.board)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        room.say_later([Refused(why="no such order")])
        await told(pilot, "did not do that")


async def test_an_export_holds_no_formula_no_id_and_no_unagreed_name() -> None:
    texts: dict[str, str] = {}

    def keep(board: RoomBoard, form: str) -> str:
        from tutor.sitting.room_export import room_text

        texts[form] = room_text(board.view(), board.facts, board.now(), form)
        return f"Written: room.{form}"

    room = Room(12)
    room.say(learners(1)[0].model_copy(update={"name": '=HYPERLINK("x")', "seat": 1}))
    app = BoardApp(room.board, export=keep)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in "ct":
            await pilot.press("x")
            await settled(pilot)
            check_reach(app)  # type: ignore[arg-type]
            await pilot.press(key)
            await told(pilot, "Written: room.csv" if key == "c" else "Written: room.toml")
    cells = [cell for row in csv.reader(io.StringIO(texts["csv"])) for cell in row]
    assert '\'=HYPERLINK("x")' in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    summary = tomllib.loads(texts["toml"])
    assert (summary["here"], len(summary["learner"])) == (12, 12)
    assert "code-" not in texts["csv"] + texts["toml"]


async def test_an_export_that_fails_is_told_and_the_board_goes_on() -> None:
    def fail(board: RoomBoard, form: str) -> str:
        raise CouldNotWrite("The disk is full.", "No file was changed.", "")

    app = BoardApp(Room(3).board, export=fail)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("x", "c")
        await told(pilot, "The disk is full")


async def test_a_facilitator_who_came_over_a_line_gets_the_export_to_copy() -> None:
    app = BoardApp(Room(3).board)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("x")
        await settled(pilot)
        await pilot.press("t")
        await settled(pilot)
        assert isinstance(app.screen, HelpScreen)
        assert "tutor.room-summary" in words_on(app)  # type: ignore[arg-type]
