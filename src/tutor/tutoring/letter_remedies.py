"""Which ways out a letter names: by the signs and by what was learnt, of those that its family can name."""

from tutor.course.course import LetterGuide
from tutor.tutoring.letter_findings import Finding
from tutor.tutoring.letter_outcome import Outcome, weighed_row
from tutor.tutoring.letter_signs_found import SignFound
from tutor.tutoring.letter_weights import Learnt

_SUPPORT = frozenset({"contact-support", "read-help-pages"})
OF_FAMILY = {
    "declined": _SUPPORT
    | {"add-relevant-skills", "update-and-resubmit", "complete-profile", "look-at-job-posts", "try-later"},
    "act-now": _SUPPORT
    | {"verify-identity", "send-documents", "appeal", "recover-first-account", "update-payment-details"},
    "closed": _SUPPORT | {"appeal", "send-documents", "prove-location", "verify-identity"},
    "not-a-rejection": _SUPPORT
    | {"wait-for-review", "confirm-email", "make-profile-visible", "check-login", "read-help-pages"},
}
"""What a letter of each family can name; so no closed account is told to resubmit (contracts, section 4)."""
_NAMED = -1.0
"Points that name a remedy; weighed so that 0 is as likely as not, and half-sure is worth a learner's look."
_UNHEARD = -4.0
"Points of a remedy that the weights do not know."
_MOST_SIGNS = 6.0


def row_of_remedy(label: str, findings: dict[str, Finding], learnt: Learnt) -> dict[str, float]:
    """What a remedy is weighed from; `label` is `remedy/ID`."""
    signs = min(findings[label].points, _MOST_SIGNS) / 3 if label in findings else 0.0
    return {
        "remedy/seg": learnt.best.get(label, _UNHEARD),
        "remedy/doc": learnt.whole.get(label, _UNHEARD),
        "remedy/rule": signs,
        "remedy/b": 1.0,
    }


def named_remedies(
    findings: dict[str, Finding], outcome: Outcome | None, guide: LetterGuide
) -> list[tuple[str, tuple[SignFound, ...]]]:
    """Ids of remedies with the places of their words, in the order of the guide."""
    found: list[tuple[str, tuple[SignFound, ...]]] = []
    for remedy in guide.remedies:
        label = f"remedy/{remedy.id}"
        finding = findings.get(label)
        signs = finding.places if finding and finding.points >= guide.signs.thresholds.named else ()
        if outcome is None or guide.learnt is None or outcome.family not in OF_FAMILY:
            if signs:
                found.append((remedy.id, signs))
        elif remedy.id in OF_FAMILY[outcome.family]:
            points = weighed_row(row_of_remedy(label, findings, outcome.learnt), guide.learnt.outcome)
            stretch = outcome.learnt.where.get(label)
            if points >= _NAMED and (signs or stretch):
                here = (SignFound(-1, stretch.first, stretch.end - 1),) if stretch else ()
                found.append((remedy.id, signs or here))
    return found
