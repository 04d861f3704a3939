"""One learner at work: each verb changes progress, saves it whole and tells who listens."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from tutor.course.course import Course
from tutor.ground.clean import clean, clean_line
from tutor.ground.problem import TutorError, UsageError
from tutor.ground.tongue import _
from tutor.ground.typed import LONGEST
from tutor.learner import changes
from tutor.learner.progress import Answer, Begun, Draft, Flag, Here, Progress
from tutor.saves.store import Store
from tutor.sitting.earlier import Earlier, taken_back_words
from tutor.sitting.saving import Saving
from tutor.sitting.true_now import Clock, TrueNow
from tutor.sitting.unfinished import NOTHING_BEGUN, Unfinished
from tutor.tutoring.carried_over import carried_over
from tutor.tutoring.grading import Verdict, grade
from tutor.tutoring.roles import role_named

LONGEST_DRAFT = 100_000
"Characters of a text not kept yet: as many as a letter may have."
_SHORTEST_LETTER = 60
"Characters of a paste that is more likely a letter than a slip."
_MOST_BEGUN = 20
"Begun answers that are kept; nobody comes back to more."


class Sitting(TrueNow):
    """A learner's progress, the course, and all that can be done with both.

    A failing disk never stops the learner: the change stays in memory, `trouble` says what is wrong, and the
    next act tries to save again. `saved_at` is None as long as something is not on the disk.
    `patience` and `looks_only` are explained at `Saving`.
    """

    def __init__(
        self,
        course: Course,
        store: Store,
        clock: Clock,
        progress: Progress,
        *,
        notice: str = "",
        patience: float | None = None,
        looks_only: bool = False,
    ) -> None:
        self.course = course
        self.progress = carried_over(progress, course)
        self.notice = notice
        "What the learner should be told at the start, for instance that a damaged save was set aside."
        self.saving = Saving(store, patience=patience, looks_only=looks_only)
        self.saving.begin(progress.saved_at)
        self.is_deleted = False
        self.unfinished = {
            row.question: Unfinished(row.response, row.hints)
            for row in self.progress.begun
            if row.question in course.question
        }
        "Question id → the answer begun there, so that going away for a moment loses nothing."
        self.drafts = {row.place: row.text for row in self.progress.draft}
        "Place → the text pasted or written there and not kept yet."
        self._store = store
        self._clock = clock
        self._listeners: list[Callable[[], None]] = []
        self._earlier = Earlier()
        self._before_act: Progress | None = None

    @property
    def trouble(self) -> TutorError | None:
        """Why what the learner did is not on the disk; None while nothing is wrong."""
        return self.saving.trouble

    @property
    def saved_at(self) -> datetime | None:
        return self.saving.saved_at

    @property
    def location(self) -> str:
        return self._store.location(self.progress.learner.id)

    # What a learner can do

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each change, saved or not."""
        self._listeners.append(listener)

    def introduce(self, **said: Any) -> None:
        """Name, role, title, hours_per_week, language: what is not named stays as it was."""
        told = {key: clean_line(value) if isinstance(value, str) else value for key, value in said.items()}
        self.change(changes.introduced(self.progress, self.today, **told))

    def offer_work(self, typed: str) -> None:
        """What the learner offers: a role of the course if it is one, else their own words."""
        typed = clean_line(typed)[:80]
        role = role_named(typed, self.course) if typed else None
        self.introduce(role=role.id if role else "", work="" if role else typed)

    def settle(self, **said: Any) -> None:
        """theme, motion, hide_keys, quiet: how the learner likes the tutor to look."""
        self.change(changes.settled(self.progress, **said))

    def go_to(
        self, unit: str = "", lesson: str = "", page: int = 0, question: str = "", screen: str = ""
    ) -> None:
        """Remember where to go on. `page` counts from 0."""
        here = Here(unit=unit, lesson=lesson, page=page, question=question, screen=screen)
        if here != self.progress.here:
            self.change(changes.gone_to(self.progress, here))

    def read_page(self, lesson_id: str, page: int) -> None:
        """The page is on the screen: it counts as read, and is where to go on."""
        lesson = self.course.lesson[lesson_id]
        page_id = lesson.pages[page].id
        read = changes.page_read(self.progress, lesson_id, page_id, self.moment())
        here = Here(unit=self.course.unit_of[lesson_id].id, lesson=lesson_id, page=page, page_id=page_id)
        if read is not self.progress or here != self.progress.here:
            self.change(changes.gone_to(read, here))

    def answer(self, question_id: str, response: Sequence[str], hints: int = 0) -> Verdict:
        """Judge an answer and keep it. Raises UsageError for a question the course does not have."""
        question = self.course.question.get(question_id)
        if question is None:
            raise UsageError(
                _("The course has no question “{question_id}”.").format(question_id=clean_line(question_id))
            )
        if question.typed:
            response = [clean_line(typed)[:LONGEST] for typed in response]
        verdict = grade(question, response)
        kept = Answer(
            question=question.id,
            revision=question.revision,
            at=self.moment(),
            response=verdict.response,
            correct=verdict.correct,
            hints=hints,
        )
        self.unfinished.pop(question.id, None)
        answered = changes.answered(self.progress, kept)
        left = tuple(row for row in answered.begun if row.question != question.id)
        if left != answered.begun:
            answered = answered.model_copy(update={"begun": left})
        self.change(answered)
        return verdict

    def keep_begun(self) -> None:
        """On leaving: answers begun and not given, and texts not kept yet, so that any face goes on with them."""
        if self.is_deleted:
            return
        newest = [*self.unfinished.items()][-_MOST_BEGUN:]
        rows = tuple(
            Begun(question=question, response=begun.response, hints=begun.hints)
            for question, begun in newest
            if begun != NOTHING_BEGUN
        )
        drafts = tuple(
            Draft(place=place, text=clean(text)[:LONGEST_DRAFT])
            for place, text in self.drafts.items()
            if text.strip()
        )
        if (rows, drafts) != (self.progress.begun, self.progress.draft):
            self.change(self.progress.model_copy(update={"begun": rows, "draft": drafts}))

    def begin_letter(self, text: str) -> bool:
        """Someone in a hurry pastes their letter wherever they are: it waits to be read, if it may be a letter."""
        if not _SHORTEST_LETTER <= len(text.strip()) <= LONGEST_DRAFT:
            return False
        waiting = self.drafts.get("letter", "").rstrip()
        self.drafts["letter"] = f"{waiting}\n\n{text}".lstrip("\n")
        self.keep_begun()
        return True

    def without_draft(self, place: str, kept: str) -> Progress:
        """Progress without the draft of this place, if that is the text being kept now."""
        if clean(self.drafts.get(place, "")).strip() == kept.strip():
            self.drafts.pop(place, None)
        left = tuple(
            row for row in self.progress.draft if row.place != place or row.text.strip() != kept.strip()
        )
        same = left == self.progress.draft
        return self.progress if same else self.progress.model_copy(update={"draft": left})

    def flag(self, question_id: str, note: str = "") -> None:
        """“I think I was right”: keep it for the author. Raises KeyError for an unknown question."""
        question = self.course.question[question_id]
        flag = Flag(
            question=question.id, revision=question.revision, at=self.moment(), note=clean(note).strip()
        )
        self.change(changes.flagged(self.progress, flag))

    def unflag(self, question_id: str) -> None:
        """Take it back. Raises KeyError for an unknown question."""
        question = self.course.question[question_id]
        self.change(changes.unflagged(self.progress, (question.id, *question.was), question.revision))

    def tick_step(self, step_id: str) -> str:
        """The step's id as the plan has it. Raises UsageError for a step that is not in the plan."""
        step_id = self._planned(step_id)
        self.change(changes.step_said(self.progress, step_id, done_on=self.today))
        return step_id

    def untick_step(self, step_id: str) -> str:
        step_id = self._planned(step_id)
        self.change(changes.step_said(self.progress, step_id, done_on=None))
        return step_id

    def note_step(self, step_id: str, note: str) -> None:
        self.change(changes.step_said(self.progress, step_id, note=clean(note).strip()))

    def move_step(self, step_id: str, due_on: date | None) -> None:
        self.change(changes.step_said(self.progress, step_id, due_on=due_on))

    def _planned(self, typed: str) -> str:
        """The id in the plan that was typed, in large letters or small."""
        steps = [step.id for step in self.plan().step]
        meant = typed.strip().casefold()
        if step_id := next((one for one in steps if typed == one or meant == one.casefold()), ""):
            return step_id
        raise UsageError(
            _("The plan has no step “{step_id}”.").format(step_id=clean_line(typed)[:80]),
            _("Nothing was changed."),
            _("Its steps: {known}.").format(known=", ".join(steps[:12])),
        )

    # Taking back

    @contextmanager
    def one_act(self) -> Iterator[None]:
        """Changes made inside are taken back together; an act inside an act is part of it."""
        if self._before_act is not None:
            yield
            return
        self._before_act = self.progress
        try:
            yield
        finally:
            self._earlier.note(self._before_act, self.progress)
            self._before_act = None

    def undo(self, *parts: str) -> str:
        """Take back the last act of this sitting on these parts of the save, as a new change.

        Returns words for the learner; empty where there is nothing to take back.
        """
        before, after = self.progress, self._earlier.take_back(self.progress, parts)
        if after is None:
            return ""
        self._before_act = before  # An undo is no act of its own, or the next one would bring it back.
        try:
            self.change(after)
        finally:
            self._before_act = None
        return taken_back_words(before, after)

    # Saving

    def change(self, progress: Progress) -> None:
        """Take over changed progress and save it whole before anyone is told. The desks end here too."""
        if progress is not self.progress:
            if self._before_act is None:
                self._earlier.note(self.progress, progress)
            self.progress = progress.model_copy(
                update={"revision": self.progress.revision + 1, "saved_at": self.moment()}
            )
            self._save()
        for listener in self._listeners:
            listener()

    def _save(self) -> None:
        self.saving.save(self.progress)

    def try_saving(self, seconds: float | None = None) -> bool:
        """True if everything is on the disk now; else `trouble` says why not, and memory keeps it."""
        return self.saving.finish(seconds)

    def delete(self) -> int:
        """Remove all that is kept of this learner; how many files. What is done afterwards is not kept."""
        gone = self._store.delete(self.progress.learner.id)
        self.saving.stop()
        self.is_deleted = True
        return len(gone)
