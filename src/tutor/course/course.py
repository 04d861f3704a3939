"""The course as one value: everything `content/` holds, with look-ups by id."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Annotated

from tutor.course.became import Became, renamed
from tutor.course.catalogues import (
    BenchText,
    CertificateKind,
    LetterReason,
    LetterRemedy,
    PlanText,
    ReadinessPart,
    Role,
    SampleLetter,
    Skill,
    Term,
)
from tutor.course.letter_learnt import LearntSigns
from tutor.course.letter_signs import LetterSigns
from tutor.course.models import Id, Lesson, Question, Source, Taught, Unit, Words
from tutor.ground.quick_checks import Late, Limits


class LetterGuide(Taught):
    """All about letters, on its own, so that `tutor letter` need not load the rest of the course."""

    signs: Annotated[LetterSigns, Late()]
    learnt: Annotated[LearntSigns | None, Late()]
    "Without it letters are read by the signs alone."
    reasons: tuple[LetterReason, ...]
    remedies: tuple[LetterRemedy, ...]
    samples: tuple[SampleLetter, ...] = ()

    @cached_property
    def reason(self) -> dict[str, LetterReason]:
        return {reason.id: reason for reason in self.reasons}

    @cached_property
    def remedy(self) -> dict[str, LetterRemedy]:
        return {remedy.id: remedy for remedy in self.remedies}


class Course(Taught):
    """What is taught. Look-ups raise KeyError for an id the course does not have."""

    id: Id
    title: Words
    version: Words
    language: str
    languages: tuple[str, ...] = ()
    "The languages for which the course has a folder; what one of them lacks is read in English."
    units: Annotated[tuple[Unit, ...], Limits(min_length=1)]
    letters: Annotated[LetterGuide, Late()]
    skills: Annotated[tuple[Skill, ...], Late()]
    roles: Annotated[tuple[Role, ...], Late()]
    certificates: Annotated[tuple[CertificateKind, ...], Late()]
    plan_texts: Annotated[tuple[PlanText, ...], Late()]
    readiness: Annotated[tuple[ReadinessPart, ...], Late()]
    glossary: Annotated[tuple[Term, ...], Late()]
    bench_texts: Annotated[tuple[BenchText, ...], Late()]
    sources: Annotated[tuple[Source, ...], Late()]

    model_beside = ("renamed",)

    @cached_property
    def renamed(self) -> dict[str, dict[str, str]]:
        """Former id → present id of each skill, certificate, role and lesson that has another id now.

        What a learner says of one thing is never said of two: of what was split the first part takes it.
        """
        return {
            "skill": renamed(self.skills),
            "certificate": renamed(self.certificates),
            "role": renamed(self.roles),
            "lesson": renamed(lesson for unit in self.units for lesson in unit.lessons),
        }

    def make_units(self) -> None:
        """Make all words of the units now: processes forked from this one then share them."""
        for unit in self.units:
            pages = (page for lesson in unit.lessons for page in lesson.pages)
            for row in (*pages, *unit.questions):
                row.make_whole()

    @cached_property
    def unit(self) -> dict[str, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def lesson(self) -> dict[str, Lesson]:
        return {lesson.id: lesson for unit in self.units for lesson in unit.lessons}

    @cached_property
    def became(self) -> Became:
        """What became of ids that stand in older saves."""
        return Became(self.units)

    @cached_property
    def unit_of(self) -> dict[str, Unit]:
        """The unit that holds a lesson or a question, by its id or one it had before."""
        found: dict[str, Unit] = {}
        present: dict[str, Unit] = {}
        for unit in self.units:
            for question in unit.questions:
                present[question.id] = unit
                for former in question.was:
                    found[former] = unit
            present.update(dict.fromkeys([lesson.id for lesson in unit.lessons], unit))
        return found | present

    @cached_property
    def question(self) -> dict[str, Question]:
        """Questions by id; a renamed question is found under each id it had before."""
        found: dict[str, Question] = {}
        present: dict[str, Question] = {}
        for unit in self.units:
            for question in unit.questions:
                present[question.id] = question
                for former in question.was:
                    found[former] = question
        return found | present

    @cached_property
    def skill(self) -> dict[str, Skill]:
        return {skill.id: skill for skill in self.skills}

    @cached_property
    def role(self) -> dict[str, Role]:
        return {role.id: role for role in self.roles}

    @cached_property
    def certificate(self) -> dict[str, CertificateKind]:
        return {certificate.id: certificate for certificate in self.certificates}

    @cached_property
    def plan_text(self) -> dict[str, PlanText]:
        return {text.id: text for text in self.plan_texts}

    @cached_property
    def bench_text(self) -> dict[str, BenchText]:
        return {text.id: text for text in self.bench_texts}

    def as_of(self, sources: Iterable[str]) -> date | None:
        """The day on which we last looked at the source seen longest ago; None where nothing rests on one."""
        return min((self.source[name].seen_on for name in sources if name in self.source), default=None)

    @cached_property
    def source(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}
