"""One page of a lesson as one widget, drawn from lines that are laid out once."""

from rich.markdown import Markdown
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.visual import Visual, visualize

from tutor.ground.clean import clean
from tutor.tui.show import shown_line
from tutor.tui.widgets.kept_lines import KeptLines


class PageView(KeptLines, can_focus=True):
    """Title and Markdown of a page; scrolls where they are longer than the screen."""

    DEFAULT_CSS = "PageView { height: 1fr; }"
    # Longer lines are hard to read on.
    widest = 76

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.title = ""
        self._text = ""

    def show(self, title: str, text: str) -> None:
        """Another page, from its beginning."""
        self.title, self._text = title, text
        self.scroll_home(animate=False)
        self.lay_out()

    def strips(self, width: int) -> list[Strip]:
        # Rich's Markdown reads no console markup; links stay plain text that can be read before they are used.
        title = shown_line(self.title).stylize("bold $text-primary")
        text = visualize(self, Markdown(clean(self._text), hyperlinks=False), markup=False)
        parts = [Visual.to_strips(self, part, width, None, self.visual_style) for part in (title, text)]
        return [*parts[0], Strip.blank(width, self.rich_style), *parts[1]]

    def finished(self, lines: list[Strip], width: int) -> list[Strip]:
        """With the page's own edges, and in the colours that the terminal has."""
        padding, style = self.styles.padding, self.rich_style
        edge = Style(bgcolor=style.bgcolor)
        left, right = (Segment(" " * cells, edge) for cells in (padding.left, padding.right))
        done = [Strip([left, *line.crop_extend(0, width, style), right]) for line in lines]
        ground = self.background_colors[1]
        for colours in self.get_line_filters():
            done = [line.apply_filter(colours, ground) for line in done]
        return done

    def render_lines(self, crop: Region) -> list[Strip]:
        """Past Textual's own composing of edges, which takes longer than all else of a line; there is no border."""
        edge = self.styles.padding.top
        first = self.scroll_offset.y - edge
        lines = [self.line(first + y if y >= edge else -1) for y in crop.line_range]
        return (
            lines
            if crop.column_span == (0, self.outer_size.width)
            else [line.crop(*crop.column_span) for line in lines]
        )
