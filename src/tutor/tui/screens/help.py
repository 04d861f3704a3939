"""A window over the screen with words to read: help, or the sources of a page."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Button, Static

from tutor.ground.tongue import N_, _
from tutor.tui.screens.dialog import Dialog
from tutor.tui.show import shown, shown_line


class HelpScreen(Dialog[None]):
    """`text` under `title`; Esc, Enter, q or the button close it."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > Vertical { width: 76; max-width: 95%; height: auto; max-height: 100%;
        background: $background; border: round $primary; padding: 0 2; }
    HelpScreen VerticalScroll { height: auto; max-height: 66vh; }
    HelpScreen .title { text-style: bold; color: $text-primary; margin-bottom: 1; }
    HelpScreen Button { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "close", N_("Close")),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._heading, self._words = title, text

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(shown_line(self._heading), classes="title")
            with VerticalScroll(can_focus=True):
                yield Static(shown(self._words))
            yield Button(shown(_("Close (Esc)")), id="close", variant="primary", compact=True)

    def on_mount(self) -> None:
        self.query_one("#close", Button).focus()

    def on_button_pressed(self) -> None:
        self.dismiss()

    def action_close(self) -> None:
        self.dismiss()
