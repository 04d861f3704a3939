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
    """The newest that each learner's process told, for boards; forgotten when they leave."""

    def __init__(self) -> None:
        self._told: dict[int, bytes] = {}
        self._hearers: list[Callable[[bytes], None]] = []

    def told(self, seat: int, line: bytes) -> None:
        """`line` is one JSON object; what is none, or does not say what it is, is not kept."""
        with suppress(ValueError):
            said = json.loads(line)
            if isinstance(said, dict) and said.get("kind") == "presence":
                line = json.dumps({**said, "seat": seat}).encode() + b"\n"
                self._told[seat] = line
                self._pass_on(line)

    def left(self, seat: int) -> None:
        if self._told.pop(seat, None) is not None:
            self._pass_on(json.dumps({"kind": "left", "seat": seat}).encode() + b"\n")

    def hear(self, hearer: Callable[[bytes], None]) -> None:
        """Call `hearer` with all that is known now, and with each line from now on."""
        for line in self._told.values():
            hearer(line)
        self._hearers.append(hearer)

    def forget(self, hearer: Callable[[bytes], None]) -> None:
        if hearer in self._hearers:
            self._hearers.remove(hearer)

    def _pass_on(self, line: bytes) -> None:
        for hearer in tuple(self._hearers):
            hearer(line)
