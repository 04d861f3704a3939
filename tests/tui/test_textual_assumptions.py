"""What `tui/terminal.py` relies on inside Textual: when an upgrade changes it, this says what to look at."""

import inspect

import pytest
from rich.markdown import Markdown
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static

pytest.importorskip("termios")
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from tutor.tui.app import TutorApp
from tutor.tui.flood import AHEAD, Screenful
from tutor.tui.screens.base import Ground
from tutor.tui.terminal import Ears, TerminalDriver, believed
from tutor.tui.widgets.page_view import read_markdown

from tests.tui.a_learner import half_way, the_course  # isort: skip
from tests.tui.waiting import settled  # isort: skip


def test_the_app_takes_our_driver_by_a_public_name() -> None:
    assert "driver_class" in inspect.signature(App.__init__).parameters
    assert TutorApp(half_way(the_course())).driver_class is TerminalDriver


@pytest.mark.parametrize(
    "name", ["run_input_thread", "_get_terminal_size", "_query_in_band_window_resize", "can_suspend"]
)
def test_each_hook_that_we_override_is_still_there_and_still_used(name: str) -> None:
    assert name in vars(LinuxDriver)
    assert inspect.getsource(linux_driver).count(name) > 1 or name == "can_suspend"


@pytest.mark.parametrize("name", ["open_url", "deliver_binary", "process_message"])
def test_each_act_that_we_switch_off_or_call_is_still_the_drivers(name: str) -> None:
    assert name in vars(Driver)


def test_the_driver_writes_through_its_file_only() -> None:
    source = inspect.getsource(LinuxDriver)
    assert "self._file = sys.__stderr__" in source
    assert "WriterThread(self._file)" in source
    assert "self.exit_event.is_set()" in source


def test_the_app_takes_its_first_size_from_the_driver() -> None:
    assert "self._driver._size" in inspect.getsource(App.size.fget)  # type: ignore[attr-defined]


def test_the_parser_hands_out_what_it_was_fed_at_once_and_a_new_one_is_always_ready() -> None:
    parser = XTermParser()
    assert [type(message) for message in parser.feed("\x1b[A")] == [events.Key]
    assert list(parser.feed("\x1b[")) == []
    assert [message.key for message in Ears().messages("a") if isinstance(message, events.Key)] == ["a"]


def test_a_broken_terminal_is_noticed_once() -> None:
    class Broken:
        def write(self, _: str) -> int:
            raise BrokenPipeError

    told: list[int] = []
    screen = Screenful(Broken(), lambda: told.append(1))  # type: ignore[arg-type]
    assert [screen.write("x"), screen.write("yy")] == [1, 2]
    assert told == [1]


def test_sizes_are_believed_within_reason() -> None:
    assert believed(0, 24) == (80, 24)
    assert believed(65535, 65535) == (300, 100)
    assert believed(1, 1) == (8, 3)
    assert believed(120, 36) == (120, 36)
    assert AHEAD >= 64


def test_a_text_read_by_the_one_parser_is_what_rich_would_have_made_of_it() -> None:
    pages = [page.text for unit in the_course().units for lesson in unit.lessons for page in lesson.pages]
    for text in (
        *pages,
        "# a\n\n| b | c |\n|---|---|\n| ~~d~~ | [e](https://e.example) |\n\n1. `f`\n\n```\ng\n```",
    ):
        assert vars(read_markdown(text)) == vars(Markdown(text, hyperlinks=False))


async def test_a_callback_that_is_posted_is_called_in_its_turn() -> None:
    app, called = TutorApp(half_way(the_course())), list[str]()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.post_message(events.Callback(lambda: called.append("first")))
        app.screen.call_later(called.append, "second")
        await pilot.pause()
        assert called == ["first", "second"]


class Counted(Static):
    """Knows how often it was painted."""

    painted = 0

    def render_lines(self, crop: Region) -> list[Strip]:
        self.painted += 1
        return super().render_lines(crop)


async def test_the_ground_under_all_screens_is_never_drawn_and_draws_nothing_anew() -> None:
    app = TutorApp(half_way(the_course()))
    async with app.run_test(size=(80, 24)) as pilot:
        ground, counted = app.screen_stack[0], Counted("x")
        await app.screen.mount(counted)
        await settled(pilot)
        before = counted.painted
        assert before and isinstance(ground, Ground) and not ground.is_current
        ground.refresh(layout=True)
        await settled(pilot)
        assert counted.painted == before
