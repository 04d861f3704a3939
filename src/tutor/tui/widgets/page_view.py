"""One page of a lesson as one widget: its lines are laid out once and kept, and only lines that changed are drawn."""

from rich.markdown import Markdown
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual, visualize

from tutor.ground.clean import clean
from tutor.tui.show import shown_line

_WIDEST = 76
"Columns of text: longer lines are hard to read on."


class PageView(ScrollView, can_focus=True):
    """Title and Markdown of a page; scrolls where they are longer than the screen."""

    DEFAULT_CSS = "PageView { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.title = ""
        self._text = ""
        self._lines: list[Strip] = []

    def show(self, title: str, text: str) -> None:
        """Another page, from its beginning."""
        self.title, self._text = title, text
        self.scroll_home(animate=False)
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def notify_style_update(self) -> None:
        """The lines carry the colours of the theme."""
        super().notify_style_update()
        if self.is_mounted:
            self._lay_out()

    def _lay_out(self) -> None:
        width = min(self.scrollable_content_region.width, _WIDEST)
        if not self.title or width < 1:
            return
        before, self._lines = self._lines, self._strips(width)
        # As high as the widget at least: then most pages have the same size, and nothing else has to move.
        size = Size(self.size.width, max(len(self._lines), self.size.height))
        if size != self.virtual_size:
            self.virtual_size = size
            self.refresh()
            return
        top = self.scroll_offset.y
        changed = [
            row for row in range(self.size.height) if _at(before, top + row) != _at(self._lines, top + row)
        ]
        if changed:
            self.refresh(*(Region(0, row, self.size.width, 1) for row in changed))

    def _strips(self, width: int) -> list[Strip]:
        # Rich's Markdown reads no console markup; links stay plain text that can be read before they are used.
        title = shown_line(self.title).stylize("bold $text-primary")
        text = visualize(self, Markdown(clean(self._text), hyperlinks=False), markup=False)
        parts = [Visual.to_strips(self, part, width, None, self.visual_style) for part in (title, text)]
        return [*parts[0], Strip.blank(width, self.rich_style), *parts[1]]

    def render_line(self, y: int) -> Strip:
        line = _at(self._lines, y + self.scroll_offset.y) or Strip([])
        return line.crop_extend(0, self.size.width, self.rich_style)


def _at(lines: list[Strip], row: int) -> Strip | None:
    return lines[row] if 0 <= row < len(lines) else None
