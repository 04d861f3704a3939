"""An author who changes a course under a learner, and keeps a ghost book of what each answer should mean then."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from tests.tutoring.plan_learners import course

from tutor.course.course import Course
from tutor.course.models import Lesson, Page, Question, Unit
from tutor.learner.progress import Answer, Here, PageRead, Progress

START = datetime(2026, 11, 1, 9, tzinfo=UTC)
_Item = TypeVar("_Item")
_Renamed = TypeVar("_Renamed", Question, Page, Lesson, Unit)


def with_units(course: Course, units: tuple[Unit, ...]) -> Course:
    """The same course with other units, and no look-up remembered from before."""
    afresh = tuple(
        Unit.model_construct(**{name: getattr(unit, name) for name in Unit.model_fields}) for unit in units
    )
    parts = {name: getattr(course, name) for name in Course.model_fields}
    return Course.model_construct(**{**parts, "units": afresh})


def small_units() -> tuple[Unit, ...]:
    """Three real units, cut down so that each change touches something."""
    cut = []
    for unit in course().units[:3]:
        lessons = tuple(one.model_copy(update={"pages": one.pages[:3]}) for one in unit.lessons[:2])
        questions = (*unit.graded[:4], next(one for one in unit.questions if one.practice))
        cut.append(unit.model_copy(update={"lessons": lessons, "questions": questions}))
    return tuple(cut)


@dataclass
class AskedQuestion:
    """A question of today, with the numbers of the answers that count for it and of those that no longer do."""

    question: Question
    counts: set[int] = field(default_factory=set)
    outdated: set[int] = field(default_factory=set)


@dataclass
class ShownPage:
    page: Page
    was_read: bool = False


@dataclass
class TaughtLesson:
    lesson: Lesson
    pages: list[ShownPage]


@dataclass
class TaughtUnit:
    unit: Unit
    lessons: list[TaughtLesson]
    questions: list[AskedQuestion]


class Story:
    """A course and a save that grow side by side. Each act takes two numbers that choose what it is about."""

    def __init__(self) -> None:
        self.progress = Progress()
        self.units = [
            TaughtUnit(
                unit,
                [TaughtLesson(one, [ShownPage(page) for page in one.pages]) for one in unit.lessons],
                [AskedQuestion(one) for one in unit.questions],
            )
            for unit in small_units()
        ]
        self._made = 0

    def course(self) -> Course:
        units = (
            one.unit.model_copy(
                update={
                    "lessons": tuple(
                        lesson.lesson.model_copy(update={"pages": tuple(page.page for page in lesson.pages)})
                        for lesson in one.lessons
                    ),
                    "questions": tuple(asked.question for asked in one.questions),
                }
            )
            for one in self.units
        )
        return with_units(course(), tuple(units))

    @property
    def asked(self) -> list[AskedQuestion]:
        return [asked for unit in self.units for asked in unit.questions]

    def read_keys(self) -> set[tuple[str, str]]:
        return {
            (lesson.lesson.id, page.page.id)
            for unit in self.units
            for lesson in unit.lessons
            for page in lesson.pages
            if page.was_read
        }

    # What the learner does

    def answer(self, one: int, other: int) -> None:
        unit, asked = self._question(one)
        count = len(self.progress.answer)
        answer = Answer(
            question=asked.question.id,
            revision=asked.question.revision,
            at=START + timedelta(hours=count),
            correct=bool(other % 2),
            response=(asked.question.options[0].id,),
        )
        asked.counts.add(count)
        here = Here(unit=unit.unit.id, question=asked.question.id)
        self.progress = self.progress.model_copy(
            update={"answer": (*self.progress.answer, answer), "here": here}
        )

    def look_at_question(self, one: int, other: int) -> None:
        unit, asked = self._question(one)
        here = Here(unit=unit.unit.id, question=asked.question.id)
        self.progress = self.progress.model_copy(update={"here": here})

    def read(self, one: int, other: int) -> None:
        unit = _chosen(self.units, one)
        lesson = _chosen(unit.lessons, other)
        page = _chosen(lesson.pages, one)
        page.was_read = True
        row = PageRead(lesson=lesson.lesson.id, page=page.page.id, at=START)
        here = Here(
            unit=unit.unit.id,
            lesson=lesson.lesson.id,
            page=lesson.pages.index(page),
            page_id=page.page.id if other % 3 else "",
        )
        self.progress = self.progress.model_copy(update={"page": (*self.progress.page, row), "here": here})

    # What the author does

    def mend_typo(self, one: int, other: int) -> None:
        """New words, and a wrong option under another id: nothing that changes what is asked."""
        _, asked = self._question(one)
        options = [
            option if option.right else option.model_copy(update={"id": self._new("option")})
            for option in asked.question.options
        ]
        asked.question = asked.question.model_copy(
            update={"prompt": "Better words?", "options": tuple(options)}
        )
        page = _chosen(_chosen(_chosen(self.units, one).lessons, other).pages, other)
        page.page = page.page.model_copy(update={"text": "Better words."})

    def reorder(self, one: int, other: int) -> None:
        unit = _chosen(self.units, one)
        lesson = _chosen(unit.lessons, other)
        _last_becomes(self.units, other)
        _last_becomes(unit.lessons, other)
        _last_becomes(unit.questions, other)
        _last_becomes(lesson.pages, other)

    def change_meaning(self, one: int, other: int) -> None:
        _, asked = self._question(one)
        asked.question = asked.question.model_copy(update={"revision": asked.question.revision + 1})
        asked.outdated |= asked.counts
        asked.counts = set()

    def rename_question(self, one: int, other: int) -> None:
        _, asked = self._question(one)
        asked.question = self._renamed(asked.question)

    def split_question(self, one: int, other: int) -> None:
        unit, asked = self._question(one)
        unit.questions.remove(asked)
        unit.questions += [
            AskedQuestion(self._renamed(asked.question), set(asked.counts), set(asked.outdated)) for _ in "ab"
        ]

    def merge_questions(self, one: int, other: int) -> None:
        """The merged question takes the highest revision of the two."""
        unit, asked = self._question(one)
        second_unit, second = self._question(other)
        if asked is second:
            return
        revision = max(asked.question.revision, second.question.revision)
        was = (*asked.question.was, *second.question.was, second.question.id)
        merged = self._renamed(asked.question.model_copy(update={"was": was, "revision": revision}))
        parts = (asked, second)
        old = {n for part in parts if part.question.revision < revision for n in part.counts}
        counts = asked.counts | second.counts
        unit.questions.append(AskedQuestion(merged, counts - old, asked.outdated | second.outdated | old))
        unit.questions.remove(asked)
        second_unit.questions.remove(second)

    def remove_question(self, one: int, other: int) -> None:
        unit, asked = self._question(one)
        if len(self.asked) > 2:
            unit.questions.remove(asked)

    def rename_page(self, one: int, other: int) -> None:
        page = _chosen(_chosen(_chosen(self.units, one).lessons, other).pages, one)
        page.page = self._renamed(page.page)

    def remove_page(self, one: int, other: int) -> None:
        lesson = _chosen(_chosen(self.units, one).lessons, other)
        if len(lesson.pages) > 1:
            lesson.pages.remove(_chosen(lesson.pages, one))

    def add_page(self, one: int, other: int) -> None:
        lesson = _chosen(_chosen(self.units, one).lessons, other)
        new = Page(id=self._new("page"), title="New", text="New.")
        lesson.pages.insert(one % (len(lesson.pages) + 1), ShownPage(new))

    def rename_lesson(self, one: int, other: int) -> None:
        lesson = _chosen(_chosen(self.units, one).lessons, other)
        lesson.lesson = self._renamed(lesson.lesson)

    def split_lesson(self, one: int, other: int) -> None:
        """The last pages go to a new lesson; the old one goes on under its id."""
        unit = _chosen(self.units, one)
        lesson = _chosen(unit.lessons, other)
        if len(lesson.pages) < 2:
            return
        at = 1 + one % (len(lesson.pages) - 1)
        unit.lessons.append(TaughtLesson(self._renamed(lesson.lesson), lesson.pages[at:]))
        del lesson.pages[at:]

    def merge_lessons(self, one: int, other: int) -> None:
        """All pages of one go to the end of another, each telling exactly where it was."""
        unit = _chosen(self.units, one)
        if len(unit.lessons) < 2:
            return
        lesson = _chosen(unit.lessons, other)
        unit.lessons.remove(lesson)
        for shown in lesson.pages:
            names = (shown.page.id, *(name for name in shown.page.was if "#" not in name))
            homes = (lesson.lesson.id, *lesson.lesson.was)
            exactly = [f"{home}#{name}" for home in homes for name in names]
            kept = [name for name in shown.page.was if "#" in name]
            moved = shown.page.model_copy(update={"id": self._new("page"), "was": (*exactly, *kept)})
            unit.lessons[0].pages.append(replace(shown, page=moved))

    def remove_lesson(self, one: int, other: int) -> None:
        unit = _chosen(self.units, one)
        if len(unit.lessons) > 1:
            unit.lessons.remove(_chosen(unit.lessons, other))

    def rename_unit(self, one: int, other: int) -> None:
        unit = _chosen(self.units, one)
        unit.unit = self._renamed(unit.unit)

    def remove_unit(self, one: int, other: int) -> None:
        unit = _chosen(self.units, one)
        if len(self.units) > 1 and len(self.asked) > len(unit.questions):
            self.units.remove(unit)

    def _question(self, number: int) -> tuple[TaughtUnit, AskedQuestion]:
        return _chosen([(unit, asked) for unit in self.units for asked in unit.questions], number)

    def _renamed(self, item: _Renamed) -> _Renamed:
        new = self._new(type(item).__name__.lower())
        return item.model_copy(update={"id": new, "was": (*item.was, item.id)})

    def _new(self, stem: str) -> str:
        self._made += 1
        return f"{stem}-new-{self._made}"


def _last_becomes(row: list[_Item], number: int) -> None:
    row.append(row.pop(number % len(row)))


def _chosen(row: Sequence[_Item], number: int) -> _Item:
    return row[number % len(row)]


ACTS = tuple(
    name for name in vars(Story) if not name.startswith("_") and name not in ("course", "asked", "read_keys")
)
