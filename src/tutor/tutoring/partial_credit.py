"""How much of an answer of several parts was right; it is shown, while the save keeps right or wrong."""

from typing import NamedTuple

from tutor.tutoring.grading import Verdict
from tutor.tutoring.wording import counted

_PARTS = {"match": "matched right", "order": "in the right place", "sort": "in the right box"}


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
    share = f"{credit.right} of {credit.of}"
    if verdict.question.kind in _PARTS:
        return f"{share} {_PARTS[verdict.question.kind]}"
    extra = f", and {counted(credit.extra, 'choice')} too many" if credit.extra else ""
    return f"{share} found{extra}"
