"""How ready the profile is: a checklist with weights from content. It is no forecast of Upwork's answer.

It never goes down for being honest: skills marked `never` count nowhere, whether they are on the list or not.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from tutor.course.course import Course
from tutor.course.models import Unit
from tutor.ground.tongue import _
from tutor.learner.progress import Answer, Progress
from tutor.tutoring.honest_list import honest_skills, marked_never
from tutor.tutoring.newest_answers import newest_answers
from tutor.tutoring.plan_facts import PROVEN_AIM, Facts
from tutor.tutoring.plan_rules import proof, skills, verify
from tutor.tutoring.plan_rules.proposal import Proposal
from tutor.tutoring.plan_words import minutes_of
from tutor.tutoring.proving import proven_skills
from tutor.tutoring.verifying import VERIFIED_AIM, verified_skills
from tutor.tutoring.wording import filled

_HONEST_AIM = 5
"Skills with all three honest questions answered; enough for a title and a first client."
_QUIZ_SHARE = 0.8
"Of a unit's quiz right at the newest answer, for the unit to count as learned."


class Part(NamedTuple):
    """One line of the checklist: `have` of `of`, worth `weight` when full."""

    id: str
    label: str
    have: int
    of: int
    weight: int
    raise_it: str


class Gain(NamedTuple):
    """What the next thing done for a part adds to the score, in words of an order."""

    part: str
    points: int
    words: str


class Readiness(NamedTuple):
    """`score` of 100, its parts in the order of content, and what would raise it, the largest gain first."""

    score: int
    parts: tuple[Part, ...]
    gains: tuple[Gain, ...]


def readiness(progress: Progress, course: Course) -> Readiness:
    """Count the checklist. A part of content that this tutor can't count is left out."""
    parts = tuple(
        _part(*MEASURES[part.id](progress, course), part.id, part.label, part.weight, part.raise_it)
        for part in course.readiness
        if part.id in MEASURES
    )
    return Readiness(score_of(parts), parts, _gains(parts, progress, course))


def raise_most(ready: Readiness) -> str:
    """One line for every bench: how ready the profile is, and the one thing that would raise it most."""
    state = _("Ready {score}/100.").format(score=ready.score)
    if not ready.gains:
        return _("{state} Each part is full.").format(state=state)
    return _("{state} Most now: +{points} {words}").format(
        state=state, points=ready.gains[0].points, words=ready.gains[0].words
    )


def score_of(parts: tuple[Part, ...]) -> int:
    return min(100, round(sum(part.weight * part.have / part.of for part in parts)))


def _part(have: int, of: int, name: str, label: str, weight: int, raise_it: str) -> Part:
    return Part(name, label, min(have, of), of, weight, raise_it)


def _gains(parts: tuple[Part, ...], progress: Progress, course: Course) -> tuple[Gain, ...]:
    gains = []
    for part in parts:
        if part.have < part.of:
            words = filled(part.raise_it, _next_for(part.id, progress, course))
            gains.append(Gain(part.id, max(1, round(part.weight / part.of)), words))
    return tuple(sorted(gains, key=lambda gain: -gain.points))


def _next_for(part: str, progress: Progress, course: Course) -> dict[str, str]:
    """What the next thing for a part is about: skill and minutes of the plan's first step, or the unit."""
    facts = Facts(progress, course, date.min)  # No words here depend on the day.
    fills = {"skill": _("one of your skills"), "minutes": _("about 60"), "unit": ""}
    if part == "units-learned":
        learned = _learned_units(progress, course)
        return {**fills, "unit": next((one.title for one in course.units if one.id not in learned), "")}
    if part == "honest-list":
        unanswered = skills.open_questions(facts)
        return {**fills, "skill": facts.name(unanswered[0].id)} if unanswered else fills
    rule = {"verified-skills": verify.steps, "skills-with-proof": proof.steps}.get(part)
    step: Proposal | None = next(rule(facts), None) if rule else None
    if step is None or step.text not in course.plan_text:
        return fills
    return {**fills, **step.fills, "minutes": str(minutes_of(step, course))}


def _letter(progress: Progress, course: Course) -> tuple[int, int]:
    """A letter the tutor could read, and the learner's own marks on one."""
    read = any(letter.family not in ("", "unclear") for letter in progress.letter)
    marked = any(letter.marks for letter in progress.letter)
    return read + marked, 2


def _honest(progress: Progress, course: Course) -> tuple[int, int]:
    skills = honest_skills(progress)
    return sum(bool(s.done_for and s.last_used and s.shown_by.strip()) for s in skills), _HONEST_AIM


def _nothing_false(progress: Progress, course: Course) -> tuple[int, int]:
    never = marked_never(progress)
    false = any(skill.kept and skill.id in never for skill in progress.skill)
    return int(bool(honest_skills(progress)) and not false), 1


def _verified(progress: Progress, course: Course) -> tuple[int, int]:
    return len(verified_skills(progress, course)), VERIFIED_AIM


def _proven(progress: Progress, course: Course) -> tuple[int, int]:
    return len(proven_skills(progress)), PROVEN_AIM


def _basics(progress: Progress, course: Course) -> tuple[int, int]:
    learner = progress.learner
    work = learner.role.strip() or learner.work.strip()
    return sum(map(bool, (work, learner.title.strip(), learner.hours_per_week))), 3


def _learned(progress: Progress, course: Course) -> tuple[int, int]:
    return len(_learned_units(progress, course)), len(course.units)


def _learned_units(progress: Progress, course: Course) -> frozenset[str]:
    newest = newest_answers(progress, course)
    return frozenset(unit.id for unit in course.units if _is_learned(unit, progress, newest))


def _is_learned(unit: Unit, progress: Progress, newest: Mapping[str, Answer]) -> bool:
    """Four fifths of the graded quiz right at the newest answers; a unit without a quiz counts when it is read."""
    if not unit.graded:
        read = {(page.lesson, page.page) for page in progress.page}
        return all((lesson.id, page.id) in read for lesson in unit.lessons for page in lesson.pages)
    right = sum(newest[q.id].correct for q in unit.graded if q.id in newest)
    return right >= _QUIZ_SHARE * len(unit.graded)


MEASURES: dict[str, Callable[[Progress, Course], tuple[int, int]]] = {
    "letter-understood": _letter,
    "honest-list": _honest,
    "nothing-false": _nothing_false,
    "verified-skills": _verified,
    "skills-with-proof": _proven,
    "profile-basics": _basics,
    "units-learned": _learned,
}
"What each part of `plan/readiness.toml` counts: have, of."
