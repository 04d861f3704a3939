"""What stood in the save before each act of this sitting, so that an act can be taken back."""

from collections.abc import Sequence
from typing import Any

from tutor.ground.tongue import N_, _
from tutor.learner.progress import Progress

ROWS = ("skill", "certificate", "proof", "attempt", "step")
"The parts of a save that are lists of rows with an id."
PARTS = (*ROWS, "profile", "title")
"The parts of a save that can be taken back; `title` is the learner's title and category."
_NAMES = {"profile": N_("what your profile has"), "title": N_("title and category")}
_TITLE = ("title", "category")
_MOST = 100


def _part(progress: Progress, part: str) -> Any:
    if part == "title":
        return {field: getattr(progress.learner, field) for field in _TITLE}
    return getattr(progress, part)


def changed_parts(before: Progress, after: Progress) -> dict[str, Any]:
    """The earlier value of each part of `PARTS` that differs."""
    return {part: _part(before, part) for part in PARTS if _part(before, part) != _part(after, part)}


class Earlier:
    """Acts, oldest first. Taking one back gives progress as a new change; nothing of the save's log is lost."""

    def __init__(self) -> None:
        self._acts: list[dict[str, Any]] = []

    def note(self, before: Progress, after: Progress) -> None:
        """Remember an act that changed one of `PARTS`; any other change is none."""
        parts = changed_parts(before, after)
        if parts:
            self._acts.append(parts)
            del self._acts[:-_MOST]

    def take_back(self, progress: Progress, parts: Sequence[str]) -> Progress | None:
        """Progress as before the last act on one of `parts`; None if there is none.

        What a later act did to another part of the save stays.
        """
        for place in reversed(range(len(self._acts))):
            act = self._acts[place]
            if not any(part in act for part in parts):
                continue
            later = {part for one in self._acts[place + 1 :] for part in one}
            del self._acts[place]
            return _with_parts(progress, {part: was for part, was in act.items() if part not in later})
        return None


def _with_parts(progress: Progress, parts: dict[str, Any]) -> Progress:
    update = {part: was for part, was in parts.items() if part != "title"}
    if "title" in parts:
        update["learner"] = progress.learner.model_copy(update=parts["title"])
    return progress.model_copy(update=update)


def taken_back_words(before: Progress, after: Progress) -> str:
    """What is as it was before, in a few words."""
    names: list[str] = []
    for part in changed_parts(before, after):
        names += _rows_changed(part, before, after) if part in ROWS else [_(_NAMES[part])]
    if len(names) > 3:
        return _("Taken back: {names} and more.").format(names=", ".join(names[:3]))
    return _("Taken back: {names}.").format(names=", ".join(names))


def _rows_changed(part: str, before: Progress, after: Progress) -> list[str]:
    """The names of the rows that differ, each once."""
    old, new = ({row.id: row for row in getattr(one, part)} for one in (before, after))
    differ = [row_id for row_id in dict.fromkeys([*old, *new]) if old.get(row_id) != new.get(row_id)]
    return [_name(new.get(row_id) or old[row_id]) for row_id in differ]


def _name(row: Any) -> str:
    """What people call a row: its name or title, an attempt's day, else its id."""
    day = getattr(row, "submitted_on", None)
    named = (
        getattr(row, "name", "")
        or getattr(row, "title", "")
        or (_("attempt of {day}").format(day=day) if day else "")
    )
    return named or str(row.id)
