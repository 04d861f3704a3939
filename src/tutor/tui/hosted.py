"""The full screen of a learner who comes over a line: mounted before anyone is there, drawn once somebody is."""

import os
import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast

from rich.color import Color, ColorSystem
from textual import events
from textual.geometry import Size
from textual.screen import Screen

from tutor.sitting.in_room import InRoom
from tutor.tui.app import TutorApp
from tutor.tui.ends import remember_terminal
from tutor.tui.looks import dress, keep_quiet
from tutor.tui.show import shown
from tutor.tui.terminal import TerminalDriver
from tutor.tui.themes import DARK, TERMINAL_COLOURS, fitting

if TYPE_CHECKING:
    from textual.app import App

    from tutor.sitting.sitting import Sitting

Depth = Literal["truecolor", "256", "16", "none"]
"How many colours the learner's own terminal shows."
_SYSTEM = {"256": ColorSystem.EIGHT_BIT, "16": ColorSystem.STANDARD}
_PARKED_SIZE = Size(120, 36)
_STYLE = re.compile("\x1b\\[([0-9;]+)m")
_TRUE = re.compile("([34])8;2;([0-9]{1,3});([0-9]{1,3});([0-9]{1,3})")
_ANY_COLOUR = re.compile("(?:[34]8;(?:2;[0-9]+;[0-9]+;[0-9]+|5;[0-9]+)|[34][0-79]|(?:9|10)[0-7])(?:;|$)")


def in_depth(drawn: str, depth: Depth) -> str:
    """What was drawn in true colours, in those of a terminal that shows fewer.

    Styles are kept as they were first written in the process that all learners come from, so
    that the colours are put right behind Textual and not before it.
    """
    if depth == "truecolor":
        return drawn
    return _STYLE.sub(lambda style: _style_in(style[0], depth), drawn)


@lru_cache(maxsize=4096)
def _style_in(style: str, depth: Depth) -> str:
    if depth == "none":
        left = _ANY_COLOUR.sub("", style[2:-1]).rstrip(";")
        return f"\x1b[{left}m" if left else ""
    return _TRUE.sub(lambda colour: _colour_in(depth, *(int(part) for part in colour.groups())), style)


@lru_cache(maxsize=4096)
def _colour_in(depth: Depth, ground: int, red: int, green: int, blue: int) -> str:
    colour = Color.from_rgb(red, green, blue).downgrade(_SYSTEM[depth])
    return ";".join(colour.get_ansi_codes(foreground=ground == 3))


class HostedDriver(TerminalDriver):
    """Draws nowhere and hears nothing until `attach`, when the standard streams are the learner's terminal."""

    quiet = True

    def __init__(self, app: "App[Any]", **options: Any) -> None:
        super().__init__(app, **options)
        self._depth: Depth | None = None

    @property
    def is_headless(self) -> bool:
        return self._depth is None

    def start_application_mode(self) -> None:
        if self._depth is None:
            self._app.post_message(events.Resize(_PARKED_SIZE, _PARKED_SIZE))
        else:
            super().start_application_mode()

    def attach(self, depth: Depth) -> None:
        """Begin to draw, in so many colours. Called in the app's own loop."""
        self._depth = depth
        self.input_tty = True
        self._size = self._get_terminal_size()
        remember_terminal()
        self.start_application_mode()

    def write(self, data: str) -> None:
        if self._depth is None or self._writer_thread is None:
            return
        super().write(in_depth(data, self._depth))

    def stop_application_mode(self) -> None:
        if self._depth is not None:
            super().stop_application_mode()


class HostedApp(TutorApp):
    """The tutor with nobody before it; `seat` gives it a learner. `when_parked` is called once all is mounted."""

    def __init__(self, stand_in: "Sitting", when_parked: Callable[[], object], theme: str = DARK) -> None:
        super().__init__(stand_in, theme, on_a_slow_line=True)
        self.driver_class = HostedDriver
        self._when_parked = when_parked

    def on_mount(self) -> None:
        # Textual calls the base class's handler by itself, after this one.
        self.call_after_refresh(self._open_what_comes_first)

    async def _open_what_comes_first(self) -> None:
        """Open once, for nobody, what learners see first: a screen's styles are read when it is opened first."""
        from tutor.tui.screens.lesson import LessonScreen
        from tutor.tui.screens.quiz import QuizScreen
        from tutor.tui.screens.room_consent import RoomConsent
        from tutor.tui.screens.welcome import WelcomeScreen
        from tutor.tui.widgets.room_bar import RoomBar

        room, unit = InRoom(self.sitting, lambda _: None), self.sitting.course.units[0]
        bar = RoomBar(room)
        await self.screen.mount(bar, before=self.screen.query_one("Footer"))
        await bar.remove()
        screens: list[Screen[Any]] = [WelcomeScreen(), RoomConsent(room)]
        screens += [LessonScreen(lesson.id, 0) for lesson in unit.lessons[:1]]
        if questions := self.sitting.unanswered(unit.id):
            screens.append(QuizScreen(questions, "Quiz", unit.id))
        for screen in screens:
            await self.push_screen(screen)
            await self.pop_screen()
        self.call_after_refresh(self._when_parked)

    def limber_up(self) -> None:
        """Draw once more for nobody: a forked process makes pages its own as it first writes to them, 10 ms of them
        here, and that is better done before somebody waits for it."""
        self.stylesheet.update(self.screen)
        self.screen.refresh(layout=True)

    def seat(self, sitting: "Sitting", depth: Depth, room: "InRoom") -> None:
        """Show this learner's tutor on the terminal that the standard streams are by now."""
        from tutor.tui.widgets.room_bar import RoomBar

        self.sitting, self.room = sitting, room
        dress(self)
        theme = fitting(os.environ, sitting.settings.theme)
        if theme != self.theme:
            self.ansi_color = theme in TERMINAL_COLOURS
            self.theme = theme
        cast("HostedDriver", self._driver).attach(depth)
        keep_quiet(self)
        self.obey_signals()
        self.hear_late_saves()
        home = self.screen_stack[-1]
        home.mount(RoomBar(room), before=home.query_one("Footer"))
        self._join_room(room)
        self._go_where_they_stopped()
        if self.screen is home:
            home.post_message(events.ScreenResume())
        if self.room_face is not None:
            self.room_face.enter()
        self.refresh(layout=True)
        if sitting.notice:
            self.notify(str(shown(sitting.notice)), markup=False, severity="warning", timeout=15)

    def _go_where_they_stopped(self) -> None:
        """A line that dropped in the middle of a question comes back to this question."""
        if self.sitting.is_new:
            from tutor.tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen())
            return
        question = self.sitting.progress.here.question
        if question and self.sitting.next_step().question == question:
            self.open_question(question)
