"""The signs that a letter shows: ideas near each other within a sentence, and where they stand."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tutor.course.letter_signs import LetterSigns, Sign
from tutor.tutoring.letter_text import ReadableText, Word
from tutor.tutoring.letter_words import Lexicon, lexicon_of
from tutor.tutoring.sentences import Span, whole_sentences

_AROUND = 8
"Words to each side in which a sign's `but_not` counts."


class Marked(NamedTuple):
    """The words of a letter with the ideas they carry; word i stands in `sentences[stops[i]]`."""

    words: list[Word]
    ideas: list[int]
    stops: list[int]
    sentences: list[Span]


class SignFound(NamedTuple):
    """Words `first` to `last` (inclusive) of the letter show sign number `sign`."""

    sign: int
    first: int
    last: int


class _Ready(NamedTuple):
    sign: Sign
    groups: tuple[int, ...]
    but_not: int


class _Joining(NamedTuple):
    idea: int
    first: int
    then: int
    within: int
    takes: bool
    takes_first: bool


class SignBook(NamedTuple):
    """The signs file with ideas as bits."""

    lexicon: Lexicon
    ready: tuple[_Ready, ...]
    joined: tuple[_Joining, ...]


@lru_cache(maxsize=4)
def sign_book(signs: LetterSigns) -> SignBook:
    lexicon = lexicon_of(signs)

    def bits(names: str) -> int:
        return lexicon.ideas(*(name.strip() for name in names.split("|") if name.strip()))

    ready = tuple(
        _Ready(sign, tuple(lexicon.ideas(*group) for group in sign.groups), bits(sign.but_not))
        for sign in signs.signs
    )
    joined = tuple(
        _Joining(
            lexicon.bit[one.idea], bits(one.first), bits(one.then), one.within, one.takes, one.takes_first
        )
        for one in signs.joined
    )
    return SignBook(lexicon, ready, joined)


def mark_words(given: str, windows: Iterable[Span], book: SignBook) -> Marked:
    """All words of the windows with their ideas; windows are apart from each other like sentences."""
    marked = Marked([], [], [], [])
    for window in windows:
        readable = ReadableText(given, window.start, window.end)
        words, ideas = book.lexicon.mark(given, readable.words())
        at = len(marked.sentences)
        marked.sentences.extend(whole_sentences(given, window.start, window.end))
        marked.sentences.append(
            Span(window.end, window.end)
        )  # what is left over, and the gap to the next window
        for word in words:
            while word.start >= marked.sentences[at].end and at + 1 < len(marked.sentences):
                at += 1
            marked.stops.append(at)
        marked.words.extend(words)
        marked.ideas.extend(ideas)
    for one in book.joined:
        _join(one, marked)
    return marked


def _join(one: _Joining, marked: Marked) -> None:
    ideas, stops = marked.ideas, marked.stops
    for place, here in enumerate(ideas):
        if not here & one.first:
            continue
        for then in range(place + 1, min(place + 1 + one.within, len(ideas))):
            if stops[then] != stops[place]:
                break
            if ideas[then] & one.then:
                if one.takes:
                    ideas[then] &= ~one.then
                if one.takes_first:
                    ideas[place] &= ~one.first
                ideas[place] |= one.idea
                ideas[then] |= one.idea
                break


def find_signs(marked: Marked, book: SignBook) -> list[SignFound]:
    """Every place where a sign shows, by sign and place."""
    sentences: dict[int, list[int]] = defaultdict(list)
    carried: dict[int, int] = defaultdict(int)
    for place, ideas in enumerate(marked.ideas):
        if ideas:
            sentences[marked.stops[place]].append(place)
            carried[marked.stops[place]] |= ideas
    everywhere = [place for places in sentences.values() for place in places]
    all_ideas = 0
    for ideas in carried.values():
        all_ideas |= ideas
    found: list[SignFound] = []
    for number, ready in enumerate(book.ready):
        if any(not all_ideas & group for group in ready.groups):
            continue
        if ready.sign.across:
            found += _shown(number, ready, everywhere, marked)
            continue
        for sentence, places in sentences.items():
            if all(carried[sentence] & group for group in ready.groups):
                found += _shown(number, ready, places, marked)
    return found


def _shown(number: int, ready: _Ready, places: list[int], marked: Marked) -> list[SignFound]:
    """The narrowest stretches of `places` that hold all of the sign's ideas, not overlapping."""
    groups, within, ordered = ready.groups, ready.sign.within, ready.sign.ordered
    last_seen = [-1] * len(groups)
    begin_of = [-1] * len(groups)
    found: list[SignFound] = []
    free_from = 0
    for place in places:
        ideas = marked.ideas[place]
        if ordered:
            complete = _advance(groups, ideas, place, begin_of, free_from)
            first = begin_of[-1] if complete else -1
        else:
            hit = False
            for at in range(len(groups) - 1, -1, -1):
                if ideas & groups[at]:
                    twin = at > 0 and groups[at - 1] == groups[at]  # the same idea twice needs two words
                    last_seen[at], hit = (last_seen[at - 1] if twin else place), True
            first = min(last_seen) if hit else -1
        near = first >= free_from and place - first < within
        if near and not _spoilt(ready, first, place, marked):
            found.append(SignFound(number, first, place))
            free_from = place + 1
    return found


def _advance(groups: tuple[int, ...], ideas: int, place: int, begin_of: list[int], free_from: int) -> bool:
    """Moves partial matches on: `begin_of[i]` is the latest begin of a stretch with ideas 0…i in order."""
    complete = False
    for at in range(len(groups) - 1, -1, -1):
        if ideas & groups[at]:
            begin = place if at == 0 else begin_of[at - 1]
            if begin >= free_from:
                begin_of[at] = begin
                complete = complete or at == len(groups) - 1
    return complete


def _spoilt(ready: _Ready, first: int, last: int, marked: Marked) -> bool:
    if not ready.but_not:
        return False
    for place in range(max(first - _AROUND, 0), min(last + _AROUND + 1, len(marked.ideas))):
        same_sentence = marked.stops[first] <= marked.stops[place] <= marked.stops[last]
        if same_sentence and marked.ideas[place] & ready.but_not:
            return True
    return False
