"""A desk whose detail is worth reading at length: in a small window it takes the room while somebody reads it."""

from typing import ClassVar

from textual.widgets import OptionList

from tutor.ground.tongue import N_, _
from tutor.tui.screens.desk import DeskScreen
from tutor.tui.show import shown

WIDE = 110
"Columns from which list and detail stand side by side, as the desk's breakpoints have it."


class ReadingDesk(DeskScreen):
    """Enter or a click gives the detail most of a small window (desk.tcss), Esc gives it back to the rows."""

    READ: ClassVar[str] = N_("Esc: back to the list")
    "What stands in the frame of the detail while it is read."

    def on_descendant_focus(self) -> None:
        pane = self.query_one("#detail-pane")
        reading = self.focused is pane
        self.set_class(reading, "-reading")
        words = _(self.READ) if reading else _("Enter: read all")
        pane.border_subtitle = shown(words)
        self.call_after_refresh(self.query_one("#rows", OptionList).scroll_to_highlight)
