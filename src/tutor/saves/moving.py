"""Bringing a backup back, and taking in a save from elsewhere: each can be undone, none overwrites anything."""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from tutor.ground.clean import clean_line
from tutor.ground.problem import CouldNotWrite, SaveUnusable, UnreadableInput, UsageError
from tutor.ground.tongue import N_, _
from tutor.learner.merging import merged
from tutor.learner.progress import Progress
from tutor.saves.disk import LARGEST
from tutor.saves.problems import DamagedSave
from tutor.saves.reading import FromNewerTutorError, NotASaveError, belonging_to, progress_from
from tutor.saves.store import Place, Store
from tutor.saves.thinning import Stamp, stamp_of

Clock = Callable[[], datetime]
_SAFE = N_("Nothing was changed.")


class ProgressIsThere(SaveUnusable):
    """A save was to be taken in where this learner has progress of their own."""


@dataclass(frozen=True, slots=True)
class Restored:
    """`aside` is the damaged file that stood there; `before` the backup of the good state that stood there."""

    stamp: Stamp
    progress: Progress
    aside: Place | None = None
    before: Stamp | None = None


def newest_good(store: Store, learner_id: str, unlike: Progress | None = None) -> Stamp | None:
    """The newest backup that can be read and says something else than `unlike`; None if there is none."""
    for stamp in store.backups(learner_id):
        try:
            held = store.load_backup(learner_id, stamp)
        except SaveUnusable:
            continue
        if unlike is None or not same_history(held, unlike):
            return stamp
    return None


def chosen_backup(store: Store, learner_id: str, typed: str) -> Stamp:
    """The backup of that name, or of that number in the list from 1. Raises UsageError."""
    stamps = store.backups(learner_id)
    if typed.isascii() and typed.isdigit() and 1 <= int(typed[:6]) <= len(stamps):
        return stamps[int(typed[:6]) - 1]
    named = stamp_of(typed)
    if named in stamps:
        return named
    raise UsageError(
        _("There is no backup “{typed}”.").format(typed=clean_line(typed)[:60]),
        _(_SAFE),
        _("`tutor saves backups` lists them."),
    )


def restore(store: Store, learner_id: str, clock: Clock, stamp: Stamp | None = None) -> Restored:
    """Make a backup the learner's progress again; without `stamp` the newest good one that differs.

    What stood there stays: a good state as a backup, a damaged file under a name that says so. Raises
    SaveUnusable (open elsewhere, newer, no good backup), CouldNotWrite.
    """
    with store.sit_down(learner_id):
        return restore_seated(store, learner_id, clock, stamp)


def restore_seated(
    store: Store, learner_id: str, clock: Clock, stamp: Stamp | None = None, *, whatever: bool = False
) -> Restored:
    """The same for whoever has the seat already. `whatever` stands there is moved aside, where the person said so."""
    unusable, there = False, None
    try:
        there = store.load(learner_id)
    except SaveUnusable as problem:
        if not whatever and not isinstance(problem, DamagedSave):
            raise
        unusable = True
    stamp = stamp or newest_good(store, learner_id, unlike=there)
    if stamp is None and there is not None and newest_good(store, learner_id):
        raise SaveUnusable(
            _("Every good backup of {learner_id} says what stands there now.").format(learner_id=learner_id),
            _(_SAFE),
        )
    if stamp is None:
        raise SaveUnusable(
            _("There is no good backup of {learner_id} to go back to.").format(learner_id=learner_id),
            _(_SAFE),
            _("Each save leaves one."),
        )
    held = store.load_backup(learner_id, stamp)
    aside = store.begin_anew(learner_id, whatever=whatever) if unusable else None
    before = _kept_as_backup(store, there, clock) if there else None
    revision = max([held.revision, *(one.revision for one in (before, stamp) if one)]) + 1
    restored = held.model_copy(update={"revision": revision, "saved_at": _second(clock)})
    store.save(restored)
    return Restored(stamp, restored, aside, before)


def _kept_as_backup(store: Store, there: Progress, clock: Clock) -> Stamp:
    """The backup that holds `there`, made now if there is none. Raises CouldNotWrite if that fails."""
    learner_id = there.learner.id
    for stamp in store.backups(learner_id):
        if stamp.revision == there.revision:
            try:
                if store.load_backup(learner_id, stamp) == there:
                    return stamp
            except SaveUnusable:
                continue
    now = _second(clock)
    again = there.model_copy(update={"revision": there.revision + 1, "saved_at": now})
    store.save(again)
    stamp = Stamp(now, again.revision)
    if stamp not in store.backups(learner_id):
        raise CouldNotWrite(
            _("A backup of what is there now could not be made, so nothing was restored."),
            _("Your progress is as it was."),
            _("Make room on the disk and try again."),
        )
    return stamp


def read_foreign(path: Path, learner_id: str) -> Progress:
    """A save from anywhere, as this learner's. Raises UnreadableInput, and SaveUnusable for a newer one."""
    name = f"“{clean_line(str(path))[-120:]}”"
    try:
        opened = os.open(path.expanduser(), os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(opened, "rb") as stream:
            if not stat.S_ISREG(os.fstat(opened).st_mode):
                raise UnreadableInput(_("{name} is not a file with a save.").format(name=name), _(_SAFE))
            return foreign_in(stream, name, learner_id)
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or _("this is no file name")
        raise UnreadableInput(
            _("{name} can't be opened: {reason}.").format(name=name, reason=reason), _(_SAFE)
        ) from error


def foreign_in(stream: BinaryIO, name: str, learner_id: str) -> Progress:
    """The same from an open stream, which may be a pipe; `name` is what it is called to the learner."""
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise UnreadableInput(
            _("{name} is too large for a save (over {largest} MB).").format(
                name=name, largest=LARGEST // 1024 // 1024
            ),
            _(_SAFE),
        )
    try:
        return belonging_to(learner_id, progress_from(content))
    except FromNewerTutorError as error:
        raise SaveUnusable(
            _("{name} was written by a newer tutor.").format(name=name), _(_SAFE), _("Update the tutor.")
        ) from error
    except NotASaveError as error:
        raise UnreadableInput(
            _("{name} is not a save that can be read: {error}.").format(name=name, error=error), _(_SAFE)
        ) from error


def take_in(store: Store, learner_id: str, other: Progress) -> bool:
    """Make `other` this learner's progress; False if it is just that already.

    Raises ProgressIsThere if they have any of their own, SaveUnusable and CouldNotWrite.
    """
    with store.sit_down(learner_id):
        there = store.load(learner_id)
        if there is not None and same_history(there, other):
            return False
        if there is not None and not same_history(there, Progress(learner=there.learner, here=there.here)):
            raise ProgressIsThere(
                _("{learner_id} has progress of their own.").format(learner_id=learner_id),
                _("It was not touched."),
                _(
                    "`tutor saves merge FILE` joins both and loses nothing; --learner NAME takes it in beside."
                ),
            )
        revision = max(other.revision, there.revision + 1 if there else 1)
        store.save(other.model_copy(update={"revision": revision}))
    return True


def merge_in(store: Store, learner_id: str, other: Progress, clock: Clock) -> tuple[Progress, Progress]:
    """Join `other` into this learner's progress. Returns what was there and what is there now.

    Both are the same if `other` brings nothing new. Raises SaveUnusable and CouldNotWrite.
    """
    with store.sit_down(learner_id):
        there = store.load(learner_id)
        if there is None:
            there = Progress(learner=other.learner)
        whole = belonging_to(learner_id, merged(there, other))
        if same_history(whole, merged(there, there)) or same_history(whole, there):
            return there, there
        revision = max(there.revision, other.revision) + 1
        whole = whole.model_copy(update={"revision": revision, "saved_at": _second(clock)})
        store.save(whole)
    return there, whole


def same_history(one: Progress, other: Progress) -> bool:
    """True if both say the same, whenever and however often they were saved."""
    update = {"revision": 0, "saved_at": None}
    return one.model_copy(update=update) == other.model_copy(update=update)


def _second(clock: Clock) -> datetime:
    return clock().astimezone(UTC).replace(microsecond=0)
