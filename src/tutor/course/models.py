"""The shapes of what is taught: units, lessons, pages and questions. Everything here is frozen."""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from tutor.ground.quick_checks import Late, Limits
from tutor.ground.shapes import Shape

Id = Annotated[str, Limits(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$", max_length=80)]
Words = Annotated[str, Limits(min_length=1)]
QuestionKind = Literal["single", "several", "match", "order", "sentence", "sort", "text", "number", "rate"]
Workbench = Literal["letter-lab", "skills-bench", "test-planner", "portfolio-builder", "attempts-log"]


class Taught(Shape):
    """Base of all content: frozen, and a key nobody knows is a mistake."""


class Source(Taught):
    """Where a claim comes from. `published` is a date as found, or "undated"."""

    id: str
    title: Words
    address: Words
    published: Words
    seen_on: date
    confidence: Literal["high", "medium", "low"]


class Page(Taught):
    """One idea, at most about 120 words of Markdown. `try_it` names a practice question of the unit."""

    id: Id
    was: tuple[str, ...] = ()
    "Ids it had before: `p3` in this lesson, or `skills/old-lesson#p3` in another."
    title: Annotated[Words, Late()]
    text: Annotated[Words, Late()]
    sources: Annotated[tuple[str, ...], Late()] = ()
    try_it: Annotated[str, Late()] = ""
    hard_words_ok: Annotated[str, Late()] = ""
    "Why this page may be harder to read than others; for its author only."


class Lesson(Taught):
    id: Id
    was: tuple[str, ...] = ()
    title: Words
    goal: Words
    "What the learner can do afterwards, as the end of “you can …”."
    pages: Annotated[tuple[Page, ...], Limits(min_length=1)]


class Option(Taught):
    """One thing to choose, to place, to match or to expect. What a kind does not use stays empty.

    `match` is the right-hand side in a match question, `box` the id of the box in which a sort item belongs.
    In a text question `text` and `also` are accepted spellings; in a number question `value`, give or take
    `within`, is the number. There each option is an answer that people give, right or wrong.
    """

    id: Id
    text: Words
    feedback: Words
    right: bool = False
    match: str = ""
    box: str = ""
    also: tuple[Words, ...] = ()
    value: Annotated[float | None, Limits(finite=True)] = None
    within: Annotated[float, Limits(ge=0, finite=True)] = 0


class Box(Taught):
    """One box of a sort question; `feedback` says what belongs in it, after something else was put there."""

    id: Id
    text: Words
    feedback: Words


class Question(Taught):
    """A question. For `order` the options stand in the right order, for `match` each has its `match`.

    For `rate` the options are the steps of the scale, from low to high, and none is right.
    `practice` questions are a page's try-it; the others make the unit's quiz and the review. `revision` rises only
    when the meaning changes: then it is asked again. `was` holds the ids of what it was renamed, split off or
    merged from; a merged question takes the highest revision of its parts.
    """

    id: Id
    revision: Annotated[int, Limits(ge=1)] = 1
    changed: Annotated[str, Late()] = ""
    "Why `revision` rose, in the author's words; the learner reads it where the question is asked again."
    was: tuple[str, ...] = ()
    kind: QuestionKind
    practice: bool = False
    objective: str
    lesson: str
    page: str
    prompt: Annotated[Words, Late()]
    options: Annotated[tuple[Option, ...], Limits(min_length=2, max_length=9), Late()]
    boxes: Annotated[tuple[Box, ...], Limits(max_length=5), Late()] = ()
    units: Annotated[tuple[Words, ...], Late()] = ()
    "Words that may stand with the number, the one to show first: “hours”, “hour”, “h”."
    otherwise: Annotated[str, Late()] = ""
    "What to say to a typed answer that no option expects."
    because: Annotated[Words, Late()]
    "The sentence of the lesson that the answer rests on, shown after every answer."
    hints: Annotated[tuple[str, ...], Late()] = ()
    sources: Annotated[tuple[str, ...], Late()] = ()

    def fit(self) -> None:
        """The options fit the kind."""
        # Here, since a course from the cache was checked and asks for none of it.
        from tutor.course.question_faults import MisfitError, faults_of

        if faults := tuple(faults_of(self)):
            raise MisfitError(faults)

    @property
    def graded(self) -> bool:
        """False for a self-rating: it has no right answer, and counts neither as right nor as wrong."""
        return self.kind != "rate"

    @property
    def typed(self) -> bool:
        """True where the answer is typed and not chosen."""
        return self.kind in ("text", "number")

    def option(self, option_id: str) -> Option | None:
        return next((option for option in self.options if option.id == option_id), None)


class Objective(Taught):
    id: Id
    text: Words


class Unit(Taught):
    """One station of the way, with the workbench on which the learner does it for real."""

    id: Id
    was: tuple[str, ...] = ()
    number: int
    title: Words
    can_do: Annotated[tuple[Words, ...], Limits(min_length=1)]
    workbench: Workbench
    workbench_title: Words
    workbench_invitation: Words
    objectives: Annotated[tuple[Objective, ...], Limits(min_length=1)]
    lessons: Annotated[tuple[Lesson, ...], Limits(min_length=1)]
    questions: tuple[Question, ...] = ()

    @cached_property
    def quiz(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if not question.practice)

    @cached_property
    def graded(self) -> tuple[Question, ...]:
        """The part of the quiz that has right answers: all but the self-ratings."""
        return tuple(question for question in self.quiz if question.graded)
