"""The board as an app of its own: one feed from the room's host draws it anew, nothing else."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Resize

from tutor.ground.problem import TutorError
from tutor.ground.tongue import _
from tutor.tui.ends import Ends
from tutor.tui.screens.board import BoardScreen
from tutor.tui.screens.small_window import SmallWindow, too_small
from tutor.tui.show import shown
from tutor.tui.surroundings import own_driver
from tutor.tui.themes import DARK, themes

if TYPE_CHECKING:
    from tutor.sitting.room_board import RoomBoard

BREATH = 0.4
"Seconds in which many news are drawn as one; far below the two seconds the board may be behind."
MINUTES_PASS = 15.0
"Seconds after which the minutes are drawn anew where nothing else has happened."
Export = Callable[["RoomBoard", str], str]
"Writes the room down in a form (`csv`, `toml`) and says where; raises TutorError."


class BoardApp(Ends, App[None]):
    """Shows one `RoomBoard` until the facilitator quits. `export` is None where no file can be written."""

    CSS_PATH = "tutor.tcss"
    TITLE = "Board"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,ctrl+q", "leave", show=False, priority=True)]

    def __init__(self, board: "RoomBoard", theme: str = DARK, export: Export | None = None) -> None:
        super().__init__(driver_class=own_driver())
        for one in themes():
            self.register_theme(one)
        self.set_reactive(App.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self.board = board
        self.animation_level = "none"
        self._export = export
        self._due: asyncio.TimerHandle | None = None

    def on_mount(self) -> None:
        self.obey_signals()
        self.push_screen(BoardScreen(self.board))
        if too_small(self.size):
            self.push_screen(SmallWindow())
        asyncio.get_running_loop().add_reader(self.board.line.fileno(), self._heard)
        self._heard()

    def on_unmount(self) -> None:
        self._stop_hearing()
        if self._due is not None:
            self._due.cancel()

    def on_resize(self, event: Resize) -> None:
        noticed = isinstance(self.screen, SmallWindow)
        if too_small(event.size) and not noticed and len(self.screen_stack) > 1:
            self.push_screen(SmallWindow())
        elif noticed and not too_small(event.size):
            self.pop_screen()

    def _heard(self) -> None:
        """News have come: draw them in a moment, together with what comes until then."""
        if self.board.read():
            self._draw_in(BREATH)
        elif self._due is None:
            self._draw_in(MINUTES_PASS)
        if not self.board.line.is_open:
            self._stop_hearing()

    def _stop_hearing(self) -> None:
        with suppress(ValueError, OSError, RuntimeError):  # closed by now: nothing is heard on it anyway
            asyncio.get_running_loop().remove_reader(self.board.line.fileno())

    def _draw_in(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        if self._due is not None:
            if self._due.when() <= loop.time() + seconds:
                return
            self._due.cancel()
        self._due = loop.call_later(seconds, self._draw)

    def _draw(self) -> None:
        self._due = None
        for screen in self.screen_stack:
            if isinstance(screen, BoardScreen) and screen.is_mounted:
                screen.tell_answer()
                screen.show_room()
        self._draw_in(MINUTES_PASS)

    def action_leave(self) -> None:
        self.exit(return_code=0)

    def action_suspend_process(self) -> None:
        """Off: a hosted board would never wake again."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Off: it writes a file of any name."""

    def action_export(self) -> None:
        """Ask in which form; where no file can be written, show the text instead."""
        from tutor.sitting.room_export import room_text
        from tutor.tui.screens.board_dialogs import ChoiceWindow
        from tutor.tui.screens.help import HelpScreen

        def then(key: str | None) -> None:
            form = {"c": "csv", "t": "toml"}.get(key or "")
            if form is None:
                return
            if self._export is None:
                text = room_text(self.board.view(), self.board.facts, self.board.now(), form)
                self.push_screen(HelpScreen(_("The room as {form}").format(form=form.upper()), text))
                return
            try:
                words = self._export(self.board, form)
            except TutorError as problem:
                words = str(problem)
            self.notify(str(shown(words)), markup=False, timeout=10)

        words = _(
            "What the board shows now, for afterwards. It holds no letter, no answer and no name without consent."
        )
        self.push_screen(ChoiceWindow(_("Write the room down?"), words, (("c", "CSV"), ("t", "TOML"))), then)
