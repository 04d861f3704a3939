"""A pasted letter made readable for matching, with a map from every position back to the text as given."""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from tutor.ground.folding import APOSTROPHES, fold

_MARKUP = re.compile(
    r"(?P<soft>=\r?\n)"  # a quoted-printable line that goes on
    r"|(?P<coded>(?:=[0-9A-F]{2})+)"
    r"|(?P<hidden>[\x00-\x08\x0e-\x1f\x7f\u00ad\u0300-\u036f\u061c\u0640\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]+)"
    r"|(?P<blank>[\u115f\u1160\u2800\u3164\uffa0]+)"  # shown as a space, though of the kind of letters
    r"|(?P<code><(?:style|script)\b.{0,20000}?</(?:style|script)>)"
    r"|(?P<tag></?[a-zA-Z!][^<>@]{0,400}>)"
    r"|(?P<entity>&\#?\w{1,10};)"
    r"|(?P<link>(?:https?://|www\.)[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,255})"
    r"|(?P<wide>[\u24b6-\u24e9\ufb00-\ufb06\uff01-\uff9f\uffa1-\uffef\U0001d400-\U0001d7ff\U0001f130-\U0001f149]+)",
    re.DOTALL,
)
_CUT_TAG = re.compile(r"</?[a-zA-Z!][^<>@]{0,400}$")
_WITHIN_A_WORD = re.compile(r"</?(?:a|abbr|b|em|font|i|mark|s|small|span|strong|u)\b")
_QUOTE_MARKS = re.compile(r"\n[>|\s]+")
_SITE = re.compile(r"(?:@|//|www\.)(?:[\w-]{1,63}\.){0,3}?([a-zA-Z]{3,20})\.[a-zA-Z]{2,10}(?:[/?:#]|$)")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*")
_LINE_BREAK = re.compile(r"\s*[-‐]?[ \t]*\r?\n[\s>|]*")


class Word(NamedTuple):
    """One word in lower case without accents; `start` and `end` are positions in the text as given."""

    text: str
    start: int
    end: int


class ReadableText:
    """`text` without markup, hidden signs, entities and links; `original(i)` is where position i came from.

    Only places that differ are kept in the map, so its size follows the markup and not the text.
    """

    def __init__(self, given: str, start: int = 0, end: int | None = None) -> None:
        end = len(given) if end is None else end
        pieces: list[str] = []
        self._here: list[int] = [0]
        self._there: list[int] = [start]
        length, done = 0, start
        coded = "=\n" in given or "=\r\n" in given or "=E2=80" in given or "=C2=A0" in given
        for found in _MARKUP.finditer(given, start, end):
            kind = found.lastgroup or ""
            if kind == "coded" and not coded:
                continue
            plain = given[done : found.start()]
            instead = _instead(kind, found.group())
            pieces += (plain, instead)
            length += len(plain)
            self._note(length, found.start())
            length += len(instead)
            done = found.end()
            self._note(length, done)
        pieces.append(given[done:end])
        self.text = "".join(pieces)

    def _note(self, here: int, there: int) -> None:
        self._here.append(here)
        self._there.append(there)

    def original(self, position: int, as_end: bool = False) -> int:
        """Where in the given text the sign at `position` begins or ends (of a replacement: the replaced)."""
        at = bisect_right(self._here, position) - 1
        if at % 2:  # the map goes by turns: as given, replaced, as given, …
            return self._there[at + as_end]
        return self._there[at] + position - self._here[at] + as_end

    def words(self) -> list[Word]:
        """All words in order. `can't` is one word, a French elision (`l'inscription`) two."""
        found: list[Word] = []
        for match in _WORD.finditer(self.text):
            raw, begin = match.group(), match.start()
            parts = APOSTROPHES.split(raw, 1)
            if len(parts) == 2 and (len(parts[0]) == 1 or parts[0].lower() == "qu"):
                cut = begin + len(parts[0]) + 1
                found.append(self._word(parts[0], begin, cut - 1))
                found.append(self._word(parts[1], cut, match.end()))
            else:
                found.append(self._word(raw, begin, match.end()))
        return found

    def _word(self, raw: str, begin: int, end: int) -> Word:
        return Word(fold(raw), self.original(begin), self.original(end - 1, as_end=True))


def without_markup(quoted: str) -> str:
    """A piece of a letter on one line, as its reader saw it; links stay."""
    coded = "=\n" in quoted or "=\r\n" in quoted

    def instead(found: re.Match[str]) -> str:
        kind = found.lastgroup or ""
        if kind == "link" or (kind == "coded" and not coded):
            return found[0]
        return "" if _WITHIN_A_WORD.match(found[0]) else _instead(kind, found[0])

    # Twice, as a line that goes on may cut a tag in two.
    seen = _MARKUP.sub(instead, _MARKUP.sub(instead, quoted))
    return " ".join(_QUOTE_MARKS.sub("\n", _CUT_TAG.sub(" ", seen)).split())


def broken_by_line(given: str, first: Word, second: Word) -> bool:
    """True when nothing but a line break (with its hyphen and quote marks) stands between two words."""
    gap = given[first.end : second.start]
    return len(gap) < 12 and _LINE_BREAK.fullmatch(gap) is not None


@lru_cache(maxsize=20_000)
def _site(link: str) -> str:
    """The name of a link's or mail address's site (`https://help.fiverr.com/x` says `fiverr`)."""
    found = _SITE.search(link)
    return found[1] if found else ""


def _instead(kind: str, found: str) -> str:
    if kind in ("soft", "hidden"):
        return ""
    if kind == "coded":
        return bytes.fromhex(found.replace("=", "")).decode("utf-8", "replace")
    if kind == "entity":
        import html  # few letters have one, and its table of all entities is long

        return html.unescape(found).replace("\xa0", " ")
    if kind == "link":
        return " upwork " if "upwork" in found.lower() else f" {_site(found)} "
    if kind == "wide":
        return unicodedata.normalize("NFKC", found)
    return " "
