"""How far the learner is in each unit: for Home, and for the result page of a quiz."""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from tutor.course.course import Course
from tutor.course.models import Unit
from tutor.ground.tongue import N_, _, many
from tutor.learner.progress import Answer, Progress
from tutor.tutoring.honest_list import honest_skills
from tutor.tutoring.newest_answers import newest_answers
from tutor.tutoring.pages_read import pages_read
from tutor.tutoring.proving import proven_skills
from tutor.tutoring.verifying import VERIFIED_AIM, verified_skills
from tutor.tutoring.wording import counted

State = Literal["done", "here", "ahead"]
Pages = frozenset[tuple[str, str]]
"Lesson id and page id of each page read."


class UnitStanding(NamedTuple):
    """One station: what is read, what is answered, and a line on the learner's own work in it.

    The quiz is counted without its self-ratings.
    """

    unit: str
    number: int
    title: str
    lessons_read: int
    lessons: int
    pages_read: int
    pages: int
    quiz_answered: int
    quiz_right: int
    quiz: int
    state: State
    words: str


class ObjectiveResult(NamedTuple):
    """One objective of a quiz: `right` of `questions`, `answered` of them at all."""

    objective: str
    text: str
    right: int
    answered: int
    questions: int


def unit_standings(progress: Progress, course: Course) -> tuple[UnitStanding, ...]:
    """All units in their order. `here` is the one the learner stopped in, else the first that is not done."""
    newest, read = newest_answers(progress, course), pages_read(progress, course)
    done = {unit.id for unit in course.units if _is_done(unit, newest, read)}
    ahead = [unit.id for unit in course.units if unit.id not in done]
    stopped = [unit.id for unit in course.became.unit.get(progress.here.unit, ()) if unit.id in ahead]
    here = next(iter([*stopped, *ahead]), "")
    states: dict[str, State] = {unit.id: "done" if unit.id in done else "ahead" for unit in course.units}
    if here:
        states[here] = "here"
    return tuple(
        _standing(unit, newest, read, states[unit.id], _WORDS[unit.workbench](progress, course))
        for unit in course.units
    )


def quiz_result(progress: Progress, course: Course, unit_id: str) -> tuple[ObjectiveResult, ...]:
    """The unit's quiz by objective at the newest answers; self-ratings do not count.

    Objectives without graded questions are left out.

    Raises KeyError for a unit the course does not have.
    """
    unit = course.unit[unit_id]
    newest = newest_answers(progress, course)
    results = []
    for objective in unit.objectives:
        questions = [question.id for question in unit.graded if question.objective == objective.id]
        answers = [newest[name] for name in questions if name in newest]
        right = sum(answer.correct for answer in answers)
        if questions:
            results.append(ObjectiveResult(objective.id, objective.text, right, len(answers), len(questions)))
    return tuple(results)


def _is_done(unit: Unit, newest: Mapping[str, Answer], read: Pages) -> bool:
    all_read = all((lesson.id, page.id) in read for lesson in unit.lessons for page in lesson.pages)
    return all_read and all(question.id in newest for question in unit.quiz)


def _standing(
    unit: Unit, newest: Mapping[str, Answer], read: Pages, state: State, words: str
) -> UnitStanding:
    answers = [newest[question.id] for question in unit.graded if question.id in newest]
    return UnitStanding(
        unit=unit.id,
        number=unit.number,
        title=unit.title,
        lessons_read=sum(all((one.id, page.id) in read for page in one.pages) for one in unit.lessons),
        lessons=len(unit.lessons),
        pages_read=sum((lesson.id, page.id) in read for lesson in unit.lessons for page in lesson.pages),
        pages=sum(len(lesson.pages) for lesson in unit.lessons),
        quiz_answered=len(answers),
        quiz_right=sum(answer.correct for answer in answers),
        quiz=len(unit.graded),
        state=state,
        words=words,
    )


def _of_letter(progress: Progress, course: Course) -> str:
    letter = progress.newest_letter
    if letter is None:
        return _("letter pasted, not read yet") if progress.draft_at("letter") else _("no letter yet")
    roles = {mark.role for mark in letter.marks}
    if not letter.reasons or letter.family in ("", "unclear"):
        return _("letter here, reason not clear yet")
    reasons = counted(len(set(letter.reasons)), "reason")
    if "remedy" in roles:
        return _("{reasons} found, way out marked").format(reasons=reasons)
    if roles:
        return _("{reasons} found, marked by you").format(reasons=reasons)
    return _("{reasons} found, not marked by you yet").format(reasons=reasons)


def _of_skills(progress: Progress, course: Course) -> str:
    kept = honest_skills(progress)
    if not kept:
        return _("no skill kept yet")
    crowded = sum(1 for s in kept if s.id in course.skill and course.skill[s.id].crowded)
    unproven = len(kept) - len(proven_skills(progress))
    words = [
        _("{n} kept").format(n=len(kept)),
        _("{crowded} crowded").format(crowded=crowded) if crowded else "",
    ]
    if unproven:
        words.append(many("{n} wants a proof", "{n} want a proof", unproven).format(n=unproven))
    return " · ".join(word for word in words if word)


def _of_tests(progress: Progress, course: Course) -> str:
    verified = len(verified_skills(progress, course))
    return (
        _("{verified} of {verified_aim} verified").format(verified=verified, verified_aim=VERIFIED_AIM)
        if verified < VERIFIED_AIM
        else _("{verified} verified").format(verified=verified)
    )


def _of_portfolio(progress: Progress, course: Course) -> str:
    kept = honest_skills(progress)
    if not kept:
        return _("no skill to prove yet")
    proven = len(proven_skills(progress))
    return many("{proven} of {n} skill has proof", "{proven} of {n} skills have proof", len(kept)).format(
        proven=proven, n=len(kept)
    )


def _of_attempts(progress: Progress, course: Course) -> str:
    newest = progress.newest_attempt
    if newest is None:
        return _("no attempt noted yet")
    outcome = _(_OUTCOMES[newest.outcome])
    return _("{attempts}, the newest: {outcome}").format(
        attempts=counted(len(progress.attempt), "attempt"), outcome=outcome
    )


_OUTCOMES = {
    "waiting": N_("waiting"),
    "approved": N_("approved"),
    "declined": N_("declined"),
    "act-now": N_("action needed"),
    "closed": N_("closed"),
}
_WORDS: dict[str, Callable[[Progress, Course], str]] = {
    "letter-lab": _of_letter,
    "skills-bench": _of_skills,
    "test-planner": _of_tests,
    "portfolio-builder": _of_portfolio,
    "attempts-log": _of_attempts,
}
