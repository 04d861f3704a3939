"""Coming in: nothing is written before the learner has chosen, and each choice keeps what was there."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.saves.making import one_more, progress

from tutor.course.course import Course
from tutor.course.loading import find_content, load_course
from tutor.ground.problem import CouldNotWrite
from tutor.learner.progress import Progress
from tutor.plain.door import ask_at_the_door
from tutor.saves.disk import LARGEST
from tutor.saves.files import FileStore, open_file_store
from tutor.saves.memory import MemorySeat, MemoryStore
from tutor.saves.problems import UnsafeFile
from tutor.sitting.door import Door


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(find_content(None, {}))


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return open_file_store(tmp_path)


def door_of(course: Course, folder: Path) -> Door:
    clock = lambda: datetime(2026, 11, 23, 12, tzinfo=UTC)  # noqa: E731
    return Door(course, open_file_store(folder), clock, Progress())


def damage(store: FileStore) -> bytes:
    path = Path(store.location("me"))
    path.write_bytes(path.read_bytes() + b"\n[[answer]\x1b[2J\n")
    return path.read_bytes()


def all_files(folder: Path) -> dict[str, bytes]:
    """What a learner could lose: all but locks and copies of what is damaged."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(".lock") and ".damaged-" not in path.name
    }


@pytest.mark.parametrize(("days", "told"), [(-1, False), (0.9, False), (30, True)])
def test_a_clock_set_back_after_the_last_save_is_told(
    course: Course, store: FileStore, tmp_path: Path, days: float, told: bool
) -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    store.save(progress(answers=1).model_copy(update={"saved_at": now + timedelta(days=days)}))
    with door_of(course, tmp_path) as door:
        door.knock()
        assert door.sitting is not None
        assert ("your progress was saved on 23 Dec 2026" in door.sitting.notice) is told
        assert (door.sitting.clock_words() != "") is told


def test_a_good_save_is_opened_at_once(course: Course, store: FileStore, tmp_path: Path) -> None:
    store.save(progress(answers=2))
    with door_of(course, tmp_path) as door:
        door.knock()
        assert door.obstacle is None
        assert door.sitting is not None
        assert door.sitting.progress.answer == progress(answers=2).answer
        assert door.sitting.notice == ""
    with store.sit_down("me"):
        pass  # the seat is free again


def test_a_damaged_save_offers_the_backup_first_and_leaving_writes_nothing(
    course: Course, store: FileStore, tmp_path: Path
) -> None:
    store.save(progress(answers=2))
    damage(store)
    before = all_files(tmp_path)
    with door_of(course, tmp_path) as door:
        door.knock()
        assert door.sitting is None
        assert door.obstacle is not None
        assert [choice for choice, _ in door.obstacle.choices] == ["backup", "look", "anew", "leave"]
        assert "2 answers" in door.obstacle.choices[0][1]
        assert "[[answer]\ufffd[2J" in door.damaged_text()
    assert all_files(tmp_path) == before


@pytest.mark.parametrize(("choice", "answers"), [("backup", 2), ("anew", 0)])
def test_each_way_out_of_a_damaged_save_keeps_the_damaged_file(
    course: Course, store: FileStore, tmp_path: Path, choice: str, answers: int
) -> None:
    store.save(progress(answers=2))
    damaged = damage(store)
    with door_of(course, tmp_path) as door:
        door.knock()
        door.choose(choice)  # type: ignore[arg-type]
        assert door.sitting is not None
        assert len(door.sitting.progress.answer) == answers
        assert "damaged-" in door.sitting.notice
        door.sitting.introduce(title="Writer")
        assert door.sitting.trouble is None
    kept = open_file_store(tmp_path).load("me")
    assert kept is not None
    assert (kept.learner.title, len(kept.answer)) == ("Writer", answers)
    assert [path.read_bytes() for path in tmp_path.glob("me.damaged-*")] == [damaged]


def test_without_a_good_backup_none_is_offered(course: Course, tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_bytes(b"\x00\xff")
    with door_of(course, tmp_path) as door:
        door.knock()
        assert door.obstacle is not None
        assert [choice for choice, _ in door.obstacle.choices] == ["look", "anew", "leave"]


def test_a_save_changed_by_hand_is_used_and_told(course: Course, store: FileStore, tmp_path: Path) -> None:
    store.save(progress())
    path = Path(store.location("me"))
    path.write_text(path.read_text(encoding="utf-8").replace("Ana", "Bea"), encoding="utf-8")
    with door_of(course, tmp_path) as door:
        door.knock()
        assert door.sitting is not None
        assert door.sitting.progress.learner.name == "Bea"
        assert "changed outside the tutor" in door.sitting.notice


def test_looking_only_shows_everything_and_writes_nothing(
    course: Course, store: FileStore, tmp_path: Path
) -> None:
    store.save(progress(answers=2))
    with store.sit_down("me"), door_of(course, tmp_path) as door:
        before = all_files(tmp_path)
        door.knock()
        assert door.obstacle is not None
        assert "since" in door.obstacle.problem.happened
        door.choose("look-only")
        assert door.sitting is not None
        assert "only look" in door.sitting.notice
        door.sitting.introduce(title="Writer")
        assert "only look" in str(door.sitting.trouble)
        assert door.sitting.saved_at is None
        assert not door.sitting.try_saving()
        assert all_files(tmp_path) == before


def test_after_a_take_over_the_first_is_told_and_stops_writing(
    course: Course, store: FileStore, tmp_path: Path
) -> None:
    store.save(progress())
    with door_of(course, tmp_path) as first, door_of(course, tmp_path) as second:
        first.knock()
        second.knock()
        second.choose("take-over")
        assert first.sitting is not None
        assert second.sitting is not None
        second.sitting.introduce(title="Second")
        assert second.sitting.trouble is None
        first.sitting.introduce(title="First")
        assert "taken over" in str(first.sitting.trouble)
    kept = open_file_store(tmp_path).load("me")
    assert kept is not None
    assert kept.learner.title == "Second"


def newer(path: Path) -> None:
    path.write_text('format = "tutor.save"\nversion = 99\n', encoding="utf-8")


def huge(path: Path) -> None:
    path.write_bytes(b"x" * (LARGEST + 1))


def link(path: Path) -> None:
    path.with_suffix(".elsewhere").write_text("precious", encoding="utf-8")
    path.unlink()
    path.symlink_to(path.with_suffix(".elsewhere"))


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("strange", [newer, huge, link, pipe, folder])
def test_what_is_no_save_of_this_tutor_stays_and_a_backup_is_offered(
    course: Course, store: FileStore, tmp_path: Path, strange: Callable[[Path], None]
) -> None:
    store.save(progress(answers=2))
    save = Path(store.location("me"))
    strange(save)
    before, inode = all_files(tmp_path), save.lstat().st_ino
    with door_of(course, tmp_path) as door:
        door.knock()
        assert door.obstacle is not None
        assert [choice for choice, _ in door.obstacle.choices] == ["leave", "backup", "anew"]
    assert all_files(tmp_path) == before and save.lstat().st_ino == inode
    with door_of(course, tmp_path) as door:
        door.knock()
        door.choose("backup")
        assert door.sitting is not None
        assert len(door.sitting.progress.answer) == 2
        assert "is kept as" in door.sitting.notice
    (aside,) = (*tmp_path.glob("me.newer-*"), *tmp_path.glob("me.unusable-*"))
    assert aside.lstat().st_ino == inode
    assert aside in store.all_of("me")


def test_a_lock_that_something_else_stands_for_is_told_and_no_backup_helps(
    course: Course, store: FileStore, tmp_path: Path
) -> None:
    store.save(progress())
    (tmp_path / ".me.lock").unlink()
    (tmp_path / ".me.lock").mkdir()
    with door_of(course, tmp_path) as door, pytest.raises(UnsafeFile):
        door.knock()


class ReadOnly(MemoryStore):
    """A disk that is mounted read-only, until it is not; root can't be refused by rights."""

    is_closed = True

    def sit_down(self, learner_id: str, *, take_over: bool = False) -> MemorySeat:
        self.save(Progress())
        return super().sit_down(learner_id, take_over=take_over)

    def save(self, progress: Progress) -> None:
        if self.is_closed:
            raise CouldNotWrite("Your progress could not be written: read-only file system.")
        super().save(progress)


def test_where_nothing_can_be_written_the_learner_comes_in_and_is_told(course: Course) -> None:
    store = ReadOnly([progress(answers=2)])
    with Door(course, store, lambda: datetime.now(UTC), Progress()) as door:
        door.knock()
        assert door.sitting is not None
        assert len(door.sitting.progress.answer) == 2
        assert "could not be written" in door.sitting.notice
        assert door.sitting.saved_at is None
        door.sitting.introduce(title="Writer")
        assert isinstance(door.sitting.trouble, CouldNotWrite)
        store.is_closed = False
        assert door.sitting.try_saving()
        assert door.sitting.trouble is None
    kept = store.load("me")
    assert kept is not None and kept.learner.title == "Writer"


@pytest.mark.parametrize(
    ("typed", "comes_in", "answers"),
    [
        ([], False, 2),
        (["q"], False, 2),
        (["4"], False, 2),
        (["0", "x", "\x1b[2J", "2", "4"], False, 2),
        (["1"], True, 2),
        (["3"], True, 0),
    ],
)
def test_line_by_line_the_same_is_a_numbered_question(
    course: Course, store: FileStore, tmp_path: Path, typed: list[str], comes_in: bool, answers: int
) -> None:
    store.save(one_more(progress(answers=1, revision=1)).model_copy(update={"revision": 1}))
    damage(store)
    before = all_files(tmp_path)
    lines: Iterator[str] = iter(typed)
    said: list[str] = []
    with door_of(course, tmp_path) as door:
        door.knock()
        assert ask_at_the_door(door, lambda _: next(lines, None), said.append) is comes_in
        if comes_in:
            assert door.sitting is not None
            assert len(door.sitting.progress.answer) == answers
        else:
            assert all_files(tmp_path) == before
    assert "1. Go on from the newest good backup" in "\n".join(said)
    assert "\x1b" not in "".join(said)
