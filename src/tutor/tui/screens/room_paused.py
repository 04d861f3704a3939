"""Over the screen while the facilitator has paused the room: nothing can be done, and nothing is lost."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from tutor.ground.tongue import N_, _
from tutor.sitting.in_room import InRoom
from tutor.tui.show import shown


class RoomPaused(ModalScreen[None]):
    """Closed by the room alone. It takes no key but the one that leaves everywhere: people are typing when it comes."""

    AUTO_FOCUS = ""

    DEFAULT_CSS = """
    RoomPaused { align: center middle; }
    RoomPaused > Vertical { width: 56; max-width: 95%; height: auto; background: $background;
        border: heavy $warning; padding: 1 2; }
    RoomPaused .title { text-style: bold; color: $text-warning; margin-bottom: 1; }
    RoomPaused Button { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", N_("Leave"))]

    def __init__(self, room: InRoom) -> None:
        super().__init__()
        self._room = room

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(shown(_("! A short pause")), classes="title")
            yield Static(
                shown(
                    _(
                        "The facilitator has paused the room. Please look up.\n\n"
                        "All you did is saved. You go on where you are when the pause ends."
                    )
                )
            )
            yield Button(shown(_("Leave the tutor (Ctrl+Q)")), id="leave", compact=True)

    def on_screen_resume(self) -> None:
        """What lay over this may have outlasted the pause."""
        if not self._room.paused:
            self.dismiss()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_leave()

    def action_leave(self) -> None:
        self.app.action_leave()  # type: ignore[attr-defined] # the App base class has no such act
