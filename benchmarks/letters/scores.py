"""Counts over letters that were read: families, reasons, remedies, evidence and how often *sure* is right."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks.letters.written import WrittenLetter

from tutor.course.catalogues import LetterReason, LetterRemedy
from tutor.course.course import LetterGuide
from tutor.course.letter_learnt import LearntSigns
from tutor.course.letter_signs import LetterSigns
from tutor.tutoring.reading import Evidence, Reading

ROOT = Path(__file__).parents[2]
FAMILIES = ("declined", "act-now", "closed", "not-a-rejection", "unclear")


def learnt_signs() -> LearntSigns:
    """What was learnt, from its files: the head, and the weights in several parts."""
    files = sorted((ROOT / "content/letters/learnt").glob("*.toml"))
    parts = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in files}
    head = parts.pop("learnt")
    lines = {
        name: "\n".join(sorted(line for part in parts.values() for line in part.get(name, "").split("\n")))
        for name in ("weights", "pieces")
    }
    return LearntSigns(**{**head, **lines})


def letter_guide(learnt: bool = True) -> LetterGuide:
    """The letter guide straight from `content/`, without the course around it; at wish by its signs alone."""
    signs = tomllib.loads((ROOT / "content/letters/signs.toml").read_text("utf-8"))
    words = tomllib.loads((ROOT / "content/en/letters/reasons.toml").read_text("utf-8"))
    return LetterGuide(
        signs=LetterSigns.model_validate(signs),
        learnt=learnt_signs() if learnt else None,
        reasons=tuple(LetterReason.model_validate(one) for one in words["reason"]),
        remedies=tuple(LetterRemedy.model_validate(one) for one in words["remedy"]),
    )


class Tally:
    """Names wanted against names found."""

    def __init__(self) -> None:
        self.hit: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()

    def add(self, wanted: Iterable[str], found: Iterable[str]) -> None:
        all_wanted, all_found = set(wanted), set(found)
        self.hit.update(all_wanted & all_found)
        self.missed.update(all_wanted - all_found)
        self.wrong.update(all_found - all_wanted)

    @property
    def names(self) -> list[str]:
        return sorted({*self.hit, *self.missed, *self.wrong})

    def recall(self, name: str | None = None) -> float:
        """Found among wanted, 0 to 1; 1 where nothing was wanted."""
        hit, missed = self._sum(self.hit, name), self._sum(self.missed, name)
        return hit / (hit + missed) if hit + missed else 1.0

    def precision(self, name: str | None = None) -> float:
        """Wanted among found, 0 to 1; 1 where nothing was found."""
        hit, wrong = self._sum(self.hit, name), self._sum(self.wrong, name)
        return hit / (hit + wrong) if hit + wrong else 1.0

    @staticmethod
    def _sum(counts: Counter[str], name: str | None) -> int:
        return counts[name] if name else counts.total()


class Share(NamedTuple):
    """How many of how many."""

    right: int = 0
    of: int = 0

    def with_one(self, right: bool) -> "Share":
        return Share(self.right + right, self.of + 1)

    @property
    def part(self) -> float:
        return self.right / self.of if self.of else 1.0


class Miss(NamedTuple):
    """A letter that was not read as it should be, with what was found instead."""

    letter: WrittenLetter
    reading: Reading


class Score:
    """Adds up readings. Which `unclear` reason is found does not matter: both ask kindly for the whole letter."""

    def __init__(self, guide: LetterGuide) -> None:
        self.family_of = {reason.id: reason.family for reason in guide.reasons}
        self.family, self.whole, self.evidence = Share(), Share(), Share()
        self.sure = {kind: Share() for kind in ("sure", "likely", "unsure")}
        self.sure_reasons = Share()
        self.families, self.reasons, self.remedies = Tally(), Tally(), Tally()
        self.confusion: dict[str, Counter[str]] = defaultdict(Counter)
        self.misses: list[Miss] = []
        self.raised: list[str] = []

    def add(self, letter: WrittenLetter, reading: Reading) -> None:
        wanted = self.family_of[letter.reasons[0]]
        right = reading.family == wanted
        reasons = set(letter.reasons)
        found = {one.id for one in reading.reasons}
        if right and wanted == "unclear":
            found = reasons
        self.family = self.family.with_one(right)
        self.families.add([wanted], [reading.family])
        self.confusion[wanted][reading.family] += 1
        self.reasons.add(reasons, found)
        self.remedies.add(letter.remedies, (one.id for one in reading.remedies))
        self.sure[reading.certainty] = self.sure[reading.certainty].with_one(right)
        self.whole = self.whole.with_one(right and found == reasons)
        if not (right and found == reasons):
            self.misses.append(Miss(letter, reading))
        self._add_by_reason(letter, reading, right and wanted == "unclear")

    def add_raised(self, letter: WrittenLetter) -> None:
        """The reader raised an error, which it never may: everything in this letter is missed."""
        self.family, self.whole = self.family.with_one(False), self.whole.with_one(False)
        self.families.add([self.family_of[letter.reasons[0]]], [])
        self.reasons.add(letter.reasons, [])
        self.remedies.add(letter.remedies, [])
        self.raised.append(letter.id)

    def _add_by_reason(self, letter: WrittenLetter, reading: Reading, unclear: bool) -> None:
        for one in reading.reasons:
            if one.certainty == "sure":
                self.sure_reasons = self.sure_reasons.with_one(unclear or one.id in letter.reasons)
            marked = [words for reason, words in letter.evidence if reason == one.id]
            if marked:
                self.evidence = self.evidence.with_one(_overlap(letter.text, marked, one.evidence))


def _overlap(text: str, marked: list[str], found: Iterable[Evidence]) -> bool:
    """Whether some found words share a place with some marked words."""
    places = [(text.find(words), text.find(words) + len(words)) for words in marked]
    return any(one.start < end and start < one.end for one in found for start, end in places)
