"""The learner's notes: each question ever missed, the right answer, why, where that stands; and what they flagged."""

from dataclasses import dataclass
from datetime import date

from tutor.course.course import Course
from tutor.course.models import Question, Source
from tutor.ground.tongue import N_
from tutor.learner.answers import Answers
from tutor.learner.progress import Answer, Flag, Progress
from tutor.tutoring.answer_words import given_answer_words, right_answer_words
from tutor.tutoring.newest_answers import answers_that_count
from tutor.tutoring.verdict_words import cited_page

NOTHING_MISSED = N_(
    "There is nothing to note yet: what you miss will stand here, with the right answer and the reason."
)


@dataclass(frozen=True, slots=True)
class Note:
    """One question that was missed. `given` is the newest wrong answer; `right_since` is set once it was mended."""

    prompt: str
    given: tuple[str, ...]
    given_on: date
    right: tuple[str, ...]
    because: str
    place: str
    sources: tuple[Source, ...]
    right_since: date | None


@dataclass(frozen=True, slots=True)
class UnitNotes:
    """The notes of one unit, in the order of its questions; what is still wrong stands first."""

    number: int
    title: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Flagged:
    """“I think I was right”, for the author of the course. `prompt` is "" for a question that is gone.

    `given` is the newest answer before the flag, `note` the learner's reason, if any.
    """

    question: str
    revision: int
    prompt: str
    given: tuple[str, ...]
    note: str
    flagged_on: date


@dataclass(frozen=True, slots=True)
class Recap:
    """All notes by unit. `removed` counts answers to questions the course no longer has: they stay in the save."""

    units: tuple[UnitNotes, ...]
    removed: int
    flagged: tuple[Flagged, ...] = ()


def recap(progress: Progress, course: Course) -> Recap:
    """What was missed of the questions as they are asked today, try-its too; self-ratings are never missed."""
    counting = answers_that_count(progress, course)
    units = []
    for unit in course.units:
        missed = [one for one in unit.questions if one.graded and not _all_right(counting.get(one.id, []))]
        notes = sorted(
            (_note(one, counting[one.id], course) for one in missed),
            key=lambda note: note.right_since is not None,
        )
        if notes:
            units.append(UnitNotes(unit.number, unit.title, tuple(notes)))
    given = Answers.of(progress.answer).by_question
    removed = sum(len(given[name]) for name in given if name not in course.became.question)
    return Recap(tuple(units), removed, flagged_questions(progress, course))


def flagged_questions(progress: Progress, course: Course) -> tuple[Flagged, ...]:
    """All flags, oldest first, under the ids by which the author finds the questions today."""
    return tuple(
        _flagged(flag, question, progress)
        for flag in progress.flag
        for question in course.became.question.get(flag.question, ()) or (None,)
    )


def _flagged(flag: Flag, question: Question | None, progress: Progress) -> Flagged:
    answers = [one for one in progress.answer if one.question == flag.question and one.at <= flag.at]
    return Flagged(
        question=question.id if question else flag.question,
        revision=flag.revision,
        prompt=question.prompt if question else "",
        given=given_answer_words(question, answers[-1].response) if question and answers else (),
        note=flag.note,
        flagged_on=flag.at.date(),
    )


def _all_right(answers: list[Answer]) -> bool:
    return all(answer.correct for answer in answers)


def _note(question: Question, answers: list[Answer], course: Course) -> Note:
    wrong = next(answer for answer in reversed(answers) if not answer.correct)
    after = answers[answers.index(wrong) + 1 :]
    page = cited_page(question, course)
    names = question.sources or _page_sources(question, course)
    return Note(
        prompt=question.prompt,
        given=given_answer_words(question, wrong.response),
        given_on=wrong.at.date(),
        right=right_answer_words(question),
        because=question.because,
        place=page.place if page else "",
        sources=tuple(course.source[name] for name in names if name in course.source),
        right_since=after[0].at.date() if after else None,
    )


def _page_sources(question: Question, course: Course) -> tuple[str, ...]:
    lesson = course.lesson.get(question.lesson)
    pages = lesson.pages if lesson else ()
    return next((page.sources for page in pages if page.id == question.page), ())
