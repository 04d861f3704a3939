"""What is in a save, in words for people: counts and names of parts, never the text of a letter."""

from collections.abc import Iterable
from typing import Any

from tutor.learner.progress import Progress


def counted(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number} {thing}s"


def contents(progress: Progress, *, lists_only: bool = False) -> list[str]:
    """One line per part of the save that holds anything."""
    lists = [words for words in _lists(progress) if words]
    if lists_only:
        return lists or ["nothing yet"]
    learner, here = progress.learner, progress.here
    saved = f"{progress.saved_at.astimezone():%Y-%m-%d %H:%M:%S}" if progress.saved_at else "never"
    lines = [f"revision {progress.revision}, saved {saved}"]
    who = (
        f"id {learner.id}",
        f"name {learner.name}" if learner.name else "",
        f"work {learner.role or learner.work}" if learner.role or learner.work else "",
        f"title {learner.title}" if learner.title else "",
        f"{learner.hours_per_week:g} hours a week" if learner.hours_per_week else "",
    )
    lines.append("learner: " + ", ".join(part for part in who if part))
    if place := here.question or here.lesson or here.screen or here.unit:
        lines.append(f"goes on at: {place}")
    new = sorted(progress.model_extra or {})
    return [
        *lines,
        *(lists or ["nothing done yet"]),
        *([f"parts not known here: {', '.join(new)}"] if new else []),
    ]


def _lists(progress: Progress) -> Iterable[str]:
    yield _named("letter", progress.letter, lambda row: ", ".join([row.family or "unread", *row.reasons]))
    kept = len(progress.kept_skills)
    yield f"{counted(len(progress.skill), 'skill')}, {kept} on the list" if progress.skill else ""
    yield _named("certificate", progress.certificate, lambda row: f"{row.id} {row.status}")
    yield _named("proof", progress.proof, lambda row: row.kind)
    yield _named("attempt", progress.attempt, lambda row: row.outcome)
    right = sum(answer.correct for answer in progress.answer)
    yield f"{counted(len(progress.answer), 'answer')}, {right} right" if progress.answer else ""
    yield f"{counted(len(progress.page), 'page')} read" if progress.page else ""
    done = sum(step.done_on is not None for step in progress.step)
    yield f"{counted(len(progress.step), 'step')} of the plan spoken of, {done} done" if progress.step else ""
    yield counted(len(progress.flag), "question") + " flagged" if progress.flag else ""


def _named(thing: str, rows: tuple[Any, ...], words: Any) -> str:
    return f"{counted(len(rows), thing)} ({'; '.join(words(row) for row in rows)})" if rows else ""
