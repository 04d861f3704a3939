"""What the learnt weights say of a stretch of a letter, and of the whole of it."""

from collections.abc import Iterable
from functools import lru_cache
from math import exp, sqrt
from typing import NamedTuple

from tutor.course.letter_learnt import MIDDLE, LearntSigns
from tutor.tutoring.letter_features import Stretch

_WHOLE = "letter/"
"Labels of the whole text begin so."


class Learnt(NamedTuple):
    """Points for a letter, about -5 (surely not) to 5: by label of its best stretch, and of the whole text."""

    best: dict[str, float]
    where: dict[str, Stretch]
    whole: dict[str, float]
    every: list[tuple[Stretch, list[float]]]


class Weights:
    """The weights of the files; a feature's line is read when a letter first shows it."""

    def __init__(self, learnt: LearntSigns) -> None:
        self.labels = learnt.labels.split()
        self._bias = learnt.bias
        self._step = learnt.step
        self._row: dict[str, bytes] = {}
        for line in learnt.weights.split("\n"):
            feature, _, signs = line.partition(" ")
            self._row[feature] = signs.encode("ascii")
        self._row.pop("", None)

    def points(self, features: Iterable[str], of: int) -> list[float]:
        """Points by label; `of` is how many features there are, known or not."""
        rows = self._row
        known = [rows[feature] for feature in features if feature in rows]
        if not known:
            return list(self._bias)
        sums = [sum(column) - MIDDLE * len(known) for column in zip(*known, strict=True)]
        share = self._step / sqrt(max(of, 1))
        return [bias + points * share for bias, points in zip(self._bias, sums, strict=True)]

    def read(self, stretches: list[Stretch]) -> Learnt:
        """What all stretches of a letter come to. No stretch gives what no feature comes to."""
        every = [(one, self.points(one.features, len(one.features))) for one in stretches]
        all_features: set[str] = set()
        for one in stretches:
            all_features |= one.features
        whole = self.points(all_features, len(all_features))
        best: dict[str, float] = {}
        where: dict[str, Stretch] = {}
        for place, label in enumerate(self.labels):
            if label.startswith(_WHOLE):
                continue
            best[label] = self._bias[place]
            for one, points in every:
                if label not in where or points[place] > best[label]:
                    best[label], where[label] = points[place], one
        by_label = {
            label.removeprefix(_WHOLE): points
            for label, points in zip(self.labels, whole, strict=True)
            if label.startswith(_WHOLE)
        }
        return Learnt(best, where, by_label, every)


def shares(points: list[float]) -> list[float]:
    """Points as shares of 1 (softmax)."""
    top = max(points)
    parts = [exp(one - top) for one in points]
    return [part / sum(parts) for part in parts]


@lru_cache(maxsize=4)
def weights_of(learnt: LearntSigns) -> Weights:
    """The weights of a file, made once."""
    return Weights(learnt)
