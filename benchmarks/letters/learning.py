"""Learns the weights of `content/letters/learnt/` from letters of our own; needs numpy, the tutor does not.

    python -m benchmarks.letters.learning [--held-out]

Learns from `training/` (sentences by what they say, whole letters), from the letters of the tests and from `tune`;
`test` is never read. `--held-out` reads each wording group of `tune` with weights that never saw it.
"""

import argparse
from collections.abc import Sequence
from functools import cache

from benchmarks.letters.lessons import (
    FAMILIES,
    Lesson,
    composed,
    family_of,
    letters_of_tests,
    sentences,
    whole_letters,
)
from benchmarks.letters.regression import Regression, fitted_outcome, shares
from benchmarks.letters.scores import ROOT, letter_guide
from benchmarks.letters.weights_file import learnt_files
from benchmarks.letters.written import WrittenLetter, written_letters

from tutor.tutoring.letter_features import stretches
from tutor.tutoring.letter_findings import affected, weighed
from tutor.tutoring.letter_outcome import against_a_letter
from tutor.tutoring.letter_reading import strengths_of
from tutor.tutoring.letter_signs_found import find_signs, mark_words, sign_book
from tutor.tutoring.letter_weights import Learnt
from tutor.tutoring.letter_windows import telling_windows

GUIDE = letter_guide(learnt=False)
VERDICT_OF = {"declined": "no-reason-given", "act-now": "hold", "closed": "policy-violation"}
FOLDS = 5


@cache
def parts(text: str) -> tuple[frozenset[str], ...]:
    """The features of every sentence."""
    marked = mark_words(text, telling_windows(text, GUIDE.signs), sign_book(GUIDE.signs))
    return tuple(one.features for one in stretches(marked, GUIDE.signs))


@cache
def whole(text: str) -> frozenset[str]:
    return frozenset().union(*parts(text))


def of_sentences(letters: Sequence[Lesson]) -> Regression:
    """What a sentence says. In whole letters, the sentence that says the reason best is taken to say it."""
    lines = sentences()
    labels = sorted({label for _, said in lines for label in said})
    examples = [(whole(text), frozenset(said)) for text, said in lines]
    model = Regression(labels, examples, shrink=6e-3, rounds=16)
    for _ in range(2):
        more = [one for text, reasons in letters for one in _said(model, text, reasons)]
        model = Regression(labels, examples + more, shrink=6e-3, rounds=16)
    return model


def _said(
    model: Regression, text: str, reasons: Sequence[str]
) -> list[tuple[frozenset[str], frozenset[str]]]:
    family = family_of(GUIDE, reasons[0])
    found = parts(text)
    if family == "unclear" or not found:
        return []
    points = [model.by_label(features) for features in found]
    said: list[set[str]] = [set() for _ in found]
    for reason in reasons:
        said[max(range(len(found)), key=lambda at: points[at][reason])].add(reason)
    for at, labels in enumerate(said):
        if not labels:
            allowed = {*reasons, VERDICT_OF.get(family, reasons[0])}
            allowed |= {label for label in model.labels if label.startswith("remedy/")}
            labels.add(max(sorted({*allowed, "padding"}), key=points[at].__getitem__))
    return [(features, frozenset(labels)) for features, labels in zip(found, said, strict=True)]


def of_letters(letters: Sequence[Lesson]) -> Regression:
    """What a whole letter says: its reasons, or that it is none."""
    lessons = [*letters, *letters, *composed(GUIDE, 1500)]
    for text, said in sentences():
        if said[0] in GUIDE.reason or said[0] in ("elsewhere", "talk"):
            lessons.append((text, said if said[0] in GUIDE.reason else ("not-a-letter",)))
    labels = sorted({reason for _, reasons in lessons for reason in reasons})
    examples = [(whole(text), frozenset(reasons)) for text, reasons in lessons]
    return Regression(labels, examples, shrink=2e-3, rounds=10)


def row(text: str, by_sentence: Regression, by_letter: Regression) -> list[dict[str, float]]:
    """What the outcome is weighed from: a dict for each family and one for no letter."""
    marked = mark_words(text, telling_windows(text, GUIDE.signs), sign_book(GUIDE.signs))
    book = sign_book(GUIDE.signs)
    findings = affected(weighed(find_signs(marked, book), book), GUIDE.signs)
    strengths = strengths_of(findings, GUIDE)
    points = [by_sentence.by_label(features) for features in parts(text)] or [
        by_sentence.by_label(frozenset())
    ]
    best = {label: max(one[label] for one in points) for label in by_sentence.labels}
    letter = by_letter.by_label(whole(text))
    rows: list[dict[str, float]] = []
    for family in FAMILIES[:-1]:
        names = [reason.id for reason in GUIDE.reasons if reason.family == family]
        signs = max(min(strengths.get(name, 0.0), 9.0) / 3 for name in names)
        sentence, said = max(best[name] for name in names), max(letter[name] for name in names)
        rows.append({"seg": sentence, "doc": said, "rule": signs, family: 1.0})
    rows.append({**against_a_letter(marked, findings, Learnt(best, {}, letter, [])), "b": 1.0})
    return rows


def held_out(letters: Sequence[WrittenLetter], ground: list[Lesson]) -> list[list[dict[str, float]]]:
    """The rows of `tune`, each from weights that never saw its wording group."""
    groups = sorted({letter.group for letter in letters})
    fold = {group: (place * 7919 % len(groups)) % FOLDS for place, group in enumerate(groups)}
    rows: dict[str, list[dict[str, float]]] = {}
    for out in range(FOLDS):
        rest = [(one.text, one.reasons) for one in letters if fold[one.group] != out]
        by_sentence, by_letter = of_sentences([*ground, *rest]), of_letters([*ground, *rest])
        for one in letters:
            if fold[one.group] == out:
                rows[one.id] = row(one.text, by_sentence, by_letter)
    return [rows[letter.id] for letter in letters]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--held-out", action="store_true", help="only say how well unseen wordings are read")
    chosen = options.parse_args()
    tune = written_letters("tune")
    ground = [*letters_of_tests(), *whole_letters()]
    rows = held_out(tune, ground)
    wanted = [FAMILIES.index(family_of(GUIDE, letter.reasons[0])) for letter in tune]
    outcome = fitted_outcome(rows, wanted)
    guessed = [shares(one, outcome) for one in rows]
    right = sum(
        max(range(5), key=one.__getitem__) == place for one, place in zip(guessed, wanted, strict=True)
    )
    print(f"unseen wordings of tune: family right {right / len(tune):.1%}")
    for letter, guess, place in zip(tune, guessed, wanted, strict=True):
        at = max(range(5), key=guess.__getitem__)
        if at != place:
            print(f"   {letter.id} {letter.reasons[0]} -> {FAMILIES[at]} {guess[at]:.2f}")
    if not chosen.held_out:
        letters = [*ground, *((one.text, one.reasons) for one in tune)]
        for name, text in learnt_files(of_sentences(letters), of_letters(letters), outcome).items():
            (ROOT / "content/letters/learnt" / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
