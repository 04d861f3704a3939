"""Which ideas the words of a letter carry: whole words, word beginnings, phrases, mistyped words."""

from functools import lru_cache

from tutor.course.letter_lexicon import SHORTEST_TYPO, Phrase
from tutor.course.letter_signs import LetterSigns
from tutor.tutoring.letter_text import Word, broken_by_line

_SHORTEST_BEGINNING = 6
_SHORTEST_JOINED = 5
_LONGEST_WORD = 40
_SCANNED = (str.maketrans("0135", "oles"), str.maketrans("0135", "oies"))
"What a scan or a spammer makes of letters."


class Lexicon:
    """The words of the signs file, ready for look-ups. An idea is a bit, a word's ideas are one number."""

    def __init__(self, signs: LetterSigns) -> None:
        ready = signs.laid_out
        self.bit, self._whole, self._beginning = ready["bit"], ready["whole"], ready["beginning"]
        self._phrases, self._known, self._shelves = ready["phrases"], ready["known"], ready["shelves"]
        self._names: dict[int, tuple[str, ...]] = {0: ()}
        self._lengths = sorted({len(word) for word in self._beginning})
        self._first_of_phrase = _Matcher(self._phrases)
        self._seen: dict[str, tuple[int, str]] = {}

    def ideas(self, *names: str) -> int:
        """The bits of all `names` together."""
        return sum({self.bit[name] for name in names})

    def names(self, ideas: int) -> tuple[str, ...]:
        """The names of the ideas whose bits are set."""
        if ideas not in self._names:
            self._names[ideas] = tuple(name for name, bit in self.bit.items() if ideas & bit)
        return self._names[ideas]

    def single(self, word: str) -> tuple[int, str]:
        """The ideas of one word on its own, and the word as it should have been spelt."""
        if word not in self._seen:
            if len(self._seen) > 50_000:
                self._seen.clear()
            ideas = self._exact(word)
            spelt = word
            if not ideas and not self._stands_in_phrase(word):
                spelt = self._seen_wrong(word) or self._corrected(word)
                ideas = self._exact(spelt) if spelt != word else 0
            self._seen[word] = (ideas, spelt)
        return self._seen[word]

    def knows(self, word: str) -> bool:
        """True when the word itself, without mending, is in the lexicon."""
        return bool(self._exact(word)) or self._stands_in_phrase(word)

    def _exact(self, word: str) -> int:
        ideas = self._whole.get(word, 0)
        for length in self._lengths:
            if length > len(word):
                break
            ideas |= self._beginning.get(word[:length], 0)
        return ideas

    def _stands_in_phrase(self, word: str) -> bool:
        return word in self._known or bool(self._first_of_phrase.found(word))

    def _seen_wrong(self, word: str) -> str:
        """The lexicon word of which a scan made `word` (`appr0ve`, `rnany`), or none."""
        tries = [word.translate(way) for way in _SCANNED if not word.isalpha() and not word.isdigit()]
        if "rn" in word:
            tries.append(word.replace("rn", "m"))
        return next((one for one in tries if one != word and self.knows(one)), "")

    def _corrected(self, word: str) -> str:
        """The lexicon word that differs by one letter (two in words of ten), or `word` itself."""
        if not SHORTEST_TYPO <= len(word) <= _LONGEST_WORD or not word.isalpha():
            return word
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        best, least = word, 3
        for length in range(SHORTEST_TYPO, len(word) + 2):
            wholes, beginnings = self._shelves.get((word[0], length), ((), ()))
            allowed = min(1 if length < 10 else 2, least - 1)
            tries = [(word, wholes, allowed)] if abs(length - len(word)) <= allowed else []
            if length >= _SHORTEST_BEGINNING:  # of a beginning, the word's own beginning is compared
                cuts = sorted({word[: length - 1], word[:length], word[: length + 1]})
                tries += [(cut, beginnings, 1) for cut in cuts]
            for tried, shelf, most in tries:
                cutoff = min(most, least - 1)
                if cutoff < 0:  # a beginning that fits exactly can't be bettered
                    return best
                match = process.extractOne(tried, shelf, scorer=OSA.distance, score_cutoff=cutoff)
                if match and match[1] < least:
                    best, least = match[0], int(match[1])
        return best

    def mark(self, given: str, words: list[Word]) -> tuple[list[Word], list[int]]:
        """The words (those broken in two made whole again) and beside each the ideas it carries."""
        words = self._mended(given, words)
        looked = [self.single(word.text) for word in words]
        spelt = [found[1] for found in looked]
        ideas = [found[0] for found in looked]
        for place, word in enumerate(spelt):
            for first in self._first_of_phrase.found(word):
                for phrase in self._phrases[first]:
                    self._mark_phrase(phrase, place, spelt, ideas, looked)
        return words, ideas

    def _mark_phrase(
        self, phrase: Phrase, place: int, spelt: list[str], ideas: list[int], looked: list[tuple[int, str]]
    ) -> None:
        rest, idea, hides = phrase
        end = place + 1 + len(rest)
        if end > len(spelt):
            return
        for wanted, word in zip(rest, spelt[place + 1 : end], strict=True):
            if not (word == wanted or (wanted.endswith("*") and word.startswith(wanted[:-1]))):
                return
        if hides:
            for at in range(place, end):
                ideas[at] &= ~looked[at][0]
        ideas[place] |= idea

    def _mended(self, given: str, words: list[Word]) -> list[Word]:
        """Joins two words where only together they are known: cut at a line's end, or by a stray space."""
        mended: list[Word] = []
        for word in words:
            before = mended[-1] if mended else None
            if before and word.start - before.end < 12 and self._were_one(given, before, word):
                mended[-1] = Word(before.text + word.text, before.start, word.end)
            else:
                mended.append(word)
        return mended

    def _were_one(self, given: str, before: Word, word: Word) -> bool:
        both = before.text + word.text
        if len(both) < _SHORTEST_JOINED or len(both) > _LONGEST_WORD or not self._exact(both):
            return False
        if self.knows(before.text) and self.knows(word.text):
            return False
        if broken_by_line(given, before, word):
            return True
        strangers = not self.knows(before.text) and not self.knows(word.text)
        return strangers and word.start - before.end == 1 and len(both) >= 8


class _Matcher:
    """Which first words of phrases a word can be; those may be beginnings (`declin*`)."""

    def __init__(self, phrases: dict[str, tuple[Phrase, ...]]) -> None:
        self._whole = {first for first in phrases if not first.endswith("*")}
        self._beginnings = [first for first in phrases if first.endswith("*")]
        self._seen: dict[str, tuple[str, ...]] = {}

    def found(self, word: str) -> tuple[str, ...]:
        if word not in self._seen:
            if len(self._seen) > 50_000:
                self._seen.clear()
            starts = tuple(first for first in self._beginnings if word.startswith(first[:-1]))
            self._seen[word] = (word, *starts) if word in self._whole else starts
        return self._seen[word]


@lru_cache(maxsize=4)
def lexicon_of(signs: LetterSigns) -> Lexicon:
    """The lexicon of a signs file, made once."""
    return Lexicon(signs)
