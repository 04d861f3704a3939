"""The process that learners' processes are forked from: warm, single-threaded, apart from the door's event loop.

It has mounted the tutor for nobody, and stands still in a callback of its own event loop; each child goes on from
there with a guest. So whatever is mounted is there once, and shared for as long as nobody changes it.
"""

import json
import os
import select
import signal
import socket
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from tutor.host.before_fork import settle
from tutor.host.confine import gain_nothing_more, limit
from tutor.host.guest import LARGEST, Guest

SPARES = 3
_BREATH = 0.1
"Seconds without a guest before the next spare child is made: whoever has just come goes first."
_MOST_FILES = 4
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

READY = b'{"ready": 1}'
"The forker's first message: from now on it can be asked."

Unmounted = Callable[[socket.socket], int]
"What a child does that is made for a guest without a screen: takes them from its socket, and returns the exit code."


def ask_for(forker: socket.socket, guest: Guest, files: list[int]) -> None:
    """Seat a guest: standard input, output and errors, and the line for news. Raises OSError without a forker."""
    socket.send_fds(forker, [guest.to_json()], files)


def ask_to_end(forker: socket.socket, seat: int, number: int) -> None:
    """Send a signal to a seat's process, if it still lives. Raises OSError without a forker."""
    forker.send(json.dumps({"signal": number, "seat": seat}).encode())


def told_by(forker: socket.socket) -> list[dict[str, int]] | None:
    """What the forker says: {"seat", "pid"} of who has begun, {"seat", "code"} of who has ended. None: it is gone."""
    said: list[dict[str, int]] = []
    while True:
        try:
            message = forker.recv(LARGEST)
        except BlockingIOError:
            return said
        except OSError:
            return None
        if not message:
            return said or None
        said.append(json.loads(message))


@dataclass
class _Spare:
    pid: int
    line: socket.socket


@dataclass
class Forker:
    """Serves the door until it closes its end; then every child gets SIGHUP, saves what it has and ends.

    A few children wait without a guest, so that whoever comes does not wait for a fork.
    """

    door: socket.socket
    unmounted: Unmounted
    spares: int = SPARES
    _coming: deque[tuple[Guest, bytes, list[int]]] = field(default_factory=deque)
    _waiting: list[_Spare] = field(default_factory=list)
    _seats: dict[int, int] = field(default_factory=dict)
    "Process → seat."
    _woken: int = -1
    _wake: int = -1

    def serve(self) -> socket.socket | None:
        """Returns again and again: in each child, with the socket on which its guest comes. In the end once more,
        with None, in this process itself."""
        assert threading.active_count() == 1, "a process with threads can't be forked safely"
        settle()
        self._woken, self._wake = os.pipe()
        os.set_blocking(self._wake, False)
        os.set_blocking(self._woken, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        while self._is_asked():
            while self._coming and (self._waiting or not self._coming[0][0].has_screen):
                self._seat_next()
            if self._coming or len(self._waiting) < self.spares:
                line = self._forked()
                if line is not None:
                    return line
        for pid in (*self._seats, *(spare.pid for spare in self._waiting)):
            os.kill(pid, signal.SIGHUP)
        return None

    def _is_asked(self) -> bool:
        """Hear the door and the children; False once the door is gone. Waits where there is nothing to do."""
        if self._coming:
            return True
        wants_more = len(self._waiting) < self.spares
        watched: list[socket.socket | int] = [self.door, self._woken]
        ready, _, _ = select.select(watched, [], [], _BREATH if wants_more else None)
        if self._woken in ready:
            with suppress(BlockingIOError):
                os.read(self._woken, 4096)
            self._tell_ended()
        return self.door not in ready or self._obey()

    def _obey(self) -> bool:
        """Do what the door says; False once it is gone."""
        message, files, _, _ = socket.recv_fds(self.door, LARGEST, _MOST_FILES)
        if not message:
            return False
        said = json.loads(message)
        if "signal" in said:
            for pid, seat in self._seats.items():
                if seat == said["seat"]:
                    os.kill(pid, said["signal"])
            return True
        self._coming.append((Guest.from_json(message), message, files))
        return True

    def _seat_next(self) -> None:
        guest, message, files = self._coming.popleft()
        spare = self._waiting.pop(0) if guest.has_screen else self._without_screen()
        try:
            socket.send_fds(spare.line, [message], files)
        except OSError:
            # This one died while it waited.
            self._coming.appendleft((guest, message, files))
            return
        finally:
            spare.line.close()
        for one in files:
            os.close(one)
        self._seats[spare.pid] = guest.seat
        self._tell({"seat": guest.seat, "pid": spare.pid})

    def _tell_ended(self) -> None:
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            for spare in [one for one in self._waiting if one.pid == pid]:
                self._waiting.remove(spare)
                spare.line.close()
            seat = self._seats.pop(pid, None)
            if seat is not None:
                self._tell({"seat": seat, "code": os.waitstatus_to_exitcode(status)})

    def _tell(self, said: dict[str, int]) -> None:
        with suppress(OSError):
            self.door.send(json.dumps(said).encode())

    def _forked(self) -> socket.socket | None:
        """One more child waits; in that child, its socket."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        pid = os.fork()
        if pid:
            theirs.close()
            self._waiting.append(_Spare(pid, ours))
            return None
        ours.close()
        self._become_child()
        return theirs

    def _without_screen(self) -> _Spare:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        pid = os.fork()
        if pid:
            theirs.close()
            return _Spare(pid, ours)
        code = 70
        try:
            ours.close()
            self._become_child()
            code = self.unmounted(theirs)
        finally:
            # Whatever was raised: nothing of the forker's own clean-up may run in a child.
            os._exit(code & 0xFF)

    def _become_child(self) -> None:
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGCHLD, *_SIGNALS):
            signal.signal(number, signal.SIG_DFL)
        for one in (self._woken, self._wake):
            os.close(one)
        self.door.close()
        for spare in self._waiting:
            spare.line.close()
        for _, _, files in self._coming:
            for one in files:
                os.close(one)
        os.setsid()
        limit()
        gain_nothing_more()


def serve_again_and_again(door: socket.socket, live: Callable[[socket.socket], int]) -> None:
    """Fork the forker itself, and once more should it ever die: who sits stays, and new ones can come.

    `live` is the life of the forker and, from its forks on, of its children; it returns an exit code in each.
    """
    door.send(READY)
    while True:
        pid = os.fork()
        if pid == 0:
            code = 70
            try:
                code = live(door)
            finally:
                os._exit(code & 0xFF)
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        _, status = os.waitpid(pid, 0)
        if os.waitstatus_to_exitcode(status) == 0:
            return
