"""Lists: rows to choose from, and rows in which a click only moves the cursor."""

from contextlib import suppress
from typing import TypeVar

from textual.widgets import OptionList, SelectionList

_Value = TypeVar("_Value")


class Rows(OptionList):
    """Textual looks up the line of a row that was not drawn yet: a page key that comes so early does nothing."""

    def scroll_to_highlight(self, top: bool = False) -> None:
        super().scroll_to_highlight(top)
        self._show_first_heading()

    def on_resize(self) -> None:
        self._show_first_heading()

    def _show_first_heading(self) -> None:
        """What stands above the first row to choose comes into view with it, where both have room."""
        at = self.highlighted
        if at and at < self.size.height and all(row.disabled for row in self.options[:at]):
            self.scroll_home(animate=False, immediate=True)

    def action_page_down(self) -> None:
        with suppress(KeyError):
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        with suppress(KeyError):
            super().action_page_up()  # type: ignore[no-untyped-call]


class Ticks(SelectionList[_Value]):
    """The same for rows to tick."""

    def action_page_down(self) -> None:
        with suppress(KeyError):
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        with suppress(KeyError):
            super().action_page_up()  # type: ignore[no-untyped-call]


class PickList(Rows):
    """Rows to act on. A subclass binds enter to what its screen does with the row under the cursor."""
