"""The shapes of what is taught: units, lessons, pages and questions. Everything here is frozen."""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$", max_length=80)]
Words = Annotated[str, Field(min_length=1)]
QuestionKind = Literal["single", "several", "match", "order", "sentence"]
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
    title: Words
    text: Words
    sources: tuple[str, ...] = ()
    try_it: str = ""
    hard_words_ok: str = ""
    "Why this page may be harder to read than others; for its author only."


class Lesson(Taught):
    id: Id
    title: Words
    goal: Words
    "What the learner can do afterwards, as the end of “you can …”."
    pages: tuple[Page, ...] = Field(min_length=1)


class Option(Taught):
    """One thing to choose, to place or to match; `match` is the right-hand side in a match question."""

    id: Id
    text: Words
    feedback: Words
    right: bool = False
    match: str = ""


class Question(Taught):
    """A question. For `order` the options stand in the right order, for `match` each has its `match`.

    `practice` questions are a page's try-it; the others make the unit's quiz and the review.
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
    because: Words
    "The sentence of the lesson that the answer rests on, shown after every answer."
    hints: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _options_fit_the_kind(self) -> "Question":
        right = sum(option.right for option in self.options)
        if self.kind in ("single", "sentence") and right != 1:
            raise ValueError(f"a {self.kind} question needs exactly one right option, this one has {right}")
        if self.kind == "several" and not 1 <= right < len(self.options):
            raise ValueError("a several question needs at least one right and one wrong option")
        if self.kind == "match" and not all(option.match for option in self.options):
            raise ValueError("every option of a match question needs a `match`")
        if len({option.id for option in self.options}) < len(self.options):
            raise ValueError("two options have the same id")
        return self

    def option(self, option_id: str) -> Option | None:
        return next((option for option in self.options if option.id == option_id), None)


class Objective(Taught):
    id: Id
    text: Words


class Unit(Taught):
    """One station of the way, with the workbench on which the learner does it for real."""

    id: Id
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
