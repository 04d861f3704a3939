"""The line between a learner's process and the host: what the host may know, and what the room says to the learner."""

import json
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

LONGEST = 64 * 1024
"Bytes of one line; what is longer ends the line for good."
_MOST_WAITING = 256 * 1024
"Bytes that wait for a reader who does not read; then the newest is dropped, since another will follow."


class Word(BaseModel):
    """What the room says to one learner (the lines of `sitting.room_lines`): words, a pause, that the tutor ends."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: Literal["message", "warning", "pause", "resume", "leave"] = "message"
    text: str = Field(default="", max_length=2000)

    def to_json(self) -> bytes:
        return self.model_dump_json().encode() + b"\n"


class Line:
    """One end: whole lines in and out, never waiting for the other end."""

    def __init__(self, end: socket.socket) -> None:
        end.setblocking(False)
        self._end = end
        self._in = bytearray()
        self._out = bytearray()
        self.is_open = True

    def fileno(self) -> int:
        return self._end.fileno()

    def send(self, line: bytes) -> None:
        """Send one line, which ends with a line break; dropped where the other end does not read."""
        if self.is_open and len(self._out) + len(line) <= _MOST_WAITING:
            self._out += line
        self.push()

    def push(self) -> bool:
        """Send on what waits; True if nothing is left."""
        try:
            while self._out:
                del self._out[: self._end.send(self._out)]
        except BlockingIOError:
            return False
        except OSError:
            self.is_open = False
            self._out.clear()
        return not self._out

    def lines(self) -> list[bytes]:
        """The lines that have come; `is_open` is False afterwards if no more will."""
        try:
            came = self._end.recv(LONGEST)
            self.is_open = self.is_open and bool(came)
            self._in += came
        except BlockingIOError:
            pass
        except OSError:
            self.is_open = False
        *whole, rest = bytes(self._in).split(b"\n")
        self._in = bytearray(rest)
        if len(rest) > LONGEST:
            self.is_open = False
            self._in.clear()
        return [line for line in whole if line.strip()]

    def close(self) -> None:
        self.is_open = False
        self._end.close()


class Newest:
    """The newest that each learner's process told, for boards; forgotten when they leave.

    `hidden` are keys that no board is told. People at other hosts of the room are kept under their host's name.
    """

    def __init__(self, hidden: frozenset[str] = frozenset()) -> None:
        self._hidden = hidden | {"seat", "host"}
        self._told: dict[tuple[str, int], bytes] = {}
        self._hearers: list[Callable[[bytes], None]] = []
        self.when_changed: Callable[[], None] = lambda: None
        "Called when something is new of the learners here, or a board is opened or closed."

    @property
    def boards(self) -> int:
        return len(self._hearers)

    @property
    def elsewhere(self) -> int:
        """Learners at other hosts."""
        return sum(host != "" for host, _ in self._told)

    def here(self) -> dict[int, str]:
        """What is known of each seat of this host."""
        return {seat: line.decode() for (host, seat), line in self._told.items() if not host}

    def told(self, seat: int, line: bytes, host: str = "") -> None:
        """`line` is one JSON object; what is none, or does not say what it is, is not kept."""
        with suppress(ValueError):
            said = json.loads(line)
            if isinstance(said, dict) and said.get("kind") == "presence":
                known = {key: value for key, value in said.items() if key not in self._hidden}
                line = _line(known | {"seat": seat}, host)
                self._told[host, seat] = line
                self._pass_on(line, host)

    def left(self, seat: int, host: str = "") -> None:
        if self._told.pop((host, seat), None) is not None:
            self._pass_on(_line({"kind": "left", "seat": seat}, host), host)

    def forget_elsewhere(self) -> None:
        for host, seat in [one for one in self._told if one[0]]:
            self.left(seat, host)

    def hear(self, hearer: Callable[[bytes], None]) -> None:
        """Call `hearer` with all that is known now, and with each line from now on."""
        for line in self._told.values():
            hearer(line)
        self._hearers.append(hearer)
        self.when_changed()

    def forget(self, hearer: Callable[[bytes], None]) -> None:
        if hearer in self._hearers:
            self._hearers.remove(hearer)
            self.when_changed()

    def pass_on(self, line: bytes) -> None:
        for hearer in tuple(self._hearers):
            hearer(line)

    def _pass_on(self, line: bytes, host: str) -> None:
        self.pass_on(line)
        if not host:
            self.when_changed()


def _line(said: dict[str, object], host: str) -> bytes:
    return json.dumps(said | ({"host": host} if host else {})).encode() + b"\n"
