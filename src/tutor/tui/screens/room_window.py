"""The learner's window on the room: all that was said, the hand, the name, and the code to come back with."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from tutor.ground.tongue import N_, _
from tutor.sitting.in_room import InRoom
from tutor.tui.screens.dialog import Dialog
from tutor.tui.screens.room_consent import SEEN
from tutor.tui.show import shown
from tutor.tui.widgets.button_row import ButtonRow
from tutor.tui.widgets.room_bar import room_line, said_by


class RoomWindow(Dialog[None]):
    """Opening it counts as having read everything."""

    DEFAULT_CSS = """
    RoomWindow { align: center middle; }
    RoomWindow > VerticalScroll { width: 72; max-width: 95%; height: auto; max-height: 95%;
        background: $background; border: round $primary; padding: 0 2; }
    RoomWindow #all-said { height: auto; max-height: 12; margin: 1 0; }
    /* Short: all scrolls as one, but for the buttons. */
    RoomWindow.-short #all-said { max-height: 100h; }
    RoomWindow #title { text-style: bold; color: $text-primary; }
    RoomWindow ButtonRow { dock: bottom; background: $background; }
    RoomWindow Button { margin-right: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f3", "close", N_("Close")),
        Binding("n", "name", N_("Name")),
        Binding("h", "hand", N_("Hand")),
    ]

    def __init__(self, room: InRoom) -> None:
        super().__init__()
        self._room = room

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(Content(), id="title")
            with VerticalScroll(id="all-said"):
                yield Static(Content(), id="said")
            yield Static(Content(), id="own")
            with ButtonRow():
                yield Button(shown(_("Close (Esc)")), id="close", variant="primary", compact=True)
                yield Button(shown(_("Hand (h)")), id="hand", compact=True)
                yield Button(shown(_("Name (n)")), id="name", compact=True)

    def on_mount(self) -> None:
        self._show()
        self._room.read()
        self.query_one("#close", Button).focus(scroll_visible=False)

    def _show(self) -> None:
        room = self._room
        said = [said_by(one) + shown(one.words) for one in reversed(room.notices)]
        own = [
            _("! Your hand is up.") if room.is_hand_up else _("Your hand is down."),
            (_("The facilitator sees your name.") if room.shows_name else _("The facilitator sees no name."))
            + f" {_(SEEN)}",
            _("Your code to come back with: {code}").format(code=room.resume_code)
            if room.resume_code
            else "",
        ]
        self.query_one("#title", Static).update(room_line(room))
        self.query_one("#said", Static).update(
            Content("\n").join(said) if said else shown(_("Nothing was said in this room so far."))
        )
        self.query_one("#own", Static).update(shown("\n".join(line for line in own if line) + "\n"))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        acts = {"hand": self.action_hand, "name": self.action_name}
        acts.get(event.button.id or "", self.action_close)()

    def action_hand(self) -> None:
        self._room.raise_hand()
        self._show()

    def action_name(self) -> None:
        self._room.consent(not self._room.shows_name)
        self._show()

    def action_close(self) -> None:
        self.dismiss()
