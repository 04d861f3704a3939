"""What the processes of a room's learners share: its name, folder and course, and what was done once beforehand."""

import argparse
import asyncio
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tutor.course.course import Course
from tutor.ground.tongue import spoken
from tutor.host.before_fork import settle
from tutor.host.guest import UNSAVED, Guest
from tutor.host.limits import FREED_SECONDS
from tutor.host.news import Line
from tutor.learner.progress import Learner, Progress
from tutor.saves.files import open_file_store
from tutor.saves.memory import MemoryStore
from tutor.saves.problems import OpenElsewhere
from tutor.saves.store import Store
from tutor.sitting.door import Door
from tutor.sitting.in_room import InRoom
from tutor.sitting.sitting import Sitting

_AGAIN = 0.1
_WARM_KEYS = ("1", "escape", "p", "escape")


class Shared:
    """What every learner's process has before anyone comes: the room's name and folder, the course, the options."""

    def __init__(self, room: str, course: Course, folder: Path, options: argparse.Namespace) -> None:
        self.room = room
        self.course = course
        self.folder = folder
        self.options = options

    @property
    def is_by_database(self) -> bool:
        """True where progress lies in a database that all hosts of the room share."""
        from tutor.cli import composition

        return not isinstance(composition.saves_place(self.options), Path)

    def own_folder(self, guest: Guest) -> Path:
        """The one folder that this guest's process can write to. `learner` was made by the door, of hex digits."""
        own = self.folder / ("boards" if guest.kind == "board" else "learners") / guest.learner
        own.mkdir(mode=0o700, parents=True, exist_ok=True)
        return own

    def readable(self) -> tuple[Path, ...]:
        """Where a learner's process may read: Python, the tutor, its course, the system's own files for all."""
        tutor = Path(__file__).resolve().parents[1]
        content = getattr(self.options, "content", None)
        own = [Path(content).resolve()] if content else []
        system = ("/usr", "/lib", "/lib64", "/etc/localtime", "/etc/ssl", "/dev/null", "/dev/urandom")
        python = {Path(folder).resolve() for folder in (sys.prefix, sys.base_prefix, *sys.path) if folder}
        return (*python, tutor, tutor.parents[1] / "content", *own, *map(Path, system))


def stand_in(course: Course) -> Sitting:
    """Somebody for whom Home can be mounted before anyone is there; kept in memory only."""
    nobody = Progress(learner=Learner(id="nobody", started_on=date(2000, 1, 1)))
    return Sitting(course, MemoryStore([nobody]), lambda: datetime.now(UTC), nobody)


def warm_up(shared: Shared) -> None:
    """Do once, with nobody watching, most of what a learner does: whoever comes later shares what that loads."""
    from tutor.sitting.desks import LetterDesk
    from tutor.sitting.handing_out import FORMS, plan_text, recap_text
    from tutor.tui.app import TutorApp

    async def walk(sitting: Sitting) -> None:
        async with TutorApp(sitting).run_test(size=(120, 36)) as pilot:
            for key in _WARM_KEYS:
                await pilot.press(key)

    with TemporaryDirectory() as folder:
        guest = Learner(id="nobody", started_on=date(2000, 1, 1))
        for _ in range(2):
            door = Door(
                shared.course,
                open_file_store(Path(folder)),
                lambda: datetime.now(UTC),
                Progress(learner=guest),
            )
            with door:
                door.knock()
                assert door.sitting is not None
                door.sitting.introduce(name="Nobody", hours_per_week=6)
                for form in FORMS:
                    plan_text(door.sitting, form)
                recap_text(door.sitting)
                LetterDesk(door.sitting).read("We are not able to accept your application.")
    asyncio.run(walk(stand_in(shared.course)))
    if shared.is_by_database:
        from tutor.saves.postgres_lease import this_machine

        this_machine()
    # Before the tutor is mounted once more, for good: its parts are to lie together.
    settle()


def _store_of(shared: Shared, guest: Guest) -> Store:
    """This guest's own folder, or the room's database; what that does not take waits in the folder."""
    from tutor.cli import composition

    own, saves = shared.own_folder(guest), composition.saves_place(shared.options)
    return open_file_store(own) if isinstance(saves, Path) else composition.database(saves, own / UNSAVED)


def side_of(
    shared: Shared, guest: Guest, sitting: Sitting, news: Line, watch: Callable[[Callable[[], None]], None]
) -> InRoom:
    """This learner's side of the room. `watch` is given what to call whenever something has come on `news`."""

    def hear() -> None:
        for line in news.lines():
            room.hear(line)

    room = InRoom(
        sitting,
        news.send,
        seat=guest.seat,
        room_name=shared.room,
        resume_code=guest.resume_code,
        when_begun=lambda: watch(hear),
    )
    return room


def door_of(shared: Shared, guest: Guest) -> Door:
    from tutor.cli.composition import now
    from tutor.cli.opening import PATIENCE

    store = _store_of(shared, guest)
    new = Progress(learner=Learner(id=guest.learner, name=guest.name, language=spoken()))
    return Door(shared.course, store, now, new, patience=PATIENCE)


def come_in(shared: Shared, door: Door) -> None:
    """Knock. Where hosts share a database, somebody who comes in anew goes on here and only here.

    A host that lives ends the older sitting or is told; one that is dead is not waited for. Raises TutorError.
    """
    is_by_database = shared.is_by_database
    end = time.monotonic() + FREED_SECONDS
    door.knock()
    while is_by_database and door.obstacle is not None and isinstance(door.obstacle.problem, OpenElsewhere):
        if time.monotonic() > end:
            door.choose("take-over")
            return
        time.sleep(_AGAIN)
        door.knock()
