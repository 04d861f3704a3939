"""How much sentence, whole text and signs weigh for family, reason and remedy: fitted on texts read unseen."""

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.letters.lessons import FAMILIES, family_of
from benchmarks.letters.regression import fitted_outcome, shares
from benchmarks.letters.scores import letter_guide

from tutor.course.catalogues import Family
from tutor.tutoring.letter_findings import affected, weighed
from tutor.tutoring.letter_outcome import row_beside, rows_of_families, rows_of_reasons, weighed_row
from tutor.tutoring.letter_reading import strengths_of
from tutor.tutoring.letter_remedies import OF_FAMILY, row_of_remedy
from tutor.tutoring.letter_signs_found import Marked, find_signs, sign_book
from tutor.tutoring.letter_weights import Learnt

GUIDE = letter_guide(learnt=False)
Rows = list[dict[str, float]]
Choice = tuple[Rows, int]
SHRINK, SHRINK_OF_FAMILIES, SHRINK_BESIDE = 0.004, 0.01, 0.0004
"How hard the weights are pulled to 0; those of families are many, and few texts carry two reasons."


class Weighed(NamedTuple):
    """What was found in one text: rows to choose among, and the place of the right one; of reasons, all it carries."""

    families: Choice
    family: Family
    reasons: dict[str, dict[str, float]]
    said: tuple[str, ...]
    remedies: tuple[Choice, ...]
    each: tuple[dict[str, float], ...]


def weighed_text(given: str, said: tuple[str, ...], marked: Marked, read: Learnt) -> Weighed:
    """`said` is what the text truly says, the main reason first."""
    book = sign_book(GUIDE.signs)
    findings = affected(weighed(find_signs(marked, book), book), GUIDE.signs)
    strengths = strengths_of(findings, GUIDE)
    place = FAMILIES.index(family_of(GUIDE, said[0]))
    families = (rows_of_families(given, marked, findings, strengths, GUIDE, read), place)
    own = family_of(GUIDE, said[0])
    if own not in OF_FAMILY:
        return Weighed(families, own, {}, said, (), ())
    reasons = rows_of_reasons(own, read, strengths, GUIDE)
    if not any(label.startswith("remedy/") for label in said):  # nobody noted which it names
        return Weighed(families, own, reasons, said, (), read.each)
    labels = [f"remedy/{name}" for name in sorted(OF_FAMILY[own])]
    remedies = tuple(([row_of_remedy(one, findings, read), {}], int(one not in said)) for one in labels)
    return Weighed(families, own, reasons, said, remedies, read.each)


def fitted(found: Sequence[Weighed], doubles: Sequence[Weighed] = ()) -> dict[str, float]:
    """All weights of the outcome; `doubles` were made of two texts each, and only tell what stands beside what."""
    reasoned = [one for one in found if one.reasons]
    first = [(list(one.reasons.values()), list(one.reasons).index(one.said[0])) for one in reasoned]
    of_reasons = _fitted(first, SHRINK)
    beside = [choice for one in (*reasoned, *doubles) for choice in _beside(one, of_reasons)]
    remedies = [choice for one in found for choice in one.remedies]
    families = _fitted([one.families for one in found], SHRINK_OF_FAMILIES)
    return {**families, **of_reasons, **_fitted(beside, SHRINK_BESIDE), **_fitted(remedies, SHRINK)}


def _beside(one: Weighed, weigh: dict[str, float]) -> list[Choice]:
    """For each reason but the plainest, whether the text carries it too."""
    plainest = max(one.reasons, key=lambda name: weighed_row(one.reasons[name], weigh))
    return [
        (
            [row_beside(plainest, name, one.reasons, weigh, one.family, one.each), {}],
            int(name not in one.said),
        )
        for name in one.reasons
        if name != plainest
    ]


def _fitted(choices: Sequence[Choice], shrink: float) -> dict[str, float]:
    most = max(len(rows) for rows, _ in choices)
    even = [[*rows, *({"absent": 1.0} for _ in range(most - len(rows)))] for rows, _ in choices]
    return fitted_outcome(even, [place for _, place in choices], shrink)


def family_right(one: Weighed, outcome: dict[str, float]) -> bool:
    rows, place = one.families
    share = shares(rows, outcome)
    return max(range(len(share)), key=share.__getitem__) == place
