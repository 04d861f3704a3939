"""Where words stand in a pasted text: the line's number, and the words around them."""

from bisect import bisect_right
from typing import NamedTuple

from tutor.ground.clean import clean_line
from tutor.ground.tongue import _

_AROUND = 24


class PlaceInText(NamedTuple):
    """`line` counts from 1; `before` and `after` are cut to a few words of the same line, `words` stand between."""

    line: int
    before: str
    words: str
    after: str

    @property
    def quoted(self) -> str:
        """“line 3: … I used Zoho CRM every day …”, with the words themselves between › and ‹."""
        around = f"{self.before}›{self.words}‹{self.after}"
        return _("line {n}: {words}").format(n=self.line, words=around)


class LinesOf:
    """The lines of one text, found once for any number of places."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]

    def place(self, start: int, end: int, around: int = _AROUND) -> PlaceInText:
        """The place of `text[start:end]`, with at most `around` characters on each side."""
        number = bisect_right(self._starts, start)
        begins = self._starts[number - 1]
        ends = self._starts[number] - 1 if number < len(self._starts) else len(self._text)
        return PlaceInText(
            number,
            _tail(self._text[begins:start], around),
            clean_line(self._text[start:end]),
            _head(self._text[end : max(end, ends)], around),
        )


def _tail(text: str, most: int) -> str:
    """The end of a line's beginning; a space that stands before the words stays."""
    line = clean_line(text[-4 * most :]) + (" " if text[-1:].isspace() else "")
    return (
        line.removeprefix(" ") if len(line) <= most and len(text) <= 4 * most else "…" + line[-most:].lstrip()
    )


def _head(text: str, most: int) -> str:
    line = (" " if text[:1].isspace() else "") + clean_line(text[: 4 * most])
    return line.rstrip() if len(line) <= most and len(text) <= 4 * most else line[:most].rstrip() + "…"
