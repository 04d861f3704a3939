"""Text for the screen: the one way words from people and from the course reach a widget."""

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from tutor.ground.clean import clean, clean_line


def shown(text: str, style: str = "") -> Content:
    """`text` as it is, never read as markup, without what a terminal would obey."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def joined(pieces: Iterable[tuple[str, str]]) -> Content:
    """Many pieces of text, each with its style or "", in one go: adding them up makes a new whole for each."""
    return Content.assemble(*((clean(text), style) for text, style in pieces))


def shown_line(text: str, longest: int = 200) -> Content:
    """The same on one line of at most `longest` cells, for titles and rows. A letter may be two cells wide or none."""
    line = clean_line(text)
    if cell_len(line) > longest:
        line = set_cell_size(line, longest - 1).rstrip() + "…"
    return Content(line)


def in_cells(text: str, width: int) -> Content:
    """The same in exactly `width` cells, so that what stands behind it stands in a column."""
    line = shown_line(text, width)
    return line + " " * (width - line.cell_length)


def hung(lead: Content, words: Content, width: int) -> Content:
    """`lead` and `words`, wrapped at `width` cells; further lines begin where the words began."""
    indent = lead.cell_length
    return lead + Content("\n" + " " * indent).join(words.wrap(max(8, width - indent)))
