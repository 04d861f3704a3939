"""docs/pictures/recording.svg: the real program on a terminal, from Home by a pasted letter to the plan.

Run: make recording. A PTY with pyte as its screen keeps what stands there after each act; the pictures follow each
other by CSS alone. Who asked their system for less movement sees only the last one.
"""

import os
import tempfile
import time
from html import escape
from itertools import groupby
from pathlib import Path

from pyte.screens import Char
from tests.tui.real_terminal import Terminal
from tools.pictures import LETTER

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "pictures" / "recording.svg"
BEGUN = """\
format = "tutor.save"
version = 1
[learner]
id = "me"
name = "Ana"
role = "customer-support"
hours_per_week = 6
started_on = 2026-11-20
"""
ACTS = (
    ("", "Ready to resubmit", "Home says what comes next"),
    ("gl", "Paste the whole letter", "the Letter lab, by g and l"),
    (f"\x1b[200~{LETTER}\x1b[201~", "submit it again", "a letter, pasted"),
    ("\x13", "First your own eyes", "kept; and first your own eyes"),
    ("\r", "similar skills", "Enter: what the tutor reads in it"),
    ("gp", "NOW", "p: the plan, with days"),
)
"What is typed, what is awaited, and the words below the picture."
SECONDS = 4
WIDE, HIGH = 8.4, 17
_COLOURS = {"default": "#d8d8d8", "black": "#000000", "white": "#ffffff", "brown": "#c8a000"}


def recorded() -> list[str]:
    """One picture of the screen after each act. Raises AssertionError if the program never gets there."""
    os.environ["COLORTERM"] = "truecolor"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "saves").mkdir()
        (place / "saves" / "me.toml").write_text(BEGUN, encoding="utf-8")
        terminal = Terminal(place)
        frames = []
        for keys, awaited, words in ACTS:
            for key in [keys] if len(keys) > 2 else keys:
                terminal.press(key)
                _settle(terminal)
            terminal.shows(awaited)
            _settle(terminal)
            frames.append(_frame(terminal, words))
        terminal.kill()
        return frames


def _settle(terminal: Terminal) -> None:
    """Until the screen has stood still for a second; nothing more will come."""
    seen, since = "", time.monotonic()
    while time.monotonic() - since < 1:
        terminal.read(0.1)
        if terminal.text != seen:
            seen, since = terminal.text, time.monotonic()


def _frame(terminal: Terminal, words: str) -> str:
    drawn = []
    for number in range(terminal.screen.lines):
        row = [terminal.screen.buffer[number][column] for column in range(terminal.screen.columns)]
        column = 0
        for (ink, paper, is_bold), run in groupby(row, key=_look):
            text = "".join(one.data for one in run)
            drawn.append(_run(column, number, text, ink, paper, is_bold))
            column += len(text)
    below = f'<text x="8" y="{(terminal.screen.lines + 1) * HIGH + 2}" fill="#a0a0a0">{escape(words)}</text>'
    return "".join(drawn) + below


def _look(one: Char) -> tuple[str, str, bool]:
    ink, paper = _colour(one.fg, "#d8d8d8"), _colour(one.bg, "")
    return (paper or "#121212", ink, one.bold) if one.reverse else (ink, paper, one.bold)


def _colour(named: str, otherwise: str) -> str:
    if named == "default":
        return otherwise
    return _COLOURS.get(named) or (f"#{named}" if len(named) == 6 and named.isalnum() else named)


def _run(column: int, row: int, text: str, ink: str, paper: str, is_bold: bool) -> str:
    x, wide = round(column * WIDE + 8, 1), round(len(text) * WIDE, 1)
    box = (
        f'<rect x="{x}" y="{row * HIGH + 4}" width="{wide}" height="{HIGH}" fill="{paper}"/>' if paper else ""
    )
    if not text.strip():
        return box
    bold = ' font-weight="bold"' if is_bold else ""
    words = escape(text.rstrip())
    length = round(len(text.rstrip()) * WIDE, 1)
    return (
        f'{box}<text x="{x}" y="{row * HIGH + 17}" fill="{ink}" textLength="{length}"{bold} '
        f'xml:space="preserve">{words}</text>'
    )


def picture(frames: list[str]) -> str:
    share = 100 / len(frames)
    style = (
        "text{font:14px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;white-space:pre}"
        f"g{{visibility:hidden;animation:f {SECONDS * len(frames)}s step-end infinite}}"
        f"@keyframes f{{0%{{visibility:visible}}{share:.3f}%{{visibility:hidden}}}}"
        "@media (prefers-reduced-motion:reduce){g{animation:none}g:last-of-type{visibility:visible}}"
    )
    shown = "".join(
        f'<g style="animation-delay:{number * SECONDS}s">{frame}</g>\n' for number, frame in enumerate(frames)
    )
    size = f'viewBox="0 0 {round(80 * WIDE) + 16} {25 * HIGH + 16}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">\n<title>From a letter to a plan</title>\n'
        f'<style>{style}</style>\n<rect width="100%" height="100%" fill="#121212"/>\n{shown}</svg>\n'
    )


if __name__ == "__main__":
    PICTURE.write_text(picture(recorded()), encoding="utf-8")
