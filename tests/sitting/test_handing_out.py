"""A file that the tutor writes: whole, in the place asked for, and what a person edited there is kept."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.tutoring.plan_learners import course

from tutor.exports.forms import FORMS
from tutor.ground.problem import CouldNotWrite
from tutor.learner.progress import Learner, Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting.handing_out import export_plan, export_recap, handed_words
from tutor.sitting.sitting import Sitting


@pytest.fixture
def sitting() -> Sitting:
    at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    return Sitting(
        course(), MemoryStore(), lambda: at, Progress(learner=Learner(name="Ana", hours_per_week=6))
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("form", FORMS)
def test_an_unedited_file_is_simply_replaced(form: str, sitting: Sitting, tmp_path: Path) -> None:
    first = export_plan(sitting, form, tmp_path)
    before = first.path.read_bytes()
    sitting.introduce(hours_per_week=3, name="Ana B")
    again = export_plan(sitting, form, tmp_path)
    assert again.kept is None and again.path == first.path
    assert again.path.read_bytes() != before
    assert len(names(tmp_path)) == 1


@pytest.mark.parametrize("form", FORMS)
def test_an_edited_file_is_kept_under_a_name_that_says_so(
    form: str, sitting: Sitting, tmp_path: Path
) -> None:
    ending = FORMS[form]
    path = export_plan(sitting, form, tmp_path).path
    texts = []
    for number in (1, 2):
        path.write_bytes(path.read_bytes() + b"mine %d\n" % number)
        texts.append(path.read_bytes())
        handed = export_plan(sitting, form, tmp_path)
        assert handed.kept and handed.kept.read_bytes() == texts[-1]
        assert str(handed.kept) in handed_words("Your plan is in", handed)
    assert names(tmp_path) == sorted([f"plan{ending}", f"plan (yours){ending}", f"plan (yours 2){ending}"])
    assert (tmp_path / f"plan (yours){ending}").read_bytes() == texts[0]


def test_the_same_plan_again_touches_nothing_and_the_same_edit_is_kept_once(
    sitting: Sitting, tmp_path: Path
) -> None:
    path = export_plan(sitting, "toml", tmp_path / "my.toml").path
    before = path.stat()
    assert export_plan(sitting, "toml", path).kept is None
    assert path.stat().st_ino == before.st_ino
    for _ in range(2):
        path.write_text("mine", encoding="utf-8")
        export_plan(sitting, "toml", path)
    assert names(tmp_path) == ["my (yours).toml", "my.toml"]


def test_the_notes_are_handed_out_in_the_same_manner(sitting: Sitting, tmp_path: Path) -> None:
    path = export_recap(sitting, tmp_path).path
    question = next(one for one in course().units[0].graded if one.kind == "single")
    sitting.answer(question.id, ["wrong"])
    assert export_recap(sitting, tmp_path).kept is None
    path.write_text("my own notes", encoding="utf-8")
    assert export_recap(sitting, tmp_path).kept == tmp_path / "recap (yours).md"


def test_through_a_link_its_target_is_written(sitting: Sitting, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link.toml").symlink_to(tmp_path / "there" / "plan.toml")
    for _ in range(2):
        export_plan(sitting, "toml", tmp_path / "link.toml")
    assert (tmp_path / "link.toml").is_symlink()
    assert (tmp_path / "there" / "plan.toml").is_file()


def test_a_pipe_gets_the_bytes_and_one_without_reader_does_not_hang(sitting: Sitting, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(CouldNotWrite):
        export_plan(sitting, "toml", pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    export_plan(sitting, "toml", pipe)
    assert os.read(reader, 100).startswith(b'format = "tutor.action-plan"')
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_replaced_file_keeps_who_may_read_it(sitting: Sitting, tmp_path: Path) -> None:
    path = export_plan(sitting, "toml", tmp_path).path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    sitting.introduce(hours_per_week=3)
    export_plan(sitting, "toml", tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


@pytest.mark.parametrize("where", ["missing/plan.toml", "x" * 300, "a\0b"])
def test_a_place_that_cannot_be_written_is_said_and_leaves_nothing(
    where: str, sitting: Sitting, tmp_path: Path
) -> None:
    with pytest.raises(CouldNotWrite, match="Your progress is safe"):
        export_plan(sitting, "toml", tmp_path / where)
    assert names(tmp_path) == []


def test_the_calendar_keeps_its_line_ends(sitting: Sitting, tmp_path: Path) -> None:
    assert b"\r\n" in export_plan(sitting, "calendar", tmp_path / "mine.ics").path.read_bytes()


def test_without_a_path_the_plan_goes_to_the_current_folder(
    sitting: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert export_plan(sitting, "json").path == tmp_path / "plan.json"


def test_the_notes_are_written_as_markdown_beside_the_plan(sitting: Sitting, tmp_path: Path) -> None:
    notes = export_recap(sitting, tmp_path).path
    assert notes == tmp_path / "recap.md"
    assert notes.read_text(encoding="utf-8").startswith("# What you missed, and why\n")
    assert export_plan(sitting, "markdown", tmp_path).path == tmp_path / "plan.md"
