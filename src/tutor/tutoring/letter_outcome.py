"""Signs and learnt weights together: which family a letter is of, which reasons it carries, how plain that is."""

from math import log
from typing import NamedTuple

from tutor.course.course import LetterGuide
from tutor.course.letter_learnt import LearntSigns
from tutor.tutoring.letter_features import of_the_whole, sender_of, stretches
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
_FAR_APART = 4.0
"Points by which one stretch says one reason rather than another, beyond which more mean no more."
_SURE = 5.0
"About the most points that the weights give."


class Outcome(NamedTuple):
    """`share` is how much of all belief goes to `family`; `reasons` with their points, strongest first."""

    family: Family
    share: float
    reasons: tuple[tuple[str, float], ...]
    runner_up: float
    "Points by which the first reason leads over the next of its family."
    learnt: Learnt


def outcome_of(
    given: str,
    marked: Marked,
    findings: dict[str, Finding],
    strengths: dict[str, float],
    guide: LetterGuide,
    learnt: LearntSigns,
) -> Outcome:
    """What the whole letter comes to; `unclear` has no reasons here."""
    whole = of_the_whole(given, marked, guide.signs)
    read = weights_of(learnt).read(
        stretches(marked, guide.signs), whole, [word.text for word in marked.words]
    )
    rows = rows_of_families(given, marked, findings, strengths, guide, read)
    share = shares([weighed_row(row, learnt.outcome) for row in rows])
    place = max(range(len(share)), key=lambda at: (share[at], at))
    if place == len(FAMILIES):
        return Outcome("unclear", share[place], (), 0.0, read)
    reasons, lead = _reasons(FAMILIES[place], read, strengths, guide, learnt.outcome)
    return Outcome(FAMILIES[place], share[place], reasons, lead, read)


def weighed_row(row: dict[str, float], weigh: dict[str, float]) -> float:
    """Points of a row; what was never seen while learning says nothing."""
    return sum(weigh.get(name, 0.0) * value for name, value in row.items())


def rows_of_families(
    given: str,
    marked: Marked,
    findings: dict[str, Finding],
    strengths: dict[str, float],
    guide: LetterGuide,
    read: Learnt,
) -> list[dict[str, float]]:
    """What the family is weighed from: for each of `FAMILIES` what speaks for it, and last what for none."""
    rows: list[dict[str, float]] = []
    seen = _seen(given, marked, findings, read)
    for family in FAMILIES:
        names = [reason.id for reason in guide.reasons if reason.family == family]
        sentence = max(_taught(read.best, name, strengths) for name in names)
        whole = max(_taught(read.whole, name, strengths) for name in names)
        signs = max(_signs(strengths, name) for name in names)
        own = {"seg": sentence, "doc": whole, "rule": signs, "fam": read.whole[family], family: 1.0}
        rows.append({**own, **_for(family, seen)})
    return [*rows, {**_against_a_letter(marked, findings, read), **_for("unclear", seen)}]


def _seen(given: str, marked: Marked, findings: dict[str, Finding], read: Learnt) -> dict[str, float]:
    """All that may speak for one family and against another: every sign found, every label of the whole text."""
    labels = {f"doc/{name}": points / 3 for name, points in read.whole.items() if "/" not in name}
    signs = {name: min(found.points, _MOST_SIGNS) / 3 for name, found in findings.items()}
    spelt = {f"spelt/{family}": points / 3 for family, points in read.spelt.items()}
    sender = dict.fromkeys(sender_of(given), 1.0)
    return {**labels, **spelt, **signs, **sender, "words": log(1 + len(marked.words)) / 3}


def _for(family: str, seen: dict[str, float]) -> dict[str, float]:
    return {f"{family}<{name}": value for name, value in seen.items()}


def _against_a_letter(marked: Marked, findings: dict[str, Finding], read: Learnt) -> dict[str, float]:
    """What speaks for another sender, for talk about letters, for a piece too short to tell."""
    elsewhere, upwork = others(findings), "setting/upwork" in findings
    return {
        "elsewhere": read.best["elsewhere"],
        "talk": read.best["talk"],
        "no-letter": max(read.whole[name] for name in _NO_LETTER),
        "unclear": read.whole["unclear"],
        "guards": min(points_of(findings, "guard"), _MOST_SIGNS) / 3,
        "others": min(elsewhere, 6.0) / 3,
        "no-upwork": float(not upwork),
        "setting": min(points_of(findings, "setting"), 6.0) / 3,
        "short": max(0, _SHORT - len(marked.words)) / _SHORT,
        "veto": float(not upwork and elsewhere >= 3),
        "b": 1.0,
    }


def _taught(points: dict[str, float], name: str, strengths: dict[str, float]) -> float:
    """Points of a reason; one that the weights were never taught is as likely as its signs are strong."""
    return points[name] if name in points else _SURE * (2 * _signs(strengths, name) * 3 / _MOST_SIGNS - 1)


def _signs(strengths: dict[str, float], name: str) -> float:
    return min(strengths.get(name, 0.0), _MOST_SIGNS) / 3


def rows_of_reasons(
    family: Family, read: Learnt, strengths: dict[str, float], guide: LetterGuide
) -> dict[str, dict[str, float]]:
    """What each reason of a family is weighed from."""
    return {
        reason.id: {
            "reason/seg": _taught(read.best, reason.id, strengths),
            "reason/doc": _taught(read.whole, reason.id, strengths),
            "reason/rule": _signs(strengths, reason.id),
            "reason/verdict": float(reason.id == VERDICTS.get(family)),
        }
        for reason in guide.reasons
        if reason.family == family
    }


def row_beside(
    first: str,
    other: str,
    rows: dict[str, dict[str, float]],
    weigh: dict[str, float],
    family: Family,
    each: tuple[dict[str, float], ...],
) -> dict[str, float]:
    """What is weighed to tell whether a letter carries reason `other` beside the one it carries most plainly."""
    leads, beside, verdict = rows[first], rows[other], VERDICTS.get(family)
    spoken = beside["reason/seg"] > 0  # some sentence says it rather than not
    apart = max((one[other] - one[first] for one in each if other in one and first in one), default=0.0)
    return {
        "beside/lead": weighed_row(beside, weigh) - weighed_row(leads, weigh),
        "beside/seg": min(beside["reason/seg"], 0.0),
        "beside/doc": beside["reason/doc"],
        "beside/rule": beside["reason/rule"],
        "beside/spoken": beside["reason/rule"] * spoken,
        "beside/first-rule": leads["reason/rule"],
        "beside/apart": max(min(apart, _FAR_APART), -_FAR_APART) / 3,
        "beside/stretches": min(log(1 + len(each)), 2.5) / 3,
        f"beside/{first}+{other}": 1.0,
        "beside/verdict": float(verdict in (first, other)),
        "beside/b": 1.0,
    }


def _reasons(
    family: Family, read: Learnt, strengths: dict[str, float], guide: LetterGuide, weigh: dict[str, float]
) -> tuple[tuple[tuple[str, float], ...], float]:
    rows = rows_of_reasons(family, read, strengths, guide)
    points = {name: weighed_row(row, weigh) for name, row in rows.items()}
    ordered = sorted(points, key=lambda name: (-points[name], name))
    first = ordered[0]
    beside = [
        name
        for name in ordered[1:]
        if first in read.best  # what stands beside a reason was learnt of those that are taught
        and weighed_row(row_beside(first, name, rows, weigh, family, read.each), weigh) > 0
    ]
    return tuple((name, points[name]) for name in (first, *beside)), points[first] - points[ordered[1]]
