"""References: whatever one file names must stand in another."""

from collections.abc import Collection
from difflib import get_close_matches

from tutor.course.checks.claims import claims_of
from tutor.course.checks.findings import Findings
from tutor.course.issues import Place
from tutor.course.models import Question, Unit
from tutor.course.unit_reading import page_key


def check_references(findings: Findings) -> None:
    for unit in findings.course.units:
        for question in unit.questions:
            _question(findings, unit, question)
        _try_its(findings, unit)
    _reasons(findings)
    _skills(findings)
    _sources(findings)


def _unknown(
    findings: Findings,
    place: Place,
    noun: str,
    kind: str,
    name: str,
    known: Collection[str],
    within: str = "",
) -> bool:
    """Tell if no item of this kind has the name; an item that was written and is broken counts as there."""
    if name in known or findings.are_many or findings.anchors.may_exist(kind, within + name):
        return False
    near = get_close_matches(name, known, n=1)
    todo = f'did you mean "{near[0]}"?' if near else f"write this {noun}, or name one that exists"
    findings.wrong(place, f'there is no {noun} "{name}"', todo)
    return True


def _question(findings: Findings, unit: Unit, question: Question) -> None:
    course, place = findings.course, findings.anchors.place
    where = place("question", question.id, "objective")
    objectives = [objective.id for objective in unit.objectives]
    _unknown(findings, where, f"objective of unit {unit.id}", "objective", question.objective, objectives)
    where = place("question", question.id, "lesson")
    if _unknown(findings, where, "lesson", "lesson", question.lesson, course.lesson):
        return
    lesson = course.lesson.get(question.lesson)
    if lesson:
        pages = [page.id for page in lesson.pages]
        noun = f"page of {lesson.id}"
        where = place("question", question.id, "page")
        _unknown(findings, where, noun, "page", question.page, pages, page_key(lesson.id, ""))


def _reasons(findings: Findings) -> None:
    for reason in findings.course.letters.reasons:
        if reason.lesson:
            where = findings.anchors.place("reason", reason.id, "lesson")
            _unknown(findings, where, "lesson", "lesson", reason.lesson, findings.course.lesson)


def _try_its(findings: Findings, unit: Unit) -> None:
    practice = [question.id for question in unit.questions if question.practice]
    quiz = {question.id for question in unit.quiz}
    tried = set()
    for lesson in unit.lessons:
        for page in lesson.pages:
            if not page.try_it:
                continue
            tried.add(page.try_it)
            place = findings.anchors.place("page", page_key(lesson.id, page.id), "try_it")
            if page.try_it in quiz:
                what = f'"{page.try_it}" is a question of the quiz, not for practice'
                findings.wrong(place, what, "add `practice = true` to it, or name another")
            else:
                noun = f"practice question of unit {unit.id}"
                _unknown(findings, place, noun, "question", page.try_it, practice)
    for question_id in practice:
        if question_id not in tried and not findings.anchors.damaged & {"page", "lesson"}:
            place = findings.anchors.place("question", question_id)
            what = f'no page has "{question_id}" as its try_it'
            findings.advise(place, what, "name it on a page, or take `practice` out")


def _skills(findings: Findings) -> None:
    course, place = findings.course, findings.anchors.place
    for skill in course.skills:
        if skill.same_as:
            where = place("skill", skill.id, "same_as")
            _unknown(findings, where, "skill", "skill", skill.same_as, course.skill)
    for role in course.roles:
        for ring in ("core", "tool", "beyond"):
            for index, skill_id in enumerate(getattr(role, ring)):
                where = place("role", role.id, ring, index)
                _unknown(findings, where, "skill", "skill", skill_id, course.skill)
    for certificate in course.certificates:
        for index, skill_id in enumerate(certificate.skills):
            where = place("certificate", certificate.id, "skills", index)
            _unknown(findings, where, "skill", "skill", skill_id, course.skill)
        for index, skill_id in enumerate(certificate.not_first_for):
            where = place("certificate", certificate.id, "not_first_for", index)
            noun = f"skill among the skills of {certificate.id}"
            _unknown(findings, where, noun, "skill of it", skill_id, certificate.skills)


def _sources(findings: Findings) -> None:
    for claim in claims_of(findings):
        for index, source_id in enumerate(claim.sources):
            place = findings.anchors.place(claim.kind, claim.item_id, *claim.path, index)
            _unknown(findings, place, "source", "source", source_id, findings.course.source)
