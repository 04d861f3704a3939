"""Buttons side by side; where the window is too narrow for all of them, the others stand in a next line."""

from textual.containers import Horizontal
from textual.geometry import Region, Size
from textual.layout import ArrangeResult, Layout
from textual.layouts.horizontal import HorizontalLayout
from textual.widget import Widget


class Flowing(HorizontalLayout):
    """From left to right, and on from the left in the line below; no blank line between."""

    name = "flowing"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        placed = []
        begins = top = lowest = 0
        for one in super().arrange(parent, children, size, greedy):
            region = one.region
            if region.right - begins > size.width and region.x > begins:
                begins, top = region.x, lowest
            lowest = max(lowest, top + region.bottom)
            there = Region(region.x - begins, region.y + top, region.width, region.height)
            placed.append(one._replace(region=there))
        return placed


class ButtonRow(Horizontal):
    """As high as its lines; none of its buttons is cut."""

    DEFAULT_CSS = "ButtonRow { height: auto; }"

    @property
    def layout(self) -> Layout:
        return Flowing()
