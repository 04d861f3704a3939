"""What can be found: the course's pages, questions and words, and what the learner wrote, each with the way to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from tutor.course.course import Course
from tutor.ground.clean import clean_line
from tutor.ground.markdown import plain_words
from tutor.ground.tongue import N_, _
from tutor.learner.progress import Progress
from tutor.tutoring.skill_names import plain

Group = Literal["place", "act", "unit", "page", "question", "word", "own"]
_FAMILIES = {
    "declined": N_("a no"),
    "act-now": N_("a demand to act"),
    "closed": N_("a closed account"),
    "not-a-rejection": N_("no rejection"),
    "unclear": N_("unclear"),
}


@dataclass(frozen=True)
class Entry:
    """One thing to find. `way` says where it is, as `kind:id`; `where` is told beside it, `text` only searched.

    Ways: `place:NAME`, `act:NAME`, `unit:ID`, `page:LESSON#NUMBER` (from 0), `question:ID`, `word:TERM`, `source:ID`,
    and for what is the learner's own `row:PLACE#KEY`, KEY being the row's key on that place's list.
    """

    group: Group
    title: str
    way: str
    where: str = ""
    text: str = ""

    @cached_property
    def plain_title(self) -> str:
        """With a space before each word, so that the beginning of a word can be looked for."""
        return f" {plain(self.title)}"

    @cached_property
    def plain_text(self) -> str:
        return f" {plain(f'{self.text} {self.where}')}"


def course_entries(course: Course) -> tuple[Entry, ...]:
    """Units, pages, questions and words of a course; the same each time."""
    return (*_taught(course), *_asked(course), *_explained(course))


def own_entries(progress: Progress, course: Course) -> tuple[Entry, ...]:
    """What the learner gave a name or wrote: letters, skills, tests, proofs, attempts, notes."""
    return tuple(_own(progress, course))


def _taught(course: Course) -> Iterator[Entry]:
    for unit in course.units:
        yield Entry(
            "unit", unit.title, f"unit:{unit.id}", _("unit {n}").format(n=unit.number), " ".join(unit.can_do)
        )
        for lesson in unit.lessons:
            for number, page in enumerate(lesson.pages):
                where = _("{unit} · {lesson}, page {n}").format(
                    unit=unit.title, lesson=lesson.title, n=number + 1
                )
                yield Entry("page", page.title, f"page:{lesson.id}#{number}", where, plain_words(page.text))


def _asked(course: Course) -> Iterator[Entry]:
    for unit in course.units:
        for question in unit.questions:
            where = f"{unit.title} · {_('try it') if question.practice else _('quiz')}"
            texts = " ".join(f"{option.text} {option.match}" for option in question.options)
            yield Entry("question", question.prompt, f"question:{question.id}", where, texts)


def _explained(course: Course) -> Iterator[Entry]:
    for term in course.glossary:
        yield Entry("word", term.term, f"word:{term.term}", term.meaning)
    for source in course.sources:
        yield Entry("word", _("Source {id}").format(id=source.id), f"source:{source.id}", source.title)


def _own(progress: Progress, course: Course) -> Iterator[Entry]:
    for number, letter in enumerate(progress.letter, 1):
        named = _("Letter {n} of {day}") if letter.received_on else _("Letter {n}")
        named = named.format(n=number, day=letter.received_on)
        where = _("your letter · {state}").format(state=_(_FAMILIES.get(letter.family, N_("not read yet"))))
        yield Entry("own", named, f"row:letter-lab#{letter.id}", where, letter.text[:5000])
    for skill in progress.skill:
        where = _("your skill") if skill.kept else _("a skill that you took off")
        yield Entry("own", skill.name or skill.id, f"row:skills-bench#{skill.id}", where, skill.shown_by)
    for test in progress.certificate:
        where = _("your test · {state}").format(state=_(test.status))
        yield Entry("own", test.name or test.id, f"row:test-planner#{test.id}", where)
    for proof in progress.proof:
        name = proof.title or proof.id
        yield Entry(
            "own",
            name,
            f"row:portfolio-builder#proof:{proof.id}",
            _("your proof · {kind}").format(kind=_(proof.kind)),
            proof.caption,
        )
    for attempt in progress.attempt:
        named = _("Attempt of {day}") if attempt.submitted_on else _("Attempt")
        named = named.format(day=attempt.submitted_on)
        where = _("your attempt · {outcome}").format(outcome=_(attempt.outcome))
        yield Entry("own", named, f"row:attempts-log#{attempt.id}", where)
    yield from _notes(progress, course)


def _notes(progress: Progress, course: Course) -> Iterator[Entry]:
    for step in progress.step:
        if step.note:
            yield Entry(
                "own", _shortened(step.note), f"row:plan#{step.id}", _("your note in the plan"), step.note
            )
    for flag in progress.flag:
        question = course.question.get(flag.question)
        if flag.note and question:
            yield Entry(
                "own",
                _shortened(flag.note),
                f"question:{question.id}",
                _("your note on a question"),
                flag.note,
            )
    if progress.profile.overview:
        words = _shortened(progress.profile.overview)
        yield Entry("own", words, "row:profile-check#overview", _("your overview"), progress.profile.overview)


def _shortened(text: str) -> str:
    return clean_line(text)[:120]
