"""What to do between two submissions, whether another one shows anything new, and when to look elsewhere."""

from datetime import date
from typing import Literal

from tutor.course.course import Course
from tutor.learner.progress import Progress
from tutor.tutoring.attempt_changes import Changes, changed_since_last, changes_before
from tutor.tutoring.bench_words import BenchWords, bench_words
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.verifying import VERIFIED_AIM

Resend = Literal["nothing-new", "beside-the-letter", "changed", "unknown"]
_ABOUT_SKILLS = frozenset({"crowded-skills", "no-matching-work", "resubmission-declined"})
"Reasons that speak of the mix of skills."
_STAGES = {"none": "none", "unread": "none", "notice": "none"}
_FURTHER = 2


def resend(progress: Progress, course: Course, today: date) -> tuple[Resend, Changes | None] | None:
    """Would the profile show anything new if it were sent now? None where sending is not the question."""
    facts = Facts(progress, course, today)
    if facts.stage != "declined" or facts.under_age:
        return None
    changes = changed_since_last(progress, course, today)
    if changes is None:
        return "unknown", None
    if changes.any:
        about_skills = bool(facts.reasons) and _ABOUT_SKILLS.issuperset(facts.reasons)
        known_mix = changes.exact or changes.of_the_mix
        beside = about_skills and known_mix and not changes.of_the_mix
        return ("beside-the-letter" if beside else "changed"), changes
    return ("nothing-new" if changes.exact else "unknown"), changes


def resend_words(progress: Progress, course: Course, today: date) -> BenchWords | None:
    found = resend(progress, course, today)
    return bench_words(course, f"resend/{found[0]}") if found else None


def between_words(progress: Progress, course: Course, today: date) -> BenchWords | None:
    """What to do now, by where the learner stands."""
    stage = Facts(progress, course, today).stage
    return bench_words(course, f"between/{_STAGES.get(stage, stage)}")


def elsewhere(progress: Progress, course: Course, today: date) -> Literal["early", "fair", "closed", ""]:
    """Are other platforms a fair choice? Empty where the question does not arise yet, or no more."""
    facts = Facts(progress, course, today)
    if facts.stage == "closed":
        return "closed"
    if facts.stage != "declined" or facts.under_age:
        return ""
    worked = len(facts.verified) >= VERIFIED_AIM or any(
        changes.of_the_mix
        for attempt in progress.attempt
        if (changes := changes_before(progress, course, attempt.id))
    )
    return "fair" if facts.declines >= _FURTHER and worked else "early"


def elsewhere_words(progress: Progress, course: Course, today: date) -> BenchWords | None:
    which = elsewhere(progress, course, today)
    return bench_words(course, f"elsewhere/{which}") if which else None
