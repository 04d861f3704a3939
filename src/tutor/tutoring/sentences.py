"""A letter cut into sentences, for matching and marking; works without punctuation and in quoted mail."""

import re
from typing import NamedTuple

LONGEST = 300
"At most this many characters in one span for marking."

# A full stop ends a sentence unless it belongs to a short title, an abbreviation or the number of a list.
_END = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\be\.g)(?<!\bi\.e)(?<!\bNo)(?<!\bvs)"
    r"(?<!\bLtd)(?<!\bInc)(?<!\bCo)(?<!\bSt)(?<!\bJr)(?<!\bapprox)(?<!^\d)(?<!\n\d)"
    r"[.!?…。！？]+[\"'”’»)\]*_]*(?=\s|$|[A-ZÀ-ÞА-Я¿¡])"
    r"|[。！？؟۔।]"
    r"|\r?\n[ \t>|]*\r?\n[\s>|]*"
    r"|\r?\n[ \t>|]*(?=[-*•·–—▪◦]\s|\d{1,2}[.)]\s)"
    r"|\r\n|\n|\r"
)
_EDGE = re.compile(r"[\s>|*_•·▪◦=~#–—-]*")
_JOINTS = re.compile(
    r"(?<=[;:])\s|(?<=,)\s(?=(?:and|but|so|we|you|because|which|please|if)\b)"
    r"|\s(?=(?:however|unfortunately|therefore|because|but|please|so|if|and|we|you|they)\b)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[-*•·–—▪◦]\s|\d{1,2}[.)]\s")
_HEADER = re.compile(
    r"[ \t>|]*(?:from|to|cc|subject|re|fwd?|date|sent|reply-to|von|an|betreff|de|para|asunto)[ \t]*:", re.I
)


class Span(NamedTuple):
    """Characters `start` to `end` (exclusive) of the text as given."""

    start: int
    end: int


def sentences(text: str) -> tuple[Span, ...]:
    """Every visible part of `text`, in order, in spans of at most `LONGEST` characters, for marking."""
    return tuple(part for whole in whole_sentences(text) for part in clauses(text, whole))


def whole_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Sentences however long; a text without punctuation may be a single one."""
    end = len(text) if end is None else end
    found: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match.group()[0] in "\r\n" and not _line_ends_sentence(text, begin, match):
            continue
        _add(found, text, begin, match.end())
        begin = match.end()
    _add(found, text, begin, end)
    return found


def _line_ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    """A single line break ends a sentence after a header, a greeting, or a short line before a capital."""
    if len(match.group().strip(" \t>|\r")) > 1 or "\n" in match.group()[2:]:
        return True
    line_start = max(text.rfind("\n", 0, match.start()) + 1, begin)
    line = text[line_start : match.start()].strip(" \t>|*")
    after = text[match.end() : match.end() + 12].lstrip(" \t>|*")
    if _LISTED.match(text, match.end()):
        return True
    if _HEADER.match(text, match.end()) or _HEADER.match(text, line_start, match.start()):
        return True
    return (line.endswith((",", ":")) and len(line) < 40) or (len(line) < 45 and after[:1].isupper())


def _add(found: list[Span], text: str, begin: int, end: int) -> None:
    begin = min(_EDGE.match(text, begin, end).end(), end)  # type: ignore[union-attr]  # `*` always matches
    while end > begin and (text[end - 1].isspace() or text[end - 1] in ">|"):
        end -= 1
    if begin < end:
        found.append(Span(begin, end))


def clauses(text: str, whole: Span) -> list[Span]:
    """`whole`, or, where it is too long, its clauses; words are cut only where there is no space at all."""
    parts: list[Span] = []
    begin = whole.start
    while whole.end - begin > LONGEST:
        cut = _cut(text, begin, whole.end)
        _add(parts, text, begin, cut)
        begin = cut
    _add(parts, text, begin, whole.end)
    return parts


def _cut(text: str, begin: int, end: int) -> int:
    """Where to end a clause: at the first joint after a fair length, else at a space, else hard."""
    low, high = begin + 70, min(begin + LONGEST, end)
    joint = _JOINTS.search(text, low, high)
    if joint:
        return joint.end()
    space = max(text.rfind(sign, low, high) for sign in " \n\t")
    return space + 1 if space > 0 else high
