"""The board's windows: one learner looked at, words to send, and questions before the room is paused or closed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from tutor.ground.tongue import N_, _
from tutor.sitting.room_lines import LONGEST_MESSAGE
from tutor.tui.show import shown, shown_line
from tutor.tui.widgets.button_row import ButtonRow
from tutor.tui.widgets.fields import LineField

_LOOK = """
    {0} {{ align: center middle; }}
    {0} > Vertical {{ width: 74; max-width: 95%; height: auto; max-height: 95%;
        background: $background; border: round $primary; padding: 0 2; }}
    {0} .title {{ text-style: bold; color: $text-primary; margin-bottom: 1; }}
    {0} VerticalScroll {{ height: auto; max-height: 14; }}
    {0} Horizontal {{ height: auto; margin-top: 1; }}
    {0} Button {{ margin-right: 1; }}
"""


class LearnerWindow(ModalScreen[bool]):
    """Ends with True if the facilitator wants to write to this learner."""

    DEFAULT_CSS = _LOOK.format("LearnerWindow")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "end(True)", N_("Message")),
        Binding("escape,q", "end(False)", N_("Close")),
    ]

    def __init__(self, label: str, words: Content) -> None:
        super().__init__()
        self._label, self._words = label, words

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(shown_line(self._label, 60), classes="title")
            with VerticalScroll(can_focus=False):
                yield Static(self._words)
            with ButtonRow():
                yield Button(shown(_("Close (Esc)")), id="close", variant="primary", compact=True)
                yield Button(shown(_("Message (m)")), id="message", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "message")

    def action_end(self, write: bool) -> None:
        self.dismiss(write)


class MessageWindow(ModalScreen[str]):
    """Ends with the words to send, cleaned and short; empty after Esc. `about` says who will read them."""

    DEFAULT_CSS = _LOOK.format("MessageWindow")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", N_("Back"))]

    def __init__(self, about: str, begun: str = "") -> None:
        super().__init__()
        self._about, self._begun = about, begun

    @property
    def typed(self) -> str:
        return self.query_one(Input).value

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(shown_line(self._about, 68), classes="title")
            yield LineField(self._begun, max_length=LONGEST_MESSAGE, placeholder=_("Your words, in one line"))
            yield Static(shown(_("They stay on the learner's screen until they are read."), "$text-muted"))
            with ButtonRow():
                yield Button(shown(_("Send (Enter)")), id="send", variant="primary", compact=True)
                yield Button(shown(_("Back (Esc)")), id="close", compact=True)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self) -> None:
        self.dismiss(self.typed)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(self.typed if event.button.id == "send" else "")

    def action_close(self) -> None:
        self.dismiss("")


class ChoiceWindow(ModalScreen[str]):
    """A question with its answers, each under a key; ends with the key chosen, empty after Esc."""

    DEFAULT_CSS = _LOOK.format("ChoiceWindow")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", N_("Back"))]

    def __init__(self, title: str, words: str, choices: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._heading, self._words, self._choices = title, words, choices

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(shown(self._heading), classes="title")
            yield Static(shown(self._words))
            with ButtonRow():
                yield Button(shown(_("Back (Esc)")), id="close", variant="primary", compact=True)
                for key, words in self._choices:
                    yield Button(shown(f"{words} ({key})"), id=f"choice-{key}", compact=True)

    def on_mount(self) -> None:
        self.query_one("#close", Button).focus()

    def on_key(self, event: Key) -> None:
        if event.key in {key for key, _ in self._choices}:
            # Stopped, or the board below would take the same key for its own.
            event.stop()
            self.dismiss(event.key)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss((event.button.id or "").removeprefix("choice-").replace("close", ""))

    def action_close(self) -> None:
        self.dismiss("")
