"""Which kind of freelancer somebody is: found from what they typed as their role or their title."""

import re

from tutor.course.catalogues import Ring, Role
from tutor.course.course import Course
from tutor.learner.progress import Progress
from tutor.tutoring.skill_names import plain

_LONGEST_TYPED = 200
_LIKE_ENOUGH = 82
# Words that say nothing about the kind of work.
_EMPTY_WORDS = "a an and or of for the in at with to i am my me freelance freelancer expert specialist"
_EMPTY = frozenset(_EMPTY_WORDS.split())


def role_of(progress: Progress, course: Course) -> Role | None:
    """The learner's role: the one they chose, else the best fit for the work or title typed, else None."""
    learner = progress.learner
    if learner.role in course.role:
        return course.role[learner.role]
    for typed in (learner.work, learner.role, learner.title):
        if found := find_roles(typed, course, limit=1) if plain(typed) else ():
            return found[0]
    return None


def is_tool(skill_id: str, course: Course) -> bool:
    """True for a program, site or device: something one works with, and no kind of work."""
    skill = course.skill.get(skill_id)
    return bool(skill and skill.tool) or any(skill_id in role.tool for role in course.roles)


def ring_for(skill_id: str, role: Role | None, otherwise: Ring, course: Course) -> Ring:
    """The ring in which a role has this skill; a tool that the role does not name is a tool all the same."""
    rings: tuple[tuple[Ring, tuple[str, ...]], ...] = (
        (("core", role.core), ("tool", role.tool), ("beyond", role.beyond)) if role else ()
    )
    if is_tool(skill_id, course):
        otherwise = "tool"
    return next((ring for ring, ids in rings if skill_id in ids), otherwise)


def role_named(typed: str, course: Course) -> Role | None:
    """The role whose id or name was typed, or the only one whose name begins so; None for own words."""
    form = plain(typed[:_LONGEST_TYPED])
    names = [(role, {plain(role.id), plain(role.name)}) for role in course.roles]
    exact = [role for role, own in names if form in own]
    begun = [role for role, own in names if len(form) > 2 and any(name.startswith(form) for name in own)]
    return exact[0] if exact else begun[0] if len(begun) == 1 else None


def find_roles(typed: str, course: Course, limit: int = 8) -> tuple[Role, ...]:
    """Roles that fit what was typed, best first; all roles where nothing was typed. Never raises."""
    form = plain(typed[:_LONGEST_TYPED])
    if not form:
        return course.roles[: max(limit, 0)]
    marks = [(_fit(form, role, course), number) for number, role in enumerate(course.roles)]
    fitting = sorted((-mark, number) for mark, number in marks if mark > 0)
    return tuple(course.roles[number] for _, number in fitting[: max(limit, 0)])


def _fit(form: str, role: Role, course: Course) -> float:
    """How well a role fits, 0 for not at all; a role's own names weigh more than its other skills."""
    own = {plain(role.name), plain(role.id), *_names(role.core[:1], course)}
    own.update(part for part in re.split(r" or | and ", plain(role.name)) if part)
    best = max((_fit_name(form, name, 300.0) for name in own), default=0.0)
    if best == 0:
        best = max((_fit_name(form, name, 100.0) for name in _names(role.core[1:], course)), default=0.0)
    return best or _fit_roughly(form, own)


def _names(skill_ids: tuple[str, ...], course: Course) -> set[str]:
    """All names of these skills, and of the near-duplicates they stand for."""
    skills = [course.skill[skill_id] for skill_id in skill_ids if skill_id in course.skill]
    return {plain(name) for skill in skills for name in (skill.name, *skill.also)}


def _fit_name(form: str, name: str, weight: float) -> float:
    if not name or name in _EMPTY:
        return 0.0
    if form == name:
        return weight + 200
    if len(form) > 1 and (name.startswith(form) or f" {form} " in f" {name} "):
        return weight + 100
    if f" {name} " in f" {form} ":
        return weight + len(name)  # the longer name in a title says more than the shorter
    return 0.0


def _fit_roughly(form: str, names: set[str]) -> float:
    """Likeness in spite of typing mistakes, always below a proper fit."""
    from rapidfuzz import fuzz

    words = " ".join(word for word in form.split() if word not in _EMPTY)
    if len(words) < 4:
        return 0.0
    like = max((fuzz.token_sort_ratio(words, name) for name in names), default=0.0)
    return like if like >= _LIKE_ENOUGH else 0.0
