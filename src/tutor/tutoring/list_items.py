"""Items of lists in pasted text: bullets, commas, bars, emoji, or one to a line. Running text has none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tutor.tutoring.everyday_words import HEADINGS

_BULLETS = "•·●○▪▫◦‣⁃∙■□◆◇▶►➢➤✓✔✗✘★☆→»※*"
_EMOJI = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"
# Separators that only lists have, and those that running text has too.
_STRONG = re.compile(rf"[|\t¦;；{_BULLETS}{_EMOJI}]+|[ \u00a0]{{3,}}")
_WEAK = re.compile(r"[,،，、]|\s[-–—/]\s")
_EITHER = re.compile(f"{_STRONG.pattern}|{_WEAK.pattern}")
_LINE = re.compile(r"[^\r\n]+")
_BULLETED = re.compile(rf"\s*(?:[-–—+>{_BULLETS}{_EMOJI}]|\(?\d{{1,3}}[.)](?=\s)|\(?[a-z][.)]\s)")
_LEFT_EDGE = re.compile(r"[\s\"'“”‘’`()\[\]<>#+–—-]*(?:\d{1,3}[.)]\s+)?")
_RIGHT_EDGE = " \t\u00a0\"'“”‘’`.!:"
_LABEL = re.compile(r"^\s*[^\W\d_][^:,;|]{0,38}:\s+(?=\S)")
_NO_SKILL = re.compile(r"@|https?:|www\.|\d{3}", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_MOST_WORDS = 5
_LONGEST_ITEM = 50
_FEW_LINES = 4


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: `text == given[start:end]`."""

    start: int
    end: int
    text: str


def list_items(text: str) -> tuple[Item, ...]:
    """All short items of lists in the text, in order, without bullets, labels and headings.

    A short line without any mark is an item only beside another item's line: alone it is a heading.
    """
    lines = [_read(line[0], line.start()) for line in _LINE.finditer(text) if line[0].strip()]
    items: list[Item] = []
    for number, line in enumerate(lines):
        beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
        if line.marked or len(lines) < _FEW_LINES or any(other.items for other in beside):
            items.extend(line.items)
    return tuple(items)


class _Line(NamedTuple):
    """The items of one line; `marked` if a bullet, label or separator shows that it is a list."""

    items: tuple[Item, ...]
    marked: bool


def _read(line: str, offset: int) -> _Line:
    label = _LABEL.match(line)
    pieces = [piece for piece in _pieces(line, label.end() if label else 0) if piece[0] < piece[1]]
    if not _is_list(line, pieces, labelled=label is not None):
        return _Line((), False)
    short = ((start, end) for start, end in pieces if _may_be_skill(line[start:end]))
    items = tuple(Item(offset + start, offset + end, line[start:end]) for start, end in short)
    return _Line(items, label is not None or len(pieces) > 1 or _BULLETED.match(line) is not None)


def _pieces(line: str, begin: int) -> Iterator[tuple[int, int]]:
    """Where the pieces between separators stand, without spaces, quotes and numbering at their edges."""
    for separator in _EITHER.finditer(line, begin):
        yield _trimmed(line, begin, separator.start())
        begin = separator.end()
    yield _trimmed(line, begin, len(line))


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    piece = line[start:end]
    left = _LEFT_EDGE.match(piece)
    start += left.end() if left else 0
    right = len(piece.rstrip(_RIGHT_EDGE))
    return start, max(start, end - len(piece) + right)


def _is_list(line: str, pieces: list[tuple[int, int]], *, labelled: bool) -> bool:
    """A bullet, a bar or a label makes a list; commas do with three short pieces, a line if short."""
    lengths = sorted(len(line[start:end].split()) for start, end in pieces)
    if not lengths or lengths[len(lengths) // 2] > _MOST_WORDS:
        return False
    if _BULLETED.match(line) or labelled or _STRONG.search(line.strip()):
        return True
    if len(pieces) == 1:
        return lengths[0] <= _MOST_WORDS and not line.rstrip().endswith((".", "!", "?"))
    return len(pieces) > 2 and lengths[-1] <= _MOST_WORDS + 3


def _may_be_skill(piece: str) -> bool:
    if len(piece) > _LONGEST_ITEM or len(piece.split()) > _MOST_WORDS:
        return False
    return bool(_LETTER.search(piece)) and not _NO_SKILL.search(piece) and piece.casefold() not in HEADINGS
