"""The words of `signs.toml` laid out for look-ups: plain values, made once and kept with the course."""

from collections.abc import Iterable
from typing import TypedDict

from tutor.ground.folding import fold

SHORTEST_TYPO = 6
"Letters. A shorter word, mistyped, is too often another word."
Phrase = tuple[tuple[str, ...], int, bool]
"The words after its first, the bit of its idea, and whether it hides the ideas of its single words."
Shelf = tuple[tuple[str, ...], tuple[str, ...]]
"Whole words, and word beginnings."


class LaidOut(TypedDict):
    """An idea is a bit; the ideas of a word are one number."""

    bit: dict[str, int]
    "By the idea's name."
    whole: dict[str, int]
    beginning: dict[str, int]
    phrases: dict[str, tuple[Phrase, ...]]
    "By their first words, which may be beginnings too (`declin*`)."
    known: frozenset[str]
    "What is no mistyped word, though it may carry no idea."
    shelves: dict[tuple[str, int], Shelf]
    "Words by first letter and length, so that a typo is compared with few of them."


def laid_out(words: dict[str, dict[str, str]], joined: Iterable[str], not_typos: str, exact: str) -> LaidOut:
    """`words`, by language and idea, each a text of entries parted by commas; the names in `joined` are ideas too.

    Words with no idea but one of `exact` are never what a mistyped word is taken for.
    """
    names = {idea for ideas in words.values() for idea in ideas} | {*joined}
    bit = {name: 1 << place for place, name in enumerate(sorted(names))}
    whole: dict[str, int] = {}
    beginning: dict[str, int] = {}
    phrases: dict[str, list[Phrase]] = {}
    for ideas in words.values():
        for idea, listed in ideas.items():
            for entry in fold(listed).split(","):
                _add(entry.strip(), bit[idea], whole, beginning, phrases)
    parts = {*phrases, *(part for some in phrases.values() for rest, _, _ in some for part in rest)}
    every = {*whole, *beginning, *parts}
    only_exact = sum({bit[name] for name in exact.split()})
    return {
        "bit": bit,
        "whole": whole,
        "beginning": beginning,
        "phrases": {first: tuple(some) for first, some in phrases.items()},
        "known": frozenset((*map(fold, not_typos.split()), *(word.rstrip("*") for word in every))),
        "shelves": _shelves(every, whole, beginning, only_exact),
    }


def _add(
    entry: str, bit: int, whole: dict[str, int], beginning: dict[str, int], phrases: dict[str, list[Phrase]]
) -> None:
    words = entry.lstrip("!").split()
    if len(words) > 1:
        phrases.setdefault(words[0], []).append((tuple(words[1:]), bit, entry.startswith("!")))
    elif words and words[0].endswith("*"):
        beginning[words[0][:-1]] = beginning.get(words[0][:-1], 0) | bit
    elif words:
        whole[words[0]] = whole.get(words[0], 0) | bit


def _shelves(
    every: set[str], whole: dict[str, int], beginning: dict[str, int], only_exact: int
) -> dict[tuple[str, int], Shelf]:
    shelves: dict[tuple[str, int], tuple[list[str], list[str]]] = {}
    for word in sorted(word for word in every if len(word) >= SHORTEST_TYPO):
        plain = word.rstrip("*")
        carried = whole.get(plain, 0) | beginning.get(plain, 0)
        if len(plain) >= SHORTEST_TYPO and (carried & ~only_exact or not carried):
            is_beginning = word.endswith("*") or word in beginning
            shelf = shelves.setdefault((plain[0], len(plain)), ([], []))
            shelf[is_beginning].append(plain)
    return {place: (tuple(words), tuple(beginnings)) for place, (words, beginnings) in shelves.items()}
