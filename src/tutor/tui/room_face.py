"""What a learner in a workshop sees of the room: a bar above the footer, messages, a pause. Not loaded at home."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tutor.sitting.in_room import InRoom, Notice
from tutor.tui.screens.small_window import SmallWindow
from tutor.tui.show import shown, shown_line

if TYPE_CHECKING:
    from collections.abc import Mapping

_BREATH = 0.25
"Seconds in which many acts are told to the room as one."


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
            more = f" (and {room.unread - 1} more)" if room.unread > 1 else ""
            words = said_by(new) + shown(f"{new.words}{more} ") + shown("F3 closes this", "$text-muted")
            self.query_one("#room-said", Static).update(words)
        key = shown("F4 ", "bold $primary")
        hand = shown("! ", "bold $warning") + shown("Your hand is up. ", "bold") + key + shown("lower it")
        self.query_one("#room-hand", Static).update(hand if room.is_hand_up else key + shown("Raise a hand"))
        self.query_one("#room-open", Static).update(shown("F3 ", "bold $primary") + room_line(room))


def room_line(room: InRoom) -> Content:
    """The room's name, the seat by which a facilitator calls, and when it closes."""
    parts = [f"Room {room.room_name}".strip(), f"seat {room.seat}" if room.seat else ""]
    parts.append("paused" if room.paused else "")
    parts.append(f"closes {room.closes_at.astimezone():%H:%M}" if room.closes_at else "")
    return shown_line(" · ".join(part for part in parts if part), 60)


def said_by(notice: Notice) -> Content:
    who = "Facilitator" if notice.kind == "message" else "Room"
    return shown(f"! {who}, {notice.at.astimezone():%H:%M}: ", "bold $warning")


class RoomFace:
    """Joins an app and a room: what changes in one is shown in the other."""

    def __init__(self, app: App[None], room: InRoom, places: "Mapping[str, str]") -> None:
        """`places`: the class of a screen → the id of the bench or place it shows."""
        self._app, self.room, self._places = app, room, places
        self._seen = 0

    def begin(self) -> None:
        """To be called once, when the app runs."""
        loop = asyncio.get_running_loop()

        def soon(act: Callable[[], None]) -> None:
            loop.call_later(_BREATH, act)

        self.room.soon = soon
        self.room.listen(self._show)
        self.room.begin()

    def enter(self) -> None:
        """At the door of the first screen: ask what the facilitator may see, if nobody has asked before."""
        if self.room.asks_consent:
            from tutor.tui.screens.room_consent import RoomConsent

            self._app.push_screen(RoomConsent(self.room))

    def arrived(self, screen: Screen[None]) -> None:
        """A screen of the tutor is on top now."""
        self.room.be_at(self._places.get(type(screen).__name__, ""))
        self._show()

    def open_window(self) -> None:
        from tutor.tui.screens.room_window import RoomWindow

        if not isinstance(self._app.screen, RoomWindow):
            self._app.push_screen(RoomWindow(self.room))

    def _show(self) -> None:
        if self.room.ended is not None:
            self._app.exit(return_code=0)
            return
        for screen in self._app.screen_stack:
            for bar in screen.query(RoomBar):
                if bar.is_mounted:
                    bar.show_room()
        self._tell_over_a_window()
        self._hold()

    def _tell_over_a_window(self) -> None:
        """A window covers the bar: say new words at the edge as well. The bar keeps them."""
        new, self._seen = len(self.room.notices) - self._seen, len(self.room.notices)
        if new > 0 and self.room.unread and not self._app.screen.query(RoomBar):
            last = self.room.notices[-1]
            self._app.notify(
                str(said_by(last) + shown(last.words)), markup=False, severity="warning", timeout=20
            )

    def _hold(self) -> None:
        """Over every screen while the room is paused, but for the notice of a small window."""
        from tutor.tui.screens.room_paused import RoomPaused

        top = self._app.screen
        if self.room.paused and not isinstance(top, RoomPaused | SmallWindow):
            self._app.push_screen(RoomPaused(self.room))
        elif not self.room.paused and isinstance(top, RoomPaused):
            top.dismiss()
