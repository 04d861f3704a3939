"""What the learnt weights look at in a stretch of a letter: words, words side by side, ideas near each other."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from tutor.course.letter_signs import LetterSigns
from tutor.ground.folding import fold
from tutor.tutoring.letter_signs_found import Marked
from tutor.tutoring.letter_words import lexicon_of

NEAR = 6
"Two ideas belong together up to so many words apart."
_LONG, _STRETCH, _STEP = 45, 30, 15
"A sentence of more words than `_LONG`, as of a letter read out, is looked at in overlapping stretches."
_STEM = 6
_FEWEST_OF_A_WORD = 7
"Words of so many letters also count by their first five."
_PIECES = (3, 4, 5)
_LONGEST_IN_PIECES = 40
_VOICES = ("upwork", "you", "we", "me", "they")
_SENDER = re.compile(r"\s*[\[(]?([^\W_][\w.&'’-]*(?: [\w.&'’-]+){0,3})\s*[\])]?\s*(?::|\||–|- )")
_NO_SENDERS = (
    "subject re fwd fw from to date hi hello dear status result notice reason outcome letter mail message note "
    "update decision review account application they it error ticket so and the a my"
)
"What else stands at the beginning before a colon."
_BEGINNING = 4000
_LENGTHS = (5, 10, 16, 28, 50, 90, 160)


class Stretch(NamedTuple):
    """Words `first` up to `end` (exclusive) of a letter, and what is in them."""

    first: int
    end: int
    features: frozenset[str]


def stretches(marked: Marked, signs: LetterSigns) -> list[Stretch]:
    """All sentences of a letter with their features; long ones in several stretches."""
    lexicon = lexicon_of(signs)
    spelt = [_figures(lexicon.single(word.text)[1]) for word in marked.words]
    names = [lexicon.names(ideas) for ideas in marked.ideas]
    found: list[Stretch] = []
    begin = 0
    for place in range(1, len(spelt) + 1):
        if place == len(spelt) or marked.stops[place] != marked.stops[begin]:
            found += [
                Stretch(first, end, frozenset(_features(spelt, names, first, end)))
                for first, end in _parts(begin, place)
            ]
            begin = place
    return found


def _parts(begin: int, end: int) -> list[tuple[int, int]]:
    if end - begin <= _LONG:
        return [(begin, end)]
    return [(first, min(first + _STRETCH, end)) for first in range(begin, max(end - _STEP, begin + 1), _STEP)]


def of_the_whole(given: str, marked: Marked, signs: LetterSigns) -> set[str]:
    """`x`: how long a text is, who speaks, what it asks, and its ideas by whether Upwork is named, by who speaks."""
    lexicon = lexicon_of(signs)
    carried = 0
    for ideas in marked.ideas:
        carried |= ideas
    names = lexicon.names(carried)
    spoken = "".join(sign for sign, name in zip("uyomt", _VOICES, strict=True) if name in names)
    length = sum(len(marked.words) >= least for least in _LENGTHS)
    named, teller = "u" if "upwork" in names else "n", "m" if "me" in names else "l"
    found = {f"x{length}", f"x{spoken}", f"x{length}{spoken}", *sender_of(given)}
    if "?" in given[:_BEGINNING]:
        found |= {"xasks", "xasks-last"} if given.rstrip().endswith("?") else {"xasks"}
    for name in names:
        found |= {f"x{named}{name}", f"x{teller}{name}"}
    return found


def pieces(words: Iterable[str]) -> set[str]:
    """Three to five letters in a row of every word, its edges shown as `_`."""
    found: set[str] = set()
    for word in set(words):
        edged = f"_{word[:_LONGEST_IN_PIECES]}_"
        for size in _PIECES:
            found.update(edged[at : at + size] for at in range(len(edged) - size + 1))
    return found


def sender_of(given: str) -> set[str]:
    """Whether a text begins with somebody's name and a colon, as chat and notices do."""
    name = _SENDER.match(given[:_BEGINNING])
    if not name or fold(name[1].split()[0]) in _NO_SENDERS.split():
        return set()
    return {"xsender-upwork" if "upwork" in fold(name[1]) else "xsender-other"}


def _figures(word: str) -> str:
    return "#" if word.isdigit() else word


def _features(spelt: list[str], names: list[tuple[str, ...]], first: int, end: int) -> set[str]:
    """`w` a word, `p` a word's beginning, `b` neighbours, `s` next neighbours, `i` an idea, `q` two ideas."""
    found: set[str] = set()
    stems = [word[:_STEM] for word in spelt[first:end]]
    for word in spelt[first:end]:
        found.add("w" + word)
        if len(word) >= _FEWEST_OF_A_WORD:
            found.add("p" + word[:5])
    found.update(f"b{one}_{other}" for one, other in pairwise(stems))
    found.update(f"s{one}_{other}" for one, other in zip(stems, stems[2:], strict=False))
    carried = [place for place in range(first, end) if names[place]]
    for at, place in enumerate(carried):
        found.update("i" + name for name in names[place])
        for other in carried[at + 1 :]:
            if other - place > NEAR:
                break
            found.update(_pair(one, two) for one in names[place] for two in names[other] if one != two)
    return found


def _pair(one: str, other: str) -> str:
    return f"q{one}&{other}" if one < other else f"q{other}&{one}"
