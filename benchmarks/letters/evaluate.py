"""How well letters are read: precision, recall and how often *sure* is right, on letters written for this.

    python -m benchmarks.letters.evaluate [tune|test|all] [--misses] [--disturb] [--by-reason]

Letters stand in tests/tutoring/letters/*.txt, each under a line `@@ part group reasons`. A group is one
wording; it belongs to `tune` or to `test`, and nothing is tuned on `test`.
"""

import argparse
import statistics
import time
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from benchmarks.letters.disturbances import DISTURBANCES

from tutor.course.catalogues import LetterReason, LetterRemedy
from tutor.course.course import LetterGuide
from tutor.course.letter_signs import LetterSigns
from tutor.tutoring.letter_reading import read_letter
from tutor.tutoring.reading import Reading

ROOT = Path(__file__).parents[2]


class Letter(NamedTuple):
    part: str
    group: str
    reasons: tuple[str, ...]
    text: str


def guide() -> LetterGuide:
    """The letter guide straight from `content/`, without the course around it."""
    signs = tomllib.loads((ROOT / "content/letters/signs.toml").read_text("utf-8"))
    words = tomllib.loads((ROOT / "content/en/letters/reasons.toml").read_text("utf-8"))
    return LetterGuide(
        signs=LetterSigns.model_validate(signs),
        reasons=tuple(LetterReason.model_validate(one) for one in words["reason"]),
        remedies=tuple(LetterRemedy.model_validate(one) for one in words["remedy"]),
    )


def letters(part: str) -> list[Letter]:
    found = []
    for file in sorted((ROOT / "tests/tutoring/letters").glob("*.txt")):
        for block in file.read_text("utf-8").split("@@ ")[1:]:
            head, text = block.split("\n", 1)
            named, group, reasons = head.split()
            if part in ("all", named):
                found.append(Letter(named, group, tuple(reasons.split(",")), text.rstrip("\n")))
    return found


class Score:
    """Counts over read letters."""

    def __init__(self, the_guide: LetterGuide) -> None:
        self.family_of = {reason.id: reason.family for reason in the_guide.reasons}
        self.letters = self.family_right = self.sure = self.sure_right = 0
        self.sure_reasons = self.sure_reasons_right = 0
        self.hit: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.confusion: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, letter: Letter, reading: Reading) -> bool:
        wanted = self.family_of[letter.reasons[0]]
        found = {reason.id for reason in reading.reasons}
        right = reading.family == wanted
        self.letters += 1
        self.family_right += right
        self.confusion[wanted][reading.family] += 1
        if reading.certainty == "sure":
            self.sure += 1
            self.sure_right += right
        for reason in reading.reasons:
            if reason.certainty == "sure":
                self.sure_reasons += 1
                self.sure_reasons_right += reason.id in letter.reasons
        if wanted == "unclear":  # which of the two does not matter: both ask kindly for the letter
            self.hit["unclear"] += right
            self.missed["unclear"] += not right
            self.wrong.update(found - set(letter.reasons) if not right else ())
            return right
        self.hit.update(found & set(letter.reasons))
        self.missed.update(set(letter.reasons) - found)
        extra = found - set(letter.reasons)
        self.wrong.update("unclear" if reading.family == "unclear" else one for one in extra)
        return right and found == set(letter.reasons)

    def report(self) -> None:
        hits, misses, wrongs = (sum(some.values()) for some in (self.hit, self.missed, self.wrong))
        print(f"letters {self.letters}  family right {self.family_right / self.letters:.1%}")
        print(f"reasons: recall {hits / (hits + misses):.1%}  precision {hits / max(hits + wrongs, 1):.1%}")
        print(f"sure: {self.sure} letters, family right {self.sure_right / max(self.sure, 1):.1%};", end=" ")
        print(f"{self.sure_reasons} reasons, right {self.sure_reasons_right / max(self.sure_reasons, 1):.1%}")

    def report_by_reason(self) -> None:
        for family, row in sorted(self.confusion.items()):
            print(f"  {family:16} " + "  ".join(f"{name} {count}" for name, count in row.most_common()))
        for name in sorted({*self.hit, *self.missed, *self.wrong}):
            hit, missed, wrong = self.hit[name], self.missed[name], self.wrong[name]
            recall, precision = hit / max(hit + missed, 1), hit / max(hit + wrong, 1)
            print(f"  {name:28} recall {recall:6.1%} ({hit}/{hit + missed})  precision {precision:6.1%}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("part", nargs="?", default="test", choices=("tune", "test", "all"))
    for flag in ("--misses", "--disturb", "--by-reason"):
        options.add_argument(flag, action="store_true")
    chosen = options.parse_args()
    the_guide, some = guide(), letters(chosen.part)
    score, times = Score(the_guide), []
    for letter in some:
        begin = time.perf_counter()
        reading = read_letter(letter.text, the_guide)
        times.append((time.perf_counter() - begin) * 1000)
        if not score.add(letter, reading) and chosen.misses:
            print(f"{letter.group} {letter.reasons} -> {reading.family} {reading.certainty}", end=" ")
            print(
                [(one.id, one.certainty) for one in reading.reasons], "|", " ".join(letter.text.split())[:150]
            )
    score.report()
    print(f"ms a letter: median {statistics.median(times):.2f}, worst {max(times):.1f}")
    if chosen.by_reason:
        score.report_by_reason()
    for name, disturb in DISTURBANCES.items() if chosen.disturb else ():
        disturbed = Score(the_guide)
        for letter in some:
            if letter.reasons[0] != "too-little-text":
                disturbed.add(letter, read_letter(disturb(letter.text), the_guide))
        print(f"-- {name}")
        disturbed.report()


if __name__ == "__main__":
    main()
