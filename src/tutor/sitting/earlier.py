"""What stood in the save before each act of this sitting, so that an act can be taken back."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from tutor.learner.progress import Progress

PARTS = ("skill", "certificate", "proof", "attempt")
"The parts of a save that the benches change."
_MOST = 100


class Taken(NamedTuple):
    """One act: the value of each part it changed, as it was before."""

    before: dict[str, Any]


def changed_parts(before: Progress, after: Progress) -> dict[str, Any]:
    """The earlier value of each part of `PARTS` that differs."""
    return {part: getattr(before, part) for part in PARTS if getattr(before, part) != getattr(after, part)}


class Earlier:
    """Acts, oldest first. Taking one back gives progress as a new change; nothing of the save's log is lost."""

    def __init__(self) -> None:
        self._acts: list[Taken] = []

    def note(self, before: Progress, after: Progress) -> None:
        """Remember an act that changed a bench; any other change is none."""
        parts = changed_parts(before, after)
        if parts:
            self._acts.append(Taken(parts))
            del self._acts[:-_MOST]

    def take_back(self, progress: Progress, parts: Sequence[str]) -> Progress | None:
        """Progress as before the last act on one of `parts`; None if there is none.

        What a later act did to another part of the save stays.
        """
        for place in reversed(range(len(self._acts))):
            act = self._acts[place]
            if not any(part in act.before for part in parts):
                continue
            later = {part for one in self._acts[place + 1 :] for part in one.before}
            del self._acts[place]
            return progress.model_copy(update={p: v for p, v in act.before.items() if p not in later})
        return None


def taken_back_words(before: Progress, after: Progress) -> str:
    """Which rows are as they were before, in a few words."""
    names: list[str] = []
    for part in changed_parts(before, after):
        old, new = ({row.id: row for row in getattr(one, part)} for one in (before, after))
        for row_id in dict.fromkeys([*old, *new]):
            row = new.get(row_id) or old[row_id]
            if old.get(row_id) != new.get(row_id):
                names.append(getattr(row, "name", "") or getattr(row, "title", "") or row_id)
    return f"Taken back: {', '.join(names[:3])}{' and more' if len(names) > 3 else ''}."
