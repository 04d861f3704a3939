"""Logistic regression over sets of features, one yes or no for each label; the same result every time."""

import importlib
import random
from collections import Counter
from collections.abc import Sequence
from math import sqrt
from typing import Any

numpy: Any = importlib.import_module("numpy")  # not among what the project needs: only learning uses it
Example = tuple[frozenset[str], frozenset[str]]
"Features, and the labels that hold."
_PACE = 0.15
_LEAST_SEEN = {"b": 4, "s": 5, "q": 5, "x": 3}
"In how many different texts a feature must be seen to count, by kind; twice where none is given."


class Regression:
    """Weights learnt by stochastic descent with a step of its own for each weight (Adagrad) and a shrinking pull."""

    def __init__(
        self,
        labels: Sequence[str],
        examples: Sequence[Example],
        shrink: float,
        rounds: int,
        least_seen: int | None = None,
    ) -> None:
        """`least_seen`: in how many texts any feature must be seen, rather than so many by its kind."""
        self.labels = list(labels)
        texts = {features for features, _ in examples}
        counts = Counter(feature for features in texts for feature in features)
        kept = sorted(f for f, n in counts.items() if n >= (least_seen or _LEAST_SEEN.get(f[0], 2)))
        self.place = {feature: at for at, feature in enumerate(kept)}
        self.weights: Any = numpy.zeros((len(kept), len(self.labels)))
        self.bias: Any = numpy.full(len(self.labels), -2.0)
        self._learn(examples, shrink, rounds)

    def _learn(self, examples: Sequence[Example], shrink: float, rounds: int) -> None:
        at = {label: place for place, label in enumerate(self.labels)}
        wanted = numpy.zeros((len(examples), len(self.labels)))
        for number, (_, said) in enumerate(examples):
            for label in said:
                wanted[number, at[label]] = 1
        rows = [
            numpy.array(sorted(self.place[f] for f in features if f in self.place), dtype=int)
            for features, _ in examples
        ]
        weights, bias = self.weights, self.bias
        seen, seen_bias = numpy.full(weights.shape, 1e-6), numpy.full(bias.shape, 1e-6)
        order, chance = list(range(len(examples))), random.Random(1)
        for _ in range(rounds):
            chance.shuffle(order)
            for number in order:
                row, share = rows[number], 1 / sqrt(max(len(examples[number][0]), 1))
                points = weights[row].sum(0) * share + bias
                wrong = 1 / (1 + numpy.exp(-points)) - wanted[number]
                pull = share * wrong[None, :] + shrink * weights[row]
                seen[row] += pull * pull
                weights[row] -= _PACE * pull / numpy.sqrt(seen[row])
                seen_bias += wrong * wrong
                bias -= _PACE * wrong / numpy.sqrt(seen_bias)

    def drop_faint(self, least: dict[str, float]) -> None:
        """Takes away the weights of each feature none of whose weights is at least that of its kind in `least`."""
        strongest = abs(self.weights).max(1)
        for feature, row in self.place.items():
            if strongest[row] < least.get(feature[0], 0.0):
                self.weights[row] = 0

    def by_label(self, features: frozenset[str]) -> dict[str, float]:
        """Points for each label, as `tutor.tutoring.letter_weights` reckons them."""
        row = [self.place[f] for f in sorted(features) if f in self.place]
        points = self.weights[row].sum(0) / sqrt(max(len(features), 1)) + self.bias
        return dict(zip(self.labels, points.tolist(), strict=True))


def shares(rows: Sequence[dict[str, float]], outcome: dict[str, float]) -> list[float]:
    """How belief is shared among the families and no letter."""
    points = numpy.array([sum(outcome[name] * value for name, value in row.items()) for row in rows])
    parts = numpy.exp(points - points.max())
    return [float(part) for part in parts / parts.sum()]


def fitted_outcome(
    letters: Sequence[Sequence[dict[str, float]]], wanted: Sequence[int], shrink: float
) -> dict[str, float]:
    """The weights that turn what was found into a choice among rows; `shrink` pulls them to 0."""
    names = sorted({name for rows in letters for row in rows for name in row})
    place = {name: at for at, name in enumerate(names)}
    number, most = len(letters), len(letters[0])
    grid = numpy.zeros((number * most, len(names)), dtype=numpy.float32)
    for at, row in enumerate(row for rows in letters for row in rows):
        grid[at, [place[name] for name in row]] = list(row.values())
    right = numpy.array(wanted)
    weights, speed = (numpy.zeros(len(names), dtype=numpy.float32) for _ in range(2))
    for _ in range(800):
        points = (grid @ weights).reshape(number, most)
        parts = numpy.exp(points - points.max(1, keepdims=True))
        share = parts / parts.sum(1, keepdims=True)
        share[numpy.arange(number), right] -= 1
        pull = grid.T @ share.reshape(-1) / number + shrink * weights
        speed = 0.9 * speed - 0.1 * pull
        weights = weights + speed
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
