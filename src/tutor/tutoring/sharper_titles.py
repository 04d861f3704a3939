"""Titles made from what the learner kept: what they do, with what, and what makes them differ."""

from collections.abc import Iterator

from tutor.course.course import Course
from tutor.ground.clean import clean_line
from tutor.learner.progress import Progress, Ring
from tutor.tutoring.honest_list import honest_skills, marked_never
from tutor.tutoring.ranking import ranking
from tutor.tutoring.roles import role_of
from tutor.tutoring.similar import group_of
from tutor.tutoring.skill_names import plain
from tutor.tutoring.skill_text import skills_in_text

_MOST = 3
_LONGEST = 70
"Our own measure for one line: no limit of Upwork's for titles could be verified (F36)."


def sharper_titles(progress: Progress, course: Course) -> tuple[str, ...]:
    """At most three, only from skills the learner said they have done, strongest first. Never one marked never."""
    rings: dict[Ring, list[str]] = {"core": [], "tool": [], "beyond": []}
    said = {skill.id: skill for skill in honest_skills(progress)}
    seen: set[str] = set()
    for ranked in ranking(progress, course):
        saved, form = said[ranked.id], plain(ranked.name)
        # Skills whose questions are open are not known to be true, and a near-duplicate says nothing new.
        if saved.done_for and form not in seen and not _is_twin(ranked.reasons) and len(ranked.name) <= 40:
            rings[saved.ring].append(clean_line(ranked.name))
            seen.add(form)
    work = _work(progress, course, rings)
    same = group_of("", course, work)
    if same:
        rings["core"] = [name for name in rings["core"] if group_of("", course, name) != same]
    made: list[str] = []
    for title in _made(work, rings):
        if len(title) <= _LONGEST and plain(title) not in map(plain, [*made, progress.learner.title]):
            made.append(title)
    never = marked_never(progress)
    honest = (t for t in made if never.isdisjoint(hit.skill.id for hit in skills_in_text(t, course).found))
    return tuple(honest)[:_MOST]


def _is_twin(reasons: tuple[str, ...]) -> bool:
    return any(reason.startswith("says nearly the same") for reason in reasons)


def _work(progress: Progress, course: Course, rings: dict[Ring, list[str]]) -> str:
    """What they do in a word or two: their role, else their own words, else their strongest core skill."""
    role = role_of(progress, course)
    if role and " and " not in role.name:
        return role.name
    own = clean_line(progress.learner.work)
    return own if own and len(own) <= 40 else rings["core"][0] if rings["core"] else ""


def _made(work: str, rings: dict[Ring, list[str]]) -> Iterator[str]:
    """From the exact to the shorter: specialities in a tool, then a rarer skill, then tools."""
    core = [name for name in rings["core"] if plain(name) != plain(work)]
    tools, beyond = rings["tool"], rings["beyond"]
    if not work:
        return
    if len(core) > 1 and tools:
        yield f"{work}: {core[0]} and {core[1]} in {tools[0]}"
    if core and tools:
        yield f"{work}: {core[0]} in {tools[0]}"
    if beyond and (core or tools):
        yield f"{work}: {(core or tools)[0]} and {beyond[0]}"
    if len(tools) > 1:
        yield f"{work} with {tools[0]} and {tools[1]}"
    elif tools:
        yield f"{work} with {tools[0]}"
    if len(core) > 1:
        yield f"{work}: {core[0]} and {core[1]}"
    elif core:
        yield f"{work}: {core[0]}"
