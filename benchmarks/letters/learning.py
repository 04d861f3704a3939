"""Learns the weights of `content/letters/learnt/` from letters of our own; needs numpy, the tutor does not.

    python -m benchmarks.letters.learning [--held-out]

Learns from `training/` (sentences by what they say, whole letters), from the letters of the tests and from `tune`;
`test` is never read. How much each finding weighs, and what is said to be sure, is learnt from whole texts that were
read with weights that never saw their wording group; `--held-out` only tells how many were read rightly.
"""

import argparse
from collections.abc import Sequence
from functools import cache
from hashlib import md5
from typing import NamedTuple

from benchmarks.letters.combining import GUIDE, Weighed, family_right, fitted, weighed_text
from benchmarks.letters.lessons import (
    FAMILIES,
    Lesson,
    Telling,
    composed,
    doubled,
    family_of,
    letters_of_tests,
    on_their_way,
    sentences,
    under_other_names,
    whole_letters,
    written_lesson,
)
from benchmarks.letters.regression import Regression
from benchmarks.letters.scores import ROOT
from benchmarks.letters.weights_file import LEAST, STEP, learnt_files
from benchmarks.letters.written import written_letters

from tutor.course.letter_learnt import PIECE_LABELS
from tutor.tutoring.letter_features import of_the_whole, pieces, stretches
from tutor.tutoring.letter_signs_found import Marked, mark_words, sign_book
from tutor.tutoring.letter_weights import Learnt
from tutor.tutoring.letter_windows import telling_windows

VERDICT_OF = {"declined": "no-reason-given", "act-now": "hold", "closed": "policy-violation"}
FOLDS = 5
UNSEEN_DOUBLES = 30
"Made of each part that is held out, so that what stands beside a first reason is seen often enough."


@cache
def parts(text: str) -> tuple[frozenset[str], ...]:
    """The features of every sentence."""
    return tuple(one.features for one in stretches(marked_words(text), GUIDE.signs))


@cache
def whole(text: str) -> frozenset[str]:
    """The features of the whole text."""
    return frozenset().union(of_the_whole(text, marked_words(text), GUIDE.signs), *parts(text))


def marked_words(text: str) -> Marked:
    return mark_words(text, telling_windows(text, GUIDE.signs), sign_book(GUIDE.signs))


def of_sentences(letters: Sequence[Lesson]) -> Regression:
    """What a sentence says. In whole letters, the sentence that says the reason best is taken to say it."""
    lines = sentences()
    labels = sorted({label for _, said in lines for label in said})
    examples = [(whole(text), frozenset(said)) for text, said in lines]
    model = Regression(labels, examples, shrink=6e-3, rounds=10)
    more = [one for text, reasons in letters for one in _said(model, text, reasons)]
    return Regression(labels, examples + more, shrink=6e-3, rounds=10)


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
    remedies = {label for label in model.labels if label.startswith("remedy/")}
    named = remedies & {*reasons}  # where any are known, no sentence names another
    for at, labels in enumerate(said):
        if not labels:
            allowed = {*reasons, VERDICT_OF.get(family, reasons[0]), *(named or remedies)}
            labels.add(max(sorted({*allowed, "padding"}), key=points[at].__getitem__))
    return [(features, frozenset(labels)) for features, labels in zip(found, said, strict=True)]


def telling_by(by_sentence: Regression) -> Telling:
    """The words of the stretch that says each reason best."""

    @cache
    def telling(text: str, said: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        marked = marked_words(text)
        places = stretches(marked, GUIDE.signs)
        if not places or family_of(GUIDE, said[0]) == "unclear":
            return ()
        points = [by_sentence.by_label(one.features) for one in places]
        found = []
        for reason in (one for one in said if one in GUIDE.reason and one in by_sentence.labels):
            best = places[max(range(len(places)), key=lambda at: points[at][reason])]
            start, end = marked.words[best.first].start, marked.words[best.end - 1].end
            found.append((reason, text[start:end]))
        return tuple(found)

    return telling


def lessons_of_letters(letters: Sequence[Lesson], telling: Telling) -> list[Lesson]:
    """The letters, and what can be made of them and of sentences."""
    lessons = [*letters, *letters, *on_their_way(letters, 2, telling)]
    lessons += [*under_other_names(GUIDE, letters), *composed(GUIDE, 1500)]
    for text, said in sentences():
        if said[0] in GUIDE.reason or said[0] in ("elsewhere", "talk"):
            lessons.append((text, said if said[0] in GUIDE.reason else ("not-a-letter",)))
    return [(text, said) for text, said in lessons if text.strip()]


def of_letters(lessons: Sequence[Lesson]) -> Regression:
    """What a whole letter says: its reasons and family, the ways out it names, or that it is none."""
    labels = sorted({*FAMILIES, *(label for _, said in lessons for label in said)})
    examples = [(whole(text), frozenset({*said, family_of(GUIDE, said[0])})) for text, said in lessons]
    return Regression(labels, examples, shrink=2e-3, rounds=10)


@cache
def pieces_of(text: str) -> frozenset[str]:
    return frozenset(pieces(word.text for word in marked_words(text).words))


def of_pieces(lessons: Sequence[Lesson]) -> Regression:
    """The family, by the pieces of the words alone."""
    examples = [(pieces_of(text), frozenset({family_of(GUIDE, said[0])})) for text, said in lessons]
    return Regression(PIECE_LABELS, examples, shrink=2e-3, rounds=6, least_seen=3)


class Taught(NamedTuple):
    """All that is learnt from some letters."""

    by_sentence: Regression
    by_letter: Regression
    by_piece: Regression

    def read(self, text: str) -> Learnt:
        """What the tutor would find in a text with these weights, but for where."""
        points = [self.by_sentence.by_label(features) for features in parts(text)]
        points = points or [self.by_sentence.by_label(frozenset())]
        best = {label: max(one[label] for one in points) for label in self.by_sentence.labels}
        by_letter = self.by_letter.by_label(whole(text))
        return Learnt(best, {}, by_letter, self.by_piece.by_label(pieces_of(text)), tuple(points))


def taught(letters: Sequence[Lesson]) -> Taught:
    by_sentence = of_sentences(letters)
    lessons = lessons_of_letters(letters, telling_by(by_sentence))
    by_letter = of_letters(lessons)
    for model in (
        by_sentence,
        by_letter,
    ):  # as the files will hold them, so that what is fitted on them fits the files
        model.drop_faint({kind: (steps - 0.5) * STEP for kind, steps in LEAST.items()})
    return Taught(by_sentence, by_letter, of_pieces(lessons))


def held_out(
    groups: Sequence[tuple[str, Lesson]], ground: list[Lesson]
) -> tuple[list[Weighed], list[Weighed]]:
    """What is found in each of these texts, and in doubles made of them, by weights that never saw its wording."""
    fold = {group: _number(group) % FOLDS for group, _ in groups}
    found: dict[str, Weighed] = {}
    doubles: list[Weighed] = []
    for out in range(FOLDS):
        learnt = taught([*ground, *(lesson for group, lesson in groups if fold[group] != out)])
        unseen = [lesson for group, lesson in groups if fold[group] == out]
        for text, said in unseen:
            found[text] = weighed_text(text, said, marked_words(text), learnt.read(text))
        doubles += [
            weighed_text(text, said, marked_words(text), learnt.read(text))
            for text, said in doubled(GUIDE, unseen, UNSEEN_DOUBLES)
        ]
    return [found[text] for _, (text, _) in groups], doubles


def _number(words: str) -> int:
    """The same for the same words, so that a new text leaves the parts of the others as they are."""
    return int(md5(words.encode(), usedforsecurity=False).hexdigest(), 16)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--held-out", action="store_true", help="only say how well unseen wordings are read")
    chosen = options.parse_args()
    groups = [(letter.group, written_lesson(letter)) for letter in written_letters("tune")]
    groups += [(f"whole-{lesson[0][:60]}", lesson) for lesson in whole_letters()]
    ground = letters_of_tests()
    found, doubles = held_out(groups, ground)
    outcome = fitted(found, doubles)
    print(
        f"unseen wordings: family right {sum(family_right(one, outcome) for one in found) / len(found):.1%}"
    )
    for (group, (text, said)), one in zip(groups, found, strict=True):
        if not family_right(one, outcome):
            print(f"   {group} {said[0]}: {text[:80]!r}")
    if not chosen.held_out:
        letters = [*ground, *(lesson for _, lesson in groups)]
        for name, text in learnt_files(*taught(letters), outcome).items():
            (ROOT / "content/letters/learnt" / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
