"""A list in which a click only moves the cursor, and Enter is left to the screen."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class PickList(OptionList):
    """Rows to act on with keys and buttons. The screen has `action_enter`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.enter", "Enter", show=False)]
