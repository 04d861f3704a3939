"""The shapes of what is taught: units, lessons, pages and questions. Everything here is frozen."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tutor.ground.typed import plain_form

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$", max_length=80)]
Words = Annotated[str, Field(min_length=1)]
QuestionKind = Literal["single", "several", "match", "order", "sentence", "sort", "text", "number", "rate"]
Workbench = Literal["letter-lab", "skills-bench", "test-planner", "portfolio-builder", "attempts-log"]


class Taught(BaseModel):
    """Base of all content: frozen, and a key nobody knows is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


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
    title: Words
    text: Words
    sources: tuple[str, ...] = ()
    try_it: str = ""
    hard_words_ok: str = ""
    "Why this page may be harder to read than others; for its author only."


class Lesson(Taught):
    id: Id
    was: tuple[str, ...] = ()
    title: Words
    goal: Words
    "What the learner can do afterwards, as the end of “you can …”."
    pages: tuple[Page, ...] = Field(min_length=1)


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
    value: float | None = Field(default=None, allow_inf_nan=False)
    within: float = Field(default=0, ge=0, allow_inf_nan=False)


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
    revision: int = Field(default=1, ge=1)
    was: tuple[str, ...] = ()
    kind: QuestionKind
    practice: bool = False
    objective: str
    lesson: str
    page: str
    prompt: Words
    options: tuple[Option, ...] = Field(min_length=2, max_length=9)
    boxes: tuple[Box, ...] = Field(default=(), max_length=5)
    units: tuple[Words, ...] = ()
    "Words that may stand with the number, the one to show first: “hours”, “hour”, “h”."
    otherwise: str = ""
    "What to say to a typed answer that no option expects."
    because: Words
    "The sentence of the lesson that the answer rests on, shown after every answer."
    hints: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _options_fit_the_kind(self) -> "Question":
        if len({option.id for option in self.options}) < len(self.options):
            raise ValueError("two options have the same id")
        for fault in (*_of_another_kind(self), *_KIND_FAULTS[self.kind](self)):
            raise ValueError(fault)
        return self

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


_OWN_KEYS: dict[str, QuestionKind] = {"box": "sort", "also": "text", "value": "number", "within": "number"}


def _of_another_kind(question: Question) -> Iterator[str]:
    """Keys that would do nothing here, so that nobody waits for their effect."""
    for option in question.options:
        for key, kind in _OWN_KEYS.items():
            if question.kind != kind and getattr(option, key) not in ("", (), None, 0):
                yield f"the option {option.id!r} has `{key}`, which only a {kind} question reads; take it out"
    if question.boxes and question.kind != "sort":
        yield 'only a sort question has boxes; take them out, or write `kind = "sort"`'
    if question.units and question.kind != "number":
        yield 'only a number question has `units`; take them out, or write `kind = "number"`'
    if question.otherwise and not question.typed:
        yield "only a text or number question has `otherwise`; take it out"


def _one_right(question: Question) -> Iterator[str]:
    right = sum(option.right for option in question.options)
    if right != 1:
        yield f"a {question.kind} question needs exactly one right option, this one has {right}"


def _some_right(question: Question) -> Iterator[str]:
    if not 1 <= sum(option.right for option in question.options) < len(question.options):
        yield "a several question needs at least one right and one wrong option"


def _all_matched(question: Question) -> Iterator[str]:
    if not all(option.match for option in question.options):
        yield "every option of a match question needs a `match`"


def _all_in_boxes(question: Question) -> Iterator[str]:
    boxes = [box.id for box in question.boxes]
    if len(boxes) < 2:
        yield "a sort question needs two to five boxes; add [[question.boxes]] with id, text and feedback"
    if len(set(boxes)) < len(boxes):
        yield "two boxes have the same id"
    for option in question.options:
        if option.box not in boxes:
            has = f"is in the box {option.box!r}, which is not there" if option.box else "has no `box`"
            yield f"the option {option.id!r} {has}; write one of {', '.join(boxes)}"
    for box in boxes:
        if all(option.box != box for option in question.options):
            yield f"no option belongs in the box {box!r}; add one, or take the box out"


def _expected(question: Question) -> Iterator[str]:
    """At least one right answer, and at least one wrong one that people give, with its own words."""
    if len({option.right for option in question.options}) < 2:
        yield f"a {question.kind} question needs a right option and an expected wrong one"
    if not question.otherwise:
        yield f"a {question.kind} question without `otherwise`; add what to say to any other answer"


def _texts_apart(question: Question) -> Iterator[str]:
    yield from _expected(question)
    owner: dict[str, str] = {}
    for option in question.options:
        for text in (option.text, *option.also):
            form = plain_form(text)
            if not form:
                yield f"{text!r} of the option {option.id!r} has no letter or digit to compare; write another"
            if owner.setdefault(form, option.id) != option.id:
                yield f"{text!r} of the option {option.id!r} is also an answer of the option {owner[form]!r}"


def _numbers_apart(question: Question) -> Iterator[str]:
    yield from _expected(question)
    reached: list[tuple[float, float, Option]] = []
    for option in question.options:
        if option.value is None:
            yield f"the option {option.id!r} of a number question has no `value`; add the number"
        else:
            reached.append((option.value - option.within, option.value + option.within, option))
    reached.sort(key=lambda entry: entry[:2])
    for (_, high, one), (low, _, other) in pairwise(reached):
        if low <= high:
            yield f"the options {one.id!r} and {other.id!r} take the same numbers; make `within` smaller"


def _none_right(question: Question) -> Iterator[str]:
    if any(option.right for option in question.options):
        yield "a rate question is never graded, so no option is right; take `right` out"


_KIND_FAULTS: dict[QuestionKind, Callable[[Question], Iterator[str]]] = {
    "single": _one_right,
    "sentence": _one_right,
    "several": _some_right,
    "match": _all_matched,
    "order": lambda question: iter(()),
    "sort": _all_in_boxes,
    "text": _texts_apart,
    "number": _numbers_apart,
    "rate": _none_right,
}


class Objective(Taught):
    id: Id
    text: Words


class Unit(Taught):
    """One station of the way, with the workbench on which the learner does it for real."""

    id: Id
    was: tuple[str, ...] = ()
    number: int
    title: Words
    can_do: tuple[Words, ...] = Field(min_length=1)
    workbench: Workbench
    workbench_title: Words
    workbench_invitation: Words
    objectives: tuple[Objective, ...] = Field(min_length=1)
    lessons: tuple[Lesson, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = ()

    @cached_property
    def quiz(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if not question.practice)

    @cached_property
    def graded(self) -> tuple[Question, ...]:
        """The part of the quiz that has right answers: all but the self-ratings."""
        return tuple(question for question in self.quiz if question.graded)
