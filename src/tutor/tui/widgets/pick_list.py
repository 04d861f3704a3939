"""Lists: rows to choose from, and rows in which a click only moves the cursor."""

from contextlib import suppress
from typing import TypeVar

from textual.widgets import OptionList, SelectionList

_Value = TypeVar("_Value")


class Rows(OptionList):
    """Textual looks up the line of a row that was not drawn yet: a page key that comes so early does nothing."""

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
