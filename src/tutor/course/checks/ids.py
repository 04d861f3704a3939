"""Ids: each belongs to one thing for ever, because saves keep them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tutor.course.catalogues import CertificateKind, Role, Skill
from tutor.course.checks.findings import Findings
from tutor.course.models import Question, Unit
from tutor.course.unit_reading import page_key


def check_ids(findings: Findings) -> None:
    _double_ids(findings)
    _double_numbers(findings)
    _double_former_ids(findings)
    _ids_of_their_unit(findings)


def _double_ids(findings: Findings) -> None:
    course = findings.course
    units = course.units
    by_kind: dict[str, Iterable[str]] = {
        "unit": (unit.id for unit in units),
        "lesson": (lesson.id for unit in units for lesson in unit.lessons),
        "page": (page_key(one.id, page.id) for unit in units for one in unit.lessons for page in one.pages),
        "question": (question.id for unit in units for question in unit.questions),
        "objective": (objective.id for unit in units for objective in unit.objectives),
        "source": (source.id for source in course.sources),
        "skill": (skill.id for skill in course.skills),
        "role": (role.id for role in course.roles),
        "certificate": (certificate.id for certificate in course.certificates),
        "plan-text": (text.id for text in course.plan_texts),
        "readiness": (part.id for part in course.readiness),
        "bench-text": (text.id for text in course.bench_texts),
        "term": (term.term for term in course.glossary),
        "reason": (reason.id for reason in course.letters.reasons),
        "remedy": (remedy.id for remedy in course.letters.remedies),
        "sample": (sample.id for sample in course.letters.samples),
    }
    for kind, ids in by_kind.items():
        for item_id, count in Counter(ids).items():
            for nth in range(1, count):
                first = findings.anchors.place(kind, item_id)
                key = "term" if kind == "term" else "id"
                place = findings.anchors.place(kind, item_id, key, nth=nth)
                name = item_id.rpartition("#")[2]
                what = f'the {kind.replace("-", " ")} "{name}" stands in {first.file}:{first.line} already'
                findings.wrong(place, what, "give one of the two another id")


def _double_numbers(findings: Findings) -> None:
    first: dict[int, str] = {}
    for unit in findings.course.units:
        if first.setdefault(unit.number, unit.id) != unit.id:
            place = findings.anchors.place("unit", unit.id, "number")
            what = f'the unit "{first[unit.number]}" has the number {unit.number} already'
            findings.wrong(place, what, "give one of the two, and its folder, another number")


def _double_former_ids(findings: Findings) -> None:
    """A former id may lead to several things (what a question was split into), and never to one that still is.

    Lessons are left out: one may hand some of its pages to another and go on under its own id.
    """
    course = findings.course
    by_kind: dict[str, Sequence[Unit | Question | Skill | Role | CertificateKind]] = {
        "unit": course.units,
        "question": [question for unit in course.units for question in unit.questions],
        "skill": course.skills,
        "role": course.roles,
        "certificate": course.certificates,
    }
    for kind, items in by_kind.items():
        present = {item.id for item in items}
        for item in items:
            for index, former in enumerate(item.was):
                if former in present:
                    place = findings.anchors.place(kind, item.id, "was", index)
                    what = f'the former id "{former}" belongs to the {kind} "{former}"'
                    findings.wrong(place, what, "take it out of `was`, or give that one another id")


def _ids_of_their_unit(findings: Findings) -> None:
    for unit in findings.course.units:
        for kind, items in (
            ("lesson", unit.lessons),
            ("question", unit.questions),
            ("objective", unit.objectives),
        ):
            for item in items:
                if not item.id.startswith(f"{unit.id}/"):
                    place = findings.anchors.place(kind, item.id, "id")
                    what = f'the id "{item.id}" does not begin with its unit'
                    findings.wrong(place, what, f'write "{unit.id}/{item.id.rpartition("/")[2]}"')
