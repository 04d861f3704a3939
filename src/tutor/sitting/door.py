"""Coming in: the seat, the save, and what a learner can choose where one of them is not to be had."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from tutor.course.course import Course
from tutor.ground.clean import clean
from tutor.ground.problem import CouldNotWrite, SaveUnusable
from tutor.ground.tongue import N_, _, many
from tutor.learner.progress import Progress
from tutor.saves.problems import (
    CopyWaits,
    DamagedSave,
    DatabaseAway,
    NewerSave,
    OpenElsewhere,
    OutOfReach,
    UnsafeFile,
)
from tutor.saves.store import Seat, Store
from tutor.sitting.rescuing import Rescued, joined, rescued
from tutor.sitting.sitting import Sitting
from tutor.sitting.true_now import Clock, clock_words

Choice = Literal["backup", "look", "anew", "look-only", "take-over", "take-in", "not-now", "leave"]
_UNREADABLE = N_("Your progress can't be read")
_TITLES: dict[type[SaveUnusable], str] = {
    NewerSave: N_("Your progress was written by a newer tutor"),
    UnsafeFile: N_("Something else stands where your progress should be"),
}
_MOST_SHOWN = 20_000
"Characters of a damaged save that are shown; enough to see what it is."


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands between a learner and their progress, and the choices with their words."""

    problem: SaveUnusable
    title: str
    choices: tuple[tuple[Choice, str], ...]


class Door:
    """One learner coming in. `obstacle` is None once `sitting` is there. Nothing is written but by a choice.

    Leaving the `with` block gives the seat back.
    """

    def __init__(
        self,
        course: Course | Callable[[str], Course],
        store: Store,
        clock: Clock,
        new: Progress,
        patience: float | None = None,
    ) -> None:
        """`course` is the one there is, or gives the one in the language that the learner has saved."""
        self.sitting: Sitting | None = None
        self.obstacle: Obstacle | None = None
        self._course, self._store, self._clock = course, store, clock
        self._new, self._patience = new, patience
        self._seat: Seat | None = None
        self._saved, self._copies = new, tuple[Rescued, ...]()

    def __enter__(self) -> "Door":
        return self

    def __exit__(self, *ended: object) -> None:
        if self._seat is not None:
            self._seat.leave()

    @property
    def _id(self) -> str:
        return self._new.learner.id

    def knock(self, *, take_over: bool = False) -> None:
        """Come in, or find the obstacle. Raises SaveUnusable where nothing can be chosen (a lock is in the way),
        and CouldNotWrite where the folder can't even be read.
        """
        try:
            self._seat = self._seat or self._store.sit_down(self._id, take_over=take_over)
            self._bring_along(self._store.load(self._id) or self._new)
        except DatabaseAway as away:
            self._seat, known_here = away.go_on()
            self._come_in(known_here or self._new, "", refused=away.told)
        except OpenElsewhere as problem:
            self.obstacle = Obstacle(
                problem,
                _("Your progress is open in another window"),
                (
                    ("look-only", _("Look only: nothing that you do here is kept")),
                    ("take-over", _("Go on here: the other window is told, and stops saving")),
                    ("leave", _("Leave")),
                ),
            )
        except (DamagedSave, NewerSave, UnsafeFile, OutOfReach) as problem:
            if str(problem.path) != self._store.location(self._id):
                raise  # a lock or a folder is in the way: no backup helps there
            self.obstacle = Obstacle(
                problem, _(_TITLES.get(type(problem), _UNREADABLE)), self._ways_out(problem)
            )
        except CouldNotWrite as problem:
            if self._seat is not None:
                raise
            # Who only can't write here may look, learn and take a copy elsewhere; saving goes on being tried.
            try:
                progress = self._store.load(self._id) or self._new
            except OutOfReach:
                raise problem from None  # nor can anything be read: the folder is not there to be used
            self._come_in(progress, "", refused=problem)

    def _ways_out(self, problem: SaveUnusable) -> tuple[tuple[Choice, str], ...]:
        from tutor.saves.moving import newest_good

        stamp = newest_good(self._store, self._id)
        backup: tuple[tuple[Choice, str], ...] = ()
        if stamp is not None:
            answers = len(self._store.load_backup(self._id, stamp).answer)
            words = many(
                "Go on from the newest good backup, {time:%Y-%m-%d %H:%M} ({n} answer)",
                "Go on from the newest good backup, {time:%Y-%m-%d %H:%M} ({n} answers)",
                answers,
            )
            backup = (("backup", words.format(time=stamp.at.astimezone(), n=answers)),)
        leave: tuple[Choice, str] = ("leave", _("Leave everything as it is"))
        if isinstance(problem, DamagedSave):
            look: tuple[Choice, str] = ("look", _("Look at the damaged file"))
            return (*backup, look, ("anew", _("Begin anew; the damaged file is kept beside it")), leave)
        if isinstance(problem, NewerSave):
            leave = ("leave", _("Leave everything as it is, and update the tutor"))
        # Here leaving is wiser: a newer tutor, or whoever put the thing there, still knows what to do with it.
        return (
            leave,
            *backup,
            ("anew", _("Begin anew; what stands there is kept beside it under another name")),
        )

    def _bring_along(self, progress: Progress) -> None:
        """Come in with this progress, but for a copy that waits to be taken in."""
        self._saved, self._copies = progress, rescued(self._id, self._store.location(self._id), progress)
        if not self._copies:
            self._come_in(progress, self._notice())
            return
        newest = max(self._copies, key=lambda copy: copy.progress.revision)
        more = len(newest.progress.answer) - len(progress.answer)
        words = many("It has {n} more answer.", "It has {n} more answers.", more) if more > 0 else ""
        self.obstacle = Obstacle(
            CopyWaits(newest.path, words.format(n=more)),
            _("Some of your work waits in a copy"),
            (
                ("take-in", _("Take it in: what is saved stays, and the copy's work comes to it")),
                ("not-now", _("Not now: open what is saved; the copy stays where it is")),
                ("leave", _("Leave")),
            ),
        )

    def _take_in(self) -> None:
        self._come_in(self._saved, self._notice())
        sitting = self.sitting
        assert sitting is not None
        for copy in self._copies:
            sitting.change(joined(sitting.progress, copy.progress))
            if sitting.try_saving():
                with suppress(OSError):
                    copy.path.unlink()
        if sitting.trouble is None:
            sitting.notice = _("All of it is saved now. {notice}").format(notice=sitting.notice).strip()

    def choose(self, choice: Choice) -> None:
        """Do what was chosen; then there is a `sitting`, or another obstacle. Raises TutorError."""
        if choice == "backup":
            from tutor.saves.moving import restore_seated

            done = restore_seated(self._store, self._id, self._clock, whatever=True)
            self._come_in(
                done.progress,
                _("This is your progress from the backup. {kept_as}").format(kept_as=_kept_as(done.aside)),
            )
        elif choice == "anew":
            aside = self._store.begin_anew(self._id, whatever=True)
            self._come_in(self._new, _("You begin anew. {kept_as}").format(kept_as=_kept_as(aside)))
        elif choice == "look-only":
            # Loading may find the file damaged too: then there is nothing to look at, and it is said.
            self._come_in(self._store.load(self._id) or self._new, "", looks_only=True)
        elif choice == "take-in":
            self._take_in()
        elif choice == "not-now":
            kept = ", ".join(str(copy.path) for copy in self._copies)
            self._come_in(
                self._saved,
                _("A copy of what was not saved still waits in {kept}. {notice}").format(
                    kept=kept, notice=self._notice()
                ),
            )
        elif choice == "take-over":
            self.obstacle = None
            self.knock(take_over=True)

    def damaged_text(self) -> str:
        """The damaged file as far as it is text, cleaned, its first part."""
        problem = self.obstacle.problem if self.obstacle else None
        if not isinstance(problem, DamagedSave):
            return ""
        text = problem.content.decode("utf-8", "replace")
        more = "\n…" if len(text) > _MOST_SHOWN else ""
        return clean(text[:_MOST_SHOWN]) + more

    def _come_in(
        self,
        progress: Progress,
        notice: str,
        *,
        looks_only: bool = False,
        refused: CouldNotWrite | None = None,
    ) -> None:
        self.obstacle = None
        course = self._course
        self.sitting = Sitting(
            course if isinstance(course, Course) else course(progress.learner.language),
            self._store,
            self._clock,
            progress,
            notice=f"{notice} {clock_words(progress.saved_at, self._clock())}".strip(),
            patience=self._patience,
            looks_only=looks_only,
        )
        if refused:
            self.sitting.saving.begin_refused(refused)
        if self.sitting.trouble:
            self.sitting.notice = str(self.sitting.trouble)

    def _notice(self) -> str:
        """What is to be told about the file just loaded."""
        words = []
        if self._store.was_altered(self._id):
            words.append(
                _(
                    "Your progress was changed outside the tutor, or damaged on the disk. It can be read, and you go "
                    "on from it. Look whether it is right; `tutor saves restore` goes back to a backup."
                )
            )
        if self._seat is not None and not self._seat.guarded:
            words.append(
                _(
                    "This folder can't keep a second window from writing. Open your progress in one window only."
                )
            )
        return " ".join(words)


def _kept_as(aside: object) -> str:
    return _("What stood there is kept as {aside}.").format(aside=aside) if aside else ""
