"""What a room says to a learner: no other screen hides it, a pause holds every screen, and an end is an end."""

from tests.tui.hostile import ALL_AT_ONCE
from tests.tui.in_a_room import Hosted
from tests.tui.test_text_from_people import look_for_harm, words_on
from tests.tui.waiting import settled
from textual.widgets import Button

from tutor.sitting.room_lines import Close, Leave, Message, Pause, Resume, line_of
from tutor.tui.screens.room_paused import RoomPaused
from tutor.tui.screens.small_window import SmallWindow
from tutor.tui.widgets.room_bar import room_line


async def test_a_message_stays_on_every_screen_until_it_is_read() -> None:
    hosted = Hosted()
    async with hosted.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        hosted.room.hear(line_of(Message(text="Look at the board")))
        for place in ("home", "plan", "skills-bench", "home"):
            hosted.app.open_place(place)
            await settled(pilot)
            assert "Look at the board" in words_on(hosted.app)
        await pilot.press("f3")
        await settled(pilot)
        assert "Look at the board" in words_on(hosted.app)
        await pilot.press("escape")
        await settled(pilot)
        assert "Look at the board" not in words_on(hosted.app)
        await pilot.press("f3")
        await settled(pilot)
        assert "Look at the board" in words_on(hosted.app), "what was read can be looked up"


async def test_a_message_over_a_window_is_told_at_its_edge_and_kept() -> None:
    hosted = Hosted()
    async with hosted.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await settled(pilot)
        hosted.room.hear(line_of(Message(text="Look at the board")))
        await settled(pilot)
        assert [note.message for note in hosted.app._notifications if "Look at the board" in note.message]
        await pilot.press("escape")
        hosted.app.clear_notifications()
        await settled(pilot)
        assert "Look at the board" in words_on(hosted.app)


async def test_a_pause_holds_every_screen_and_gives_it_back_as_it_was() -> None:
    hosted = Hosted()
    async with hosted.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        hosted.app.open_place("skills-bench")
        await settled(pilot)
        top, before = hosted.app.screen, hosted.app.sitting.progress
        hosted.room.hear(line_of(Pause()))
        await settled(pilot)
        assert isinstance(hosted.app.screen, RoomPaused)
        await pilot.press("enter", "escape", "d", "q", "space", "g")
        await settled(pilot)
        assert isinstance(hosted.app.screen, RoomPaused)
        assert hosted.app.sitting.progress == before
        hosted.room.hear(line_of(Resume()))
        await settled(pilot)
        assert hosted.app.screen is top


async def test_a_learner_can_leave_during_a_pause() -> None:
    hosted = Hosted()
    async with hosted.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        hosted.room.hear(line_of(Pause()))
        await settled(pilot)
        await pilot.click(Button)
        await settled(pilot)
    assert hosted.app.return_code == 0


async def test_a_pause_over_a_small_window_waits_for_a_larger_one() -> None:
    hosted = Hosted()
    async with hosted.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.resize_terminal(40, 10)
        await pilot.pause(0.05)
        hosted.room.hear(line_of(Pause()))
        await settled(pilot)
        assert isinstance(hosted.app.screen, SmallWindow)
        await pilot.resize_terminal(80, 24)
        await pilot.pause(0.05)
        await settled(pilot)
        assert isinstance(hosted.app.screen, RoomPaused)


async def test_a_room_that_closes_says_when_and_one_that_ends_ends_the_tutor() -> None:
    hosted = Hosted()
    async with hosted.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        hosted.room.hear(line_of(Close(warning_minutes=5)))
        await settled(pilot)
        assert "closes 12:05" in words_on(hosted.app)
        hosted.room.hear(line_of(Leave(text="Bye")))
        await settled(pilot)
    assert hosted.app.return_code == 0


def test_what_is_new_of_a_room_stands_before_what_a_narrow_window_cuts() -> None:
    hosted = Hosted()
    hosted.room.room_name = "A room with quite a long name of its own"
    hosted.room.hear(line_of(Pause()))
    hosted.room.hear(line_of(Close(warning_minutes=5)))
    assert room_line(hosted.room).plain.startswith("paused · closes 12:05 · Room A")


async def test_hostile_words_of_a_facilitator_are_shown_inert() -> None:
    hosted = Hosted(said=ALL_AT_ONCE)
    hosted.room.room_name = ALL_AT_ONCE
    async with hosted.app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        hosted.room.hear(line_of(Message(text=ALL_AT_ONCE)))
        await settled(pilot)
        look_for_harm(hosted.app)
        await pilot.press("question_mark")
        await settled(pilot)
        hosted.room.hear(line_of(Message(text=ALL_AT_ONCE)))
        await settled(pilot)
        look_for_harm(hosted.app)
        await pilot.press("f3")
        await settled(pilot)
        look_for_harm(hosted.app)
