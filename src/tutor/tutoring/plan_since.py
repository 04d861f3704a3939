"""What changed since the plan of an earlier day, and why, as far as the save's dates tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from tutor.course.course import Course
from tutor.ground.tongue import N_, _
from tutor.learner.answers import Answers
from tutor.learner.progress import Progress, SavedCertificate
from tutor.tutoring.plan import ActionPlan, Step
from tutor.tutoring.planning import make_plan
from tutor.tutoring.wording import counted, day_words, shortened

_LETTER_CAME = N_("A letter came on {day}.")
_HANDED_IN = N_("You handed in your profile on {day}.")
_ANSWERED = N_("You answered {questions}.")
_READ = N_("You read {pages}.")
_TESTS = {
    "passed": N_("You passed {test} on {day}."),
    "failed": N_("You did not pass {test} on {day}."),
    "taken": N_("You took {test} on {day}."),
    "planned": N_("You planned {test} on {day}."),
}
"By what the save says of a test."


@dataclass(frozen=True, slots=True)
class Change:
    """One step that came, went, was done or moved, with the reason as a sentence (empty if none is known)."""

    title: str
    words: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """The plan of `since` beside that of `until`. Readiness is of 100."""

    since: date
    until: date
    happened: tuple[str, ...]
    done: tuple[Change, ...]
    new: tuple[Change, ...]
    gone: tuple[Change, ...]
    moved: tuple[Change, ...]
    score_then: int
    score_now: int
    parts: tuple[str, ...]
    end_then: date | None
    end_now: date | None
    began_on: date | None = None
    "Set where the learner began only after `since`."

    @property
    def is_empty(self) -> bool:
        return not (self.happened or self.done or self.new or self.gone or self.moved)


def progress_as_of(progress: Progress, day: date) -> Progress:
    """Only what the save's dates place at the end of `day` or before; what has no date is taken as known then."""
    letters = tuple(one for one in progress.letter if one.received_on is None or one.received_on <= day)
    known = {one.id for one in letters}
    attempts = tuple(
        # Its outcome came with its letter.
        one
        if not one.letter or one.letter in known
        else one.model_copy(update={"outcome": "waiting", "letter": ""})
        for one in progress.attempt
        if one.submitted_on is None or one.submitted_on <= day
    )
    steps = tuple(
        one.model_copy(update={"done_on": None}) if one.done_on and one.done_on > day else one
        for one in progress.step
    )
    return progress.model_copy(
        update={
            "letter": letters,
            "attempt": attempts,
            "certificate": tuple(_certificate_then(one, day) for one in progress.certificate),
            "step": steps,
            "answer": Answers(one for one in progress.answer if _by(one.at, day)),
            "page": tuple(one for one in progress.page if _by(one.at, day)),
        }
    )


def changes_since(progress: Progress, course: Course, since: date, today: date) -> ChangesSince:
    """The plan as it was on `since` beside the plan of `today`. `since` is no later than `today`."""
    past = progress_as_of(progress, since)
    if since < today:
        # When a day was moved is not known; shown as a change, it is at least not left out.
        past = past.model_copy(
            update={"step": tuple(one.model_copy(update={"due_on": None}) for one in past.step)}
        )
    then, now = make_plan(past, course, since), make_plan(progress, course, today)
    before, after = _by_id(then), _by_id(now)
    happened = tuple(_happened(past, progress, since, today))
    began = progress.learner.started_on
    return ChangesSince(
        since=since,
        until=today,
        happened=happened,
        done=tuple(
            Change(step.title, _("done on {day}").format(day=day_words(step.due_on, today)))
            for step in now.step
            if step.done and not (step.id in before and before[step.id].done)
        ),
        new=tuple(
            Change(s.title, _("by {day}").format(day=day_words(s.due_on, today)), s.why)
            for s in now.step
            if _came(s, before)
        ),
        gone=tuple(
            Change(s.title, _("no longer needed"), _why_gone(s, happened))
            for s in then.step
            if not s.done and s.id not in after
        ),
        moved=tuple(_moved(then, after, progress, today)),
        score_then=then.readiness.score,
        score_now=now.readiness.score,
        parts=tuple(_parts(then, now)),
        end_then=_end(then),
        end_now=_end(now),
        began_on=began if began and began > since else None,
    )


def _by(moment: datetime, day: date) -> bool:
    return moment.astimezone(UTC).date() <= day


def _by_id(plan: ActionPlan) -> dict[str, Step]:
    return {step.id: step for step in plan.step}


def _certificate_then(one: SavedCertificate, day: date) -> SavedCertificate:
    if one.on is None or one.on <= day:
        return one
    return one.model_copy(update={"status": "planned", "on": None, "score": ""})


def _came(step: Step, before: dict[str, Step]) -> bool:
    return not step.done and (step.id not in before or before[step.id].done)


def _happened(past: Progress, now: Progress, since: date, today: date) -> Iterator[str]:
    """What the save dates after `since`, each as a short sentence."""
    for letter in now.letter:
        if letter.received_on and letter.received_on > since:
            yield _(_LETTER_CAME).format(day=day_words(letter.received_on, today))
    for attempt in now.attempt:
        if attempt.submitted_on and attempt.submitted_on > since:
            yield _(_HANDED_IN).format(day=day_words(attempt.submitted_on, today))
    for test in now.certificate:
        if test.on and test.on > since:
            named, on = shortened(test.name or test.id), day_words(test.on, today)
            yield _(_TESTS[test.status]).format(test=named, day=on)
    if answers := len(now.answer) - len(past.answer):
        yield _(_ANSWERED).format(questions=counted(answers, "question"))
    if pages := len(now.page) - len(past.page):
        yield _(_READ).format(pages=counted(pages, "page"))


def _why_gone(step: Step, happened: tuple[str, ...]) -> str:
    """The newest thing that bears on a step of its kind, else the newest letter or submission."""
    own = {
        "verify": (_TESTS["passed"], _TESTS["taken"]),
        "review": (_LETTER_CAME, _ANSWERED, _READ),
    }.get(step.id.partition("/")[0], ())
    known = _told_by(own, happened) or _told_by((_LETTER_CAME, _HANDED_IN), happened)
    return known[-1] if known else ""


def _told_by(signs: tuple[str, ...], happened: tuple[str, ...]) -> list[str]:
    said = tuple(_(one).partition("{")[0] for one in signs)
    return [words for words in happened if words.startswith(said)]


def _moved(then: ActionPlan, after: dict[str, Step], progress: Progress, today: date) -> Iterator[Change]:
    by_learner = {note.id for note in progress.step if note.due_on}
    for old in then.step:
        new = after.get(old.id)
        if old.done or new is None or new.done or new.due_on == old.due_on:
            continue
        words = _("by {day} instead of {earlier}").format(
            day=day_words(new.due_on, today), earlier=day_words(old.due_on, today)
        )
        if old.id in by_learner:
            why = _("You moved it; your save does not say when.")
        elif new.due_on < old.due_on:
            why = _("There is less to do before it.")
        elif old.due_on < today:
            why = _("Its day went by, so it has a new one. That is no problem.")
        else:
            why = _("Other steps come first, or days went by before it.")
        yield Change(new.title, words, why)


def _parts(then: ActionPlan, now: ActionPlan) -> Iterator[str]:
    before = {part.id: part for part in then.readiness.parts}
    for part in now.readiness.parts:
        old = before.get(part.id)
        if old and old.have != part.have:
            yield _("{part}: {before} → {now} of {of}").format(
                part=part.label, before=old.have, now=part.have, of=part.of
            )


def _end(plan: ActionPlan) -> date | None:
    return max((step.due_on for step in plan.step if not step.done), default=None)
