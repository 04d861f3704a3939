"""A list in which a click only moves the cursor, and acting is left to keys and buttons of the screen."""

from textual.widgets import OptionList


class PickList(OptionList):
    """Rows to act on. A subclass binds enter to what its screen does with the row under the cursor."""
