"""The board: who needs a hand first, words to all or one, and nothing on it that a learner did not agree to."""

import csv
import io
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from tests.tui.a_room import COURSE, NOW, OPEN, Room, learners
from tests.tui.hostile import ALL_AT_ONCE, hostile_course
from tests.tui.scenes import settled
from tests.tui.test_reach import check_reach
from tests.tui.test_text_from_people import look_for_harm, words_on
from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList

from tutor.ground.problem import CouldNotWrite
from tutor.sitting.presence import Presence
from tutor.sitting.room_board import RoomBoard
from tutor.sitting.room_lines import Done, Gone, Pause, Refused, RoomFacts
from tutor.tui.board import BoardApp
from tutor.tui.screens.board import BoardScreen
from tutor.tui.screens.board_dialogs import ChoiceWindow, LearnerWindow, MessageWindow
from tutor.tui.screens.help import HelpScreen
from tutor.tui.screens.small_window import SmallWindow
from tutor.tui.themes import DARK


@pytest.fixture(autouse=True)
def every_line_is_closed() -> Iterator[None]:
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


async def test_raised_hands_stand_first_and_the_facilitator_sees_at_once_how_many() -> None:
    app = BoardApp(Room(12).board)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        rows = rows_of(app)
        assert [row[0] for row in rows] == ["!", "!", "?", "?", "?", *"·" * 7]
        assert rows[0].startswith("! Noor")
        assert "Seat 9" in rows[1]
        seen = words_on(app)  # type: ignore[arg-type]
        assert "12 learners here" in seen
        assert "MANGO-47" in seen


@pytest.mark.parametrize(("number", "size"), [(0, (80, 24)), (60, (80, 24)), (1, (120, 36)), (60, (200, 60))])
async def test_every_key_can_be_clicked_at_every_size(number: int, size: tuple[int, int]) -> None:
    app = BoardApp(Room(number).board)
    async with app.run_test(size=size) as pilot:
        for view in "123":
            await pilot.press(view)
            await settled(pilot)
            check_reach(app)  # type: ignore[arg-type]


async def test_what_happens_in_the_room_is_drawn_and_the_cursor_stays_with_its_learner() -> None:
    room = Room(12)
    app = BoardApp(room.board)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("down", "down", "down")
        screen = app.screen
        assert isinstance(screen, BoardScreen)
        chosen = screen.chosen
        assert chosen is not None
        newest = learners(13)[-1].model_copy(update={"name": "Zora", "hand_up_since": NOW})
        room.say_later([newest, Gone(seat=2), Gone(seat=9)])
        await drawn(pilot, "Zora")
        assert screen.chosen is not None
        assert screen.chosen.learner_id == chosen.learner_id
        assert not [row for row in rows_of(app) if "Noor" in row or "Seat 9 " in row]


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


async def test_a_host_that_went_away_is_told_and_the_last_picture_stays() -> None:
    room = Room(12)
    app = BoardApp(room.board)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        room.host.close()
        await drawn(pilot, "is not there any more")
        assert "Noor" in words_on(app)  # type: ignore[arg-type]
        await pilot.press("q")
        await settled(pilot)
    assert app.return_code == 0


async def test_finding_leaves_out_the_others_and_esc_brings_them_back() -> None:
    app = BoardApp(Room(12).board)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f", *"stuck")
        await settled(pilot)
        assert [row[0] for row in rows_of(app)] == ["?", "?", "?"]
        await pilot.press("enter", "escape")
        await settled(pilot)
        assert len(rows_of(app)) == 12
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, BoardScreen), "Esc never quits the board"


async def test_only_what_the_room_allows_is_shown() -> None:
    room = Room(12)
    room.say(RoomFacts(name="Tuesday", may_see=("places", "hands")))
    app = BoardApp(room.board)
    async with app.run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        assert {row[0] for row in rows_of(app)} == {"!", "·"}
        await pilot.press("2")
        await settled(pilot)
        seen = words_on(app)  # type: ignore[arg-type]
        assert "Hardest" not in seen
        assert "Reasons" not in seen


async def test_reasons_of_fewer_than_five_are_not_on_the_board() -> None:
    app = BoardApp(Room(4).board)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        seen = words_on(app)  # type: ignore[arg-type]
        assert "Shown from 5 learners" in seen
        assert not [one for one in COURSE.letters.reasons if one.label in seen]


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


@pytest.mark.parametrize("said", [ALL_AT_ONCE])
async def test_hostile_names_places_and_courses_are_shown_inert(said: str) -> None:
    room = Room(12, course=hostile_course(COURSE, said), said=said)
    app = BoardApp(room.board)
    async with app.run_test(size=(170, 40)) as pilot:
        await settled(pilot)
        look_for_harm(app)  # type: ignore[arg-type]
        for keys in (("enter",), ("escape", "a"), ("escape", "p"), ("escape", "x", "t")):
            await pilot.press(*keys)
            await settled(pilot)
            look_for_harm(app)  # type: ignore[arg-type]


async def test_a_flood_of_broken_lines_changes_nothing() -> None:
    room = Room(3)
    app = BoardApp(room.board)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for line in (b"\x00\xff\n", b"{}\n", b'{"kind":"presence"}\n', b"[" * 5000 + b"\n", b"null\n"):
            room.host.send(line)
        room.say_later([Pause(), learners(4)[-1]])
        await drawn(pilot, "4 learners here")


async def test_the_board_waits_under_a_window_that_is_too_small() -> None:
    app = BoardApp(Room(12).board)
    async with app.run_test(size=(40, 10)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, SmallWindow)
        for size in ((80, 24), (59, 17), (300, 100), (60, 18)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.05)
            await settled(pilot)
            assert isinstance(app.screen, SmallWindow) == (size == (59, 17))
        assert rows_of(app)[0].startswith("! Noor")


async def test_help_and_quit_by_mouse() -> None:
    app = BoardApp(Room(1).board)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await settled(pilot)
        assert isinstance(app.screen, HelpScreen)
        await pilot.click(Button)
        await settled(pilot)
        assert isinstance(app.screen, BoardScreen)


def test_a_learner_in_two_windows_is_one_row() -> None:
    room = Room(0)
    one = learners(1)[0]
    room.say(one, one.model_copy(update={"seat": 9}))
    assert [seat.label for seat in room.board.view().seats] == ["Ben"]
    room.say(Gone(seat=9))
    assert len(room.board.view().seats) == 1


def test_a_host_without_seats_is_understood_too() -> None:
    room = Room(0)
    one = Presence(learner_id="ana", since=NOW, moved_at=NOW)
    room.say(one, Gone(learner_id="someone"))
    assert len(room.board.view().seats) == 1
    room.say(Gone(learner_id="ana"))
    assert not room.board.view().seats


SIZES = [(80, 24), (120, 36), (200, 60)]
PICTURES = [
    *(
        (number, size, "dark", "1")
        for number, size in ((1, SIZES[0]), (12, SIZES[0]), (60, SIZES[1]), (400, SIZES[2]))
    ),
    (60, SIZES[0], "dark", "2"),
    (60, SIZES[0], "dark", "3"),
    (60, SIZES[1], "dark", "3"),
    (60, SIZES[1], "light", "1"),
    (60, SIZES[1], "no-colour", "1"),
    (60, SIZES[0], "no-colour", "3"),
    (60, SIZES[1], "high-contrast", "1"),
]


@pytest.mark.parametrize(("number", "size", "ground", "view"), PICTURES)
def test_the_board_looks_as_it_was_approved(
    snap_compare: Any,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    size: tuple[int, int],
    ground: str,
    view: str,
) -> None:
    if ground == "no-colour":
        monkeypatch.setenv("NO_COLOR", "1")
    app = BoardApp(Room(number).board, theme=DARK if ground == "no-colour" else f"tutor-{ground}")

    async def go(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.press(view)
        await settled(pilot)

    assert snap_compare(app, terminal_size=size, run_before=go)
