"""A learner who types lines, what is said to them, and the lines that answer each question right."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache

from tutor.course.course import Course
from tutor.course.loading import find_content, load_course
from tutor.learner.progress import Progress
from tutor.plain.conversation import run_plain
from tutor.plain.responses import shuffled
from tutor.saves.memory import MemoryStore
from tutor.sitting.sitting import Sitting
from tutor.tutoring.grading import right_answer

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@cache
def course() -> Course:
    return load_course(find_content(None, {}), cached=False)


def new_sitting(progress: Progress | None = None) -> Sitting:
    return Sitting(course(), MemoryStore(), lambda: NOW, progress or Progress())


def talked(sitting: Sitting, lines: Sequence[str]) -> str:
    """Everything said while these lines were typed, then the input ends."""
    typed = iter(lines)
    said: list[str] = []

    def ask(prompt: str) -> str | None:
        said.append(prompt)
        return next(typed, None)

    run_plain(sitting, ask, said.append)
    return "\n".join(said)


def typing(lines: Sequence[str]) -> Callable[[str], str | None]:
    typed = iter(lines)
    return lambda _: next(typed, None)


def started() -> Sitting:
    sitting = new_sitting()
    sitting.introduce(name="Mina", role=course().roles[0].id)
    return sitting


def typed_right(question_id: str) -> list[str]:
    """What a learner types to answer this question right."""
    question = course().question[question_id]
    order = shuffled(question)
    if question.kind == "order":
        return [" ".join(str(order.index(option) + 1) for option in question.options)]
    if question.kind == "match":
        sides = list(dict.fromkeys(option.match for option in order))
        return [str(sides.index(option.match) + 1) for option in question.options]
    if question.kind == "sort":
        boxes = [box.id for box in question.boxes]
        return [str(boxes.index(option.box) + 1) for option in question.options]
    if question.typed:
        return [f" “{right_answer(question)[0].upper()}” "]
    if question.kind == "rate":
        return ["1"]
    ids = [option.id for option in question.options]
    return [" ".join(str(ids.index(option) + 1) for option in right_answer(question))]


def quiz_lines() -> list[str]:
    return [line for question in course().units[0].quiz for line in typed_right(question.id)]
