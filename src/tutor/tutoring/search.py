"""Finding anything by a few typed words: all of them first, then with typing mistakes, then most of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tutor.course.course import Course
from tutor.ground.clean import clean_line
from tutor.learner.progress import Progress
from tutor.tutoring.search_index import Entry, Group, course_entries, own_entries
from tutor.tutoring.skill_names import plain

LONGEST_TYPED = 300
"Characters that are looked for; what is pasted into a search box may be a book."
_MOST_WORDS = 40
_SHORTEST_FUZZY = 4
_LIKE_ENOUGH = 74
"Of 100: one wrong, missing or swapped letter in a word of five or more."
_NEARLY = 0.5
"The share of longer words that must be there where no entry has them all."
_MOST_ALIKE = 6
_SHORTEST_SNIPPET_WORD = 3
_AROUND = 46
_TITLE_WORD, _TITLE_BEGINS, _TITLE_HAS, _TEXT_WORD, _TEXT_BEGINS, _TEXT_HAS = 10.0, 8.0, 5.0, 3.0, 2.0, 1.0
_MISSPELT = 0.6
_PHRASE_IN_TITLE, _PHRASE_IN_TEXT = 20.0, 6.0


@dataclass(frozen=True)
class Found:
    """An entry, and the words around what was typed where its title alone does not say why it was found."""

    entry: Entry
    snippet: str = ""


@dataclass(frozen=True)
class FoundGroup:
    """The best of one kind, best first; `more` counts what was left out."""

    group: Group
    found: tuple[Found, ...]
    more: int = 0


def search(
    typed: str, course: Course, progress: Progress, others: Sequence[Entry] = (), most: int = 6
) -> tuple[FoundGroup, ...]:
    """What was meant by `typed`, in groups, the group with the best hit first; at most `most` of each.

    `others` are entries that the face brings along, such as its places. Never raises; nothing typed finds nothing.
    """
    phrase = plain(clean_line(typed)[:LONGEST_TYPED])
    words = list(dict.fromkeys(phrase.split()))[:_MOST_WORDS]
    if not words:
        return ()
    index = _index_of(_This(course))
    entries = (*others, *index.entries, *own_entries(progress, course))
    ranked = _ranked(entries, phrase, words)
    if not ranked:
        meant = _meant_words(words, index.vocabulary, (*others, *own_entries(progress, course)))
        ranked = _ranked(entries, phrase, words, meant) or _nearly(entries, words, meant)
    return _grouped(ranked, words, most)


class _This:
    """A course compared by identity: hashing its whole content would cost more than a search."""

    def __init__(self, course: Course) -> None:
        self.course = course

    def __hash__(self) -> int:
        return id(self.course)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and self.course is other.course


@dataclass(frozen=True)
class _Index:
    entries: tuple[Entry, ...]

    @property
    def vocabulary(self) -> frozenset[str]:
        return _vocabulary(self.entries)


@lru_cache(maxsize=4)
def _index_of(this: _This) -> _Index:
    return _Index(course_entries(this.course))


@lru_cache(maxsize=4)
def _vocabulary(entries: tuple[Entry, ...]) -> frozenset[str]:
    words = (word for one in entries for part in (one.plain_title, one.plain_text) for word in part.split())
    return frozenset(word for word in words if len(word) >= _SHORTEST_FUZZY)


Meant = dict[str, tuple[tuple[str, float], ...]]
"Typed word → known words that it may be a misspelling of, each with how alike they are, from 0 to 1."


def _meant_words(words: Sequence[str], vocabulary: frozenset[str], others: tuple[Entry, ...]) -> Meant:
    """The known words that each typed word may be a misspelling of, the likest first."""
    from rapidfuzz import fuzz, process

    known = [*vocabulary, *_vocabulary(others)]
    meant = {}
    for word in words:
        if len(word) >= _SHORTEST_FUZZY:
            hits = process.extract(
                word, known, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=_MOST_ALIKE
            )
            meant[word] = tuple((known_word, alike / 100) for known_word, alike, _ in hits)
    return meant


def _ranked(
    entries: Iterable[Entry],
    phrase: str,
    words: Sequence[str],
    meant: Meant | None = None,
) -> list[tuple[float, Entry]]:
    """All entries in which each word is found, the best first; in the given order where equally good."""
    ranked = []
    for entry in entries:
        score = 0.0
        for word in words:
            weight = _weight_meant(entry, word, meant or {})
            if not weight:
                break
            score += weight
        else:
            ranked.append((score + _of_phrase(entry, phrase), entry))
    ranked.sort(key=lambda one: -one[0])
    return ranked


def _nearly(entries: Iterable[Entry], words: Sequence[str], meant: Meant) -> list[tuple[float, Entry]]:
    """Entries with most of the longer words: a question typed as it is spoken has words that no text has."""
    longer = [word for word in words if len(word) >= _SHORTEST_FUZZY]
    ranked = []
    for entry in entries:
        weights = [weight for word in longer if (weight := _weight_meant(entry, word, meant))]
        if weights and len(weights) >= _NEARLY * len(longer):
            ranked.append((len(weights) * _PHRASE_IN_TITLE + sum(weights), entry))
    ranked.sort(key=lambda one: -one[0])
    return ranked


def _weight_meant(entry: Entry, word: str, meant: Meant) -> float:
    """How well a word fits as it was typed, else as it may have been meant."""
    return _weight(entry, word) or _MISSPELT * max(
        (_weight(entry, other) * alike**4 for other, alike in meant.get(word, ())), default=0.0
    )


def _weight(entry: Entry, word: str) -> float:
    """How well one word fits; 0 where it is nowhere. A word inside another counts from three letters on."""
    title, text = entry.plain_title, entry.plain_text
    begun, inside = f" {word}", len(word) >= _SHORTEST_SNIPPET_WORD
    if word in title:
        if begun in title:
            return _TITLE_WORD if f"{begun} " in f"{title} " else _TITLE_BEGINS
        if inside:
            return _TITLE_HAS
    if word in text:
        if begun in text:
            return _TEXT_WORD if f"{begun} " in f"{text} " else _TEXT_BEGINS
        if inside:
            return _TEXT_HAS
    return 0.0


def _of_phrase(entry: Entry, phrase: str) -> float:
    """The whole as it was typed is worth more than its words here and there, most where it is all of the title."""
    if f" {phrase}" in entry.plain_title:
        return _PHRASE_IN_TITLE * (1 + len(phrase) / max(len(entry.plain_title) - 1, 1))
    return _PHRASE_IN_TEXT if f" {phrase}" in entry.plain_text else 0.0


def _grouped(ranked: list[tuple[float, Entry]], words: Sequence[str], most: int) -> tuple[FoundGroup, ...]:
    groups: dict[Group, list[Entry]] = {}
    for _, entry in ranked:
        groups.setdefault(entry.group, []).append(entry)
    return tuple(
        FoundGroup(
            group, tuple(Found(one, _snippet(one, words)) for one in found[:most]), max(0, len(found) - most)
        )
        for group, found in groups.items()
    )


def _snippet(entry: Entry, words: Sequence[str]) -> str:
    """Some words of the text around the first typed word that the title does not have; "" where it has all."""
    text = clean_line(entry.text)
    folded = text.casefold()
    for word in words:
        if f" {word}" not in entry.plain_title and (at := folded.find(word)) >= 0:
            begin = max(0, folded.rfind(" ", 0, max(0, at - _AROUND // 2)) + 1)
            cut = text[begin : begin + 2 * _AROUND]
            return ("… " if begin else "") + cut + (" …" if begin + len(cut) < len(text) else "")
    return ""
