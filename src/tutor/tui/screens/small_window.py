"""What stands over every screen while the window is too small for it; below, all stays as it was."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from tutor.ground.tongue import N_, _
from tutor.tui.show import shown

ENOUGH = Size(60, 18)
"Columns and rows from which every screen can be read."


def too_small(size: Size) -> bool:
    return size.width < ENOUGH.width or size.height < ENOUGH.height


class SmallWindow(Screen[None]):
    """Takes no key but those that leave, so that nothing happens unseen."""

    DEFAULT_CSS = (
        "SmallWindow { align: center middle; } SmallWindow Static { width: 100%; text-align: center; }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "leave", N_("Leave"))]

    def compose(self) -> ComposeResult:
        yield Static(shown(self._words(self.app.size)))

    def on_resize(self) -> None:
        self.query_one(Static).update(shown(self._words(self.app.size)))

    def action_leave(self) -> None:
        self.app.action_leave()  # type: ignore[attr-defined] # the App base class has no such act

    @staticmethod
    def _words(now: Size) -> str:
        """Most important first: of a very small window only the beginning is seen."""
        return _(
            "Please make the window larger.\n"
            "It is {width}×{height}. The tutor needs {least_width}×{least_height}.\n\n"
            "Nothing is lost. q leaves."
        ).format(width=now.width, height=now.height, least_width=ENOUGH.width, least_height=ENOUGH.height)
