"""How much sentence, whole text and signs weigh for family, reason and remedy: fitted on texts read unseen."""

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.letters.lessons import FAMILIES, family_of
from benchmarks.letters.regression import fitted_outcome, shares
from benchmarks.letters.scores import letter_guide

from tutor.tutoring.letter_findings import affected, weighed
from tutor.tutoring.letter_outcome import rows_of_families, rows_of_reasons
from tutor.tutoring.letter_reading import strengths_of
from tutor.tutoring.letter_remedies import OF_FAMILY, row_of_remedy
from tutor.tutoring.letter_signs_found import Marked, find_signs, sign_book
from tutor.tutoring.letter_weights import Learnt

GUIDE = letter_guide(learnt=False)
Rows = list[dict[str, float]]


class Weighed(NamedTuple):
    """What was found in one text: rows to choose among, and the place of the right one."""

    families: tuple[Rows, int]
    reasons: tuple[Rows, int] | None
    remedies: tuple[tuple[Rows, int], ...]


def weighed_text(given: str, said: tuple[str, ...], marked: Marked, read: Learnt) -> Weighed:
    """`said` is what the text truly says, the main reason first."""
    book = sign_book(GUIDE.signs)
    findings = affected(weighed(find_signs(marked, book), book), GUIDE.signs)
    strengths = strengths_of(findings, GUIDE)
    place = FAMILIES.index(family_of(GUIDE, said[0]))
    families = (rows_of_families(given, marked, findings, strengths, GUIDE, read), place)
    own = family_of(GUIDE, said[0])
    if own not in OF_FAMILY:
        return Weighed(families, None, ())
    rows = rows_of_reasons(own, read, strengths, GUIDE)
    reasons = (list(rows.values()), list(rows).index(said[0]))
    if not any(label.startswith("remedy/") for label in said):  # nobody noted which it names
        return Weighed(families, reasons, ())
    labels = [f"remedy/{name}" for name in sorted(OF_FAMILY[own])]
    remedies = tuple(([row_of_remedy(one, findings, read), {}], int(one not in said)) for one in labels)
    return Weighed(families, reasons, remedies)


def fitted(found: Sequence[Weighed]) -> dict[str, float]:
    """All weights of the outcome."""
    reasons = [one.reasons for one in found if one.reasons]
    remedies = [one for text in found for one in text.remedies]
    return {**_fitted([one.families for one in found]), **_fitted(reasons), **_fitted(remedies)}


def _fitted(choices: Sequence[tuple[Rows, int]]) -> dict[str, float]:
    most = max(len(rows) for rows, _ in choices)
    even = [[*rows, *({"absent": 1.0} for _ in range(most - len(rows)))] for rows, _ in choices]
    return fitted_outcome(even, [place for _, place in choices])


def family_right(one: Weighed, outcome: dict[str, float]) -> bool:
    rows, place = one.families
    share = shares(rows, outcome)
    return max(range(len(share)), key=share.__getitem__) == place
