"""Learners for tests of the plan: the real course, and short ways to write a save."""

import os
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import settings

from tutor.course.checks.letters import FAMILY_OF_REASON
from tutor.course.course import Course
from tutor.course.loading import load_course
from tutor.learner.progress import (
    Attempt,
    Learner,
    LetterMark,
    Outcome,
    Progress,
    SavedCertificate,
    SavedLetter,
    SavedSkill,
)
from tutor.tutoring.plan import KINDS, ActionPlan, Step
from tutor.tutoring.planning import make_plan

TODAY = date(2026, 11, 23)

# The first example of a run loads the course, and a busy machine is no mistake of the plan.
# Thousands of learners: TUTOR_PLAN_EXAMPLES=3000 tries so many for each statement; a usual run stays quick.
settings.register_profile(
    "plan", deadline=None, max_examples=int(os.environ.get("TUTOR_PLAN_EXAMPLES", "60"))
)
settings.load_profile("plan")

REASONS = {
    family: tuple(reason for reason, its in FAMILY_OF_REASON.items() if its == family)
    for family in (*dict.fromkeys(FAMILY_OF_REASON.values()), "")
}
"Contracts 2; and no family, of a letter that was not decided."


@cache
def course() -> Course:
    return load_course(Path(__file__).parents[2] / "content", cached=False)


def letter(
    family: str, *reasons: str, id: str = "letter-1", on: date | None = None, text: str = ""
) -> SavedLetter:
    received = on or date(2026, 11, 19)
    return SavedLetter.model_validate(
        {"id": id, "received_on": received, "text": text, "family": family, "reasons": reasons}
    )


def kept(skill: str, **more: Any) -> SavedSkill:
    told = {"done_for": "employer", "last_used": "now", "shown_by": "two years at work", **more}
    return SavedSkill.model_validate({"id": skill, "kept": True, **told})


def passed(certificate: str, on: date | None = None, *skills: str) -> SavedCertificate:
    return SavedCertificate(id=certificate, status="passed", on=on, skills=skills)


def attempt(outcome: Outcome, on: date | None = None, letter: str = "", id: str = "attempt-1") -> Attempt:
    return Attempt(id=id, submitted_on=on, outcome=outcome, letter=letter)


def marked(read: SavedLetter) -> SavedLetter:
    """The same letter with a mark of the learner's own."""
    return read.model_copy(update={"marks": (LetterMark(role="reason", start=0, end=1),)})


THREE = (passed("efset-50"), passed("hubspot-inbound"), passed("hubspot-email-marketing"))
"Three passed tests that verify three skills, those of `SKILLS`."
SKILLS = (kept("english-writing"), kept("customer-service"), kept("email-handling"))


def ana(**parts: Any) -> Progress:
    """A customer-support agent with six hours a week; `parts` are lists of the save."""
    learner = Learner(
        name="Ana", role="customer-support", title="Customer Support Specialist", hours_per_week=6
    )
    return Progress.model_validate({"learner": learner, **parts})


def plan_of(progress: Progress, today: date = TODAY) -> ActionPlan:
    return make_plan(progress, course(), today)


def open_steps(plan: ActionPlan) -> list[Step]:
    return [step for step in plan.step if not step.done]


def ids(plan: ActionPlan) -> list[str]:
    return [step.id for step in plan.step]


def kinds(plan: ActionPlan) -> set[str]:
    return {step.id.partition("/")[0] for step in open_steps(plan)}


def has_set_date(plan: ActionPlan) -> bool:
    """A demand's, an appeal's or an answer's date comes before the pace, and may fill a very small week."""
    dated = ("identity/", "appeal/", "patience/wait")
    return any(step.id.startswith(dated) for step in open_steps(plan))


def words(plan: ActionPlan) -> str:
    """All that the steps to do say."""
    lines = (line for step in open_steps(plan) for line in (step.title, step.why, *step.how))
    return "\n".join(lines).lower()


def resolves(fact: str, progress: Progress) -> bool:
    """Does the fact stand in the save, by the forms of contracts 4?"""
    kind, _, rest = fact.partition(":")
    match kind:
        case "letter":
            return any(rest == f"{one.id}:{reason}" for one in progress.letter for reason in one.reasons)
        case "skill" | "certificate" | "proof" | "attempt":
            return any(one.id == rest for one in getattr(progress, kind))
        case "answer":
            return any(one.question == rest for one in progress.answer)
        case "learner":
            return rest in Learner.model_fields
        case "missing":
            return _is_missing(rest, progress)
        case _:
            return False


def _is_missing(part: str, progress: Progress) -> bool:
    lists = {"letter": "letter", "skills": "skill", "attempts": "attempt"}
    if part in lists:
        return not getattr(progress, lists[part])
    if part == "reasons":
        return any(not one.reasons for one in progress.letter)
    learner, profile = progress.learner, progress.profile
    if part in ("photo", "linked-account", "other-experience", "video"):
        return part not in profile.has
    if part in ("overview", "employment", "education"):
        return not {
            "overview": profile.overview.strip() or "overview" in profile.has,
            "employment": profile.employments,
            "education": profile.educations,
        }[part]
    if part == "more-work":
        return profile.employments < 2
    if part == "more-skills":
        return len(progress.kept_skills) < 2
    return not {
        "role": learner.role.strip(),
        "title": learner.title.strip(),
        "hours": learner.hours_per_week,
    }[part]


def is_step_id(step_id: str) -> bool:
    kind, _, rest = step_id.partition("/")
    return kind in KINDS and bool(rest)
