"""Fewer bytes on every line: what the terminal shows already is not sent again.

Textual sends whole lines, each piece in full colours. Here the letters and colours on the terminal are kept in mind,
and of what is to be drawn only the cells that differ are sent, with the colours that differ. What is not understood
is passed on as it is; text in which letters are not one cell wide is always sent whole.
"""

import re
from functools import lru_cache

from rich.cells import cell_len

_TOKEN = re.compile(
    r"\x1b\[(?P<look>[\d;]+)m(?P<styled>[^\x00-\x1f\x7f-\x9f]+)\x1b\[0m|"
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H|(?P<home>\x1b\[H)|\x1b\[(?P<style>[\d;]*)m|(?P<line>\r?\n)|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|(?P<aside>\x1b\][^\x07\x1b]*\x07)|(?P<mode>\x1b\[\?(?:2026|25|1000|1002|1003|1004|1006|1015|2004|2048)[hl])|(?P<other>.)",
    re.DOTALL,
)
_SEEN_ON_SPACES = frozenset(("4", "7", "9", "21", "53"))
"Underlined, reversed, struck, doubly underlined, overlined: these show where nothing stands."
_SKIP = 5
"Cells that stay as they are and are yet sent again, as moving the cursor costs as much."


class Style:
    """How a letter looks, in the terminal's own numbers. `ink` is None where it shows nothing.

    Made by `_look` only: there is one for each look, so that two are told apart without looking into them.
    """

    __slots__ = ("ground", "how", "ink", "of_space")

    def __init__(self, how: tuple[str, ...], ink: str | None, ground: str) -> None:
        self.how, self.ink, self.ground = how, ink, ground
        shows = ink is None or _SEEN_ON_SPACES & {*how}
        self.of_space: Style = self if shows else _look((), None, ground)
        "What of it is seen on a space."


@lru_cache(maxsize=4096)
def _look(how: tuple[str, ...] = (), ink: str | None = "", ground: str = "") -> Style:
    return Style(how, ink, ground)


class Row:
    """What stands in the cells of one row: letters and how they look, None where nobody knows."""

    def __init__(self) -> None:
        self.letters: list[str | None] = []
        self.styles: list[Style | None] = []

    def reach(self, end: int) -> None:
        """Have cells up to this one."""
        missing = end - len(self.letters)
        if missing > 0:
            self.letters.extend([None] * missing)
            self.styles.extend([None] * missing)


_PLAIN = _look((), "", "")


class Thrift:
    """What stands on one terminal. Rows and columns count from 1, as in its sequences.

    With `mended_rows`, a screen drawn whole, of at least so many rows, is sent whole: it mends what a foreign program
    may have written over it.
    """

    def __init__(self, mended_rows: int = 0) -> None:
        self._mended_rows = mended_rows
        self._rows: dict[int, Row] = {}
        self._style, self._real_style = _PLAIN, _PLAIN
        self._at, self._real_at = (1, 1), (0, 0)
        self._out: list[str] = []

    def forget(self) -> None:
        """Nothing is known of the terminal any more: all is sent again."""
        self._rows.clear()
        self._real_at = (0, 0)

    def sent(self, drawn: str) -> str:
        """The bytes that make the terminal look as `drawn` would have."""
        self._out = []
        moved = wrote = False
        if self._mended_rows and drawn.count(";1H") >= self._mended_rows:
            self.forget()
        for token in _TOKEN.finditer(drawn):
            kind = token.lastgroup
            if kind == "styled":
                # As nearly all is drawn: a look, some text, no look any more.
                self._style = _after(self._style, token["look"])
                self._draw(token["styled"])
                self._style, wrote = _PLAIN, True
            elif kind == "text":
                self._draw(token["text"])
                wrote = True
            elif kind == "style":
                self._style = _after(self._style, token["style"])
            elif kind == "column":
                self._at, moved = (int(token["row"]), int(token["column"])), True
            elif kind == "home":
                self._at, moved = (1, 1), True
            elif kind == "line":
                self._at, moved = (self._at[0] + 1, 1), True
            elif kind in ("mode", "aside"):
                self._out.append(token[0])
            else:
                # Something else than drawing: from here on as it is, and nothing is known afterwards.
                return self._settled(moved, wrote) + self._all_else(drawn[token.start() :])
        return self._settled(moved, wrote)

    def _all_else(self, rest: str) -> str:
        self.forget()
        self._style = self._real_style = _PLAIN
        return rest

    def _settled(self, moved: bool, wrote: bool) -> str:
        """Leave the cursor and the colours as whoever draws believes them to be.

        Where only modes were set the cursor stays: the screen may by then be the shell's, which has its own place.
        """
        self._put_on(self._style)
        if moved or (wrote and self._out):
            self._go(self._at)
        return "".join(self._out)

    def _draw(self, text: str) -> None:
        row, column = self._at
        known = self._rows.setdefault(row, Row())
        if not text.isascii() and not _is_narrow(text):
            self._draw_whole(text, known)
            return
        letters, end = [*text], column + len(text)
        style, space = self._style, self._style.of_space
        if space is style or " " not in text:
            styles = [style] * len(letters)
        else:
            styles = [space if letter == " " else style for letter in letters]
        self._at = (row, end)
        known.reach(end)
        before, worn = known.letters[column:end], known.styles[column:end]
        # Most of what is drawn stands there already, and lists are compared much faster than cells.
        if before == letters and worn == styles:
            return
        known.letters[column:end], known.styles[column:end] = letters, styles
        cells = enumerate(zip(before, letters, worn, styles, strict=True))
        changed = [at for at, (old, new, was, now) in cells if old != new or was is not now]
        for first, last in _runs(changed):
            self._go((row, column + first))
            self._send(letters[first : last + 1], styles[first : last + 1])
            self._real_at = (row, column + last + 1)

    def _draw_whole(self, text: str, known: Row) -> None:
        """How wide its letters are is the terminal's guess."""
        (row, column), end = self._at, self._at[1] + cell_len(text)
        self._go((row, column))
        self._put_on(self._style)
        self._out.append(text)
        known.reach(end)
        known.letters[column:end] = [None] * (end - column)
        known.styles[column:end] = [None] * (end - column)
        self._at, self._real_at = (row, end), (0, 0)

    def _send(self, letters: list[str], styles: list[Style]) -> None:
        worn = None
        for letter, style in zip(letters, styles, strict=True):
            if style is not worn:
                self._put_on(style)
                worn = style
            self._out.append(letter)

    def _go(self, at: tuple[int, int]) -> None:
        if at == self._real_at:
            return
        if at[0] == self._real_at[0] and at[1] > self._real_at[1]:
            ahead = at[1] - self._real_at[1]
            self._out.append(f"\x1b[{ahead if ahead > 1 else ''}C")
        else:
            self._out.append(f"\x1b[{at[0]};{at[1]}H")
        self._real_at = at

    def _put_on(self, style: Style) -> None:
        if style is not self._real_style:
            codes, self._real_style = _change(self._real_style, style)
            self._out.append(codes)


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Neighbouring places as (first, last); small gaps belong to a run."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place - runs[-1][1] <= _SKIP:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


@lru_cache(maxsize=4096)
def _is_narrow(text: str) -> bool:
    return all(cell_len(letter) == 1 for letter in text)


@lru_cache(maxsize=4096)
def _after(style: Style, codes: str) -> Style:
    """The style after one sequence of codes."""
    how, ink, ground = list(style.how), style.ink or "", style.ground
    waiting = codes.split(";")
    while waiting:
        code = waiting.pop(0)
        if code in ("", "0"):
            how, ink, ground = [], "", ""
        elif code in ("38", "48"):
            taken = 4 if waiting[:1] == ["2"] else 2
            colour = ";".join([code, *waiting[:taken]])
            del waiting[:taken]
            ink, ground = (colour, ground) if code == "38" else (ink, colour)
        elif code.isdigit() and (30 <= int(code) <= 39 or 90 <= int(code) <= 97):
            ink = "" if code == "39" else code
        elif code.isdigit() and (40 <= int(code) <= 49 or 100 <= int(code) <= 107):
            ground = "" if code == "49" else code
        elif code not in how:
            how.append(code)
    return _look(tuple(how), ink, ground)


@lru_cache(maxsize=4096)
def _change(now: Style, wanted: Style) -> tuple[str, Style]:
    """The sequence from one style to another, and the style that is on afterwards."""
    if wanted.ink is None:
        wanted = (
            _look((), "", wanted.ground) if now.of_space is now else _look(now.how, now.ink, wanted.ground)
        )
    if now is wanted:
        return "", now
    codes = []
    if now.how != wanted.how:
        codes = [
            code
            for code in ("0" if now is not _PLAIN else "", *wanted.how, wanted.ink or "", wanted.ground)
            if code
        ]
    else:
        if now.ink != wanted.ink:
            codes.append(wanted.ink or "39")
        if now.ground != wanted.ground:
            codes.append(wanted.ground or "49")
    return (f"\x1b[{';'.join(codes)}m" if wanted is not _PLAIN else "\x1b[0m"), wanted
