"""Titles made from what the learner kept: what they do, with what, and what makes them differ."""

import re
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
from tutor.tutoring.title_words import BOASTS, JOBS

_MOST = 3
_MOST_WORDS = 4
_SEVERAL = re.compile(r"\b(?:and|or)\b")
_FIRST_PART = re.compile(r"[|,/:;•·&+(]|\s[-–—]\s|\b(?:and|or|with|for|in|using)\b", re.IGNORECASE)
_NOTHING_SAID = BOASTS | {"general", "freelance", "freelancer", "expert", "professional", "a", "an", "the"}
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
    # “DevOps Engineer: DevOps” says one thing twice.
    said_already = {group_of(hit.skill.id, course) for hit in skills_in_text(work, course, title=True).found}
    for ring, names in rings.items():
        rings[ring] = [name for name in names if group_of("", course, name) not in said_already]
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
    """What they do in a word or two: as their own title begins, else their role, else their strongest core skill."""
    own = _begun(progress.learner.title) or _begun(progress.learner.work)
    role = role_of(progress, course)
    if role and not _SEVERAL.search(role.name) and " " not in own:
        return role.name  # says more than “Agent” or “VA”
    return own or (rings["core"][0] if rings["core"] else "")


def _begun(title: str) -> str:
    """The first thing a title names, without boasts; "" where that is no short name of a kind of work."""
    first = _FIRST_PART.split(clean_line(title))[0].split()
    words = [word for word in first if plain(word) not in _NOTHING_SAID]
    if words and len(words) < len(first) and JOBS.isdisjoint(map(plain, words)):
        words.append("Specialist")  # for what “SEO guru” wanted to say
    # “I am a nurse” is a sentence and no name.
    if not words or len(words) > _MOST_WORDS or "i" in map(plain, words):
        return ""
    return " ".join(words)


def _made(work: str, rings: dict[Ring, list[str]]) -> Iterator[str]:
    """From the exact to the shorter: a tool and specialities, then a rarer skill, then tools.

    The tool stands with the work, never after a speciality: nobody does pivot tables in QuickBooks.
    """
    core = [name for name in rings["core"] if not set(plain(name).split()) <= set(plain(work).split())]
    tools = [name for name in rings["tool"] if f" {plain(name)} " not in f" {plain(work)} "]
    beyond = rings["beyond"]
    if not work:
        return
    exact = f"{work} with {tools[0]}: {core[0]} and {core[1]}" if len(core) > 1 and tools else ""
    if exact and len(exact) <= _LONGEST:
        yield exact
    elif core and tools:
        yield f"{work} with {tools[0]}: {core[0]}"
    if len(core) > 1:
        yield f"{work}: {core[0]} and {core[1]}"
    if beyond and (core or tools):
        yield f"{work}: {(core or tools)[0]} and {beyond[0]}"
    if len(tools) > 1:
        yield f"{work} with {tools[0]} and {tools[1]}"
    elif tools:
        yield f"{work} with {tools[0]}"
    if core:
        yield f"{work}: {core[0]}"
