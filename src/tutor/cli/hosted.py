"""A learner's process in a room: mounted and waiting first, then the ordinary full screen or a plain command."""

import argparse
import asyncio
import fcntl
import gc
import os
import signal
import socket
import sys
import termios
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tutor.course.course import Course
from tutor.ground.clean import clean
from tutor.ground.problem import TutorError
from tutor.host.confine import keep_within
from tutor.host.guest import LARGEST, Guest
from tutor.host.news import Line
from tutor.learner.progress import Learner, Progress
from tutor.saves.files import open_file_store
from tutor.saves.memory import MemoryStore
from tutor.saves.store import Store
from tutor.sitting.door import Door
from tutor.sitting.in_room import InRoom
from tutor.sitting.sitting import Sitting

if TYPE_CHECKING:
    from tutor.tui.hosted import HostedApp

_STREAMS = 3
_NEWS = 4
"Files that come with a guest: the three streams and the line for news."
_WARM_KEYS = ("1", "escape", "p", "escape")
_SIGNAL = 128
"An exit code above it says which signal ended the tutor."
_GONE = "All that was kept of you here is deleted."
_BYE = "You can come back to this place: everything is saved."


class Place:
    """What every learner's process has before anyone comes: the room's name and folder, the course, the options."""

    def __init__(self, room: str, course: Course, folder: Path, options: argparse.Namespace) -> None:
        self.room = room
        self.course = course
        self.folder = folder
        self.options = options

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


def live(place: Place, line: socket.socket, is_mounted: bool) -> int:
    """One child's life; returns its exit code. A plain command needs no screen to be mounted."""
    child = _Child(place, line)
    return child.live() if is_mounted else child.run_plain()


class _Child:
    def __init__(self, place: Place, line: socket.socket) -> None:
        self._place = place
        self._line = line
        self._guest: Guest | None = None
        self._door: Door | None = None
        self._news: Line | None = None
        self._app: HostedApp | None = None

    def live(self) -> int:
        from tutor.tui.hosted import HostedApp

        self._app = HostedApp(stand_in(self._place.course), self._parked)
        self._app.run()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if self._app.crash is not None:
            return self._crashed(self._app.crash)
        if self._guest is None:
            return 0
        if self._guest.kind == "board":
            return self._show_board()
        if self._door is None:
            return 70
        if self._door.sitting is None:
            return self._ask_at_the_door()
        return self._left(self._app.return_code or 0)

    def run_plain(self) -> int:
        guest = self._take()
        return 70 if guest is None else _run_plain(self._place, guest)

    def _take(self) -> Guest | None:
        """Who has come: what is handed over becomes this process's streams, once and for good."""
        message, files, _, _ = socket.recv_fds(self._line, LARGEST, _NEWS)
        if len(files) < _NEWS:
            return None
        self._guest = guest = Guest.from_json(message)
        self._become(guest, files)
        return guest

    def _parked(self) -> None:
        # What is mounted now stays to the end; collecting looks at what comes later only.
        gc.freeze()
        gc.enable()
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._stumbled)
        loop.add_reader(self._line, self._arrived)

    def _stumbled(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """A mistake outside the screens ends this process; asyncio would print it onto the learner's terminal."""
        assert self._app is not None
        self._app.crash = self._app.crash or context.get("exception")
        self._app.exit(return_code=70)

    def _arrived(self) -> None:
        """Somebody has come to this terminal."""
        asyncio.get_running_loop().remove_reader(self._line)
        assert self._app is not None
        guest = self._take()
        if guest is not None and guest.kind == "learner":
            self._door = door = _door_of(self._place, guest)
            door.knock()
            if door.sitting is not None:
                self._app.seat(door.sitting, guest.depth, self._in_room(guest, door.sitting))
                return
        self._app.exit()

    def _become(self, guest: Guest, files: list[int]) -> None:
        if guest.kind != "command":
            with suppress(OSError):
                fcntl.ioctl(files[0], termios.TIOCSCTTY, 0)
        for stream in range(_STREAMS):
            os.dup2(files[stream], stream)
        for one in files[:_STREAMS]:
            os.close(one)
        self._news = Line(socket.socket(fileno=files[_STREAMS]))
        os.environ["TERM"] = guest.term
        if guest.depth == "none":
            os.environ["NO_COLOR"] = "1"
        own = self._place.own_folder(guest)
        # What a learner writes down from a screen lands in their own folder.
        os.chdir(own)
        keep_within(own, (*self._place.readable(), Path(f"/proc/{os.getpid()}")))

    def _in_room(self, guest: Guest, sitting: Sitting) -> InRoom:
        """The learner's side of the room, on the line for news."""
        assert self._news is not None
        news = self._news
        room = InRoom(
            sitting,
            news.send,
            seat=guest.seat,
            room_name=self._place.room,
            resume_code=guest.resume_code,
            when_begun=lambda: asyncio.get_running_loop().add_reader(news, hear),
        )

        def hear() -> None:
            for line in news.lines():
                room.hear(line)
            if not news.is_open:
                asyncio.get_running_loop().remove_reader(news)

        return room

    def _show_board(self) -> int:
        """A facilitator's screen. No file can be written from here: it would lie on the host."""
        from tutor.cli.composition import now
        from tutor.host.boards import path_of
        from tutor.sitting.room_board import RoomBoard
        from tutor.tui.board import BoardApp
        from tutor.tui.ends import remember_terminal

        end = socket.socket(socket.AF_UNIX)
        end.connect(path_of(self._place.folder))
        remember_terminal()
        app = BoardApp(RoomBoard(self._place.course, Line(end), now))
        app.run()
        return 70 if app.crash is not None else app.return_code or 0

    def _crashed(self, crash: BaseException) -> int:
        from tutor.cli.incidents import reported

        if self._door is not None:
            self._door.__exit__()
        words = (
            str(crash)
            if isinstance(crash, TutorError)
            else (
                f"Something went wrong inside the tutor (incident {reported(crash)}). What was saved is safe."
            )
        )
        _say(words)
        return crash.exit_code if isinstance(crash, TutorError) else 70

    def _left(self, code: int) -> int:
        """The app has ended: bring what is left to the disk, or say what keeps it from there."""
        assert self._door is not None and self._door.sitting is not None
        from tutor.cli.opening import finish, keeping

        sitting = self._door.sitting
        try:
            with self._door, keeping(sitting):
                finish(sitting, is_hurried=code > _SIGNAL)
        except TutorError as problem:
            _say(str(problem))
            return problem.exit_code
        if code == 0:
            _say(_GONE if sitting.is_deleted else _BYE)
        return code

    def _ask_at_the_door(self) -> int:
        """The rare way in: a damaged save, or one still open. Slower, since nothing of it was mounted before."""
        assert self._door is not None and self._door.obstacle is not None
        from tutor.cli import opening

        opening.ask_full_screen(self._door)
        if self._door.sitting is None:
            self._door.__exit__()
            return 4
        code = opening.full_screen(self._door.sitting)
        self._door.__exit__()
        return code


def stand_in(course: Course) -> Sitting:
    """Somebody for whom Home can be mounted before anyone is there; kept in memory only."""
    nobody = Progress(learner=Learner(id="nobody", started_on=date(2000, 1, 1)))
    return Sitting(course, MemoryStore([nobody]), lambda: datetime.now(UTC), nobody)


def warm_up(place: Place) -> None:
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
                place.course,
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
    asyncio.run(walk(stand_in(place.course)))


def _store_of(place: Place, guest: Guest) -> Store:
    """This guest's own folder, or the room's database; what that does not take waits in the folder."""
    from tutor.cli import composition

    own, saves = place.own_folder(guest), composition.saves_place(place.options)
    return open_file_store(own) if isinstance(saves, Path) else composition.database(saves, own / "unsaved")


def _door_of(place: Place, guest: Guest) -> Door:
    from tutor.cli.composition import now
    from tutor.cli.opening import PATIENCE

    store = _store_of(place, guest)
    new = Progress(learner=Learner(id=guest.learner, name=guest.name))
    return Door(place.course, store, now, new, patience=PATIENCE)


def _run_plain(place: Place, guest: Guest) -> int:
    """`plan`, `progress`, `recap`: the ordinary commands, on this learner's own folder."""
    from tutor.cli import composition
    from tutor.cli.plain_command import run_plain_command

    composition.keep_course(place.course)
    given = str(getattr(place.options, "saves", None) or "")
    saves = given if "://" in given else str(place.own_folder(guest))
    asked = argparse.Namespace(learner=guest.learner, saves=saves, lang=place.course.language)
    try:
        code = run_plain_command(guest.command, asked)
        sys.stdout.flush()
        return code
    except TutorError as problem:
        os.write(2, clean(f"tutor: {problem}\n").encode())
        return problem.exit_code
    except Exception as bug:
        from tutor.cli.incidents import reported

        os.write(2, f"tutor: something went wrong inside the tutor (incident {reported(bug)}).\n".encode())
        return 70


def _say(words: str) -> None:
    with suppress(OSError, ValueError):
        os.write(1, clean(words).replace("\n", "\r\n").encode() + b"\r\n")
