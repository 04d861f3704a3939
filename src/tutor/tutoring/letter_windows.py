"""Which parts of a pasted text are read: all of a letter, the most telling parts of something huge."""

import re
from array import array
from functools import lru_cache

from tutor.course.letter_signs import LetterSigns
from tutor.tutoring.sentences import Span

_WHOLE = 24_000
"A text up to this many characters is read whole."
_BLOCK, _BLOCKS = 1_500, 14


@lru_cache(maxsize=4)
def _telling(beginnings: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(beginnings.split())), re.IGNORECASE)


def telling_windows(text: str, signs: LetterSigns) -> list[Span]:
    """The parts to read: all of it, or the blocks with the most telling words and the beginning."""
    if len(text) <= _WHOLE:
        return [Span(0, len(text))]
    counts = array("I", [0]) * (len(text) // _BLOCK + 1)
    for found in _telling(signs.telling).finditer(text):
        counts[found.start() // _BLOCK] += 1
    best = sorted(range(len(counts)), key=lambda block: (-counts[block], block))[:_BLOCKS]
    chosen = sorted({0, *best, *(block + 1 for block in best[:3] if block + 1 < len(counts))})
    windows: list[Span] = []
    for block in chosen:
        start, end = block * _BLOCK, min((block + 1) * _BLOCK, len(text))
        if windows and windows[-1].end == start:
            windows[-1] = Span(windows[-1].start, end)
        elif start < end:
            windows.append(Span(start, end))
    return windows
