"""Whichever call of the operating system fails: the older or the newer save is there, the trouble is told, and the
next act saves all."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.durability.counts import told
from tests.durability.failing_calls import ERRORS, failing
from tests.saves.making import progress

from tutor.course.course import Course
from tutor.course.loading import find_content, load_course
from tutor.ground.problem import CouldNotWrite, SaveUnusable
from tutor.learner.progress import Progress
from tutor.saves.files import open_file_store
from tutor.saves.moving import restore
from tutor.saves.reading import progress_from
from tutor.sitting.sitting import Sitting


def now() -> datetime:
    return datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(find_content(None, {}))


def on_disk(folder: Path) -> Progress:
    return progress_from((folder / "me.toml").read_bytes())


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: os.strerror(error))
def test_an_act_while_the_disk_fails(course: Course, tmp_path: Path, error: int) -> None:
    number = told_of = 0
    while True:
        number += 1
        folder = tmp_path / str(number)
        first = open_file_store(folder)
        first.save(progress())
        store = open_file_store(folder)
        with store.sit_down("me"):
            held = store.load("me")
            assert held is not None
            sitting = Sitting(course, store, now, held)
            with failing(number, error) as calls:
                sitting.introduce(title="Writer")
            assert on_disk(folder).learner.title in ("", "Writer")
            if sitting.trouble is None:
                assert on_disk(folder).learner.title == "Writer"
            told_of += sitting.trouble is not None
            sitting.introduce(hours_per_week=7)
            assert sitting.trouble is None
            assert on_disk(folder) == sitting.progress
        assert [path.name for path in folder.glob("*.writing")] == []
        if not calls.failed:
            break
    assert number > 10
    told(f"an act, {os.strerror(error)}", calls=number - 1, told=told_of, lost=0)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: os.strerror(error))
def test_coming_in_and_restoring_while_the_disk_fails(tmp_path: Path, error: int) -> None:
    number = 0
    while True:
        number += 1
        folder = tmp_path / str(number)
        store = open_file_store(folder)
        store.save(progress(answers=1))
        store.save(progress(answers=2, revision=2))
        whole = (folder / "me.toml").read_bytes()
        (folder / "me.toml").write_bytes(whole + b"[[broken")
        with failing(number, error) as calls:
            try:
                restore(open_file_store(folder), "me", now)
                done = True
            except (CouldNotWrite, SaveUnusable):
                done = False
        kept = [path.read_bytes() for path in folder.glob("*.toml")]
        assert whole + b"[[broken" in kept, f"call {number} ({calls.failed}) lost the damaged file"
        assert (
            not done or on_disk(folder).answer
        )  # the newest backup, or the one before if that can't be read
        again = restore(open_file_store(folder), "me", now) if not done else None
        assert again is None or again.progress.answer
        if not calls.failed:
            break
    assert number > 20
    told(f"restoring, {os.strerror(error)}", calls=number - 1, lost=0)
