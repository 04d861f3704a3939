"""One sitting per learner: the second is told, may take over knowingly, and never overwrites."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.saves.making import one_more, progress

from tutor.ground.problem import CouldNotWrite
from tutor.saves.files import open_file_store
from tutor.saves.memory import MemoryStore
from tutor.saves.problems import ChangedElsewhere, OpenElsewhere

SINCE = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)


def test_what_a_killed_process_left_is_swept_at_the_next_start(tmp_path: Path) -> None:
    left = tmp_path / ".me.toml.writing"
    left.write_bytes(b"half")
    with pytest.raises(OpenElsewhere), open_file_store(tmp_path).sit_down("me"):
        assert not left.exists()
        left.write_bytes(b"of the one who sits")
        open_file_store(tmp_path).sit_down("me")
    assert left.exists()


def test_memory_keeps_what_it_was_given_and_refuses_what_is_older() -> None:
    store = MemoryStore([progress(learner="ana")])
    assert store.saved_learners() == ("ana",)
    store.save(one_more(progress(learner="ana")))
    with pytest.raises(ChangedElsewhere):
        store.save(progress(learner="ana"))
    assert store.load("ana") == one_more(progress(learner="ana"))
    assert store.load("me") is None
    assert store.set_aside("ana") is store.begin_anew("ana") is None


def test_a_folder_that_was_cleared_while_somebody_sits_there_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    store = open_file_store(folder)
    with store.sit_down("me"):
        store.save(progress())
        folder.rename(tmp_path / "gone")
        store.save(one_more(progress()))
        with pytest.raises(OpenElsewhere):
            open_file_store(folder).sit_down("me")
    assert open_file_store(folder).load("me") == one_more(progress())
    with open_file_store(folder).sit_down("me"):
        pass


def test_a_folder_out_of_reach_is_a_failing_disk_and_not_another_window(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    store = open_file_store(folder)
    with store.sit_down("me"):
        store.save(progress())
        folder.rename(tmp_path / "gone")
        folder.write_bytes(b"no folder")
        with pytest.raises(CouldNotWrite):
            store.save(one_more(progress()))
        folder.unlink()
        (tmp_path / "gone").rename(folder)
        store.save(one_more(progress()))
