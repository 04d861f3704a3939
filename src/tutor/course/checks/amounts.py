"""Amounts: enough lessons and questions, short pages, weights that sum up."""

import re
from typing import get_args

from tutor.course.checks.findings import Findings
from tutor.course.issues import Place
from tutor.course.languages import FALLBACK
from tutor.course.models import QuestionKind
from tutor.course.reading_level import LONGEST_PARSED
from tutor.course.unit_reading import page_key

FEWEST_LESSONS = 4
FEWEST_QUESTIONS = 6
FEWEST_PAGES, MOST_PAGES = 3, 7
"Of a lesson: one idea, in the time of a coffee."
FEWEST_OF_OBJECTIVE, FEWEST_KINDS_OF_OBJECTIVE = 3, 2
"Graded questions of the quiz for an objective, and their kinds: one answer may be luck."
LONGEST_PAGE = 130
"Words: one idea fits a screen of 80 x 24 with room for its try-it."
LONGEST_TRANSLATED = 156
"A fifth more: other languages take more words for the same idea, and must not leave any of it out."

_WORD = re.compile(r"\w[\w'’.,:/@-]*")


def check_amounts(findings: Findings) -> None:
    _units(findings)
    _pages(findings)
    _kinds(findings)
    _objectives(findings)
    _weights(findings)


def words_in(markdown: str) -> int:
    """How many words a reader reads; signs of Markdown, links' addresses and punctuation are none."""
    return len(_WORD.findall(re.sub(r"\]\([^()\s]*\)", "]", markdown)))


def _units(findings: Findings) -> None:
    damaged = findings.anchors.damaged
    for unit in findings.course.units:
        place = findings.anchors.place("unit", unit.id)
        if len(unit.lessons) < FEWEST_LESSONS and not damaged & {"lesson", "page"}:
            what = f'the unit "{unit.id}" has {len(unit.lessons)} lessons'
            findings.advise(place, what, f"give it at least {FEWEST_LESSONS}")
        if len(unit.quiz) < FEWEST_QUESTIONS and "question" not in damaged:
            what = f'the quiz of the unit "{unit.id}" has {len(unit.quiz)} questions'
            findings.advise(place, what, f"give it at least {FEWEST_QUESTIONS} that are not for practice")


def _pages(findings: Findings) -> None:
    counted = not findings.anchors.damaged & {"page", "lesson"}
    longest = LONGEST_PAGE if findings.course.language == FALLBACK else LONGEST_TRANSLATED
    for unit in findings.course.units:
        for lesson in unit.lessons:
            if counted and not FEWEST_PAGES <= len(lesson.pages) <= MOST_PAGES:
                pages = "1 page" if len(lesson.pages) == 1 else f"{len(lesson.pages)} pages"
                what = f'the lesson "{lesson.id}" has {pages}'
                todo = f"give it {FEWEST_PAGES} to {MOST_PAGES}, all about its one idea"
                findings.advise(findings.anchors.place("lesson", lesson.id), what, todo)
            for page in lesson.pages:
                count = words_in(page.text)
                if count > longest or len(page.text) > LONGEST_PARSED:
                    place = findings.anchors.place("page", page_key(lesson.id, page.id), "text")
                    what = f'the page "{page.id}" has {count} words in {len(page.text):,} characters'
                    findings.advise(place, what, f"divide it: a page has one idea and at most {longest}")


def _kinds(findings: Findings) -> None:
    if "question" in findings.anchors.damaged:
        return
    used = {question.kind for unit in findings.course.units for question in unit.questions}
    for kind in get_args(QuestionKind):
        if kind not in used:
            what = f'no question of the course is of the kind "{kind}"'
            findings.advise(Place("course.toml"), what, "write one: each kind trains something else")


def _objectives(findings: Findings) -> None:
    if "question" in findings.anchors.damaged:
        return
    for unit in findings.course.units:
        asked = {question.objective for question in unit.graded}
        for objective in unit.objectives:
            place = findings.anchors.place("objective", objective.id)
            if objective.id not in asked:
                what = f'no question of the quiz asks for the objective "{objective.id}"'
                findings.advise(place, what, "write one, or take the objective out")
                continue
            kinds = [question.kind for question in unit.graded if question.objective == objective.id]
            if len(kinds) < FEWEST_OF_OBJECTIVE or len(set(kinds)) < FEWEST_KINDS_OF_OBJECTIVE:
                what = f'the objective "{objective.id}" has questions: {len(kinds)}, kinds: {len(set(kinds))}'
                todo = f"write {FEWEST_OF_OBJECTIVE} or more, of {FEWEST_KINDS_OF_OBJECTIVE} kinds or more"
                findings.advise(place, what, todo)


def _weights(findings: Findings) -> None:
    parts = findings.course.readiness
    total = sum(part.weight for part in parts)
    if parts and total != 100 and "readiness" not in findings.anchors.damaged:
        place = findings.anchors.place("readiness", parts[-1].id, "weight")
        findings.wrong(place, f"the weights of all parts sum to {total}", "make them sum to 100")
