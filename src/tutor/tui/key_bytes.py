"""What a terminal sends, cut into whole pieces: typed text, key sequences, pastes. No Textual here.

Whatever is malformed, huge or not a person's doing is left out, so that nothing behind this border has to be careful.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from typing import Literal, NamedTuple

from tutor.ground.clean import clean

MOST_PASTED = 400_000
"Characters of one paste: four times the longest letter."
STALLED = 2.0
"Seconds after which an unfinished paste counts as finished; a real one comes in one go."
ESCAPE_ALONE = 0.1
"Seconds after which a begun sequence counts as the Esc key alone."
_BURST = 16
"Bytes at once that a paste brings and fingers do not."
_LONGEST = 1024
"Characters of a sequence; what is longer is no key."

_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_STRING = "[]P_^X][^\x07\x1b\x9c]*"
# X10 mouse reports carry three raw bytes behind "M"; the Linux console has "[[A" for F1.
_WHOLE = re.compile(
    f"\x1b(?:\\[M[^\x1b]{{3}}|\\[\\[[A-E]|\\[(?![M\\[])[0-?]*[ -/]*[@-~]|O[0-9]*[A-Za-z]"
    f"|{_STRING}(?:[\x07\x9c]|\x1b\\\\)|[^\x1b\\[O\\]P_^X])"
)
_BEGUN = re.compile(f"\x1b(?:\\[M[^\x1b]{{0,2}}|\\[\\[|\\[[0-?]*[ -/]*|O[0-9]*|{_STRING}\x1b?)?\\Z")
_BROKEN = re.compile(f"\x1b(?:\\[M[^\x1b]{{0,2}}|\\[[0-?]*[ -/]*|O[0-9]*|{_STRING})?")
_REST_OF_STRING = re.compile("[^\x07\x1b\x9c]*[\x07\x9c]?")
_REST_OF_SEQUENCE = re.compile("[0-?]*[ -/]*[@-~]?")

_MOUSE = re.compile("\x1b\\[<[0-9]{1,3};[0-9]{1,5};[0-9]{1,5}[Mm]")
_OTHER = re.compile("\x1b\\[(?:[IO]|\\?2026;[0-9]\\$y)")
_KEY = re.compile(
    "\x1b\\[(?:([0-9]+)((?::[0-9]*)*))?(?:;(?:([0-9]{1,3})(?::([0-9]))?)?)?(?:;([0-9][0-9:]*)?)?([u~A-HPQSZ])"
)
_NUMBERED = re.compile("\x1b\\[[0-9;]{0,8}[\\^@~]")
"Keys of rxvt beside the usual ones."
_RELEASED = "3"
_HIGHEST = 0x10FFFF


class Piece(NamedTuple):
    """`text` is what was typed or pasted, the sequence of one key, or empty for a paste that was too long."""

    kind: Literal["typed", "key", "pasted", "too-long"]
    text: str


class KeyBytes:
    """Takes bytes as they come. Holds at most one begun sequence or `MOST_PASTED` characters of a paste."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._held = ""
        self._skips: re.Pattern[str] | None = None
        self._pasted: list[str] | None = None
        self._length = 0
        self._last = self._last_burst = 0.0

    @property
    def waits(self) -> bool:
        """Whether time alone may bring another piece, so that `rest` should be called soon."""
        return bool(self._held or self._skips) or self._pasted is not None

    def feed(self, sent: bytes, now: float) -> list[Piece]:
        """The pieces that are whole after `sent`. `now` is seconds of any clock that only goes forward."""
        pieces: list[Piece] = []
        if self._pasted is not None and len(sent) < _BURST and now - self._last_burst >= STALLED:
            pieces += self._end_paste()
        if len(sent) >= _BURST:
            self._last_burst = now
        self._last = now
        held, self._held = self._held, ""
        return pieces + list(self._cut(held + self._decode(sent), now))

    def rest(self, now: float) -> list[Piece]:
        """What has become whole because nothing followed: the Esc key alone, a paste that never ended."""
        if self._pasted is not None:
            stalled = now - max(self._last_burst, self._last) >= STALLED
            return list(self._end_paste()) if stalled else []
        # On a slow line the mark of a paste may come in pieces; without it the text would be taken for orders.
        begins_paste = len(self._held) > 2 and _PASTE_BEGINS.startswith(self._held)
        if now - self._last < (STALLED if begins_paste else ESCAPE_ALONE):
            return []
        held, self._held, self._skips = self._held, "", None
        return [Piece("key", held)] if held == "\x1b" else []

    def _cut(self, text: str, now: float) -> Iterator[Piece]:
        at = 0
        while at < len(text):
            if self._pasted is not None:
                end = text.find(_PASTE_ENDS, at)
                if end < 0:
                    self._hold_paste(text[at:])
                    return
                self._add(text[at:end])
                at = end + len(_PASTE_ENDS)
                yield from self._end_paste()
            elif self._skips:
                at = self._skip(text, at)
            elif text[at] != "\x1b":
                end = text.find("\x1b", at)
                end = len(text) if end < 0 else end
                yield Piece("typed", text[at:end])
                at = end
            elif whole := _WHOLE.match(text, at):
                at = whole.end()
                if whole[0] == _PASTE_BEGINS:
                    self._pasted, self._last_burst = [], now
                else:
                    yield from (Piece("key", key) for key in tidied(whole[0]))
            elif begun := _BEGUN.match(text, at):
                self._hold(begun[0])
                return
            else:
                broken = _BROKEN.match(text, at)
                at = broken.end() if broken else at + 1
                if broken and broken[0] == "\x1b":
                    yield Piece("key", "\x1b")

    def _hold(self, begun: str) -> None:
        """Keep a begun sequence; of one that is too long only its end is awaited."""
        if len(begun) <= _LONGEST:
            self._held = begun
        else:
            self._skips = _REST_OF_STRING if begun[1] in "]P_^X" else _REST_OF_SEQUENCE

    def _skip(self, text: str, at: int) -> int:
        rest = self._skips.match(text, at) if self._skips else None
        end = rest.end() if rest else at
        if (
            end < len(text)
            or text[end - 1] in "\x07\x9c"
            or ("@" <= text[end - 1] <= "~" and self._skips is _REST_OF_SEQUENCE)
        ):
            self._skips = None
        return end

    def _hold_paste(self, text: str) -> None:
        """Add to the paste all but what may be the beginning of its end."""
        last = text.rfind("\x1b", -len(_PASTE_ENDS) + 1)
        if last >= 0 and _PASTE_ENDS.startswith(text[last:]):
            text, self._held = text[:last], text[last:]
        self._add(text)

    def _add(self, text: str) -> None:
        if self._pasted is not None and self._length <= MOST_PASTED:
            self._pasted.append(text[: MOST_PASTED + 1 - self._length])
        self._length += len(text)

    def _end_paste(self) -> Iterator[Piece]:
        pasted, self._pasted, self._held = self._pasted or [], None, ""
        length, self._length = self._length, 0
        yield Piece("too-long", "") if length > MOST_PASTED else Piece("pasted", clean("".join(pasted)))


def tidied(sequence: str) -> tuple[str, ...]:
    """The sequence in the form in which it can mean a key, a click or the focus; nothing if it can't.

    A report of the window's size is none: the terminal itself tells that, and not within what is typed.
    """
    if sequence[1:2] != "[":
        return (sequence,) if len(sequence) > 1 and sequence[1] not in "]P_^X" else ()
    if _MOUSE.fullmatch(sequence) or _OTHER.fullmatch(sequence) or sequence[2:3] == "[":
        return (sequence,)
    if key := _KEY.fullmatch(sequence):
        return _kitty_key(*key.groups(""))
    return (sequence,) if _NUMBERED.fullmatch(sequence) else ()


def _kitty_key(code: str, _others: str, modifiers: str, event: str, text: str, end: str) -> tuple[str, ...]:
    """One key for each letter of `text` (an input method sends a whole word), none for a key let go."""
    letters = [letter for letter in text.split(":") if letter]
    if event == _RELEASED or not all(map(_is_letter, [*letters, code or "1"])):
        return ()
    if not letters:
        return (f"\x1b[{code}{';' + modifiers if modifiers else ''}{end}",)
    return tuple(f"\x1b[{code};{modifiers};{letter}{end}" for letter in letters)


def _is_letter(code: str) -> bool:
    """Whether the number can be a character that a file can hold."""
    return len(code) <= 7 and int(code) <= _HIGHEST and not 0xD800 <= int(code) <= 0xDFFF
