"""One sitting per learner: the second is told, may take over knowingly, and never overwrites."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.saves.making import one_more, progress

from tutor.ground.problem import CouldNotWrite
from tutor.saves.files import open_file_store
from tutor.saves.memory import MemoryStore
from tutor.saves.problems import ChangedElsewhere, OpenElsewhere, TakenOver
from tutor.saves.store import Store

SINCE = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)


@pytest.fixture(params=["files", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return open_file_store(tmp_path) if request.param == "files" else MemoryStore()


def test_a_second_sitting_is_told_who_sits_there_since_when(tmp_path: Path) -> None:
    with open_file_store(tmp_path, clock=lambda: SINCE).sit_down("me") as seat:
        assert seat.guarded
        with pytest.raises(OpenElsewhere) as told:
            open_file_store(tmp_path).sit_down("me")
        with pytest.raises(OpenElsewhere):
            open_file_store(tmp_path).save(progress())
        assert open_file_store(tmp_path).load("me") is None
    assert told.value.since == SINCE
    assert f"{SINCE.astimezone():%H:%M}" in told.value.happened
    assert told.value.pid is not None
    assert told.value.exit_code == 4
    open_file_store(tmp_path).sit_down("me").leave()


def test_what_a_killed_process_left_is_swept_at_the_next_start(tmp_path: Path) -> None:
    left = tmp_path / ".me.toml.writing"
    left.write_bytes(b"half")
    with pytest.raises(OpenElsewhere), open_file_store(tmp_path).sit_down("me"):
        assert not left.exists()
        left.write_bytes(b"of the one who sits")
        open_file_store(tmp_path).sit_down("me")
    assert left.exists()


def test_learners_sit_side_by_side(store: Store) -> None:
    with store.sit_down("me"), store.sit_down("ana"):
        store.save(progress(learner="me"))
        store.save(progress(learner="ana"))
    assert store.saved_learners() == ("ana", "me")


def test_a_seat_taken_in_the_same_process_is_taken(store: Store) -> None:
    with store.sit_down("me"), pytest.raises(OpenElsewhere):
        store.sit_down("me")
    store.sit_down("me").leave()


def test_leaving_twice_is_leaving(store: Store) -> None:
    seat = store.sit_down("me")
    seat.leave()
    with store.sit_down("me"):
        seat.leave()
        with pytest.raises(OpenElsewhere):
            store.sit_down("me")


def test_whoever_was_taken_over_stops_writing(tmp_path: Path) -> None:
    first, second = open_file_store(tmp_path), open_file_store(tmp_path)
    with first.sit_down("me"):
        first.save(progress())
        with second.sit_down("me", take_over=True):
            taken = second.load("me")
            assert taken is not None
            second.save(one_more(taken))
            with pytest.raises(TakenOver) as told:
                first.save(one_more(one_more(progress())))
            assert told.value.exit_code == 4
    assert open_file_store(tmp_path).load("me") == one_more(progress())


def test_taking_over_a_free_seat_is_sitting_down(store: Store) -> None:
    with store.sit_down("me", take_over=True):
        store.save(progress())


def test_leaving_a_seat_that_was_taken_over_does_not_free_it(tmp_path: Path) -> None:
    first, second = open_file_store(tmp_path), open_file_store(tmp_path)
    old = first.sit_down("me")
    with second.sit_down("me", take_over=True):
        old.leave()
        with pytest.raises(OpenElsewhere):
            first.sit_down("me")


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
