"""Which ways out a letter names: by the signs and by what was learnt, of those that its family can name."""

from tutor.course.course import LetterGuide
from tutor.tutoring.letter_findings import Finding
from tutor.tutoring.letter_outcome import Outcome
from tutor.tutoring.letter_signs_found import SignFound

_SUPPORT = frozenset({"contact-support", "read-help-pages"})
_OF_FAMILY = {
    "declined": _SUPPORT
    | {"add-relevant-skills", "update-and-resubmit", "complete-profile", "look-at-job-posts", "try-later"},
    "act-now": _SUPPORT
    | {"verify-identity", "send-documents", "appeal", "recover-first-account", "update-payment-details"},
    "closed": _SUPPORT | {"appeal", "send-documents", "prove-location", "verify-identity"},
    "not-a-rejection": _SUPPORT
    | {"wait-for-review", "confirm-email", "make-profile-visible", "check-login", "read-help-pages"},
}
"""What a letter of each family can name; so no closed account is told to resubmit (contracts, section 4)."""
_NAMED, _NOT_AGAINST = -3.0, -3.8
"Points of the best sentence that name a remedy by themselves, and that a remedy of the signs needs at least."


def named_remedies(
    findings: dict[str, Finding], outcome: Outcome | None, guide: LetterGuide
) -> list[tuple[str, tuple[SignFound, ...]]]:
    """Ids of remedies with the places of their words, in the order of the guide."""
    allowed = _OF_FAMILY.get(outcome.family) if outcome else None
    found: list[tuple[str, tuple[SignFound, ...]]] = []
    for remedy in guide.remedies:
        label = f"remedy/{remedy.id}"
        finding = findings.get(label)
        signs = finding.places if finding and finding.points >= guide.signs.thresholds.named else ()
        if allowed is not None and remedy.id not in allowed:
            continue
        points = outcome.learnt.best.get(label, _NOT_AGAINST) if outcome else 0.0
        if signs and points >= _NOT_AGAINST:
            found.append((remedy.id, signs))
        elif outcome and points >= _NAMED:
            stretch = outcome.learnt.where[label]
            found.append((remedy.id, (SignFound(-1, stretch.first, stretch.end - 1),)))
    return found
