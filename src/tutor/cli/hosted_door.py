"""The door of one learner in a room: their own store, and who came in before them on another host."""

import time
from pathlib import Path

from tutor.cli import composition
from tutor.cli.opening import PATIENCE
from tutor.course.course import Course
from tutor.host.guest import Guest
from tutor.host.limits import FREED_SECONDS
from tutor.learner.progress import Learner, Progress
from tutor.saves.address import Address
from tutor.saves.files import open_file_store
from tutor.saves.problems import OpenElsewhere
from tutor.saves.store import Store
from tutor.sitting.door import Door

_AGAIN = 0.1


def door_of(course: Course, saves: Path | Address, own: Path, guest: Guest) -> Door:
    """Progress in this guest's own folder, or in the room's database; what that does not take waits in the folder."""
    new = Progress(learner=Learner(id=guest.learner, name=guest.name))
    return Door(course, _store(saves, own), composition.now, new, patience=PATIENCE)


def _store(saves: Path | Address, own: Path) -> Store:
    return open_file_store(own) if isinstance(saves, Path) else composition.database(saves, own / "unsaved")


def come_in(door: Door, *, is_shared: bool) -> None:
    """Knock. Where hosts share a database, somebody who comes in anew goes on here and only here.

    As on one host: the other host ends the older sitting; a host that does not, because it is dead, is not waited for.
    Raises TutorError.
    """
    end = time.monotonic() + FREED_SECONDS
    door.knock()
    while is_shared and door.obstacle is not None and isinstance(door.obstacle.problem, OpenElsewhere):
        if time.monotonic() > end:
            door.choose("take-over")
            return
        time.sleep(_AGAIN)
        door.knock()
