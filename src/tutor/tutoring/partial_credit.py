"""How much of an answer of several parts was right; it is shown, while the save keeps right or wrong."""

from typing import NamedTuple

from tutor.ground.tongue import N_, _
from tutor.tutoring.grading import Verdict
from tutor.tutoring.wording import counted

_PARTS = {
    "match": N_("{right} of {of} matched right"),
    "order": N_("{right} of {of} in the right place"),
    "sort": N_("{right} of {of} in the right box"),
}


class Credit(NamedTuple):
    """`right` of `of` parts; `extra` counts chosen options that do not belong (several only)."""

    right: int
    of: int
    extra: int = 0


def partial_credit(verdict: Verdict) -> Credit | None:
    """None for questions that are right or wrong as a whole."""
    kind = verdict.question.kind
    if kind in _PARTS:
        return Credit(sum(said.right for said in verdict.feedback), len(verdict.feedback))
    if kind != "several":
        return None
    found = sum(said.chosen and said.right for said in verdict.feedback)
    extra = sum(said.chosen and not said.right for said in verdict.feedback)
    return Credit(found, len(verdict.answer), extra)


def credit_words(verdict: Verdict) -> str:
    """“3 of 4 in the right box”; "" where the whole answer is right or no part of it can be."""
    credit = partial_credit(verdict)
    if credit is None or verdict.correct:
        return ""
    if verdict.question.kind in _PARTS:
        return _(_PARTS[verdict.question.kind]).format(right=credit.right, of=credit.of)
    if not credit.extra:
        return _("{right} of {of} found").format(right=credit.right, of=credit.of)
    choices = counted(credit.extra, "choice")
    return _("{right} of {of} found, and {choices} too many").format(
        right=credit.right, of=credit.of, choices=choices
    )
