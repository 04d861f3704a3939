"""The few lines at the entrance of a terminal: the room's code for a new key, and the code to come back with."""

import unicodedata
from dataclasses import replace

from tutor.ground.clean import clean_line
from tutor.host.comers import Codes, Comer

_LONGEST = 64
_ENDS = {"\r", "\n"}
_BACK = {"\x7f", "\x08"}
_LEAVE = {"\x03", "\x04"}


class Entrance:
    """Asks line by line. `type` returns what to show; then look at `is_through` and `is_refused`."""

    def __init__(self, comer: Comer, codes: Codes, room: str) -> None:
        self.comer = comer
        self.is_through = False
        self.is_refused = False
        self._codes = codes
        self._room = room
        self._line = ""
        self._asks = "" if comer.resume_code else "code"

    def greeting(self) -> bytes:
        if self._asks == "code":
            words = (
                f"{self._room}. Your key is new here.\n"
                "Type the room's code; or, if you have been here without this key, your own code.\n\nCode: "
            )
            return _lines(words)
        return self._show_code()

    def type(self, typed: bytes) -> bytes:
        shown = b""
        for letter in typed.decode("utf-8", "replace"):
            if self.is_through or self.is_refused:
                break
            shown += self._letter(letter)
        return shown

    def _letter(self, letter: str) -> bytes:
        if letter in _LEAVE:
            self.is_refused = True
            return b"\r\n"
        if letter in _ENDS:
            line, self._line = self._line, ""
            return b"\r\n" + self._entered(line)
        if not self._asks:
            return b""
        if letter in _BACK:
            shown, self._line = (b"\x08 \x08" if self._line else b""), self._line[:-1]
            return shown
        if len(self._line) >= _LONGEST or unicodedata.category(letter)[0] == "C":
            return b""
        self._line += letter
        return letter.encode()

    def _entered(self, line: str) -> bytes:
        if not self._asks:
            self.is_through = True
            return b""
        found = self._codes.comer_of(line, "")
        if found is None:
            if self._codes.was_wrong():
                self.is_refused = True
                self._codes.punish()
                return _lines("Too many wrong codes. Please wait a moment.\n")
            return _lines("That is neither the room's code nor one of a learner here.\n\nCode: ")
        # With the room's code a key becomes a learner by itself; with their own code somebody goes on as before.
        if not found.is_new:
            self.comer = replace(self.comer, learner=found.learner, resume_code=found.resume_code)
        self.is_through = True
        return b""

    def _show_code(self) -> bytes:
        name = clean_line(self.comer.name)
        words = (
            f"\nWelcome{', ' + name if name else ''}. This is your own code:\n\n    {self.comer.resume_code}\n\n"
            "Write it down or take a picture. With it you come back to your work, from any computer.\n"
            "Nobody can come back with your name alone.\n\nPress Enter to begin."
        )
        return _lines(words)


def _lines(words: str) -> bytes:
    return words.replace("\n", "\r\n").encode()
