"""Any keys that a keyboard has, in any order, over all screens: the tutor neither ends nor stumbles nor grows.

`TUTOR_KEYS` says how many are pressed; `make faces` presses a million. The seed is fixed, so a failure comes again.
"""

import os
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.tui.a_learner import half_way, the_course
from tests.tui.scenes import SCENES
from tests.tui.waiting import settled
from textual import events
from textual.keys import key_to_character

import tutor.tui.app
from tutor.sitting.desks import LetterDesk, ProfileDesk
from tutor.tui.app import TutorApp
from tutor.tui.drafts import drafts_of

LONG_RUN = int(os.environ.get("TUTOR_KEYS", "360"))
SEED = int(os.environ.get("TUTOR_SEED", "8"))
AT_ONCE = 12
"Keys that come before the screen is waited for."
A_LIFE = 240
"Keys after which another learner sits down, at another place: else one long answer log would be all there is."
MOST_GROWN = 20.0
"MB of memory more at the end than when all screens had been seen; only a long run can tell."
LONG_ENOUGH = 20_000
MOVES = (
    "up",
    "down",
    "left",
    "right",
    "tab",
    "shift+tab",
    "enter",
    "space",
    "home",
    "end",
    "pageup",
    "pagedown",
)
LETTERS = tuple("abcdefghijklmnopqrstuvwxyz0123456789")
RARE = (
    "escape", "escape", "escape", "escape", "question_mark", "f1", "f2", "slash", "ctrl+p", "ctrl+s", "backspace",
    "delete", "plus", "minus", "full_stop", "ctrl+a", "ctrl+k", "ctrl+w", "ctrl+z", "shift+down",
    "ctrl+right",
    "G", "é", "你",
)  # fmt: skip
SIZES = ((80, 24), (120, 36), (60, 18), (40, 15), (200, 60))


class Stays(TutorApp):
    """Leaving is heard and counted, and the next key finds Home."""

    CSS_PATH = str(Path(tutor.tui.app.__file__).with_name("tutor.tcss"))
    left = 0

    def action_leave(self) -> None:
        self.left += 1
        self.go_home()


def memory() -> float:
    """Resident MB of this process; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    return int(status.read_text(encoding="ascii").partition("VmRSS:")[2].split()[0]) / 1024


def keys(dice: random.Random) -> list[str]:
    kinds = dice.choices((MOVES, LETTERS, RARE), weights=(5, 4, 2), k=AT_ONCE)
    return [dice.choice(kind) for kind in kinds]


async def test_no_order_of_keys_ends_the_tutor_or_makes_it_grow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # A plan or a copy may well be written.
    dice, course = random.Random(SEED), the_course()
    app = Stays(half_way(course))
    if LONG_RUN >= LONG_ENOUGH:  # what is loaded once, and then kept, is no growth
        LetterDesk(app.sitting).read("We are not able to accept your application.")
        ProfileDesk(app.sitting).check()
    pressed, after_all_screens, seen = 0, 0.0, Counter[str]()
    last: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        while pressed < LONG_RUN:
            if pressed % A_LIFE < AT_ONCE:
                await _sit_down(app, pilot, dice, course)
                after_all_screens = after_all_screens if pressed > LONG_RUN // 5 else memory()
            last = [*last[-200:], *(now := keys(dice))]
            for key in now:
                app.post_message(events.Key(key, key_to_character(key)))
            await pilot.pause()
            pressed += len(now)
            seen[type(app.screen).__name__] += 1
            assert app.is_running and app.crash is None, f"ended after {last}"
    grown = memory() - after_all_screens
    print(
        f"{pressed} keys, left {app.left} times, {grown:.1f} MB grown, "
        f"on {len(seen)} kinds of screens: {seen.most_common()}"
    )
    assert app.return_code in (None, 0)
    assert grown <= MOST_GROWN or pressed < LONG_ENOUGH


async def _sit_down(app: Stays, pilot: Any, dice: random.Random, course: Any) -> None:
    """Another learner at a place of its own, in a window of another size."""
    app.clear_notifications()
    app.go_home()
    drafts_of(app).clear()
    app.sitting = half_way(course)
    await pilot.resize_terminal(*dice.choice(SIZES))
    await settled(pilot)
    if len(app.screen_stack) == 2 and app.size.width >= 80:
        await dice.choice(SCENES).go(app, pilot, "Some words")
