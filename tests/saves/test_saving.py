"""What `save` says is kept is on the disk; what it can't keep leaves the older file as it was."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.saves.making import one_more, progress

from tutor.ground.problem import CouldNotWrite, SaveUnusable
from tutor.ground.toml_writing import table_row
from tutor.saves.files import open_file_store
from tutor.saves.problems import ChangedElsewhere


def test_a_save_and_its_folder_are_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "saves"
    open_file_store(folder).save(progress())
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "me.toml").stat().st_mode & 0o777 == 0o600


def test_nothing_is_made_by_looking(tmp_path: Path) -> None:
    store = open_file_store(tmp_path / "saves")
    assert store.load("me") is None
    assert store.saved_learners() == ()
    assert store.location("me") == str(tmp_path / "saves" / "me.toml")
    assert not (tmp_path / "saves").exists()


def test_learners_are_listed_without_locks_and_copies(tmp_path: Path) -> None:
    store = open_file_store(tmp_path)
    for learner in ("zoe", "ana", "me"):
        store.save(progress(learner=learner))
    (tmp_path / "bob.toml").write_text("broken")
    store.set_aside("bob")
    (tmp_path / "README.md").write_text("What lies here")
    assert store.saved_learners() == ("ana", "bob", "me", "zoe")


def test_a_file_mended_by_hand_while_the_tutor_is_open_is_not_overwritten(tmp_path: Path) -> None:
    store = open_file_store(tmp_path)
    store.save(progress())
    path = tmp_path / "me.toml"
    path.write_text(path.read_text().replace("Ana", "Anna"))
    with pytest.raises(ChangedElsewhere):
        store.save(one_more(progress()))
    assert "Anna" in path.read_text()


def test_a_file_that_was_removed_is_written_again(tmp_path: Path) -> None:
    store = open_file_store(tmp_path)
    store.save(progress())
    (tmp_path / "me.toml").unlink()
    store.save(one_more(progress()))
    assert store.load("me") == one_more(progress())


def test_a_save_copied_under_another_name_belongs_to_that_name(tmp_path: Path) -> None:
    store = open_file_store(tmp_path)
    store.save(progress(answers=1))
    (tmp_path / "ana.toml").write_bytes((tmp_path / "me.toml").read_bytes())
    copied = store.load("ana")
    assert copied is not None
    assert copied.learner.id == "ana"
    store.save(one_more(copied))
    assert store.load("me") == progress(answers=1)


@pytest.mark.parametrize(
    "call", ["open", "write", "fsync", "close", "replace", "unlink", "ftruncate", "fstat"]
)
@pytest.mark.parametrize("errno", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_whichever_call_the_system_refuses_the_older_save_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, errno: int
) -> None:
    """Fails the first such call, then the second, and so on, until a save needs no more of them."""
    really = getattr(os, call)
    store = open_file_store(tmp_path)
    now = progress()
    store.save(now)
    for number in range(1, 20):
        calls = 0

        def refused(*arguments: Any, number: int = number, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == number:
                if call == "close":
                    really(*arguments)
                raise OSError(errno, "refused by the test")
            return really(*arguments, **named)

        after = one_more(now)
        with monkeypatch.context() as patched:
            patched.setattr(os, call, refused)
            try:
                store.save(after)
                now = after
            except (CouldNotWrite, SaveUnusable) as problem:
                assert problem.exit_code in (4, 5)
        kept = open_file_store(tmp_path).load("me")
        assert kept in (now, after)
        assert not (tmp_path / ".me.toml.writing").exists() or call == "unlink"
        if kept == after and now != after:  # in place, though its folder could not be flushed
            store.save(one_more(after))
            now = one_more(after)
        if calls < number:
            return
    pytest.fail("a save makes ever more calls")


def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / ".me.toml.writing").write_text("half a sa")
    open_file_store(tmp_path).save(progress())
    assert sorted(path.name for path in tmp_path.iterdir()) == [".me.lock", "backups", "me.toml"]


def test_what_stands_in_the_way_is_told_and_the_older_save_stays(tmp_path: Path) -> None:
    store = open_file_store(tmp_path)
    store.save(progress())
    (tmp_path / ".me.toml.writing").mkdir()
    with pytest.raises(CouldNotWrite) as told:
        store.save(one_more(progress()))
    assert told.value.exit_code == 5
    assert open_file_store(tmp_path).load("me") == progress()
    (tmp_path / ".me.toml.writing").rmdir()
    store.save(one_more(one_more(progress())))
    assert open_file_store(tmp_path).load("me") == one_more(one_more(progress()))


def test_a_text_that_would_read_back_otherwise_is_never_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_file_store(tmp_path)
    store.save(progress())
    for wrong in ("correct = false", "correct = ", "correct = true\ncorrect = true"):

        def broken(name: str, row: Mapping[str, object], wrong: str = wrong) -> str:
            return table_row(name, row).replace("correct = true", wrong)

        monkeypatch.setattr("tutor.saves.writing.table_row", broken)
        with pytest.raises(CouldNotWrite, match="read back"):
            store.save(one_more(progress()))
    assert open_file_store(tmp_path).load("me") == progress()


def test_saving_one_more_answer_writes_one_more_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in rows, not in seconds: the machine may be busy."""
    rendered: list[str] = []

    def counted(name: str, row: Mapping[str, object]) -> str:
        rendered.append(name)
        return table_row(name, row)

    store = open_file_store(tmp_path)
    now = progress(answers=2000)
    store.save(now)
    monkeypatch.setattr("tutor.saves.writing.table_row", counted)
    for _ in range(3):
        now = one_more(now)
        store.save(now)
    assert rendered == ["answer"] * 3
    assert open_file_store(tmp_path).load("me") == now
