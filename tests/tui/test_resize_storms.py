"""A window that is dragged about without end, on any screen, with keys in between: nothing ends, nothing is lost.

`TUTOR_STORM` says how many sizes each screen is given; `make faces` gives hundreds, to every place there is.
"""

import json
import os
import random
import sys
from itertools import count
from pathlib import Path

import pytest
from tests.tui.a_seat import PEACE, SEEN, TOLD
from tests.tui.real_terminal import Terminal
from tests.tui.scenes import SCENES

SIZES = int(os.environ.get("TUTOR_STORM", "0"))
SEED = int(os.environ.get("TUTOR_SEED", "8"))
SHORT = ("quiz-several", "portfolio-form")
PLACES = [scene.name for scene in SCENES if SIZES or scene.name in SHORT]
PROGRAM = f"""
import sys
sys.path[:0] = {sys.path!r}
from tests.tui.a_seat import sit
sys.exit(sit(sys.argv[2:], quiet=sys.argv[1] == "quiet"))
"""
EDGES = (
    (0, 0),
    (1, 1),
    (0, 24),
    (80, 0),
    (39, 15),
    (40, 14),
    (40, 15),
    (300, 100),
    (300, 1),
    (1, 100),
    (8, 3),
)
KEYS = ("\x1b[B", "\x1b[A", "\x1b[5~", "\x1b[6~", "\t", "\x1b[Z")
"None of them changes what is typed, answered or where somebody is."


def told(folder: Path, number: int) -> dict[str, object] | None:
    lines = (folder / TOLD).read_text(encoding="utf-8").splitlines() if (folder / TOLD).exists() else []
    return json.loads(lines[number]) if len(lines) > number else None


def storm(terminal: Terminal, dice: random.Random, sizes: int) -> None:
    for _ in range(sizes):
        size = dice.choice(EDGES) if dice.random() < 0.5 else (dice.randint(0, 300), dice.randint(0, 100))
        terminal.resize(*size)
        if dice.random() < 0.3:
            terminal.press(dice.choice(KEYS))
        terminal.read(dice.choice((0, 0, 0, 0.02, 0.1)))
    terminal.resize(80, 24)


@pytest.mark.parametrize("line", ["quick", "quiet"] if SIZES else ["quiet"])
def test_no_storm_of_sizes_ends_a_screen_or_takes_from_it_what_it_holds(tmp_path: Path, line: str) -> None:
    dice, terminal = random.Random(SEED), Terminal(tmp_path, PROGRAM, line, *PLACES)
    news = count()
    for number, place in enumerate(PLACES):
        there = next(news)
        terminal.until(lambda at=there: told(tmp_path, at) is not None, f"the way to {place}")  # type: ignore[misc]
        assert told(tmp_path, there) == {"at": place}
        storm(terminal, dice, SIZES or 20)
        (tmp_path / f"{PEACE}{number}").touch()
        after = next(news)
        terminal.until(lambda at=after: told(tmp_path, at) is not None, f"peace after {place}")  # type: ignore[misc]
        left = told(tmp_path, after) or {}
        assert left.get("kept") and left["size"] == [80, 24], (place, left)
        lines = left["lines"]
        same = lambda lines=lines: [row.rstrip() for row in terminal.screen.display] == lines  # noqa: E731
        terminal.until(same, f"{place} as it is: {lines}")
        (tmp_path / f"{SEEN}{number}").touch()
    assert terminal.exit_code() == 0
