"""What Enter does on Home: the one next thing, and why. It never points at what the course does not have."""

from datetime import date
from typing import Literal, NamedTuple

from tutor.course.course import Course
from tutor.course.models import Lesson, Question, Unit
from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.tutoring.honest_list import honest_skills
from tutor.tutoring.newest_answers import newest_answers, outdated_answers
from tutor.tutoring.pages_read import pages_read
from tutor.tutoring.review import Due, due_words, to_review, why_words
from tutor.tutoring.wording import counted, listed, shortened

Kind = Literal["page", "question", "workbench", "review", "plan"]


class NextStep(NamedTuple):
    """Where to go on. `page` counts from 0; `screen` is the workbench's id. What does not apply is empty."""

    kind: Kind
    title: str
    why: str
    unit: str = ""
    lesson: str = ""
    page: int = 0
    question: str = ""
    screen: str = ""


def next_step(progress: Progress, course: Course, today: date) -> NextStep:
    """Where the learner stopped; else the next page, workbench, quiz, unit; then reviews; then the plan."""
    stopped = _letter_begun(progress, course) or _where_stopped(progress, course, today)
    if stopped:
        return stopped
    start = {unit.id for unit in course.became.unit.get(progress.here.unit, ())}
    units = sorted(course.units, key=lambda unit: unit.id not in start)
    for unit in units:
        step = _in_unit(unit, progress, course, today)
        if step:
            return step
    due = to_review(progress, course, today)
    if due:
        why = _("{due_words}: what is asked again after some time stays in mind.").format(
            due_words=due_words(len(due))
        )
        return NextStep("review", _("Review"), why)
    return NextStep(
        "plan", _("Your plan"), _("You went through all units; your plan says what to do now, step by step.")
    )


def _letter_begun(progress: Progress, course: Course) -> NextStep | None:
    """A first letter that was pasted and not read yet comes before all: everything else depends on it."""
    lab = next((unit for unit in course.units if unit.workbench == "letter-lab"), None)
    if lab is None or progress.letter or not progress.draft_at("letter"):
        return None
    return _workbench(lab, _("Your letter is pasted and not read yet; it decides what helps."))


def _where_stopped(progress: Progress, course: Course, today: date) -> NextStep | None:
    """The exact question or page, or what became of it; None if that is finished or gone."""
    here = progress.here
    answered = newest_answers(progress, course)
    for question in course.became.question.get(here.question, ()):
        if question.id not in answered:
            why = _("You stopped at this question; your answers before it are saved.")
            why = _why_changed(progress, course, question, today) or why
            return _question(course.unit_of[question.id], question, why)
    read = pages_read(progress, course)
    places = course.became.page.get((here.lesson, here.page_id), ()) if here.page_id else ()
    for place in places:
        if _unread(place.lesson, read) is not None:
            return _page(course, place.lesson, place.lesson.pages.index(place.page), progress)
    for lesson in course.became.lesson.get(here.lesson, ()):
        if _unread(lesson, read) is not None:
            return _page(course, lesson, min(here.page, len(lesson.pages) - 1), progress)
    return None


def _in_unit(unit: Unit, progress: Progress, course: Course, today: date) -> NextStep | None:
    """The next thing of one unit; None when it is done."""
    untouched = not _touched(unit, progress)
    read = pages_read(progress, course)
    early = unit.workbench == "letter-lab" and untouched and _unread(unit.lessons[0], read) is None
    if early:
        return _workbench(unit, _why_workbench(unit, progress))
    for lesson in unit.lessons:
        page = _unread(lesson, read)
        if page is not None:
            return _page(course, lesson, page, progress)
    if untouched:
        return _workbench(unit, _why_workbench(unit, progress))
    answered = newest_answers(progress, course)
    question = next((question for question in unit.quiz if question.id not in answered), None)
    if question:
        left = sum(1 for one in unit.quiz if one.id not in answered)
        why = _("You read {title}; {questions} will show what stuck.").format(
            title=unit.title, questions=counted(left, "question")
        )
        return _question(unit, question, _why_changed(progress, course, question, today) or why)
    return None


def _unread(lesson: Lesson, read: frozenset[tuple[str, str]]) -> int | None:
    """The number of the first page not read yet, from 0."""
    return next((n for n, page in enumerate(lesson.pages) if (lesson.id, page.id) not in read), None)


def _touched(unit: Unit, progress: Progress) -> bool:
    """Has the learner done anything on the unit's workbench?"""
    match unit.workbench:
        case "letter-lab":
            return bool(progress.letter)
        case "skills-bench":
            return any(skill.kept for skill in progress.skill)
        case "test-planner":
            return bool(progress.certificate)
        case "portfolio-builder":
            return bool(progress.proof)
        case "attempts-log":
            return bool(progress.attempt)


def _page(course: Course, lesson: Lesson, page: int, progress: Progress) -> NextStep:
    unit, why = course.unit_of[lesson.id], _why_page(progress, course, lesson)
    title = _("{unit} · {lesson}, page {page} of {n}").format(
        unit=unit.title, lesson=lesson.title, page=page + 1, n=len(lesson.pages)
    )
    return NextStep("page", title, why, unit=unit.id, lesson=lesson.id, page=page)


def _question(unit: Unit, question: Question, why: str) -> NextStep:
    return NextStep(
        "question", _("{title} · Quiz").format(title=unit.title), why, unit=unit.id, question=question.id
    )


def _workbench(unit: Unit, why: str) -> NextStep:
    title = f"{unit.title} · {unit.workbench_title}"
    return NextStep("workbench", title, why, unit=unit.id, screen=unit.workbench)


def _why_changed(progress: Progress, course: Course, question: Question, today: date) -> str:
    """Why an answered question is asked again; empty for one that was not answered before."""
    old = outdated_answers(progress, course).get(question.id)
    return why_words(Due(question, "changed", old.at.date()), today) if old else ""


def _why_page(progress: Progress, course: Course, lesson: Lesson) -> str:
    """One sentence: what of the learner's own makes this lesson worth reading now."""
    goal = lesson.goal.rstrip(".")
    letter = progress.newest_letter
    known = course.letters.reason
    labels = [known[reason].label for reason in letter.reasons if reason in known] if letter else []
    kept = honest_skills(progress)
    unit = course.unit_of[lesson.id]
    if labels and unit.workbench in ("letter-lab", "skills-bench", "attempts-log"):
        return _("Your letter says “{labels}”; after this lesson you can {goal}.").format(
            labels=labels[0].rstrip("."), goal=goal
        )
    if kept and unit.workbench in ("test-planner", "portfolio-builder", "skills-bench"):
        names = listed((shortened(skill.name or skill.id, 30) for skill in kept), most=2)
        return _("You keep {names}; after this lesson you can {goal}.").format(names=names, goal=goal)
    return _("After this lesson you can {goal}.").format(goal=goal)


def _why_workbench(unit: Unit, progress: Progress) -> str:
    """Why a bench on which nothing was done yet comes now."""
    kept = len(honest_skills(progress))
    match unit.workbench:
        case "letter-lab":
            return _("You know what to look for now; read your own letter with it.")
        case "skills-bench":
            return _("Your list has no skill yet; everything else builds on it.")
        case "attempts-log":
            return _("No attempt is noted yet; with its date and outcome the plan knows where you stand.")
        case "test-planner" if kept:
            return _("You keep {skills}, and no test is noted yet; here are the tests that fit.").format(
                skills=counted(kept, "skill")
            )
        case "portfolio-builder" if kept:
            return _("You keep {skills} and have no proof here yet.").format(skills=counted(kept, "skill"))
        case _:
            return _("No skill is on your list yet; tests and proof are for what stands there.")
