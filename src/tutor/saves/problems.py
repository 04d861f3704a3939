"""Why a save can't be used now, in words for the person. No such file is ever overwritten."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.ground.clean import clean_line
from tutor.ground.problem import CouldNotWrite, SaveUnusable, TutorError
from tutor.learner.progress import Progress
from tutor.saves.naming import FIRST_LEARNER

if TYPE_CHECKING:
    from tutor.saves.store import Seat

UNTOUCHED = "The file was left exactly as it is."
GO_ON = (
    "You can go on: what you do is kept on this computer. What you did before is safe, "
    "and both are joined by themselves as soon as the database answers; you see all of it when you next open the tutor."
)
IN_MEMORY = "What is on the disk was not touched, and this window still holds what you did."


class DamagedSave(SaveUnusable):
    """The file is not a save that can be read. `copy` is where its content was set aside, if it could be."""

    def __init__(self, path: Path | str, why: str, copy: Path | str | None, content: bytes = b"") -> None:
        safe = UNTOUCHED
        if copy is not None:
            safe += f" A copy of it is kept as {shown(copy)}."
        super().__init__(
            f"Your progress in {shown(path)} can't be read: {clean_line(why)}.",
            safe,
            "`tutor saves restore` brings back the newest backup. Or mend that place in a text editor, "
            "or start `tutor`: it offers to begin anew beside it.",
        )
        self.path = path
        self.why = why
        self.copy = copy
        self.content = content


class NewerSave(SaveUnusable):
    """A later tutor wrote the file; half understood, it would lose what this one does not know."""

    def __init__(self, path: Path | str, version: int) -> None:
        super().__init__(
            f"Your progress in {shown(path)} was written by a newer tutor (version {version} of the file).",
            UNTOUCHED,
            "Update the tutor, then start it again. Or start `tutor` now: it offers your newest backup "
            "and keeps this file.",
        )
        self.path = path
        self.version = version


class UnsafeFile(SaveUnusable):
    """Something stands in the save's place that the tutor will neither follow nor read: `what` says which."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            f"{shown(path)} is {what}, so the tutor does not open it.",
            "Nothing was read from it and nothing was changed.",
            "Look at what is there and move it away, or choose another folder with `--saves`. Then "
            "`tutor saves restore` brings back the newest backup.",
        )
        self.path = path
        self.what = what


class OutOfReach(SaveUnusable):
    """The system does not let us open the file or its folder."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            f"{shown(path)} can't be opened: {_reason(error)}.",
            UNTOUCHED,
            "Check that you may read that file and its folder, then try again.",
        )
        self.path = path


class ChangedElsewhere(SaveUnusable):
    """The file is no longer the one that was read here: another window or program wrote it since."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            f"{shown(path)} was changed by another window or program.",
            IN_MEMORY,
            "Close the other window, then open your progress again to go on from the newest state.",
        )


class OpenElsewhere(SaveUnusable):
    """Another sitting of this learner is under way. `pid` and `since` are None where it does not say."""

    def __init__(
        self, learner_id: str, pid: int | None = None, since: datetime | None = None, host: str = ""
    ) -> None:
        when = f" since {since.astimezone():%H:%M on %Y-%m-%d}" if since else ""
        where = f" on {clean_line(host)}" if host else ""
        who = f" (process {pid}{where})" if pid else ""
        super().__init__(
            f"{_whose(learner_id)} is open in another window{when}{who}.",
            "Nothing was changed.",
            "Go on in that window, or close it and try again.",
        )
        self.pid = pid
        self.since = since


class CopyWaits(SaveUnusable):
    """The disk refused at the end of an earlier sitting, and a copy of its work was kept elsewhere."""

    def __init__(self, path: Path, more: str) -> None:
        super().__init__(
            f"Last time not all could be saved. A copy of it was kept in {shown(path)}. {more}",
            "What is saved and the copy are both whole.",
            "Start `tutor` to take it in.",
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
        self.told = CouldNotWrite(problem.happened, GO_ON, "")
        self._go_on = go_on

    def go_on(self) -> tuple["Seat", Progress | None]:
        return self._go_on(self.told)


class NothingKeptHere(SaveUnusable):
    """A database is away, and what somebody does could not wait on this computer either."""

    def __init__(self, happened: str, error: Exception) -> None:
        why = _reason(error) if isinstance(error, OSError) else f"{clean_line(str(error))} can't be read"
        super().__init__(
            f"{happened} Nor could what you do be kept on this computer: {why}.",
            "Nothing was changed.",
            "Try again when the database answers.",
        )


class TakenOver(SaveUnusable):
    """Another window took this learner's seat; this one no longer writes."""

    def __init__(self, learner_id: str) -> None:
        super().__init__(
            f"{_whose(learner_id)} was taken over by another window.",
            IN_MEMORY,
            "Go on in the other window and close this one.",
        )


def shown(path: Path | str) -> str:
    """A path as it may stand in a message: names of files can hold anything."""
    return clean_line(str(path))


def _whose(learner_id: str) -> str:
    return "Your progress" if learner_id == FIRST_LEARNER else f"The progress of {learner_id}"


def _reason(error: OSError) -> str:
    return clean_line(error.strerror or type(error).__name__).lower()
