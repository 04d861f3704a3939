"""Any keys that a keyboard has, in any order, over all screens: the tutor neither ends nor stumbles nor grows.

`TUTOR_KEYS` says how many are pressed; `make faces` presses a million. `TUTOR_SEED` says which: a failure comes again.
"""

import asyncio
import os
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any, cast

import pytest
from tests.tui.a_learner import half_way, the_course
from tests.tui.a_process import memory
from tests.tui.scenes import SCENES
from tests.tui.waiting import settled
from textual import events
from textual.keys import key_to_character
from textual.pilot import WaitForScreenTimeout
from textual.screen import Screen

import tutor.tui.app
from tutor.course.course import Course
from tutor.sitting.desks import LetterDesk, ProfileDesk
from tutor.tui.app import TutorApp
from tutor.tui.drafts import drafts_of

LONG_RUN = int(os.environ.get("TUTOR_KEYS", "600"))
SEED = int(os.environ.get("TUTOR_SEED", "8"))
AT_ONCE = (1, 2, 6, 12, 40, 128)
"Keys that come before the screen is waited for: from one finger to all that the terminal's border lets through."
A_LIFE = 480
"Keys after which another learner sits down, at another place: else one long answer log would be all there is."
MOST_GROWN = 20.0
"MB of memory more at the end than when all screens had been seen; only a long run can tell."
LONG_ENOUGH = 20_000
DRAWN = 0.1
"Of so many lives the screen is also drawn: that is half of the cost of a key, and finds what a renderer stumbles over."
PATIENCE = 60.0
"Seconds in which 128 keys are answered however busy the machine; none may wait for ever."
STEPS_HOME = 12
"As many Esc lead Home from anywhere, a dialog over a list over a form in which something is open."
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
    draws = True

    def action_leave(self) -> None:
        self.left += 1
        self.go_home()


def draw_only_where_the_app_does(patch: pytest.MonkeyPatch) -> None:
    """Everything but the last step, from widgets to lines, is done in any life."""
    draw = Screen._compositor_refresh

    def drawn(screen: Screen[Any]) -> None:
        if cast("Stays", screen.app).draws:
            draw(screen)

    patch.setattr(Screen, "_compositor_refresh", drawn)


def keys(dice: random.Random) -> list[str]:
    kinds = dice.choices((MOVES, LETTERS, RARE), weights=(5, 4, 2), k=dice.choice(AT_ONCE))
    return [dice.choice(kind) for kind in kinds]


def press(app: TutorApp, *keys: str) -> None:
    for key in keys:
        app.post_message(events.Key(key, key_to_character(key)))


async def answered(app: TutorApp, pilot: Any) -> None:
    """Every key is worked off by now, and every part of the screen answers; fails if one never does."""
    done = asyncio.Event()
    app.call_later(app.in_turn, done.set)
    try:
        async with asyncio.timeout(PATIENCE):
            await done.wait()
            await pilot.pause(0)
    except (TimeoutError, WaitForScreenTimeout):
        # Whatever waits for ever would be waited for again at the end of the test.
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        raise AssertionError("the tutor does not answer any more") from None


async def test_no_order_of_keys_ends_the_tutor_or_makes_it_grow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # A plan or a copy may well be written.
    draw_only_where_the_app_does(monkeypatch)
    dice, course = random.Random(SEED), the_course()
    app = Stays(half_way(course))
    if LONG_RUN >= LONG_ENOUGH:  # what is loaded once, and then kept, is no growth
        LetterDesk(app.sitting).read("We are not able to accept your application.")
        ProfileDesk(app.sitting).check()
    pressed, after_all_screens, seen = 0, 0.0, Counter[str]()
    begun = time.monotonic()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        while pressed < LONG_RUN:
            await _sit_down(app, pilot, dice, course)
            after_all_screens = after_all_screens if pressed > LONG_RUN // 5 else memory()
            pressed += await _live(app, pilot, dice, min(A_LIFE, LONG_RUN - pressed), seen)
    grown = memory() - after_all_screens
    print(
        f"seed {SEED}: {pressed} keys in {time.monotonic() - begun:.0f} s, left {app.left} times, "
        f"{grown:.1f} MB grown, on {len(seen)} kinds of screens: {seen.most_common()}"
    )
    assert app.return_code in (None, 0)
    assert grown <= MOST_GROWN or pressed < LONG_ENOUGH


async def _live(app: Stays, pilot: Any, dice: random.Random, so_many: int, seen: Counter[str]) -> int:
    """Press keys as they come, waiting only for all of the screen to have answered; then go Home by Esc alone."""
    pressed, said = 0, list[str]()
    while pressed < so_many:
        said += (now := keys(dice))
        press(app, *now)
        await answered(app, pilot)
        pressed += len(now)
        seen[type(app.screen).__name__] += 1
        assert app.is_running and app.crash is None, f"ended after {said}: {app.crash!r}"
    app.draws = True
    for _ in range(STEPS_HOME):
        press(app, "escape")
        await answered(app, pilot)
        if len(app.screen_stack) == 2:
            break
    assert len(app.screen_stack) == 2, f"no way Home from {app.screen_stack} after {said}"
    return pressed


async def _sit_down(app: Stays, pilot: Any, dice: random.Random, course: Course) -> None:
    """Another learner at a place of its own, in a window of another size."""
    app.clear_notifications()
    app.go_home()
    drafts_of(app).clear()
    app.sitting = half_way(course)
    await pilot.resize_terminal(*dice.choice(SIZES))
    await settled(pilot)
    if len(app.screen_stack) == 2 and app.size.width >= 80:
        await dice.choice(SCENES).go(app, pilot, "Some words")
    app.draws = dice.random() < DRAWN
