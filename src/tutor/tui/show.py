"""Text for the screen: the one way words from people and from the course reach a widget."""

from textual.content import Content

from tutor.ground.clean import clean, clean_line


def shown(text: str, style: str = "") -> Content:
    """`text` as it is, never read as markup (reliability.md 2a), without what a terminal would obey (2b)."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def shown_line(text: str, longest: int = 200) -> Content:
    """The same on one line, for titles and rows."""
    line = clean_line(text)
    return Content(line if len(line) <= longest else line[: longest - 1] + "…")
