"""Another freelancer's profile as a guide: what both list, what only they list, what only you list."""

from dataclasses import dataclass

from tutor.course.course import Course
from tutor.learner.progress import Progress, SavedSkill
from tutor.tutoring.honest_list import honest_skills, marked_never
from tutor.tutoring.list_items import Item
from tutor.tutoring.similar import group_of
from tutor.tutoring.skill_names import plain
from tutor.tutoring.skill_text import SkillInText, skills_in_text


@dataclass(frozen=True, slots=True)
class Compared:
    """Two lists side by side. Nothing here is added by itself: each skill is the learner's own decision.

    `both`: on both lists, under the same or nearly the same name. `theirs` and `theirs_unknown`: only on theirs;
    the second are items that the course does not know. `never`: on theirs, and the learner said never done.
    `yours`: only on the learner's.
    """

    both: tuple[SkillInText, ...]
    theirs: tuple[SkillInText, ...]
    theirs_unknown: tuple[Item, ...]
    never: tuple[SkillInText, ...]
    yours: tuple[SavedSkill, ...]
    cut: bool = False


def compared(text: str, progress: Progress, course: Course) -> Compared:
    """Read another's profile beside the honest list. Never raises, whatever the text."""
    read = skills_in_text(text, course)
    kept = honest_skills(progress)
    mine = {group_of(skill.id, course, skill.name) for skill in kept}
    own_names = {plain(skill.name) for skill in kept}
    never = marked_never(progress)
    both = tuple(hit for hit in read.found if group_of(hit.skill.id, course) in mine)
    shared = {group_of(hit.skill.id, course) for hit in both}
    unknown = tuple(item for item in read.unknown if plain(item.text) not in own_names)
    said = {plain(item.text) for item in read.unknown}
    return Compared(
        both=both,
        theirs=tuple(hit for hit in read.found if hit not in both and hit.skill.id not in never),
        theirs_unknown=unknown,
        never=tuple(hit for hit in read.found if hit not in both and hit.skill.id in never),
        yours=tuple(
            skill
            for skill in kept
            if group_of(skill.id, course, skill.name) not in shared and plain(skill.name) not in said
        ),
        cut=read.cut,
    )
