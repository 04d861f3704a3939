"""What if: the plan and readiness as they would be after one thing more, with nothing changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tutor.course.course import Course
from tutor.ground.tongue import _, many
from tutor.learner.changes import certificate_said, skill_said
from tutor.learner.progress import Progress
from tutor.tutoring.honest_list import honest_skills, shown_name
from tutor.tutoring.plan import ActionPlan, Step
from tutor.tutoring.planning import make_plan
from tutor.tutoring.scheduling import USUAL_HOURS
from tutor.tutoring.verifying import bears_on, tests_for, verified_skills
from tutor.tutoring.wording import shortened

About = Literal["pass", "drop", "hours"]
_HOURS = (1, 3, 5, -2)
_MOST_HOURS = 168
_TESTS_OF_A_SKILL = 2


@dataclass(frozen=True, slots=True)
class Supposed:
    """One thing to suppose: `about` with the id of a test or skill, or with hours more a week."""

    about: About
    what: str
    words: str

    @property
    def id(self) -> str:
        return f"{self.about}:{self.what}"


@dataclass(frozen=True, slots=True)
class Outlook:
    """A plan in five numbers and a day or two. Hours are of work, `submit_on` the day to hand in the profile."""

    score: int
    open_steps: int
    minutes: int
    end_on: date | None
    submit_on: date | None
    verified: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Both outlooks, and the steps that only one of the plans has."""

    supposed: Supposed
    now: Outlook
    then: Outlook
    gone: tuple[str, ...]
    new: tuple[str, ...]
    sooner: tuple[tuple[str, date, date], ...]
    "Title, present day and supposed day of the steps whose day changes."


def suppositions(progress: Progress, course: Course) -> tuple[Supposed, ...]:
    """What this learner can suppose: tests that bear on kept skills, each kept skill dropped, other hours."""
    return (*_tests(progress, course), *_drops(progress), *_other_hours(progress))


def what_if(progress: Progress, course: Course, supposed: Supposed, today: date) -> WhatIf:
    """The present beside the supposed. A test or skill that is not there changes nothing."""
    there = _supposing(progress, course, supposed, today)
    now, then = make_plan(progress, course, today), make_plan(there, course, today)
    before, after = _open(now), _open(then)
    return WhatIf(
        supposed,
        _outlook(now, progress, course),
        _outlook(then, there, course),
        gone=tuple(step.title for name, step in before.items() if name not in after),
        new=tuple(step.title for name, step in after.items() if name not in before),
        sooner=tuple(
            (step.title, before[name].due_on, step.due_on)
            for name, step in after.items()
            if name in before and before[name].due_on != step.due_on
        ),
    )


def _tests(progress: Progress, course: Course) -> Iterator[Supposed]:
    """Those already planned or taken, then the best of each skill that nothing verifies; each once."""
    passed = {saved.id for saved in progress.certificate if saved.status == "passed"}
    kept = {skill.id for skill in honest_skills(progress)}
    verified = verified_skills(progress, course)
    found: dict[str, str] = {}
    for saved in progress.certificate:
        if saved.id not in passed and bears_on(saved, course) & kept:
            found.setdefault(saved.id, saved.name or saved.id)
    for skill in honest_skills(progress):
        if skill.id not in verified:
            for kind in tests_for(skill.id, course)[:_TESTS_OF_A_SKILL]:
                if kind.id not in passed:
                    found.setdefault(kind.id, kind.name)
    yield from (
        Supposed("pass", name, _("I pass {words}").format(words=shortened(words)))
        for name, words in found.items()
    )


def _drops(progress: Progress) -> Iterator[Supposed]:
    for skill in honest_skills(progress):
        yield Supposed(
            "drop",
            skill.id,
            _("I take {shown_name} off my list").format(shown_name=shortened(shown_name(skill), 40)),
        )


def _other_hours(progress: Progress) -> Iterator[Supposed]:
    given = progress.learner.hours_per_week or USUAL_HOURS
    for more in _HOURS:
        if 0 < given + more <= _MOST_HOURS:
            n = abs(more)
            words = (
                many("I have {n} hour more a week ({given:g})", "I have {n} hours more a week ({given:g})", n)
                if more > 0
                else many(
                    "I have {n} hour fewer a week ({given:g})", "I have {n} hours fewer a week ({given:g})", n
                )
            )
            yield Supposed("hours", str(more), words.format(n=n, given=given + more))


def _supposing(progress: Progress, course: Course, supposed: Supposed, today: date) -> Progress:
    if supposed.about == "hours":
        hours = (progress.learner.hours_per_week or USUAL_HOURS) + int(supposed.what)
        learner = progress.learner.model_copy(update={"hours_per_week": min(max(hours, 0), _MOST_HOURS)})
        return progress.model_copy(update={"learner": learner})
    if supposed.about == "drop":
        return skill_said(progress, supposed.what, kept=False)
    kind = course.certificate.get(supposed.what)
    known = {"name": kind.name, "skills": kind.skills} if kind else {}
    return certificate_said(progress, supposed.what, **known, status="passed", on=today)


def _open(plan: ActionPlan) -> dict[str, Step]:
    return {step.id: step for step in plan.step if not step.done}


def _outlook(plan: ActionPlan, progress: Progress, course: Course) -> Outlook:
    todo = _open(plan)
    hand_in = [step.due_on for name, step in todo.items() if name.startswith("submit/")]
    return Outlook(
        score=plan.readiness.score,
        open_steps=len(todo),
        minutes=sum(step.minutes for step in todo.values()),
        end_on=max((step.due_on for step in todo.values()), default=None),
        submit_on=min(hand_in, default=None),
        verified=len(verified_skills(progress, course)),
    )
