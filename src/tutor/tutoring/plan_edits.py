"""What a person edited in an exported plan, as a value: ticks, notes and dates, each with its line."""

import hashlib
from datetime import date
from typing import Final, Literal, NamedTuple

from tutor.ground.clean import clean_line
from tutor.tutoring.plan import ActionPlan

What = Literal["done", "due", "note", "name"]
UNSAID: Final = "unsaid"
"A date the file says nothing about, while None is one that was taken away."
Due = date | Literal["unsaid"] | None


class EditedStep(NamedTuple):
    """One step as a plan file has it. Lines count from 1; None and `UNSAID` mean the file does not say."""

    id: str
    line: int
    title: str = ""
    done: bool | None = None
    note: str | None = None
    due_on: Due = UNSAID


class NotTaken(NamedTuple):
    """What was not understood or not taken over, where, and why."""

    line: int
    why: str


class EditedPlan(NamedTuple):
    """A plan file, read as far as it can be. `marks` are those of `marks_of`; empty if the file lost them."""

    steps: tuple[EditedStep, ...]
    not_taken: tuple[NotTaken, ...] = ()
    made_on: date | None = None
    course: str = ""
    learner: str = ""
    "The learner's mark (`mark`), empty if the file does not say."
    name: str = ""
    newer: bool = False
    marks: frozenset[str] = frozenset()


def mark(about: str, what: What, value: object) -> str:
    """Six signs that stand for one fact of one step as the tutor wrote it; spacing makes no difference."""
    told = f"{clean_line(about)}\n{what}\n{clean_line(str(value))}"
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:6]


def learner_mark(name: str) -> str:
    """Of the learner's name: a plan in Markdown does not say which of its words are the name."""
    name = clean_line(name).casefold()
    return mark("learner", "name", name) if name else ""


def marks_of(plan: ActionPlan) -> str:
    """What the file carries, so that an edit is told from what the tutor wrote."""
    marks: list[str] = []
    for step in plan.step:
        marks += (mark(step.id, "done", step.done), mark(step.id, "due", step.due_on))
        marks.append(mark(step.id, "note", step.note))
    return " ".join(marks)
