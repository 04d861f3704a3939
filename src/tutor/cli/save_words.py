"""What is in a save, in words for people: counts and names of parts, never the text of a letter."""

from collections.abc import Iterable
from typing import Any

from tutor.ground.tongue import _, many
from tutor.learner.progress import Progress
from tutor.tutoring.wording import counted


def contents(progress: Progress, *, lists_only: bool = False) -> list[str]:
    """One line per part of the save that holds anything."""
    lists = [words for words in _lists(progress) if words]
    if lists_only:
        return lists or [_("nothing yet")]
    learner, here = progress.learner, progress.here
    saved = f"{progress.saved_at.astimezone():%Y-%m-%d %H:%M:%S}" if progress.saved_at else _("never")
    lines = [_("revision {revision}, saved {saved}").format(revision=progress.revision, saved=saved)]
    who = (
        f"id {learner.id}",
        _("name {value}").format(value=learner.name) if learner.name else "",
        _("work {value}").format(value=learner.role or learner.work) if learner.role or learner.work else "",
        _("title {value}").format(value=learner.title) if learner.title else "",
        _("{n:g} hours a week").format(n=learner.hours_per_week) if learner.hours_per_week else "",
    )
    lines.append(_("learner: {who}").format(who=", ".join(part for part in who if part)))
    if place := here.question or here.lesson or here.screen or here.unit:
        lines.append(_("goes on at: {place}").format(place=place))
    new = sorted(progress.model_extra or {})
    return [
        *lines,
        *(lists or [_("nothing done yet")]),
        *([_("parts not known here: {new}").format(new=", ".join(new))] if new else []),
    ]


def _lists(progress: Progress) -> Iterable[str]:
    yield _named(
        counted(len(progress.letter), "letter"),
        progress.letter,
        lambda row: ", ".join([row.family or "unread", *row.reasons]),
    )
    kept = len(progress.kept_skills)
    yield (
        _("{skills}, {kept} on the list").format(skills=counted(len(progress.skill), "skill"), kept=kept)
        if progress.skill
        else ""
    )
    yield _named(
        counted(len(progress.certificate), "certificate"),
        progress.certificate,
        lambda row: f"{row.id} {row.status}",
    )
    yield _named(counted(len(progress.proof), "proof"), progress.proof, lambda row: row.kind)
    yield _named(counted(len(progress.attempt), "attempt"), progress.attempt, lambda row: row.outcome)
    right = sum(answer.correct for answer in progress.answer)
    yield (
        _("{answers}, {right} right").format(answers=counted(len(progress.answer), "answer"), right=right)
        if progress.answer
        else ""
    )
    yield _("{pages} read").format(pages=counted(len(progress.page), "page")) if progress.page else ""
    done = sum(step.done_on is not None for step in progress.step)
    yield (
        _("{steps} of the plan spoken of, {done} done").format(
            steps=counted(len(progress.step), "step"), done=done
        )
        if progress.step
        else ""
    )
    flagged = many("{n} question flagged", "{n} questions flagged", len(progress.flag))
    yield flagged.format(n=len(progress.flag)) if progress.flag else ""


def _named(counted_words: str, rows: tuple[Any, ...], words: Any) -> str:
    return f"{counted_words} ({'; '.join(words(row) for row in rows)})" if rows else ""
