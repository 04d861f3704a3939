"""The process that learners' processes are forked from: warm, single-threaded, apart from the door's event loop.

A few children wait with everything mounted and nobody before them; a guest is handed to one of them, with the
files that are to be its standard streams and its line for news.
"""

import gc
import json
import os
import select
import signal
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from tutor.host.confine import gain_nothing_more, limit
from tutor.host.guest import LARGEST, Guest

SPARES = 3
_BREATH = 0.4
"Seconds without a guest before the next spare child is made: whoever has just come goes first."
_MOST_FILES = 4

READY = b'{"ready": 1}'
"The forker's first message: from now on it can be asked."

Child = Callable[[socket.socket, bool], int]
"""Lives as one child: waits on its socket for a guest, shows the tutor, and returns the exit code.

The second is False for a child that is made for a plain command.
"""


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
    """Serves the door until it closes its end; then every child gets SIGHUP, saves what it has and ends."""

    door: socket.socket
    child: Child
    spares: int = SPARES
    _waiting: list[_Spare] = field(default_factory=list)
    _seats: dict[int, int] = field(default_factory=dict)
    "Process → seat."
    _woken: int = -1
    _wake: int = -1

    def serve(self) -> None:
        assert threading.active_count() == 1, "a process with threads can't be forked safely"
        gc.collect()
        gc.freeze()
        self._woken, self._wake = os.pipe()
        os.set_blocking(self._wake, False)
        os.set_blocking(self._woken, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        while True:
            wants_more = len(self._waiting) < self.spares
            watched: list[socket.socket | int] = [self.door, self._woken]
            ready, _, _ = select.select(watched, [], [], _BREATH if wants_more else None)
            if self._woken in ready:
                with suppress(BlockingIOError):
                    os.read(self._woken, 4096)
                self._tell_ended()
            if self.door in ready and not self._obey():
                break
            if not ready and wants_more:
                self._waiting.append(self._forked())
        for pid in (*self._seats, *(spare.pid for spare in self._waiting)):
            os.kill(pid, signal.SIGHUP)

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
        self._seat(Guest.from_json(message), message, files)
        for one in files:
            os.close(one)
        return True

    def _seat(self, guest: Guest, message: bytes, files: list[int]) -> None:
        while True:
            spare = self._spare_for(guest)
            try:
                socket.send_fds(spare.line, [message], files)
            except OSError:
                continue  # this one died while it waited
            finally:
                spare.line.close()
            self._seats[spare.pid] = guest.seat
            self._tell({"seat": guest.seat, "pid": spare.pid})
            return

    def _spare_for(self, guest: Guest) -> _Spare:
        if guest.kind == "command":
            return self._forked(is_mounted=False)
        return self._waiting.pop(0) if self._waiting else self._forked()

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

    def _forked(self, *, is_mounted: bool = True) -> _Spare:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        pid = os.fork()
        if pid:
            theirs.close()
            return _Spare(pid, ours)
        code = 70
        try:
            ours.close()
            self._become_child()
            code = self.child(theirs, is_mounted)
        finally:
            # Whatever was raised: nothing of the forker's own clean-up may run in a child.
            os._exit(code & 0xFF)

    def _become_child(self) -> None:
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        for one in (self._woken, self._wake):
            os.close(one)
        self.door.close()
        for spare in self._waiting:
            spare.line.close()
        os.setsid()
        limit()
        gain_nothing_more()


def serve_again_and_again(door: socket.socket, child: Child, spares: int = SPARES) -> None:
    """Fork the forker itself, and once more should it ever die: who sits stays, and new ones can come."""
    door.send(READY)
    while True:
        pid = os.fork()
        if pid == 0:
            code = 70
            try:
                Forker(door, child, spares).serve()
                code = 0
            finally:
                os._exit(code)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        _, status = os.waitpid(pid, 0)
        if os.waitstatus_to_exitcode(status) == 0:
            return
