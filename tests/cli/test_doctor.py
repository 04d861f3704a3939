"""`tutor doctor`: finds what is wrong, mends what it safely can, and says nothing of the learner."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.saves.making import progress

from tutor.cli.entry import main
from tutor.saves.files import open_file_store


@pytest.fixture
def doctor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    monkeypatch.setenv("TUTOR_CACHE", str(tmp_path / "cache"))
    (tmp_path / "saves").mkdir(mode=0o700)
    return lambda *words: main(["doctor", *words, "--saves", str(tmp_path / "saves")])


def test_a_sound_machine_has_no_problems_and_stays_as_it_is(
    doctor: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_file_store(tmp_path / "saves").save(progress(learner="maria-garcia"))
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "saves").rglob("*") if path.is_file()}
    assert doctor() == 0
    said = capsys.readouterr().out
    assert "!!" not in said
    assert "save 1 of 1: ok" in said
    assert "maria" not in said
    assert "Ana" not in said
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "saves").rglob("*") if path.is_file()}
    assert after == before


def test_a_damaged_save_and_a_damaged_backup_are_problems(doctor: Callable[..., int], tmp_path: Path) -> None:
    store = open_file_store(tmp_path / "saves")
    store.save(progress())
    backup = store.backup_path("me", store.backups("me")[0])
    whole = backup.read_bytes()
    backup.write_bytes(whole[:-9])
    assert doctor() == 1
    backup.write_bytes(whole)
    assert doctor() == 0
    Path(store.location("me")).write_bytes(b"")
    assert doctor() == 1


def test_what_a_dead_process_left_and_an_open_folder_are_mended(
    doctor: Callable[..., int], tmp_path: Path
) -> None:
    folder = tmp_path / "saves"
    (folder / ".me.toml.writing").write_bytes(b"half")
    folder.chmod(0o777)
    assert doctor() == 1
    assert doctor("--mend") == 0
    assert not (folder / ".me.toml.writing").exists()
    assert folder.stat().st_mode & 0o777 == 0o755
    assert doctor() == 0


def test_a_save_that_others_can_read_is_closed(doctor: Callable[..., int], tmp_path: Path) -> None:
    store = open_file_store(tmp_path / "saves")
    store.save(progress())
    Path(store.location("me")).chmod(0o644)
    assert doctor() == 1
    assert doctor("--mend") == 0
    assert Path(store.location("me")).stat().st_mode & 0o777 == 0o600


def test_what_a_living_process_writes_is_left_alone(doctor: Callable[..., int], tmp_path: Path) -> None:
    half = tmp_path / "saves" / ".me.toml.writing"
    with open_file_store(tmp_path / "saves").sit_down("me"):
        half.write_bytes(b"half")
        assert doctor("--mend") == 1
        assert half.exists()


def test_a_file_in_the_folders_place_and_a_broken_course_are_problems(
    doctor: Callable[..., int], tmp_path: Path
) -> None:
    assert doctor("--content", str(tmp_path / "no-course")) == 1
    (tmp_path / "saves").rmdir()
    assert doctor() == 0  # not there yet is no problem
    (tmp_path / "saves").write_bytes(b"")
    assert doctor() == 1


def test_what_stands_in_the_place_of_a_lock_or_the_backups_is_found(
    doctor: Callable[..., int], tmp_path: Path
) -> None:
    store = open_file_store(tmp_path / "saves")
    store.save(progress())
    lock, precious = tmp_path / "saves" / ".me.lock", tmp_path / "precious"
    precious.write_bytes(b"mine")
    lock.unlink()
    lock.symlink_to(precious)
    assert doctor() == 1
    assert doctor("--mend") == 0
    assert not lock.is_symlink()
    assert precious.read_bytes() == b"mine"
    (tmp_path / "saves" / "backups").rename(tmp_path / "elsewhere")
    (tmp_path / "saves" / "backups").write_bytes(b"")
    assert doctor() == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_a_problem(doctor: Callable[..., int], tmp_path: Path) -> None:
    (tmp_path / "saves").chmod(0o500)
    assert doctor() == 1
    (tmp_path / "saves").chmod(0o700)
