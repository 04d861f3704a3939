"""Fewer bytes for a slow line: what the terminal shows already is not sent again.

Textual sends whole lines, each piece in full colours. Here the letters and colours on the terminal are kept in mind,
and of what is to be drawn only the cells that differ are sent, with the colours that differ. What is not understood
is passed on as it is; text in which letters are not one cell wide is always sent whole.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

_TOKEN = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H|(?P<home>\x1b\[H)|\x1b\[(?P<style>[\d;]*)m|(?P<line>\r?\n)|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|(?P<aside>\x1b\][^\x07\x1b]*\x07)|(?P<mode>\x1b\[\?(?:2026|25|1000|1002|1003|1004|1006|1015|2004|2048)[hl])|(?P<other>.)",
    re.DOTALL,
)
_SEEN_ON_SPACES = frozenset(("4", "7", "9", "21", "53"))
"Underlined, reversed, struck, doubly underlined, overlined: these show where nothing stands."
_SKIP = 5
"Cells that stay as they are and are yet sent again, as moving the cursor costs as much."


class Style(NamedTuple):
    """How a letter looks, in the terminal's own numbers. `ink` is None where it shows nothing."""

    how: tuple[str, ...] = ()
    ink: str | None = ""
    ground: str = ""


class Cell(NamedTuple):
    letter: str
    style: Style


_PLAIN = Style()


class Thrift:
    """What stands on one terminal. Rows and columns count from 1, as in its sequences."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, Cell]] = {}
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
        moved = False
        for token in _TOKEN.finditer(drawn):
            kind = token.lastgroup
            if kind == "text":
                self._draw(token["text"])
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
                return self._settled(moved) + self._all_else(drawn[token.start() :])
        return self._settled(moved)

    def _all_else(self, rest: str) -> str:
        self.forget()
        self._style = self._real_style = _PLAIN
        return rest

    def _settled(self, moved: bool) -> str:
        """Leave the cursor and the colours as whoever draws believes them to be."""
        self._put_on(self._style)
        if moved or self._out:
            self._go(self._at)
        return "".join(self._out)

    def _draw(self, text: str) -> None:
        row, column = self._at
        known = self._rows.setdefault(row, {})
        if not text.isascii() and not _is_narrow(text):
            width = cell_len(text)
            self._go((row, column))
            self._put_on(self._style)
            self._out.append(text)
            for place in range(column, column + width):
                known.pop(place, None)
            self._at, self._real_at = (row, column + width), (0, 0)
            return
        style = self._style
        space = _of_space(style)
        cells = [Cell(" ", space) if letter == " " else Cell(letter, style) for letter in text]
        changed = [place for place, cell in enumerate(cells, column) if known.get(place) != cell]
        self._at = (row, column + len(cells))
        for begin, end in _runs(changed):
            self._go((row, begin))
            for place in range(begin, end + 1):
                cell = known[place] = cells[place - column]
                self._put_on(cell.style)
                self._out.append(cell.letter)
            self._real_at = (row, end + 1)

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


@lru_cache(maxsize=1024)
def _of_space(style: Style) -> Style:
    """What of a style is seen on a space."""
    return style if _SEEN_ON_SPACES & {*style.how} else Style((), None, style.ground)


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
    return Style(tuple(how), ink, ground)


@lru_cache(maxsize=4096)
def _change(now: Style, wanted: Style) -> tuple[str, Style]:
    """The sequence from one style to another, and the style that is on afterwards."""
    if wanted.ink is None:
        if not _SEEN_ON_SPACES & {*now.how}:
            wanted = Style(now.how, now.ink, wanted.ground)
        else:
            wanted = Style((), "", wanted.ground)
    if now == wanted:
        return "", now
    codes = []
    if now.how != wanted.how:
        codes = [
            code
            for code in ("0" if now != _PLAIN else "", *wanted.how, wanted.ink or "", wanted.ground)
            if code
        ]
    else:
        if now.ink != wanted.ink:
            codes.append(wanted.ink or "39")
        if now.ground != wanted.ground:
            codes.append(wanted.ground or "49")
    return (f"\x1b[{';'.join(codes)}m" if wanted != _PLAIN else "\x1b[0m"), wanted
