"""What a learner in a workshop sees of the room: words, a hand, a pause. Not loaded at home."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from tutor.sitting.in_room import InRoom
from tutor.tui.screens.small_window import SmallWindow
from tutor.tui.show import shown
from tutor.tui.widgets.room_bar import RoomBar, said_by

if TYPE_CHECKING:
    from collections.abc import Mapping

_BREATH = 0.25
"Seconds in which many acts are told to the room as one."


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
