"""The skills bench: three rings of kept, dropped and suggested skills, derived from progress and course."""

from tutor.course.catalogues import Ring, Skill
from tutor.course.course import Course
from tutor.learner.progress import Progress, SavedSkill
from tutor.tutoring.bench_advice import advise
from tutor.tutoring.honest_list import honest_ids, marked_never, shown_name
from tutor.tutoring.proving import proven_skills
from tutor.tutoring.ranking import ranking
from tutor.tutoring.roles import role_of
from tutor.tutoring.similar import group_of, near_duplicates
from tutor.tutoring.skill_names import own_skill_id
from tutor.tutoring.skill_search import SkillFound, find_skills
from tutor.tutoring.skill_text import SkillInText, SkillsInText, skills_in_text
from tutor.tutoring.skills_bench import MOST_SKILLS, RINGS, BenchEntry, HonestQuestion, SkillsBench, State
from tutor.tutoring.verifying import verified_skills

__all__ = [
    "MOST_SKILLS",
    "RINGS",
    "BenchEntry",
    "SkillFound",
    "SkillInText",
    "SkillsBench",
    "SkillsInText",
    "bench",
    "find_skills",
    "own_skill_id",
    "skills_in_text",
    "suggestions",
]


def bench(progress: Progress, course: Course) -> SkillsBench:
    """All that the bench shows. Suggestions come last in each ring, after what the learner has decided."""
    newest = {skill.id: skill for skill in progress.skill}
    never = marked_never(progress)
    listed = honest_ids(progress)
    twins = near_duplicates((newest[skill_id] for skill_id in listed), course)
    places = {ranked.id: ranked for ranked in ranking(progress, course)}
    verified, proven = verified_skills(progress, course), proven_skills(progress)
    entries = [
        BenchEntry(
            id=skill.id,
            name=_name(skill, course),
            ring=skill.ring,
            state=_state(skill, never),
            verified=skill.id in verified,
            proven=skill.id in proven,
            note=course.skill.get(skill.id),
            open_questions=_open_questions(skill) if skill.id in listed else (),
            near_duplicate_of=twins.get(skill.id, ""),
            place=places[skill.id].place if skill.id in places else 0,
            place_reasons=places[skill.id].reasons if skill.id in places else (),
        )
        for skill in newest.values()
    ]
    for ring in RINGS:
        entries.extend(
            BenchEntry(id=skill.id, name=skill.name, ring=ring, state="suggested", note=skill)
            for skill in suggestions(progress, course, ring)
        )
    made = SkillsBench(tuple(entries), role_of(progress, course))
    still_claimed = tuple(skill.id for skill in newest.values() if skill.kept and skill.id in never)
    return advise(made, still_claimed, course)


def suggestions(progress: Progress, course: Course, ring: Ring) -> tuple[Skill, ...]:
    """Skills of the learner's role to think of in this ring.

    Never one the learner has, dropped or marked never, nor a near-duplicate of one they have or marked never.
    """
    role = role_of(progress, course)
    if role is None:
        return ()
    never = marked_never(progress)
    known = {skill.id for skill in progress.skill}
    settled = (skill for skill in progress.skill if skill.kept or skill.id in never)
    groups = {group_of(skill.id, course, skill.name) for skill in settled}
    offered = {"core": role.core, "tool": role.tool, "beyond": role.beyond}[ring]
    return tuple(
        course.skill[skill_id]
        for skill_id in dict.fromkeys(offered)
        if skill_id in course.skill and skill_id not in known and group_of(skill_id, course) not in groups
    )


def _name(saved: SavedSkill, course: Course) -> str:
    """The name the learner saved; else the course's."""
    return course.skill[saved.id].name if not saved.name and saved.id in course.skill else shown_name(saved)


def _state(skill: SavedSkill, never: frozenset[str]) -> State:
    if skill.id in never:
        return "never"
    if not skill.kept:
        return "dropped"
    return "kept" if skill.done_for else "open"


def _open_questions(skill: SavedSkill) -> tuple[HonestQuestion, ...]:
    """Which of the three honest questions have no answer yet."""
    asked: tuple[HonestQuestion, ...] = ("done_for", "last_used", "shown_by")
    answers = (skill.done_for, skill.last_used, skill.shown_by.strip())
    return tuple(question for question, answer in zip(asked, answers, strict=True) if not answer)
