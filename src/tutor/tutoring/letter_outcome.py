"""Signs and learnt weights together: which family a letter is of, which reasons it carries, how plain that is."""

from typing import NamedTuple

from tutor.course.course import LetterGuide
from tutor.course.letter_learnt import LearntSigns
from tutor.tutoring.letter_features import stretches
from tutor.tutoring.letter_findings import Finding, others, points_of
from tutor.tutoring.letter_signs_found import Marked
from tutor.tutoring.letter_weights import Learnt, shares, weights_of
from tutor.tutoring.reading import Family

FAMILIES: tuple[Family, ...] = ("declined", "act-now", "closed", "not-a-rejection")
VERDICTS = {"declined": "no-reason-given", "closed": "policy-violation"}
"The reason that stands where a family's verdict is given without another reason."
_MOST_SIGNS = 9.0
"More points than these of the signs file say no more."
_SHORT = 12
_NO_LETTER = ("not-a-letter", "too-little-text")
_SENTENCE, _SIGNS = 0.5, 0.4
"How much the best sentence and the signs weigh against the whole text when reasons are compared."
_VERDICT_LESS = 1.2
_BESIDE, _NAMED = 1.2, -1.0
"A further reason is named up to so much below the first, and not below `_NAMED`."


class Outcome(NamedTuple):
    """`share` is how much of all belief goes to `family`; `reasons` with their points, strongest first."""

    family: Family
    share: float
    reasons: tuple[tuple[str, float], ...]
    runner_up: float
    "Points by which the first reason leads over the next of its family."
    learnt: Learnt


def outcome_of(
    marked: Marked,
    findings: dict[str, Finding],
    strengths: dict[str, float],
    guide: LetterGuide,
    learnt: LearntSigns,
) -> Outcome:
    """What the whole letter comes to; `unclear` has no reasons here."""
    read = weights_of(learnt).read(stretches(marked, guide.signs))
    weigh = learnt.outcome
    points = [_family_points(family, read, strengths, guide, weigh) for family in FAMILIES]
    against = against_a_letter(marked, findings, read)
    points.append(weigh["b"] + sum(weigh[name] * value for name, value in against.items()))
    share = shares(points)
    place = max(range(len(share)), key=lambda at: (share[at], at))
    if place == len(FAMILIES):
        return Outcome("unclear", share[place], (), 0.0, read)
    reasons, lead = _reasons(FAMILIES[place], read, strengths, guide)
    return Outcome(FAMILIES[place], share[place], reasons, lead, read)


def _family_points(
    family: Family, read: Learnt, strengths: dict[str, float], guide: LetterGuide, weigh: dict[str, float]
) -> float:
    names = [reason.id for reason in guide.reasons if reason.family == family]
    sentence = max(read.best[name] for name in names)
    whole = max(read.whole[name] for name in names)
    signs = max(_signs(strengths, name) for name in names)
    return weigh["seg"] * sentence + weigh["doc"] * whole + weigh["rule"] * signs + weigh[family]


def _signs(strengths: dict[str, float], name: str) -> float:
    return min(strengths.get(name, 0.0), _MOST_SIGNS) / 3


def against_a_letter(marked: Marked, findings: dict[str, Finding], read: Learnt) -> dict[str, float]:
    """What speaks for another sender, for talk about letters, for a piece too short to tell."""
    elsewhere, upwork = others(findings), "setting/upwork" in findings
    return {
        "elsewhere": read.best["elsewhere"],
        "talk": read.best["talk"],
        "no-letter": max(read.whole[name] for name in _NO_LETTER),
        "guards": min(points_of(findings, "guard"), _MOST_SIGNS) / 3,
        "others": min(elsewhere, 6.0) / 3,
        "no-upwork": float(not upwork),
        "setting": min(points_of(findings, "setting"), 6.0) / 3,
        "short": max(0, _SHORT - len(marked.words)) / _SHORT,
        "veto": float(not upwork and elsewhere >= 3),
    }


def _reasons(
    family: Family, read: Learnt, strengths: dict[str, float], guide: LetterGuide
) -> tuple[tuple[tuple[str, float], ...], float]:
    verdict = VERDICTS.get(family)
    points = {
        reason.id: _SENTENCE * read.best[reason.id]
        + read.whole[reason.id]
        + _SIGNS * _signs(strengths, reason.id)
        - _VERDICT_LESS * (reason.id == verdict)
        for reason in guide.reasons
        if reason.family == family
    }
    ordered = sorted(points, key=lambda name: (-points[name], name))
    first = ordered[0]
    least = max(points[first] - _BESIDE, _NAMED)
    beside = [name for name in ordered[1:] if points[name] > least and verdict not in (first, name)]
    return tuple((name, points[name]) for name in (first, *beside)), points[first] - points[ordered[1]]
