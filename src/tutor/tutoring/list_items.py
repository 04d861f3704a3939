"""Items of lists in pasted text: bullets, commas, bars, emoji, or one to a line. Running text has none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tutor.tutoring.everyday_words import HEADINGS

_BULLETS = "•·●○▪▫◦‣⁃∙■□◆◇▶►➢➤✓✔✗✘★☆→»※"
_EMOJI = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"
# Separators that only lists have, and those that running text has too. A semicolon ends a piece only after a
# word or a bracket: `'; DROP` is one name, however strange.
_BETWEEN = r"[|｜\t¦]+|(?<=[\w)\]+#])[;；؛]|[ \u00a0]{3,}|\s(?=#\w)"
_SIGNS = rf"[{_BULLETS}{_EMOJI}]+|(?<!\S)\*+(?!\S)"
_STRONG = re.compile(f"{_SIGNS}|{_BETWEEN}")
_WEAK = re.compile(r"[,،，、]|\s[-–—/]\s")
_FIRM = re.compile(f"{_BETWEEN}|{_WEAK.pattern}")
_SOFT = re.compile(_SIGNS)
_ENDS = re.compile(rf"^[\s{_BULLETS}{_EMOJI}]+|[\s{_BULLETS}{_EMOJI}]+$")
_LINE = re.compile(r"[^\r\n]+")
_NUMBERED = r"(?:\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|\(?(?:[a-z]|[ivx]{2,4})[.)])\s"
_BULLETED = re.compile(rf"\s*(?:[-–—+>*{_BULLETS}{_EMOJI}]|{_NUMBERED})")
_LEFT_EDGE = re.compile(
    rf"(?:[\s–—-]|[+>#]\s|\[[ xX]?\]|{_NUMBERED})*(?:[\"'“”‘’`#+*]*(?=[\w(\[]))?", re.IGNORECASE
)
_RIGHT_EDGE = " \t\u00a0\"'“”‘’`.!:*"
# “Tools I use:” heads a list; a longer beginning is the beginning of a sentence.
_LABEL = re.compile(r"^\s*(?=[^\W\d_])(?:[^\s:,;|\d]+\s+){0,4}[^\s:,;|\d]+\s?:\s+(?=\S)")
# Where a short piece holds two things after all: a sentence's end, or half of a pair of brackets.
_SENTENCE = re.compile(r"(?<=[\w)]{2})[.!?]\s+")
_HALF = re.compile(r"\((?![^()]*\))|(?<!\()(?<=\w)\)(?=\s)")
# Addresses, telephone numbers, days and years of employment, and amounts.
_NO_SKILL = re.compile(
    r"@|https?:|www\.|\d[\d .()/-]{6,}\d|^\W*\d{3,}|[$€£₱₹]\s?\d|^\d+\+?\s(?:years?|months?|yrs?|wpm|hours?|hrs?)\b|"
    r"^(?:an?|the|my|our|their|two|three|four|five)\s|"
    r"^(?:(?:since|from|until|to|in)\s+)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[.,]?\s+)?"
    r"(?:19|20)\d\d$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_PICTURE = re.compile("[\U0001f000-\U0001faff]")
_DECORATION = re.compile(rf"[\s\-–—=_~.,:;!+#<>*{_BULLETS}\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d]*|\W?\s*\W?")
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
    parts = (part for start, end in pieces for part in _sentences(line, start, end))
    short = ((start, end) for start, end in parts if _may_be_skill(line[start:end]))
    items = tuple(Item(offset + start, offset + end, line[start:end]) for start, end in short)
    return _Line(items, label is not None or len(pieces) > 1 or _BULLETED.match(line) is not None)


def _pieces(line: str, begin: int) -> Iterator[tuple[int, int]]:
    """Where the pieces between separators stand, without spaces, quotes and numbering at their edges.

    Emoji and bullets part words; where there is no word between two other separators, they are the piece.
    """
    for start, end in _parted(line, begin, len(line), _FIRM):
        if _has_word(line[start:end]):
            for piece in _parted(line, start, end, _SOFT):
                yield _trimmed(line, *piece)
        else:
            yield _trimmed(line, start, end)


def _sentences(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A piece, or its parts: “for 6 years (Preply” and “Zoom). Lesson plans” are two things each."""
    for sentence in _parted(line, start, end, _SENTENCE):
        if line.count("(", *sentence) == line.count(")", *sentence):
            yield _trimmed(line, *sentence)
        else:
            for part in _parted(line, *sentence, _HALF):
                yield _trimmed(line, *part)


def _parted(line: str, begin: int, end: int, separators: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for separator in separators.finditer(line, begin, end):
        yield begin, separator.start()
        begin = separator.end()
    yield begin, end


def _has_word(piece: str) -> bool:
    return any(char.isalnum() for char in piece)


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    piece = line[start:end]
    left = _LEFT_EDGE.match(piece)
    start += left.end() if left else 0
    end = start + len(line[start:end].rstrip(_RIGHT_EDGE))
    for opening, closing in ("()", "[]"):
        start, end = _unbracketed(line, start, end, opening, closing)
    return start, max(start, end)


def _unbracketed(line: str, start: int, end: int, opening: str, closing: str) -> tuple[int, int]:
    """Without brackets around the whole piece, and without half a pair; “Excel (advanced)” and “[/]” stay."""
    piece = line[start:end]
    opens, closes = piece.count(opening), piece.count(closing)
    if opens + closes > 2 or not _has_word(piece):
        return start, end
    around = opens == closes == 1 and piece.startswith(opening) and piece.endswith(closing)
    if around or (piece.startswith(opening) and not closes):
        start += 1
    if around or (piece.endswith(closing) and not opens):
        end -= 1
    return start, end


def _is_list(line: str, pieces: list[tuple[int, int]], *, labelled: bool) -> bool:
    """A bullet, a bar or a label makes a list; commas do with three short pieces, a line if short."""
    lengths = sorted(len(line[start:end].split()) for start, end in pieces)
    if not lengths or lengths[len(lengths) // 2] > _MOST_WORDS:
        return False
    if _BULLETED.match(line) or labelled or (len(pieces) > 1 and _STRONG.search(_ENDS.sub("", line))):
        return True
    if len(pieces) == 1:
        return lengths[0] <= _MOST_WORDS and not line.rstrip().endswith((".", "!", "?"))
    return len(pieces) > 2 and lengths[-1] <= _MOST_WORDS + 3


def _may_be_skill(piece: str) -> bool:
    if len(piece) > _LONGEST_ITEM or len(piece.split()) > _MOST_WORDS:
        return False
    if not _has_word(piece):
        # “[/]” or an emoji may be somebody's skill; a row of dashes, stars or ticks is none.
        return bool(_PICTURE.search(piece)) or not _DECORATION.fullmatch(piece)
    return bool(_LETTER.search(piece)) and not _NO_SKILL.search(piece) and piece.casefold() not in HEADINGS
