"""Near-duplicates: skills that a client would read as one."""

from collections.abc import Iterable

from tutor.course.course import Course
from tutor.learner.progress import SavedSkill
from tutor.tutoring.skill_names import names_of


def group_of(skill_id: str, course: Course, name: str = "") -> str:
    """The id that stands for a skill and its near-duplicates.

    A skill the course does not know is found by `name`, so one typed in joins its twin; else it stands alone.
    """
    skill = course.skill.get(skill_id) or (names_of(course).skill_called(name) if name else None)
    return (skill.same_as or skill.id) if skill else skill_id


def near_duplicates(skills: Iterable[SavedSkill], course: Course) -> dict[str, str]:
    """For each skill that has a near-duplicate among `skills`: the id of the one to keep instead.

    The one to keep is the group's own id if it is there, else the first by alphabet: the order never matters.
    """
    groups: dict[str, set[str]] = {}
    for skill in skills:
        groups.setdefault(group_of(skill.id, course, skill.name), set()).add(skill.id)
    joined: dict[str, str] = {}
    for group, members in groups.items():
        keep = group if group in members else min(members)
        joined.update({member: keep for member in members if member != keep})
    return joined
