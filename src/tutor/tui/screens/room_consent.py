"""The one question at a workshop's door: may the facilitator see your name?"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Button, Static

from tutor.ground.tongue import N_, _
from tutor.sitting.in_room import InRoom
from tutor.tui.screens.dialog import Dialog
from tutor.tui.show import shown

SEEN = N_(
    "The facilitator sees where you are in the course, how far you are, which questions were hard, and when you "
    "raise a hand. They never see your letter or what you write."
)


class RoomConsent(Dialog[None]):
    """Asked once; the answer is kept with the learner's progress. Esc is the answer that tells less."""

    DEFAULT_CSS = """
    RoomConsent { align: center middle; }
    RoomConsent > VerticalScroll { width: 66; max-width: 95%; height: auto; max-height: 95%;
        background: $background; border: round $primary; padding: 0 2; }
    RoomConsent .title { text-style: bold; color: $text-primary; margin-bottom: 1; }
    RoomConsent #answers { dock: bottom; height: auto; background: $background; }
    RoomConsent Button { margin-top: 1; width: 100%; }
    RoomConsent.-short Button { margin-top: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", N_("Show my name")),
        Binding("n,escape", "answer(False)", N_("Without my name")),
    ]

    def __init__(self, room: InRoom) -> None:
        super().__init__()
        self._room = room

    def compose(self) -> ComposeResult:
        seat = _("Seat {seat}").format(seat=self._room.seat) if self._room.seat else _("a guest")
        with VerticalScroll(can_focus=False):
            yield Static(shown(_("May the facilitator see your name?")), classes="title")
            yield Static(
                shown(
                    _("{seen}\n\nWithout your name they see “{seat}”. F3 changes it at any time.").format(
                        seen=_(SEEN), seat=seat
                    )
                )
            )
            with Vertical(id="answers"):
                yield Button(shown(_("Show my name (y)")), id="yes", compact=True)
                stay = _("Stay “{seat}”, without my name (n)").format(seat=seat)
                yield Button(shown(stay), id="no", compact=True)

    def on_mount(self) -> None:
        self.query_one("#no", Button).focus(scroll_visible=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_answer(event.button.id == "yes")

    def action_answer(self, may_show: bool) -> None:
        self._room.consent(may_show)
        self.dismiss()
