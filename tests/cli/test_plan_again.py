"""A plan asked for again is the same text, from what was kept, and anything new makes it anew."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tutor.cli.entry import main
from tutor.learner.progress import Learner, Progress
from tutor.saves.files import FileStore

Plan = Callable[..., bytes]
DAY = ("--today", "2026-11-23")


def save(folder: Path, progress: Progress) -> None:
    store = FileStore(folder, lambda: datetime(2026, 11, 23, tzinfo=UTC))
    with store.sit_down(progress.learner.id):
        known = store.load(progress.learner.id)
        store.save(progress.model_copy(update={"revision": (known.revision if known else 0) + 1}))


def ana(title: str = "Zebra Painter") -> Progress:
    skills = [{"id": "own/zebra-painting", "name": "Zebra Painting", "kept": True}]
    learner = Learner(name="Ana Quetzal", title=title, hours_per_week=4)
    return Progress.model_validate({"learner": learner, "skill": skills})


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Plan:
    monkeypatch.setenv("TUTOR_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("TUTOR_CACHE", str(tmp_path / "cache"))

    def printed(*more: str) -> bytes:
        assert main(["plan", *(more or DAY)]) == 0
        return capfdbinary.readouterr().out

    return printed


def kept(folder: Path) -> list[Path]:
    return list((folder / "cache").glob("plan-*"))


def test_the_second_time_gives_the_same_bytes(tmp_path: Path, plan: Plan) -> None:
    save(tmp_path / "saves", ana())
    first = plan()
    assert len(kept(tmp_path)) == 1
    assert plan() == first
    assert b"Zebra Painting" in first


def test_the_second_time_loads_no_course(tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    from tutor.cli import composition

    save(tmp_path / "saves", ana())
    first = plan()

    def refuse(_: object) -> None:
        raise AssertionError("the plan was made anew")

    monkeypatch.setattr(composition, "looking", refuse)
    assert plan() == first


def test_a_save_a_day_or_a_form_that_is_another_makes_it_anew(tmp_path: Path, plan: Plan) -> None:
    save(tmp_path / "saves", ana())
    first = plan()
    assert b"2026-11-24" in plan("--today", "2026-11-24")[:120]
    assert plan(*DAY, "--format", "json").startswith(b"{")
    save(tmp_path / "saves", ana("Giraffe Painter"))
    assert b"Giraffe" in plan()
    save(tmp_path / "saves", ana())
    assert plan() == first
    assert len(kept(tmp_path)) == 1


@pytest.mark.parametrize("damage", [b"", b"x" * 10, b"\0" * 5_000])
def test_a_damaged_copy_is_as_if_there_were_none(tmp_path: Path, plan: Plan, damage: bytes) -> None:
    save(tmp_path / "saves", ana())
    first = plan()
    copy = kept(tmp_path)[0]
    copy.write_bytes(copy.read_bytes()[:64] + damage)
    assert plan() == first


def test_without_the_save_the_copy_says_nothing_and_is_nobodys_business(tmp_path: Path, plan: Plan) -> None:
    save(tmp_path / "saves", ana())
    plan()
    copy = kept(tmp_path)[0]
    assert b"Zebra" not in copy.read_bytes()
    assert b"Ana" not in copy.read_bytes()
    assert copy.stat().st_mode & 0o077 == 0
    (tmp_path / "saves" / "me.toml").unlink()
    assert b"Zebra" not in plan()


def test_a_first_plan_without_progress_is_not_kept(tmp_path: Path, plan: Plan) -> None:
    plan()
    assert kept(tmp_path) == []
