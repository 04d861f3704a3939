"""Each thing a learner can do, as a pure function: progress in, progress out.

Rows that do not change keep their identity (the save's writer reuses their text), and unknown keys stay.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from tutor.learner.answers import Answers
from tutor.learner.progress import (
    Answer,
    Attempt,
    Family,
    Flag,
    Here,
    Kept,
    LetterMark,
    PageRead,
    Progress,
    Proof,
    SavedCertificate,
    SavedLetter,
    SavedSkill,
    Settings,
    StepNote,
)


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Row = TypeVar("_Row", bound=_Named)


def _changed(row: Any, **fields: Any) -> Any:
    """A copy with some fields changed, validated: `model_copy` alone would take any value."""
    checked = type(row).model_validate({**row.model_dump(), **fields})
    return row.model_copy(update={name: getattr(checked, name) for name in fields})


def _put(rows: tuple[_Row, ...], row: _Row) -> tuple[_Row, ...]:
    """Replace the newest row of the same id, or add one at the end."""
    for place in reversed(range(len(rows))):
        if rows[place].id == row.id:
            return (*rows[:place], row, *rows[place + 1 :])
    return (*rows, row)


def _found(rows: Sequence[_Row], row_id: str) -> _Row | None:
    return next((row for row in reversed(rows) if row.id == row_id), None)


def _without(rows: tuple[_Row, ...], row_id: str) -> tuple[_Row, ...]:
    return tuple(row for row in rows if row.id != row_id)


def _new_id(rows: Sequence[Kept], stem: str) -> str:
    taken = {getattr(row, "id", "") for row in rows}
    number = len(rows) + 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def introduced(progress: Progress, today: date, **said: Any) -> Progress:
    """Name, role, title, hours or language, as far as they were said; the first time starts the course."""
    learner = _changed(progress.learner, **said)
    if learner.started_on is None:
        learner = learner.model_copy(update={"started_on": today})
    return progress.model_copy(update={"learner": learner})


def name_shown_in_rooms(progress: Progress, may_show: bool) -> Progress:
    """Whether a workshop's facilitator may see the name. It starts no course: it is asked before all else."""
    learner = _changed(progress.learner, name_in_rooms="yes" if may_show else "no")
    return progress.model_copy(update={"learner": learner})


def settled(progress: Progress, **said: Any) -> Progress:
    """theme, motion, hide_keys, quiet, as far as they were said."""
    settings = _changed(progress.settings or Settings(), **said)
    return progress.model_copy(update={"settings": settings})


def gone_to(progress: Progress, here: Here) -> Progress:
    return progress.model_copy(update={"here": _changed(progress.here, **here.model_dump())})


def page_read(progress: Progress, lesson: str, page: str, at: datetime) -> Progress:
    """Once read stays read: the first time is kept."""
    if any(read.lesson == lesson and read.page == page for read in progress.page):
        return progress
    return progress.model_copy(update={"page": (*progress.page, PageRead(lesson=lesson, page=page, at=at))})


def answered(progress: Progress, answer: Answer) -> Progress:
    """All answers stay in the log."""
    return progress.model_copy(update={"answer": Answers.of(progress.answer).and_one(answer)})


def flagged(progress: Progress, flag: Flag) -> Progress:
    """One flag for each question as it was asked; flagging again changes the note."""
    rest = unflagged(progress, (flag.question,), flag.revision)
    return progress.model_copy(update={"flag": (*rest.flag, flag)})


def unflagged(progress: Progress, names: Sequence[str], revision: int) -> Progress:
    """Take back the flags of a question, by its ids of now and before; those of older revisions stay."""
    rest = tuple(one for one in progress.flag if one.question not in names or one.revision != revision)
    return progress if len(rest) == len(progress.flag) else progress.model_copy(update={"flag": rest})


def letter_kept(
    progress: Progress, text: str, received_on: date | None, family: str, reasons: tuple[str, ...]
) -> Progress:
    """A new letter at the end; the same text again changes that letter, but not what its reader decided."""
    same = next((letter for letter in reversed(progress.letter) if letter.text == text), None)
    fields: dict[str, Any] = {"text": text, "received_on": received_on}
    if same is None or not same.decided:
        fields |= {"family": family, "reasons": reasons}
    letter = (
        _changed(same, **fields)
        if same
        else SavedLetter.model_validate({"id": _new_id(progress.letter, "letter"), **fields})
    )
    return progress.model_copy(update={"letter": _put(progress.letter, letter)})


def letter_decided(progress: Progress, letter_id: str, family: Family, reason: str) -> Progress:
    """What the letter means, as its reader decided."""
    letter = _found(progress.letter, letter_id)
    if letter is None:
        return progress
    said = letter.model_copy(update={"family": family, "reasons": (reason,), "decided": True})
    return progress.model_copy(update={"letter": _put(progress.letter, said)})


def letter_marked(progress: Progress, letter_id: str, marks: tuple[LetterMark, ...]) -> Progress:
    letter = _found(progress.letter, letter_id)
    if letter is None:
        return progress
    marked = letter.model_copy(update={"marks": marks})
    return progress.model_copy(update={"letter": _put(progress.letter, marked)})


def skill_said(progress: Progress, skill_id: str, **said: Any) -> Progress:
    """What the learner says of a skill. `never done` and kept exclude each other (contracts 4)."""
    skill = _changed(_found(progress.skill, skill_id) or SavedSkill(id=skill_id), **said)
    if skill.done_for == "never" and skill.kept:
        skill = skill.model_copy(update={"kept": False})
    return progress.model_copy(update={"skill": _put(progress.skill, skill)})


def skills_joined(progress: Progress, keep: str, drop: str) -> Progress:
    """Two names of one skill become one: answers that `keep` lacks come from `drop`, which leaves the list.

    Proofs and certificates that name `drop` name `keep` too from now on.
    """
    kept, dropped = _found(progress.skill, keep), _found(progress.skill, drop)
    if kept is None or dropped is None:
        return progress
    taken = {
        field: getattr(dropped, field)
        for field in ("done_for", "last_used", "shown_by")
        if not getattr(kept, field)
    }
    joined = skill_said(skill_said(progress, keep, **taken), drop, kept=False)
    return joined.model_copy(
        update={
            "proof": tuple(_naming_too(row, drop, keep) for row in progress.proof),
            "certificate": tuple(_naming_too(row, drop, keep) for row in progress.certificate),
        }
    )


_Naming = TypeVar("_Naming", Proof, SavedCertificate)


def _naming_too(row: _Naming, named: str, more: str) -> _Naming:
    if named not in row.skills or more in row.skills:
        return row
    return row.model_copy(update={"skills": (*row.skills, more)})


def certificate_said(progress: Progress, certificate_id: str, **said: Any) -> Progress:
    certificate = _changed(
        _found(progress.certificate, certificate_id) or SavedCertificate(id=certificate_id), **said
    )
    return progress.model_copy(update={"certificate": _put(progress.certificate, certificate)})


def certificate_dropped(progress: Progress, certificate_id: str) -> Progress:
    return progress.model_copy(update={"certificate": _without(progress.certificate, certificate_id)})


def proof_said(progress: Progress, proof_id: str, **said: Any) -> Progress:
    """Change a proof, or add one where `proof_id` is empty."""
    proof_id = proof_id or _new_id(progress.proof, "proof")
    proof = _changed(_found(progress.proof, proof_id) or Proof(id=proof_id), **said)
    return progress.model_copy(update={"proof": _put(progress.proof, proof)})


def proof_dropped(progress: Progress, proof_id: str) -> Progress:
    return progress.model_copy(update={"proof": _without(progress.proof, proof_id)})


def attempt_said(progress: Progress, attempt_id: str, **said: Any) -> Progress:
    """Change an attempt, or add one where `attempt_id` is empty."""
    attempt_id = attempt_id or _new_id(progress.attempt, "attempt")
    attempt = _changed(_found(progress.attempt, attempt_id) or Attempt(id=attempt_id), **said)
    return progress.model_copy(update={"attempt": _put(progress.attempt, attempt)})


def attempt_dropped(progress: Progress, attempt_id: str) -> Progress:
    return progress.model_copy(update={"attempt": _without(progress.attempt, attempt_id)})


def profile_said(progress: Progress, **said: Any) -> Progress:
    """What the learner's profile has: `has`, employments, educations, overview."""
    profile = _changed(progress.profile, **said)
    return progress if profile == progress.profile else progress.model_copy(update={"profile": profile})


def step_said(progress: Progress, step_id: str, **said: Any) -> Progress:
    """A tick, a note or a moved date on a step of the plan; None takes it back."""
    step = _changed(_found(progress.step, step_id) or StepNote(id=step_id), **said)
    return progress.model_copy(update={"step": _put(progress.step, step)})
