"""The room's bar above the footer, in a workshop only: newest unread words, and under them the room's two keys."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tutor.ground.tongue import _
from tutor.sitting.in_room import InRoom, Notice
from tutor.tui.show import shown, shown_line

_LINES, _EDGES, _LOW = 3, 8, 18
"Lines of words at most, the cells of a line that stay free, and the rows of a window below which there is one line."


class RoomKey(Static):
    """A key of the bar; a click is the key."""

    def __init__(self, key: str, id: str) -> None:
        super().__init__(Content(""), id=id)
        self._key = key

    def on_click(self) -> None:
        self.app.simulate_key(self._key)


class RoomBar(Vertical):
    """Newest unread words of the room, and under them its two keys."""

    DEFAULT_CSS = """
    RoomBar { dock: bottom; height: auto; margin-bottom: 1; background: $panel; }
    RoomBar #room-said { display: none; height: auto; max-height: 3; padding: 0 1; background: $surface;
        border-left: outer $warning; }
    RoomBar.-said #room-said { display: block; }
    RoomBar Horizontal { height: 1; padding: 0 1; }
    RoomBar Horizontal RoomKey { width: auto; max-width: 60%; height: 1; margin-right: 3; }
    """

    def __init__(self, room: InRoom) -> None:
        super().__init__(id="room-bar")
        self._room = room

    def compose(self) -> ComposeResult:
        yield RoomKey("f3", "room-said")
        with Horizontal():
            yield RoomKey("f4", "room-hand")
            yield RoomKey("f3", "room-open")

    def on_mount(self) -> None:
        self.screen.add_class("-in-room")
        self.show_room()

    def show_room(self) -> None:
        room = self._room
        new = room.notices[-1] if room.unread else None
        self.set_class(new is not None, "-said")
        if new is not None:
            more = " " + _("(and {n} more)").format(n=room.unread - 1) if room.unread > 1 else ""
            words = said_by(new) + shown(f"{new.words}{more} ")
            hint = shown(_("F3 closes this"), "$text-muted")
            lines = _LINES if self.app.size.height >= _LOW else 1
            if words.cell_length + hint.cell_length > lines * (self.app.size.width - _EDGES):
                # What has no room is read in the room's window: its key stands first, as the end is cut.
                words, hint = shown("F3 ", "bold $primary") + words, Content("")
            self.query_one("#room-said", Static).update(words + hint)
        key = shown("F4 ", "bold $primary")
        hand = (
            shown("! ", "bold $warning")
            + shown(_("Your hand is up.") + " ", "bold")
            + key
            # Translators: what the key before it does with your raised hand.
            + shown(_("lower it"))
        )
        self.query_one("#room-hand", Static).update(
            hand if room.is_hand_up else key + shown(_("Raise a hand"))
        )
        self.query_one("#room-open", Static).update(shown("F3 ", "bold $primary") + room_line(room))


def room_line(room: InRoom) -> Content:
    """Whether the room is paused, when it closes, its name, and the seat by which a facilitator calls."""
    # What is new stands first: a narrow window cuts the end.
    parts = [
        _("paused") if room.paused else "",
        _("closes {at:%H:%M}").format(at=room.closes_at.astimezone()) if room.closes_at else "",
        _("Room {name}").format(name=room.room_name).strip(),
        _("seat {seat}").format(seat=room.seat) if room.seat else "",
    ]
    return shown_line(" · ".join(part for part in parts if part), 60)


def said_by(notice: Notice) -> Content:
    said = _("! Facilitator, {at:%H:%M}:") if notice.kind == "message" else _("! Room, {at:%H:%M}:")
    return shown(said.format(at=notice.at.astimezone()) + " ", "bold $warning")
