"""One page of a lesson as one widget, drawn from lines that are laid out once."""

from copy import copy
from functools import cache

from markdown_it import MarkdownIt
from rich.markdown import Markdown
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.visual import Visual, visualize

from tutor.ground.clean import clean
from tutor.tui.show import shown_line
from tutor.tui.widgets.kept_lines import KeptLines


@cache
def _reader() -> tuple[MarkdownIt, Markdown]:
    """Rich's Markdown makes a parser for each text, which takes as long as reading it: here one serves all."""
    return MarkdownIt().enable("strikethrough").enable("table"), Markdown("", hyperlinks=False)


def read_markdown(text: str) -> Markdown:
    """The same as `Markdown(text, hyperlinks=False)`."""
    parser, empty = _reader()
    page = copy(empty)
    page.markup, page.parsed = text, parser.parse(text)
    return page


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
        text = visualize(self, read_markdown(clean(self._text)), markup=False)
        parts = [Visual.to_strips(self, part, width, None, self.visual_style) for part in (title, text)]
        return [*parts[0], Strip.blank(width, self.rich_style), *parts[1]]

    def finished(self, lines: list[Strip], width: int) -> list[Strip]:
        """With the page's own edges, and in the colours that the terminal has."""
        padding = self.styles.padding
        whole, edge = padding.left + width + padding.right, Style(bgcolor=self.rich_style.bgcolor)
        left, filters, ground = (
            Segment(" " * padding.left, edge),
            self.get_line_filters(),
            self.background_colors[1],
        )

        def done(segments: list[Segment]) -> Strip:
            for colours in filters:
                segments = colours.apply(segments, ground)
            return Strip(segments, whole)

        blank = done([Segment(" " * whole, edge)])
        return [
            done([left, *line, Segment(" " * (width - line.cell_length + padding.right), edge)])
            if line.cell_length
            else blank
            for line in lines
        ]

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
