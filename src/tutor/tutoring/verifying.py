"""Which skills a passed certificate verifies, and which tests bear on a skill.

Two rules of contracts 4: only a passed certificate verifies, and none verifies a skill it does not bear on.
"""

from tutor.course.catalogues import CertificateKind
from tutor.course.course import Course
from tutor.learner.progress import Progress, SavedCertificate
from tutor.tutoring.honest_list import honest_ids

VERIFIED_AIM = 3
"Contracts 4: three or more verified skills is the aim."
# A paid test costs a newcomer more than its hours, so its hours count double.
_PAID_WEIGHT = 2


def bears_on(saved_certificate: SavedCertificate, course: Course) -> frozenset[str]:
    """Skill ids a certificate says something about.

    One of the catalogue: what the catalogue says, whatever the save claims. An own one: what was saved.
    """
    kind = course.certificate.get(saved_certificate.id)
    return frozenset(saved_certificate.skills if kind is None else kind.skills)


def verified_skills(progress: Progress, course: Course) -> frozenset[str]:
    """Ids of kept skills that at least one passed certificate bears on."""
    passed = (saved for saved in progress.certificate if saved.status == "passed")
    shown = frozenset(skill for saved in passed for skill in bears_on(saved, course))
    return shown & honest_ids(progress)


def unrelated(saved_certificate: SavedCertificate, progress: Progress, course: Course) -> bool:
    """True if the certificate touches no kept skill: it says nothing about this profile."""
    return not bears_on(saved_certificate, course) & honest_ids(progress)


def tests_for(skill_id: str, course: Course) -> tuple[CertificateKind, ...]:
    """Tests and certificates that bear on exactly this skill: those that test it, the least work first."""
    kinds = (kind for kind in course.certificates if skill_id in kind.skills)
    return tuple(sorted(kinds, key=lambda kind: (skill_id in kind.not_first_for, *_order(kind))))


def hours_asked(kind: CertificateKind) -> int:
    """Minutes of work, a paid test's counted double: the less it asks for, the more an hour is worth."""
    return kind.minutes * (1 if kind.free else _PAID_WEIGHT)


def _order(kind: CertificateKind) -> tuple[int, str]:
    return hours_asked(kind), kind.id
