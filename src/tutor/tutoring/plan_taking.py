"""Taking over what a person edited in an exported plan: only what they changed, and never at the cost of progress."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tutor.course.course import Course
from tutor.ground.clean import clean
from tutor.ground.tongue import _
from tutor.learner.changes import step_said
from tutor.learner.progress import Progress, StepNote
from tutor.tutoring.plan import ActionPlan, Step
from tutor.tutoring.plan_edits import UNSAID, EditedPlan, EditedStep, NotTaken, learner_mark, mark
from tutor.tutoring.planning import make_plan
from tutor.tutoring.wording import day_words, shortened

_MOST_TOLD = 40
_FARTHEST_DAYS = 3660
"Ten years; a day further away is a slip of the finger."


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing taken over, in words, from one line of the file (0: not known)."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The progress with all that was taken, and what is to be told. `refused`: somebody else's plan."""

    progress: Progress
    taken: tuple[Taken, ...]
    not_taken: tuple[NotTaken, ...]
    notices: tuple[str, ...] = ()
    refused: bool = False

    def words(self) -> list[str]:
        """What was taken, a line each, and a word if it was nothing."""
        if self.refused:
            return [_("Nothing was taken over.")]
        if not self.taken and self.not_taken:
            return [_("Nothing was taken over.")]
        if not self.taken:
            return [_("Nothing to take over: your progress has all of this already.")]
        return [_("Taken over{at}: {words}").format(at=_at(one.line), words=one.words) for one in self.taken]

    def problem_words(self) -> list[str]:
        """What was not, a line each, in the order of the file."""
        told = sorted(self.not_taken, key=lambda one: one.line)
        lines = [_("Not taken{at}: {why}").format(at=_at(one.line), why=one.why) for one in told[:_MOST_TOLD]]
        more = len(told) - len(lines)
        return [
            *self.notices,
            *lines,
            *([_("Not taken: {more} more places").format(more=more)] if more else []),
        ]


def _at(line: int) -> str:
    return _(", line {line}").format(line=line) if line else ""


def taken_over(
    progress: Progress, course: Course, edited: EditedPlan, today: date, *, anyway: bool = False
) -> TakenOver:
    """Three states meet: as the tutor wrote the file, as it is now, and what was done in the tutor since.

    Only a difference between the first two counts as an edit. A file that lost its marks is compared with the
    plan of its day; then ticks are only added, never taken back. `anyway` takes a plan under another name.
    """
    mine = learner_mark(progress.learner.name)
    if edited.learner and mine and edited.learner != mine and not anyway:
        whose = (
            _("This is the plan of {name}").format(name=edited.name)
            if edited.name
            else _("This plan is in somebody else's name")
        )
        notice = _("{whose}, and your name here is {name}. Your progress is as it was.").format(
            whose=whose, name=shortened(progress.learner.name)
        )
        return TakenOver(
            progress, (), (), (notice, _("If it is yours all the same, add --anyway.")), refused=True
        )
    notices = []
    if edited.course and edited.course != course.id:
        notices.append(
            _("This plan is of another course ({course}). Only steps that yours has too are taken.").format(
                course=shortened(edited.course)
            )
        )
    if edited.newer:
        notices.append(_("This plan is from a newer tutor. What this one understands is taken."))
    taking = _Taking(progress, course, edited, today)
    for step in edited.steps:
        taking.take(step)
    return TakenOver(taking.progress, tuple(taking.taken), tuple(taking.not_taken), tuple(notices))


class _Taking:
    """The progress as it grows, step by step of the file."""

    def __init__(self, progress: Progress, course: Course, edited: EditedPlan, today: date) -> None:
        self.progress = progress
        self.course = course
        self.edited = edited
        self.today = today
        self.taken: list[Taken] = []
        self.not_taken = list(edited.not_taken)
        self._before = progress
        self._seen: set[str] = set()
        self._saved = {note.id: note for note in progress.step}

    @cached_property
    def _present(self) -> dict[str, Step]:
        return _by_id(make_plan(self._before, self.course, self.today))

    @cached_property
    def _of_its_day(self) -> tuple[dict[str, Step], ...]:
        """What the tutor may have written on the file's day: with today's ticks, and with none but the file's."""
        on = self.edited.made_on
        if on is None:
            return ()
        in_file = {step.id for step in self.edited.steps if step.done}
        before = self._before
        ticks = tuple(
            one if one.id in in_file else one.model_copy(update={"done_on": None}) for one in before.step
        )
        older = before.model_copy(update={"step": ticks})
        return tuple(_by_id(make_plan(one, self.course, on)) for one in (before, older))

    def take(self, step: EditedStep) -> None:
        if step.id in self._seen:
            self.not_taken.append(
                NotTaken(
                    step.line, _("“{id}” stands twice; the first one counts").format(id=shortened(step.id))
                )
            )
            return
        self._seen.add(step.id)
        if not (step.id in self._present or step.id in self._saved or self._was_written(step.id)):
            self.not_taken.append(
                NotTaken(step.line, _("“{id}” is no step of your plan").format(id=shortened(step.id)))
            )
            return
        self._take_tick(step)
        self._take_note(step)
        self._take_day(step)

    def _was_written(self, step_id: str) -> bool:
        return any(mark(step_id, "done", done) in self.edited.marks for done in (True, False))

    def _say(self, step: EditedStep, words: str, **said: object) -> None:
        self.progress = step_said(self.progress, step.id, **said)
        known = self._present.get(step.id)
        title = known.title if known else step.title or step.id
        self.taken.append(Taken(step.line, f"{words}: {shortened(title)}"))

    def _note_of(self, step: EditedStep) -> StepNote:
        return self._saved.get(step.id) or StepNote(id=step.id)

    def _take_tick(self, step: EditedStep) -> None:
        saved = self._note_of(step).done_on is not None
        if step.done is None or step.done == saved:
            return
        if self._was_written(step.id):
            if mark(step.id, "done", step.done) in self.edited.marks:
                return  # The file is only older than the tick, or its taking back, in the tutor.
        elif not step.done:
            why = _("not ticked here, but done in the tutor; it stays done")
            self.not_taken.append(NotTaken(step.line, f"“{shortened(step.id)}”: {why}"))
            return
        self._say(
            step, _("done") if step.done else _("open again"), done_on=self.today if step.done else None
        )

    def _take_note(self, step: EditedStep) -> None:
        saved = clean(self._note_of(step).note).strip()
        if step.note is None or step.note.split() == saved.split():
            return
        written = self._was_written(step.id)
        if written and mark(step.id, "note", step.note) in self.edited.marks:
            return
        since = bool(saved) and not (written and mark(step.id, "note", saved) in self.edited.marks)
        if not since:
            self._say(step, _("your note") if step.note else _("note taken away"), note=step.note)
        elif step.note and step.note not in saved:
            both = step.note if saved in step.note else f"{saved}\n{step.note}"
            self._say(step, _("your note, added to the one you have"), note=both)

    def _take_day(self, step: EditedStep) -> None:
        day, saved = step.due_on, self._note_of(step)
        ticked = any(note.id == step.id and note.done_on for note in self.progress.step)
        if day == UNSAID or day == saved.due_on or (ticked and step.done):
            return
        assert not isinstance(day, str)
        written = self._was_written(step.id)
        if day is None:
            if written and saved.due_on:
                self._say(step, _("the tutor chooses the day again"), due_on=None)
            return
        if written and mark(step.id, "due", day) in self.edited.marks:
            return
        plans = (self._present,) if written else (self._present, *self._of_its_day)
        if any(step.id in plan and plan[step.id].due_on == day for plan in plans):
            return
        if abs((day - self.today).days) > _FARTHEST_DAYS:
            self.not_taken.append(NotTaken(step.line, _("{day} is more than ten years away").format(day=day)))
            return
        past = _(" (this day has passed)") if day < self.today else ""
        self._say(step, _("by {day}").format(day=day_words(day, self.today)) + past, due_on=day)


def _by_id(plan: ActionPlan) -> dict[str, Step]:
    return {step.id: step for step in plan.step}
