"""The board as it is looked at: who needs a hand first, and nothing on it that a learner did not agree to."""

from typing import Any

import pytest
from tests.tui.a_room import COURSE, NOW, Room, learners
from tests.tui.board_seen import drawn, rows_of
from tests.tui.board_seen import every_line_is_closed as every_line_is_closed
from tests.tui.hostile import ALL_AT_ONCE, hostile_course
from tests.tui.test_reach import check_reach
from tests.tui.test_text_from_people import look_for_harm, words_on
from tests.tui.waiting import settled
from textual.pilot import Pilot
from textual.widgets import Button

from tutor.sitting.presence import Presence
from tutor.sitting.room_lines import Gone, Pause, RoomFacts
from tutor.tui.board import BoardApp
from tutor.tui.screens.board import BoardScreen
from tutor.tui.screens.help import HelpScreen
from tutor.tui.screens.small_window import SmallWindow
from tutor.tui.themes import DARK


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


async def test_a_board_that_hears_no_other_host_says_whom_it_still_reaches() -> None:
    room = Room(12)
    facts = room.board.facts
    room.say(facts.model_copy(update={"other_hosts": 2, "others_silent": True}))
    app = BoardApp(room.board)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "3 hosts" in words_on(app)  # type: ignore[arg-type]
        assert "reach this host only" in " ".join(words_on(app).split())  # type: ignore[arg-type]
        room.say_later([facts.model_copy(update={"other_hosts": 4})])
        await drawn(pilot, "5 hosts")
        assert "this host only" not in words_on(app)  # type: ignore[arg-type]


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


def test_learners_of_two_hosts_are_two_rows_and_words_go_to_their_own() -> None:
    room = Room(0)
    here = Presence(learner_id="ana", seat=3, since=NOW, moved_at=NOW)
    there = Presence(learner_id="bea", seat=3, host="0af1b2c3", since=NOW, moved_at=NOW)
    room.say(here, there)
    assert [seat.label for seat in room.board.view().seats] == ["Seat 3", "Seat 3 at host 0af1"]
    room.board.tell("Hello", room.board.view().seat("bea"))
    (order,) = room.orders
    assert (order["seat"], order["host"]) == (3, "0af1b2c3")
    room.say(Gone(seat=3, host="0af1b2c3"))
    assert [seat.learner_id for seat in room.board.view().seats] == ["ana"]


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
