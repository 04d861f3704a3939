"""Lists: rows to choose from, and rows in which a click only moves the cursor."""

from contextlib import suppress
from typing import TypeVar

from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import OptionList, SelectionList

_Value = TypeVar("_Value")


class Rows(OptionList):
    """Textual looks up the line of a row that was not drawn yet: a page key that comes so early does nothing."""

    _drawn_width = -1

    def _on_resize(self, event: Resize) -> None:  # type: ignore[override]
        """Rows are laid out for a width; where only the height changed, or nothing, none is drawn anew."""
        width = self.scrollable_content_region.width
        if width == self._drawn_width:
            event.prevent_default()
        self._drawn_width = width

    def render_lines(self, crop: Region) -> list[Strip]:
        self._drawn_width = self.scrollable_content_region.width
        return super().render_lines(crop)

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
