"""Text as one widget: its lines are laid out once and kept, and only lines that changed are drawn."""

from itertools import zip_longest

from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


class KeptLines(ScrollView, can_focus=False):
    """Subclasses lay out their text in `strips`, and call `lay_out` when it is another one."""

    DEFAULT_CSS = "KeptLines { overflow-x: hidden; scrollbar-size-vertical: 1; }"
    auto_links = False
    widest = 1000
    "Columns of text at most."

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Strip] = []
        self._blank = Strip([])

    def strips(self, width: int) -> list[Strip]:
        """The text's lines, at most so many cells wide."""
        raise NotImplementedError

    def finished(self, lines: list[Strip], width: int) -> list[Strip]:
        """The lines as they are drawn."""
        style = self.rich_style
        return [line.crop_extend(0, width, style) for line in lines]

    def line(self, row: int) -> Strip:
        """A line of the text, counted from 0; a blank one above and below it."""
        return self._lines[row] if 0 <= row < len(self._lines) else self._blank

    def on_resize(self) -> None:
        self.lay_out()

    def notify_style_update(self) -> None:
        """The lines carry the colours of the theme."""
        super().notify_style_update()
        if self.is_mounted:
            self.lay_out()

    def lay_out(self) -> None:
        """Lay the text out anew and draw what differs."""
        width = min(self.scrollable_content_region.width, self.widest)
        if width < 1:
            return
        before, shown = self._lines, self.size
        self._blank, *self._lines = self.finished([Strip([]), *self.strips(width)], shown.width)
        # As high as the widget at least: then most texts have the same size, and nothing else has to move.
        size = Size(shown.width, max(len(self._lines), shown.height))
        if size != self.virtual_size:
            self.virtual_size = size
            self.refresh()
            return
        top = self.scroll_offset.y
        rows = zip_longest(before[top : top + shown.height], self._lines[top : top + shown.height])
        changed = [Region(0, row, shown.width, 1) for row, (old, new) in enumerate(rows) if old != new]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        return self.line(y + self.scroll_offset.y)


class Lines(KeptLines):
    """Rows of styled words; a row that stays as it was is not laid out again."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: tuple[Content, ...] = ()
        self._known: list[tuple[Content, list[Strip]]] = []
        self._known_for: tuple[object, ...] = ()

    def show(self, rows: tuple[Content, ...]) -> None:
        """Other words; shown when there is room for them."""
        self._rows = rows
        self.lay_out()

    def strips(self, width: int) -> list[Strip]:
        style = self.visual_style
        if self._known_for != (width, style):
            self._known, self._known_for = [], (width, style)
        self._known = [
            (
                row,
                known[1]
                if known and known[0].is_same(row)
                else Visual.to_strips(self, row, width, None, style),
            )
            for row, known in zip_longest(self._rows, self._known[: len(self._rows)])
        ]
        return [strip for _, strips in self._known for strip in strips]
