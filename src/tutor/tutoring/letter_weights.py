"""What the learnt weights say of a stretch of a letter, and of the whole of it."""

from bisect import bisect_left
from collections.abc import Collection
from functools import lru_cache
from math import exp, sqrt
from typing import NamedTuple

from tutor.course.letter_learnt import MIDDLE, PIECE_LABELS, LearntSigns
from tutor.tutoring.letter_features import Stretch, pieces

_MOST_ROWS = 100_000
"That are remembered, of text that is no letter too."
_WHOLE = "letter/"
"Labels of the whole text begin so; they come after those of a sentence."


class Learnt(NamedTuple):
    """Points for a letter, about -5 (surely not) to 5: by label of its best stretch, and of the whole text."""

    best: dict[str, float]
    where: dict[str, Stretch]
    whole: dict[str, float]
    spelt: dict[str, float]
    "By family, and `unclear`: what the pieces of its words come to."
    each: tuple[dict[str, float], ...] = ()
    "Points by label of every stretch."


class _Lines:
    """Signs by what they are of; the lines stand in order, and most of the many thousand are never asked for."""

    def __init__(self, lines: str) -> None:
        self._lines = lines.split("\n")
        self._row: dict[str, bytes] = {}

    def signs_of(self, name: str) -> bytes:
        """A feature's or piece's signs, nothing if nobody knows it."""
        row = self._row.get(name)
        if row is None:
            if len(self._row) > _MOST_ROWS:
                self._row.clear()
            place = bisect_left(self._lines, f"{name} ")
            found, _, signs = self._lines[place].partition(" ") if place < len(self._lines) else ("", "", "")
            row = self._row[name] = signs.encode("ascii") if found == name else b""
        return row


class Weights:
    """The weights of the files; a feature's signs are read where a letter shows it."""

    def __init__(self, learnt: LearntSigns) -> None:
        self.labels = learnt.labels.split()
        first = sum(not label.startswith(_WHOLE) for label in self.labels)
        self._sentence, self._whole = slice(0, first), slice(first, None)
        self._bias = learnt.bias
        self._step = learnt.step
        self._features = _Lines(learnt.weights)
        self._pieces = _Lines(learnt.pieces)
        self._piece_bias = learnt.piece_bias

    def points(self, features: Collection[str], labels: slice = slice(None)) -> list[float]:
        """Points for some of the labels; features that nobody knows make each other one count for less."""
        of = len(features)
        number = len(self._bias[labels])
        known: list[bytes] = []
        for feature in features:
            row = self._features.signs_of(feature)
            if len(row) == len(self._bias):
                known.append(row[labels])
            elif len(row) == number:  # says something of these alone
                known.append(row)
        if not known:
            return list(self._bias[labels])
        sums = [sum(column) - MIDDLE * len(known) for column in zip(*known, strict=True)]
        share = self._step / sqrt(max(of, 1))
        return [bias + points * share for bias, points in zip(self._bias[labels], sums, strict=True)]

    def spelt(self, words: Collection[str]) -> dict[str, float]:
        """Points for each of `PIECE_LABELS` by the pieces of all words."""
        shown = pieces(words)
        known = [row for piece in shown if (row := self._pieces.signs_of(piece))]
        if not known:
            return dict(zip(PIECE_LABELS, self._piece_bias, strict=True))
        share = self._step / sqrt(len(shown))
        sums = [sum(column) - MIDDLE * len(known) for column in zip(*known, strict=True)]
        points = [bias + one * share for bias, one in zip(self._piece_bias, sums, strict=True)]
        return dict(zip(PIECE_LABELS, points, strict=True))

    def read(self, stretches: list[Stretch], of_the_whole: set[str], words: Collection[str] = ()) -> Learnt:
        """What all stretches of a letter come to. No stretch gives what no feature comes to."""
        every = [(one, self.points(one.features, self._sentence)) for one in stretches]
        all_features = of_the_whole.union(*(one.features for one in stretches))
        best: dict[str, float] = {}
        where: dict[str, Stretch] = {}
        for place, label in enumerate(self.labels[self._sentence]):
            best[label] = self._bias[place]
            for one, points in every:
                if label not in where or points[place] > best[label]:
                    best[label], where[label] = points[place], one
        names = [label.removeprefix(_WHOLE) for label in self.labels[self._whole]]
        whole = dict(zip(names, self.points(all_features, self._whole), strict=True))
        labels = self.labels[self._sentence]
        each = tuple(dict(zip(labels, points, strict=True)) for _, points in every)
        return Learnt(best, where, whole, self.spelt(words), each)


def shares(points: list[float]) -> list[float]:
    """Points as shares of 1 (softmax)."""
    top = max(points)
    parts = [exp(one - top) for one in points]
    return [part / sum(parts) for part in parts]


@lru_cache(maxsize=4)
def weights_of(learnt: LearntSigns) -> Weights:
    """The weights of a file, made once."""
    return Weights(learnt)
