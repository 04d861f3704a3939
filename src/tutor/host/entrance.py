"""The few lines at the entrance of a terminal: the room's code for a new key, and the code to come back with."""

import textwrap
import unicodedata
from dataclasses import replace

from tutor.ground.clean import clean_line
from tutor.ground.tongue import _
from tutor.host.comers import Codes, Comer
from tutor.host.known import CantTellError
from tutor.host.words import CANT_TELL, TOO_MANY

_LONGEST = 64
_MOST_AHEAD = 32 * 1024
"Bytes that wait while a code is looked up: a packet, as a program sends its lines."
_ENDS = {"\r", "\n"}
_BACK = {"\x7f", "\x08"}
_LEAVE = {"\x03", "\x04"}


class Entrance:
    """Asks line by line. `type` returns what to show; then look at `is_through` and `is_refused`.

    `echoes` is False for a client that shows what is typed by itself. `rest` was typed after the last line here.
    """

    def __init__(self, comer: Comer, codes: Codes, room: str, columns: int, *, echoes: bool = True) -> None:
        self.comer = comer
        self.is_through = False
        self.is_refused = False
        self.rest = b""
        self._echoes = echoes
        self._codes = codes
        self._room = room
        self._columns = columns
        self._line = ""
        self._ahead = b""
        self.is_busy = False
        self._asks = "" if comer.resume_code else "code"

    def greeting(self) -> bytes:
        if self._asks == "code":
            words = _(
                "{room}. Your key is new here.\n"
                "Type the room's code; or, if you have been here without this key, your own code."
            ).format(room=self._room)
            return self._asked(words)
        self._codes.keep(self.comer)
        return self._show_code()

    async def type(self, typed: bytes) -> bytes:
        """What is typed while a code is being looked up waits, a little of it."""
        self._ahead = (self._ahead + typed)[:_MOST_AHEAD]
        if self.is_busy:
            return b""
        self.is_busy, shown = True, b""
        while self._ahead:
            # What is no UTF-8 is kept as it is: it may be for whoever reads the rest.
            now, self._ahead = self._ahead.decode("utf-8", "surrogateescape"), b""
            for place, letter in enumerate(now):
                if self.is_through or self.is_refused:
                    self.rest += now[place:].encode("utf-8", "surrogateescape")
                    break
                shown += await self._letter(letter)
        self.is_busy = False
        return shown

    async def _letter(self, letter: str) -> bytes:
        if letter in _LEAVE:
            self.is_refused = True
            return b"\r\n"
        if letter in _ENDS:
            line, self._line = self._line, ""
            return self._echo(b"\r\n") + await self._entered(line)
        if not self._asks:
            return b""
        if letter in _BACK:
            shown, self._line = (b"\x08 \x08" if self._line else b""), self._line[:-1]
            return self._echo(shown)
        if len(self._line) >= _LONGEST or unicodedata.category(letter)[0] == "C":
            return b""
        self._line += letter
        return self._echo(letter.encode())

    def _echo(self, shown: bytes) -> bytes:
        return shown if self._echoes else b""

    async def _entered(self, line: str) -> bytes:
        if not self._asks:
            self.is_through = True
            return b""
        try:
            found = await self._codes.comer_of(line, "")
        except CantTellError:
            return self._asked(_(CANT_TELL) + "\n" + _("With the room's code you can begin now."))
        if found is None:
            if self._codes.was_wrong():
                self.is_refused = True
                self._codes.punish()
                return self._lines(_(TOO_MANY) + "\n")
            return self._asked(_("That is neither the room's code nor one of a learner here."))
        # With the room's code a key becomes a learner by itself; with their own code somebody goes on as before.
        if not found.is_new:
            self.comer = replace(self.comer, learner=found.learner, resume_code=found.resume_code)
        self.is_through = True
        return b""

    def _show_code(self) -> bytes:
        name = clean_line(self.comer.name)
        welcome = (
            _("Welcome, {name}. This is your own code:").format(name=name)
            if name
            else _("Welcome. This is your own code:")
        )
        keep = _(
            "Write it down or take a picture. With it you come back to your work, from any computer.\n"
            "Nobody can come back with your name alone."
        )
        begin = _("Press Enter to begin.")
        return self._lines(f"\n{welcome}\n\n    {self.comer.resume_code}\n\n{keep}\n\n{begin}")

    def _asked(self, words: str) -> bytes:
        """The words, and under them the question for a code."""
        return self._lines(f"{words}\n\n{_('Code:')} ")

    def _lines(self, words: str) -> bytes:
        """Broken between words: a terminal would break anywhere."""
        wide = max(self._columns - 1, 10)
        lines = [part for line in words.split("\n") for part in _wrapped(line, wide)]
        return "\r\n".join(lines).encode()


def _wrapped(line: str, wide: int) -> list[str]:
    return textwrap.wrap(line, wide) if len(line) > wide else [line]
