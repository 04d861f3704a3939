"""A save that can't be used is explained, kept, and never overwritten."""

import hashlib
import os
from pathlib import Path

import pytest
from tests.saves.making import one_more, progress

from tutor.ground.problem import SaveUnusable, UsageError
from tutor.learner.progress import Progress
from tutor.saves.disk import LARGEST
from tutor.saves.files import open_file_store
from tutor.saves.problems import DamagedSave, NewerSave, OutOfReach, UnsafeFile

HEAD = 'format = "tutor.save"\nversion = 1\n'


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the file is empty"),
        (b"\xff\xfe\x00garbage", "line 1 holds something that is not UTF-8 text"),
        ((HEAD + "x = 1\n").encode("utf-16"), "save it there as UTF-8"),
        (HEAD.encode() + b"saved_at = 0001-01-01T00:00:00+14:00\n", "saved_at should be a date and time"),
        (HEAD.encode() + b"saved_at = 9999-12-31T23:59:59-14:00\n", "saved_at should be a date and time"),
        (b"\x7fELF\x00\x00", "line 1"),
        (b'{"format": "tutor.save"}', "line 1"),
        (b'name = "Ana"\n', "it does not say `format"),
        (b'format = "tutor.action-plan"\nversion = 1\n', "it does not say `format"),
        (b'format = "tutor.save"\n', "`version` should be a whole number, 1 or more"),
        (b'format = "tutor.save"\nversion = true\n', "`version` should be a whole number, 1 or more"),
        (b'format = "tutor.save"\nversion = 0\n', "`version` should be a whole number, 1 or more"),
        (HEAD.encode() + b"revision = -1\n", "revision should be 0 or more"),
        (
            HEAD.encode() + b'saved_at = "today"\n',
            "saved_at should be a date and time like 2026-11-22T21:04:05Z",
        ),
        (HEAD.encode() + b"[learner]\nname = 3\n", "learner: name should be a text in quotes"),
        (
            HEAD.encode() + b'[learner]\nhours_per_week = "six"\n',
            "learner: hours_per_week should be a number",
        ),
        (
            HEAD.encode() + b"[learner]\nhours_per_week = -3\n",
            "learner: hours_per_week should be 0 or more",
        ),
        (
            HEAD.encode() + b"[learner]\nhours_per_week = 1e9\n",
            "learner: hours_per_week should be 1,000,000 or less",
        ),
        (HEAD.encode() + b"learner = 3\n", "learner should be a table"),
        (HEAD.encode() + b"skill = 3\n", "skill should be a list"),
        (HEAD.encode() + b"skill = [1]\n", "skill 1 should be a table"),
        (HEAD.encode() + b'[[skill]]\nname = "a"\n', "skill 1: id is missing"),
        (
            HEAD.encode() + b'[[skill]]\nid = "a"\n[[skill]]\nid = "b"\nkept = "yes"\n',
            "skill 2: kept should be true or false",
        ),
        (
            HEAD.encode() + b'[[skill]]\nid = "a"\nring = "middle"\n',
            "skill 1: ring should be 'core', 'tool' or 'beyond'",
        ),
        (
            HEAD.encode() + b'[[letter]]\nid = "a"\nfamily = "sad"\n',
            "letter 1: family should be 'declined', 'act-now', 'closed', 'not-a-rejection' or 'unclear'",
        ),
        (
            HEAD.encode() + b'[[letter]]\nid = "a"\nmarks = [{role = "reason", start = 1.5, end = 3}]\n',
            "letter 1: marks 1: start should be a whole number",
        ),
        (
            HEAD.encode() + b'[[certificate]]\nid = "a"\non = "May"\n',
            "certificate 1: on should be a date like",
        ),
        (
            HEAD.encode() + b'[[answer]]\nquestion = "q"\nat = 2026-01-01\n',
            "answer 1: at should be a date and time",
        ),
        (HEAD.encode() + b"[[skill]]\n" * 9, "; and 6 more"),
        (HEAD.encode() + b"a.a.a.a.a.a.a.a.a.a.a.a = 1\n", "more than 8 dots"),
        (HEAD.encode() + b"x = " + b"[" * 500 + b"]" * 500, "16 deep"),
        (HEAD.encode() + b"[a.b.c.d.e.f.g.h]\na.b.c.d.e.f.g.h = [[[[1]]]]\n", "more than 16 deep"),
        (HEAD.encode() + b"x = " + b"9" * 5000, "longer than 400"),
    ],
)
def test_a_damaged_save_says_which_place_is_wrong(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "me.toml"
    path.write_bytes(content)
    with pytest.raises(DamagedSave) as told:
        open_file_store(tmp_path).load("me")
    assert why in told.value.why
    assert told.value.exit_code == 4
    copy = tmp_path / f"me.damaged-{hashlib.sha256(content).hexdigest()[:8]}.toml"
    assert str(path) in told.value.happened
    assert str(copy) in told.value.safe
    assert "begin anew" in told.value.todo
    assert path.read_bytes() == copy.read_bytes() == content


def test_a_damaged_save_is_set_aside_once(tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_text("broken")
    for _ in range(3):
        with pytest.raises(DamagedSave):
            open_file_store(tmp_path).load("me")
    first = open_file_store(tmp_path).set_aside("me")
    assert first is not None
    assert names(tmp_path) == [first.name, "me.toml"]
    assert first.stat().st_mode & 0o777 == 0o600
    (tmp_path / "me.toml").write_text("broken otherwise")
    second = open_file_store(tmp_path).set_aside("me")
    assert second not in (None, first)
    assert first.read_text() == "broken"


def test_a_copy_that_a_person_began_to_mend_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_text("broken")
    first = open_file_store(tmp_path).set_aside("me")
    assert first is not None
    first.write_text("mended")
    second = open_file_store(tmp_path).set_aside("me")
    assert second is not None and second.read_text() == "broken"
    assert first.read_text() == "mended"


def test_beginning_anew_keeps_the_damaged_bytes_and_lets_a_new_save_begin(tmp_path: Path) -> None:
    damaged = b"\x00\xff broken"
    (tmp_path / "me.toml").write_bytes(damaged)
    store = open_file_store(tmp_path)
    with store.sit_down("me"):
        with pytest.raises(DamagedSave):
            store.load("me")
        with pytest.raises(DamagedSave):
            store.save(progress())
        kept = store.begin_anew("me")
        assert kept is not None and kept.read_bytes() == damaged
        assert store.load("me") is None
        store.save(progress())
    assert open_file_store(tmp_path).load("me") == progress()
    assert open_file_store(tmp_path).saved_learners() == ("me",)


def test_a_good_save_is_neither_set_aside_nor_begun_anew(tmp_path: Path) -> None:
    store = open_file_store(tmp_path)
    assert store.set_aside("me") is store.begin_anew("me") is None
    store.save(progress())
    assert store.set_aside("me") is store.begin_anew("me") is None
    assert store.load("me") == progress()


def test_a_newer_save_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "me.toml"
    path.write_text('format = "tutor.save"\nversion = 2\nlearner = "now a text"\n')
    before = path.read_bytes()
    store = open_file_store(tmp_path)
    for attempt in (store.load, store.set_aside, store.begin_anew, lambda _: store.save(progress())):
        with pytest.raises(NewerSave, match="newer tutor"):
            attempt("me")
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*damaged*"))


def test_a_damaged_save_in_a_folder_that_takes_no_copy_is_still_explained(tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_text("broken")
    digest = hashlib.sha256(b"broken").hexdigest()
    for digits in (8, 16, 64):
        (tmp_path / f"me.damaged-{digest[:digits]}.toml").mkdir()
    with pytest.raises(DamagedSave) as told:
        open_file_store(tmp_path).load("me")
    assert told.value.copy is None


def make_link(path: Path) -> None:
    path.with_name("elsewhere.toml").write_text(HEAD)
    path.symlink_to(path.with_name("elsewhere.toml"))


def make_dangling_link(path: Path) -> None:
    path.symlink_to("/nowhere/at/all")


def make_hard_link(path: Path) -> None:
    path.with_name("elsewhere.toml").write_text(HEAD)
    path.hardlink_to(path.with_name("elsewhere.toml"))


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    path.mkdir()


def make_huge_file(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)


def make_file_of_another(path: Path) -> None:
    path.write_text(HEAD)
    try:
        os.chown(path, 12345, -1)
    except PermissionError:
        pytest.skip("only root can give files away")


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (make_link, "a link"),
        (make_dangling_link, "a link"),
        (make_hard_link, "several names"),
        (make_pipe, "not a plain file"),
        (make_folder, "a folder"),
        (make_huge_file, "larger than 4 MB"),
        (make_file_of_another, "another user"),
    ],
)
def test_what_is_no_plain_file_is_neither_read_nor_replaced(tmp_path: Path, make: object, what: str) -> None:
    assert callable(make)
    path = tmp_path / "me.toml"
    make(path)
    before = path.lstat()
    store = open_file_store(tmp_path)
    for attempt in (store.load, store.set_aside, store.begin_anew, lambda _: store.save(progress())):
        with pytest.raises(UnsafeFile) as told:
            attempt("me")
        assert what in told.value.happened
        assert told.value.exit_code == 4
    assert (path.lstat().st_ino, path.lstat().st_mode) == (before.st_ino, before.st_mode)
    assert not list(tmp_path.glob("*damaged*"))


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("precious")
    (tmp_path / ".me.lock").symlink_to(target)
    with pytest.raises(UnsafeFile):
        open_file_store(tmp_path).save(progress())
    assert target.read_text() == "precious"


def test_a_saves_folder_that_is_a_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("a file")
    with pytest.raises(OutOfReach):
        open_file_store(tmp_path / "saves").load("me")
    with pytest.raises(OutOfReach):
        open_file_store(tmp_path / "saves").saved_learners()


@pytest.mark.parametrize("learner_id", ["../me", "", ".me", "a/b", "ME", "x" * 41, "nul", "a\x00"])
def test_an_id_that_is_no_file_name_is_refused(tmp_path: Path, learner_id: str) -> None:
    store = open_file_store(tmp_path / "saves")
    for attempt in (store.load, store.sit_down, store.set_aside, store.begin_anew, store.location):
        with pytest.raises(UsageError):
            attempt(learner_id)
    assert not (tmp_path / "saves").exists()


def test_a_save_cut_off_anywhere_is_damaged_or_valid_and_nothing_else(tmp_path: Path) -> None:
    store = open_file_store(tmp_path)
    store.save(one_more(one_more(progress())))
    path = tmp_path / "me.toml"
    whole = path.read_bytes()
    readable = 0
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        try:
            assert isinstance(open_file_store(tmp_path / ".").load("me"), Progress)
            readable += 1
        except DamagedSave as problem:
            assert problem.why
        for copy in tmp_path.glob("*damaged*"):
            copy.unlink()
    assert 0 < readable < len(whole) / 2


def test_a_save_with_any_bit_turned_is_explained_or_read(tmp_path: Path) -> None:
    open_file_store(tmp_path).save(one_more(progress()))
    path = tmp_path / "me.toml"
    whole = path.read_bytes()
    for position in range(len(whole)):
        changed = bytearray(whole)
        changed[position] ^= 1 << (position % 8)
        path.write_bytes(changed)
        try:
            open_file_store(tmp_path).load("me")
        except SaveUnusable as problem:
            assert problem.happened and problem.safe and problem.todo
        for copy in tmp_path.glob("*damaged*"):
            copy.unlink()
