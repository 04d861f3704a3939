"""The full screen on a real terminal, walked from place to place, telling who disturbs it when it is there.

Run in a process of its own. A line of what it tells is JSON: the place, then what it holds once it is left in peace.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from tests.tui.a_learner import half_way, the_course
from tests.tui.scenes import SCENES
from tests.tui.waiting import settled
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tutor.tui.app import TutorApp
from tutor.tui.drafts import drafts_of
from tutor.tui.widgets.question import QuestionAsk

TOLD, PEACE, SEEN, SAID = "told", "peace", "seen", "Some words"
_LOOKS = 0.05
_TRIES = 400


def held(app: TutorApp) -> list[object]:
    """What no size may change: where somebody is, their question, what they typed."""
    screen = app.screen
    return [
        [type(one).__name__ for one in app.screen_stack],
        [ask.question.id for ask in screen.query(QuestionAsk)],
        [field.value for field in screen.query(Input)],
        [area.text for area in screen.query(TextArea)],
    ]


def tell(**words: Any) -> None:
    with Path(TOLD).open("a", encoding="utf-8") as told:
        told.write(json.dumps(words) + "\n")


async def wait_for(sign: str) -> None:
    while not Path(sign).exists():
        await asyncio.sleep(_LOOKS)


async def in_peace_again(app: TutorApp, pilot: Pilot[Any], before: list[object]) -> None:
    """What is held is as it was, in a window of the first size; or it never came to that."""
    tries = 0
    while (held(app) != before or app.size != (80, 24)) and tries < _TRIES:
        await asyncio.sleep(_LOOKS)
        tries += 1
    await settled(pilot)


def sit(names: list[str], *, quiet: bool) -> int:
    """Go to each of these places, wait there until told to go on; the app's return code."""
    course = the_course()
    app = TutorApp(half_way(course), on_a_slow_line=quiet)

    async def walk(pilot: Pilot[Any]) -> None:
        for number, scene in enumerate(one for one in SCENES if one.name in names):
            app.clear_notifications()
            app.go_home()
            drafts_of(app).clear()
            app.sitting = half_way(course)
            await settled(pilot)
            await scene.go(app, pilot, SAID)
            app.clear_notifications()  # they go after some seconds
            await settled(pilot)
            before = held(app)
            tell(at=scene.name)
            await wait_for(f"{PEACE}{number}")
            await in_peace_again(app, pilot, before)
            strips = app.screen._compositor.render_strips()
            lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
            tell(left=scene.name, kept=held(app) == before, size=[*app.size], lines=lines)
            await wait_for(f"{SEEN}{number}")
        app.exit()

    app.run(auto_pilot=walk)
    if app.crash is not None:
        tell(crash=repr(app.crash))
        return 1
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(sit(sys.argv[2:], quiet=sys.argv[1] == "quiet"))
