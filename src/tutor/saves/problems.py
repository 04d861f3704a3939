"""Why a save can't be used now, in words for the person. No such file is ever overwritten."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.ground.clean import clean_line
from tutor.ground.problem import CouldNotWrite, SaveUnusable, TutorError
from tutor.ground.tongue import N_, _
from tutor.learner.progress import Progress
from tutor.saves.naming import FIRST_LEARNER

if TYPE_CHECKING:
    from tutor.saves.store import Seat

GO_ON = N_(
    "You can go on: what you do is kept on this computer. What you did before is safe, and both are joined by "
    "themselves as soon as the database answers; you see all of it when you next open the tutor."
)
UNTOUCHED = N_("The file was left exactly as it is.")
IN_MEMORY = N_("What is on the disk was not touched, and this window still holds what you did.")


class DamagedSave(SaveUnusable):
    """The file is not a save that can be read. `copy` is where its content was set aside, if it could be."""

    def __init__(self, path: Path | str, why: str, copy: Path | str | None, content: bytes = b"") -> None:
        safe = _(UNTOUCHED)
        if copy is not None:
            safe += _(" A copy of it is kept as {copy}.").format(copy=shown(copy))
        super().__init__(
            _("Your progress in {path} can't be read: {why}.").format(path=shown(path), why=clean_line(why)),
            safe,
            _(
                "`tutor saves restore` brings back the newest backup. Or mend that place in a text editor, "
                "or start `tutor`: it offers to begin anew beside it."
            ),
        )
        self.path = path
        self.why = why
        self.copy = copy
        self.content = content


class NewerSave(SaveUnusable):
    """A later tutor wrote the file; half understood, it would lose what this one does not know."""

    def __init__(self, path: Path | str, version: int) -> None:
        super().__init__(
            _("Your progress in {path} was written by a newer tutor (version {version} of the file).").format(
                path=shown(path), version=version
            ),
            _(UNTOUCHED),
            _(
                "Update the tutor, then start it again. Or start `tutor` now: it offers your newest backup "
                "and keeps this file."
            ),
        )
        self.path = path
        self.version = version


class UnsafeFile(SaveUnusable):
    """Something stands in the save's place that the tutor will neither follow nor read: `what` says which."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            _("{path} is {what}, so the tutor does not open it.").format(path=shown(path), what=what),
            _("Nothing was read from it and nothing was changed."),
            _(
                "Look at what is there and move it away, or choose another folder with `--saves`. Then "
                "`tutor saves restore` brings back the newest backup."
            ),
        )
        self.path = path
        self.what = what


class OutOfReach(SaveUnusable):
    """The system does not let us open the file or its folder."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            _("{path} can't be opened: {reason}.").format(path=shown(path), reason=_reason(error)),
            _(UNTOUCHED),
            _("Check that you may read that file and its folder, then try again."),
        )
        self.path = path


class ChangedElsewhere(SaveUnusable):
    """The file is no longer the one that was read here: another window or program wrote it since."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            _("{path} was changed by another window or program.").format(path=shown(path)),
            _(IN_MEMORY),
            _("Close the other window, then open your progress again to go on from the newest state."),
        )


class OpenElsewhere(SaveUnusable):
    """Another sitting of this learner is under way. `pid` and `since` are None where it does not say."""

    def __init__(
        self, learner_id: str, pid: int | None = None, since: datetime | None = None, host: str = ""
    ) -> None:
        when = _(" since {since:%H:%M on %Y-%m-%d}").format(since=since.astimezone()) if since else ""
        where = _(" on {host}").format(host=clean_line(host)) if host else ""
        who = _(" (process {pid}{where})").format(pid=pid, where=where) if pid else ""
        super().__init__(
            _("{whose} is open in another window{when}{who}.").format(
                whose=_whose(learner_id), when=when, who=who
            ),
            _("Nothing was changed."),
            _("Go on in that window, or close it and try again."),
        )
        self.pid = pid
        self.since = since


class CopyWaits(SaveUnusable):
    """The disk refused at the end of an earlier sitting, and a copy of its work was kept elsewhere."""

    def __init__(self, path: Path, more: str) -> None:
        super().__init__(
            _("Last time not all could be saved. A copy of it was kept in {path}. {more}").format(
                path=shown(path), more=more
            ),
            _("What is saved and the copy are both whole."),
            _("Start `tutor` to take it in."),
        )
        self.path = path


class WaitsForDatabase(CouldNotWrite):
    """A database did not take it; up to this revision of the progress all is kept on this computer."""

    def __init__(self, happened: str, safe: str, todo: str, revision: int) -> None:
        super().__init__(happened, safe, todo)
        self.revision = revision


class DatabaseAway(SaveUnusable):
    """No database answers now. `go_on` lets somebody come in all the same: a seat, and what is known here of them.

    `told` are the words for whoever goes on. `go_on` raises SaveUnusable where it would not be safe.
    """

    def __init__(
        self, problem: TutorError, go_on: Callable[[CouldNotWrite], tuple["Seat", Progress | None]]
    ) -> None:
        super().__init__(problem.happened, problem.safe, problem.todo)
        self.told = CouldNotWrite(problem.happened, _(GO_ON), "")
        self._go_on = go_on

    def go_on(self) -> tuple["Seat", Progress | None]:
        return self._go_on(self.told)


class NothingKeptHere(SaveUnusable):
    """A database is away, and what somebody does could not wait on this computer either."""

    def __init__(self, happened: str, error: Exception) -> None:
        if isinstance(error, OSError):
            why = _reason(error)
        else:
            why = _("{path} can't be read").format(path=clean_line(str(error)))
        super().__init__(
            _("{happened} Nor could what you do be kept on this computer: {why}.").format(
                happened=happened, why=why
            ),
            _("Nothing was changed."),
            _("Try again when the database answers."),
        )


class TakenOver(SaveUnusable):
    """Another window took this learner's seat; this one no longer writes."""

    def __init__(self, learner_id: str) -> None:
        super().__init__(
            _("{whose} was taken over by another window.").format(whose=_whose(learner_id)),
            _(IN_MEMORY),
            _("Go on in the other window and close this one."),
        )


_speaks_to_guests = False


def speak_to_guests() -> None:
    """From now on this process's learner is a guest of a room: no path of the host's is theirs, nor an option."""
    global _speaks_to_guests
    _speaks_to_guests = True


def could_not_write(path: Path, error: Exception) -> CouldNotWrite:
    """In words, why a save can't be written to `path`: the system refuses, or no TOML can hold it."""
    why = _reason(error) if isinstance(error, OSError) else clean_line(str(error))
    if _speaks_to_guests:
        return CouldNotWrite(
            _("Your progress could not be written: {why}.").format(why=why),
            _("What was saved before is still there."),
            _("Tell your facilitator; what you did stays in this window until then."),
        )
    return CouldNotWrite(
        _("Your progress could not be written to {path}: {why}.").format(path=shown(path), why=why),
        _("What was saved before is still there."),
        _("Make room or choose another folder with `--saves`; what you did stays in this window until then."),
    )


def shown(path: Path | str) -> str:
    """A path as it may stand in a message: names of files can hold anything."""
    return clean_line(str(path))


def _whose(learner_id: str) -> str:
    return (
        _("Your progress")
        if learner_id == FIRST_LEARNER
        else _("The progress of {learner_id}").format(learner_id=learner_id)
    )


def _reason(error: OSError) -> str:
    return clean_line(error.strerror or type(error).__name__).lower()
