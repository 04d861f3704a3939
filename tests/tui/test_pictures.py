"""How the screens look, at both sizes. A changed picture is looked at before it is kept (`make snapshots`)."""

from typing import Any

import pytest
from tests.tui.a_learner import PLACES, half_way, the_course
from textual.pilot import Pilot

from tutor.tui.app import TutorApp

COURSE = the_course()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("place", [*PLACES, "lesson", "unit"])
def test_the_screen_looks_as_it_was_approved(place: str, size: tuple[int, int], snap_compare: Any) -> None:
    app = TutorApp(half_way(COURSE))

    async def go(pilot: Pilot[None]) -> None:
        await pilot.pause()
        if place == "lesson":
            app.open_lesson("letter/read-it-all", 0)
        elif place != "home":
            app.open_place(place, "letter" if place == "unit" else "")
        await pilot.pause()
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=go)
