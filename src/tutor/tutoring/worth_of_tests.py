"""Which test is worth its hours: what it asks, over what it would verify on this learner's list."""

from dataclasses import dataclass

from tutor.course.catalogues import CertificateKind
from tutor.course.course import Course
from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.tutoring.honest_list import honest_ids
from tutor.tutoring.verifying import VERIFIED_AIM, hours_asked, tests_for, verified_skills
from tutor.tutoring.wording import counted


@dataclass(frozen=True, slots=True)
class Worth:
    """One test. `verifies` are the kept skills, not verified yet, that passing it would verify."""

    kind: CertificateKind
    verifies: frozenset[str]

    @property
    def asks(self) -> float:
        """Minutes for each skill, a paid test's counted double; the less, the more an hour is worth."""
        return hours_asked(self.kind) / max(1, len(self.verifies))

    @property
    def words(self) -> str:
        """“verifies 2 of your skills in about 4 h, free”."""
        cost = _("free") if self.kind.free else _("not free")
        if not self.verifies:
            return _("verifies nothing new for you, {minutes}, {cost}").format(
                minutes=hours(self.kind.minutes), cost=cost
            )
        skills = counted(len(self.verifies), "skill")
        return _("can verify {skills} of yours in {minutes}, {cost}").format(
            skills=skills, minutes=hours(self.kind.minutes), cost=cost
        )

    @property
    def brief(self) -> str:
        """“2 skills, about 4 h, free”."""
        cost = _("free") if self.kind.free else _("not free")
        return f"{counted(len(self.verifies), 'skill')}, {hours(self.kind.minutes)}, {cost}"


def hours(minutes: int) -> str:
    """“about 50 min”, “about 4 h”, “about 1.5 h”."""
    return (
        _("about {minutes} min").format(minutes=minutes)
        if minutes < 90
        else _("about {minutes:g} h").format(minutes=round(minutes / 30) / 2)
    )


def by_worth(skill_id: str, progress: Progress, course: Course) -> tuple[Worth, ...]:
    """The tests that bear on this skill, the most worth per hour first: what else each verifies counts too."""
    open_skills = honest_ids(progress) - verified_skills(progress, course)
    worths = (Worth(kind, open_skills & frozenset(kind.skills)) for kind in tests_for(skill_id, course))
    return tuple(
        sorted(
            worths,
            key=lambda one: (not one.verifies, skill_id in one.kind.not_first_for, one.asks, one.kind.id),
        )
    )


def best_test(progress: Progress, course: Course) -> Worth | None:
    """The one test worth most per hour for this list; None where no test verifies anything new."""
    begun = {saved.id for saved in progress.certificate if saved.status in ("planned", "taken")}
    all_tests = (one for skill in sorted(honest_ids(progress)) for one in by_worth(skill, progress, course))
    useful = [one for one in all_tests if one.verifies and one.kind.id not in begun]
    return min(
        useful,
        key=lambda one: (one.verifies <= {*one.kind.not_first_for}, one.asks, one.kind.id),
        default=None,
    )


def verified_words(progress: Progress, course: Course) -> str:
    """How many skills are verified, of the aim."""
    count = len(verified_skills(progress, course))
    return _("{skills} verified, the aim is {enough_verified}.").format(
        skills=counted(count, "skill"), enough_verified=VERIFIED_AIM
    )


def retry_words(kind: CertificateKind | None) -> str:
    """When one may try again after failing, as far as the catalogue knows."""
    if kind is None:
        return _("Ask where you took it when you may try again.")
    return kind.retry or _("No waiting time was found: read the page of the test before you try again.")
