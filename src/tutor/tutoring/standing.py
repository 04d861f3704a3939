"""How far the learner is in each unit: for Home, and for the result page of a quiz."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from tutor.course.course import Course
from tutor.course.models import Unit
from tutor.learner.progress import Answer, Progress
from tutor.tutoring.honest_list import honest_skills
from tutor.tutoring.newest_answers import newest_answers
from tutor.tutoring.pages_read import pages_read
from tutor.tutoring.plan_facts import VERIFIED_AIM
from tutor.tutoring.proving import proven_skills
from tutor.tutoring.verifying import verified_skills
from tutor.tutoring.wording import counted

State = Literal["done", "here", "ahead"]
Pages = frozenset[tuple[str, str]]
"Lesson id and page id of each page read."


@dataclass(frozen=True, slots=True)
class UnitStanding:
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


@dataclass(frozen=True, slots=True)
class ObjectiveResult:
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
        return "letter pasted, not read yet" if progress.draft_at("letter") else "no letter yet"
    roles = {mark.role for mark in letter.marks}
    if not letter.reasons or letter.family in ("", "unclear"):
        return "letter here, reason not clear yet"
    found = counted(len(set(letter.reasons)), "reason") + " found"
    if "remedy" in roles:
        return f"{found}, way out marked"
    return f"{found}, marked by you" if roles else f"{found}, not marked by you yet"


def _of_skills(progress: Progress, course: Course) -> str:
    kept = honest_skills(progress)
    if not kept:
        return "no skill kept yet"
    crowded = sum(1 for s in kept if s.id in course.skill and course.skill[s.id].crowded)
    unproven = len(kept) - len(proven_skills(progress))
    words = [f"{len(kept)} kept", f"{crowded} crowded" if crowded else ""]
    words.append((f"{unproven} want" if unproven != 1 else "1 wants") + " a proof" if unproven else "")
    return " · ".join(word for word in words if word)


def _of_tests(progress: Progress, course: Course) -> str:
    verified = len(verified_skills(progress, course))
    return f"{verified} of {VERIFIED_AIM} verified" if verified < VERIFIED_AIM else f"{verified} verified"


def _of_portfolio(progress: Progress, course: Course) -> str:
    kept = honest_skills(progress)
    if not kept:
        return "no skill to prove yet"
    return f"{len(proven_skills(progress))} of {counted(len(kept), 'skill')} " + (
        "has proof" if len(kept) == 1 else "have proof"
    )


def _of_attempts(progress: Progress, course: Course) -> str:
    newest = progress.newest_attempt
    if newest is None:
        return "no attempt noted yet"
    outcome = "action needed" if newest.outcome == "act-now" else newest.outcome
    return f"{counted(len(progress.attempt), 'attempt')}, the newest: {outcome}"


_WORDS: dict[str, Callable[[Progress, Course], str]] = {
    "letter-lab": _of_letter,
    "skills-bench": _of_skills,
    "test-planner": _of_tests,
    "portfolio-builder": _of_portfolio,
    "attempts-log": _of_attempts,
}
