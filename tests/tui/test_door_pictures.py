"""How the question at the door looks, at both sizes: a damaged save, a newer one, and one open in another window."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.saves.making import one_more, progress
from tests.tui.a_learner import the_course
from tests.tui.test_pictures import SIZES
from tests.tui.waiting import settled
from textual.pilot import Pilot

from tutor.learner.progress import Progress
from tutor.saves.files import open_file_store
from tutor.saves.problems import OpenElsewhere
from tutor.sitting.door import Door
from tutor.tui.door import DoorApp

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@SIZES
@pytest.mark.parametrize("obstacle", ["damaged", "newer", "open-elsewhere"])
def test_the_question_at_the_door_looks_as_approved(
    obstacle: str,
    size: tuple[int, int],
    snap_compare: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)  # a path in the words must be the same each time
    store = open_file_store(Path("saves"))
    store.save(one_more(progress(answers=11)))
    save = Path(store.location("me"))
    if obstacle == "damaged":
        # Not cut from the save above: its words would change with each key that a save gains.
        save.write_text('format = "tutor.save"\nversion = 1\n\n[[answer]\n', encoding="utf-8")
    elif obstacle == "newer":
        save.write_text('format = "tutor.save"\nversion = 2\n', encoding="utf-8")
    elif obstacle == "open-elsewhere":
        store.sit_down("me")
    with Door(the_course(), open_file_store(Path("saves")), lambda: NOW, Progress()) as door:
        door.knock()
        assert door.obstacle is not None
        if obstacle == "open-elsewhere":
            door.obstacle = replace(door.obstacle, problem=OpenElsewhere("me", 4711, NOW))

        async def go(pilot: Pilot[None]) -> None:
            await settled(pilot)

        assert snap_compare(DoorApp(door), terminal_size=size, run_before=go)
