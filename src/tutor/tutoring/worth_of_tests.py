"""Which test is worth its hours: what it asks, over what it would verify on this learner's list."""

from dataclasses import dataclass

from tutor.course.catalogues import CertificateKind
from tutor.course.course import Course
from tutor.learner.progress import Progress
from tutor.tutoring.honest_list import honest_ids
from tutor.tutoring.skills_bench import ENOUGH_VERIFIED
from tutor.tutoring.verifying import hours_asked, tests_for, verified_skills
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
        cost = "free" if self.kind.free else "not free"
        if not self.verifies:
            return f"verifies nothing new for you, {hours(self.kind.minutes)}, {cost}"
        skills = counted(len(self.verifies), "skill")
        return f"can verify {skills} of yours in {hours(self.kind.minutes)}, {cost}"

    @property
    def brief(self) -> str:
        """“2 skills, about 4 h, free”."""
        cost = "free" if self.kind.free else "not free"
        return f"{counted(len(self.verifies), 'skill')}, {hours(self.kind.minutes)}, {cost}"


def hours(minutes: int) -> str:
    """“about 50 min”, “about 4 h”, “about 1.5 h”."""
    return f"about {minutes} min" if minutes < 90 else f"about {round(minutes / 30) / 2:g} h"


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
    return f"{counted(count, 'skill')} verified, the aim is {ENOUGH_VERIFIED}."


def retry_words(kind: CertificateKind | None) -> str:
    """When one may try again after failing, as far as the catalogue knows."""
    if kind is None:
        return "Ask where you took it when you may try again."
    return kind.retry or "No waiting time was found: read the page of the test before you try again."
