"""What the learnt weights say of a stretch of a letter, and of the whole of it."""

from bisect import bisect_left
from collections.abc import Collection
from functools import lru_cache
from math import exp, sqrt
from typing import NamedTuple

from tutor.course.letter_learnt import MIDDLE, LearntSigns
from tutor.tutoring.letter_features import Stretch

_MOST_ROWS = 100_000
"That are remembered, of text that is no letter too."
_WHOLE = "letter/"
"Labels of the whole text begin so; they come after those of a sentence."


class Learnt(NamedTuple):
    """Points for a letter, about -5 (surely not) to 5: by label of its best stretch, and of the whole text."""

    best: dict[str, float]
    where: dict[str, Stretch]
    whole: dict[str, float]


class Weights:
    """The weights of the files; a feature's signs are read where a letter shows it."""

    def __init__(self, learnt: LearntSigns) -> None:
        self.labels = learnt.labels.split()
        first = sum(not label.startswith(_WHOLE) for label in self.labels)
        self._sentence, self._whole = slice(0, first), slice(first, None)
        self._bias = learnt.bias
        self._step = learnt.step
        self._lines = sorted(learnt.weights.split("\n"))
        self._row: dict[str, bytes] = {}

    def points(self, features: Collection[str], labels: slice = slice(None)) -> list[float]:
        """Points for some of the labels; features that nobody knows make each other one count for less."""
        of = len(features)
        known = [row[labels] for feature in features if (row := self._signs_of(feature))]
        if not known:
            return list(self._bias[labels])
        sums = [sum(column) - MIDDLE * len(known) for column in zip(*known, strict=True)]
        share = self._step / sqrt(max(of, 1))
        return [bias + points * share for bias, points in zip(self._bias[labels], sums, strict=True)]

    def _signs_of(self, feature: str) -> bytes:
        """A feature's signs, nothing if nobody knows it; most of the many thousand are never asked for."""
        row = self._row.get(feature)
        if row is None:
            if len(self._row) > _MOST_ROWS:
                self._row.clear()
            place = bisect_left(self._lines, f"{feature} ")
            found, _, signs = self._lines[place].partition(" ") if place < len(self._lines) else ("", "", "")
            row = self._row[feature] = signs.encode("ascii") if found == feature else b""
        return row

    def read(self, stretches: list[Stretch], of_the_whole: set[str]) -> Learnt:
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
        return Learnt(best, where, whole)


def shares(points: list[float]) -> list[float]:
    """Points as shares of 1 (softmax)."""
    top = max(points)
    parts = [exp(one - top) for one in points]
    return [part / sum(parts) for part in parts]


@lru_cache(maxsize=4)
def weights_of(learnt: LearntSigns) -> Weights:
    """The weights of a file, made once."""
    return Weights(learnt)
