"""A learner's process in a room: mounted and waiting first, then the ordinary full screen or a plain command."""

import asyncio
import fcntl
import gc
import os
import select
import socket
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tutor.cli.hosted_command import run_for_guest
from tutor.cli.hosted_lines import talk_with_guest
from tutor.cli.room_shared import Shared, come_in, door_of, side_of, stand_in
from tutor.ground.clean import clean
from tutor.ground.problem import TutorError
from tutor.ground.tongue import N_, _
from tutor.host.confine import keep_within
from tutor.host.forked_loop import ForkedLoop
from tutor.host.forker import Forker
from tutor.host.guest import LARGEST, Guest
from tutor.host.journal import note
from tutor.host.news import Line
from tutor.saves.problems import speak_to_guests
from tutor.sitting.door import Door
from tutor.sitting.in_room import InRoom
from tutor.sitting.sitting import Sitting

_STREAMS = 3
_NEWS = 4
"Files that come with a guest: the three streams and the line for news."
_SIGNAL = 128
"An exit code above it says which signal ended the tutor."
_GONE = N_("All that was kept of you here is deleted.")
_BYE = N_("You can come back to this place: everything is saved.")


def live(shared: Shared, door: socket.socket) -> int:
    """The life of the forker and of each learner's process that comes from it; returns its exit code."""
    return _Child(shared).live(Forker(door, lambda line: _Child(shared).live_without_screen(line)))


class _Child:
    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._guest: Guest | None = None
        self._door: Door | None = None
        self._news: Line | None = None

    def live(self, forker: Forker) -> int:
        """Mount the tutor for nobody, and fork; what is written below is a child's life from there."""
        from tutor.cli.opening import run_app
        from tutor.tui.hosted import HostedApp

        loop = ForkedLoop()

        def fork() -> None:
            code = 70
            try:
                line = forker.serve()
                if line is not None:
                    loop.go_on()
                    return self._wait(line)
                code = 0
            except Exception:
                note("fork failed")
            # A forker has no life after its children; where it failed, another one is begun.
            os._exit(code)

        # Not in the app's own task: a child would be in the middle of it.
        self._app = HostedApp(stand_in(self._shared.course), lambda: loop.call_when_still(fork))
        try:
            with asyncio.Runner(loop_factory=lambda: loop) as runner:
                code = run_app(self._app, lambda: runner.run(self._app.run_async()))
            return self._ended(code)
        except Exception as crash:
            return self._crashed(crash)

    def _ended(self, code: int) -> int:
        """The screen is gone: leave tidily, or show what this one could not show."""
        if self._guest is None:
            return 0
        if self._guest.kind == "board":
            return self._show_board()
        if self._door is None:
            return 70
        return self._ask_at_the_door() if self._door.sitting is None else self._left(code)

    def live_without_screen(self, line: socket.socket) -> int:
        # The screen that is mounted here takes in whatever is printed.
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        guest = self._take(line)
        if guest is None or self._news is None:
            return 70
        if guest.kind == "command":
            return run_for_guest(self._shared, guest)
        return talk_with_guest(self._shared, guest, self._news)

    def _take(self, line: socket.socket) -> Guest | None:
        """Who has come: what is handed over becomes this process's streams, once and for good."""
        message, files, *_rest = socket.recv_fds(line, LARGEST, _NEWS)
        if len(files) < _NEWS:
            return None
        self._guest = guest = Guest.from_json(message)
        self._become(guest, files)
        return guest

    def _wait(self, line: socket.socket) -> None:
        # What is mounted now stays to the end; collecting looks at what comes later only.
        gc.freeze()
        gc.enable()
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._stumbled)
        loop.add_reader(line, self._arrived, line)
        if not select.select([line], [], [], 0)[0]:
            self._app.limber_up()

    def _stumbled(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """A mistake outside the screens ends this process; asyncio would print it onto the learner's terminal."""
        self._app.crash = self._app.crash or context.get("exception")
        self._app.exit(return_code=70)

    def _arrived(self, line: socket.socket) -> None:
        """Somebody has come to this terminal."""
        asyncio.get_running_loop().remove_reader(line)
        guest = self._take(line)
        if guest is not None and guest.kind == "learner":
            self._door = door = door_of(self._shared, guest)
            come_in(self._shared, door)
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
        speak_to_guests()
        own = self._shared.own_folder(guest)
        # What a learner writes down from a screen lands in their own folder, and so does what we note of an incident.
        os.chdir(own)
        os.environ["TUTOR_CACHE"] = str(own)
        keep_within(own, (*self._shared.readable(), Path(f"/proc/{os.getpid()}")))

    def _in_room(self, guest: Guest, sitting: Sitting) -> InRoom:
        """The learner's side of the room, heard by the loop that also hears the keys."""
        assert self._news is not None
        loop, news = asyncio.get_running_loop(), self._news

        def heard(hear: Callable[[], None]) -> None:
            hear()
            if not news.is_open:
                loop.remove_reader(news)

        return side_of(self._shared, guest, sitting, news, lambda hear: loop.add_reader(news, heard, hear))

    def _show_board(self) -> int:
        """A facilitator's screen. No file can be written from here: it would lie on the host."""
        from tutor.cli.composition import now
        from tutor.cli.opening import run_app
        from tutor.host.boards import path_of
        from tutor.sitting.room_board import RoomBoard
        from tutor.tui.board import BoardApp

        end = socket.socket(socket.AF_UNIX)
        end.connect(path_of(self._shared.folder))
        return run_app(BoardApp(RoomBoard(self._shared.course, Line(end), now)))

    def _crashed(self, crash: BaseException) -> int:
        from tutor.cli.incidents import reported

        if self._door is not None:
            self._door.__exit__()
        words = (
            str(crash)
            if isinstance(crash, TutorError)
            else (
                _(
                    "Something went wrong inside the tutor (incident {reported}). What was saved is safe."
                ).format(reported=reported(crash))
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
            _say(_(_GONE if sitting.is_deleted else _BYE))
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


def _say(words: str) -> None:
    with suppress(OSError, ValueError):
        os.write(1, clean(words).replace("\n", "\r\n").encode() + b"\r\n")
