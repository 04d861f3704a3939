"""The plan in plain mode: notes, days, files out and in, what if, and what changed."""

from pathlib import Path

from tests.plain.talking import course, started, talked

from tutor.sitting.handing_out import export_plan
from tutor.sitting.sitting import Sitting

PLAN = str(len(course().units) + 1)


def acted(sitting: Sitting, *lines: str) -> str:
    return talked(sitting, [PLAN, *lines, "q"])


def test_a_note_and_another_day_are_kept_and_taken_back() -> None:
    sitting = started()
    first = sitting.plan().step[0].id
    acted(sitting, "note 1", "ask Tom", "move 1", "2026-12-24")
    said = {one.id: one for one in sitting.progress.step}
    assert (said[first].note, str(said[first].due_on)) == ("ask Tom", "2026-12-24")
    place = [step.id for step in sitting.plan().step].index(first) + 1
    acted(sitting, f"note {place}", "-", f"move {place}", "")
    assert [(one.note, one.due_on) for one in sitting.progress.step if one.id == first] == [("", None)]


def test_a_plan_goes_out_and_comes_back_edited(tmp_path: Path) -> None:
    sitting = started()
    assert str(tmp_path / "plan.md") in acted(sitting, "export", "2", str(tmp_path)).replace("\n", "")
    file = tmp_path / "plan.md"
    file.write_text(file.read_text("utf-8").replace("- [ ]", "- [x]", 1), "utf-8")
    assert "Taken over, line" in acted(sitting, "import", str(file))
    assert sum(step.done for step in sitting.plan().step) == 1


def test_somebody_elses_plan_is_taken_only_after_a_yes(tmp_path: Path) -> None:
    sitting = started()
    sitting.introduce(name="Ben")
    file = export_plan(sitting, "toml", tmp_path).path
    file.write_text(file.read_text("utf-8").replace("done = false", "done = true", 1), "utf-8")
    sitting.introduce(name="Ana")
    assert "plan of Ben" in acted(sitting, "import", str(file), "n")
    assert not any(step.done for step in sitting.plan().step)
    acted(sitting, "import", str(file), "y")
    assert any(step.done for step in sitting.plan().step)


def test_what_if_and_what_changed_are_told_and_change_nothing() -> None:
    sitting = started()
    before = sitting.progress
    assert "nothing was changed" in acted(sitting, "what if", "1")
    assert "Nothing changed." in acted(sitting, "since", "today")
    assert sitting.progress.step == before.step


def test_a_problem_or_a_step_back_leads_back_to_the_plan() -> None:
    sitting = started()
    said = acted(
        sitting, "import", "no/such/file", "export", "b", "note 1", "b", "since", "2999-01-01", "show"
    )
    assert "can't be opened" in said
    assert "still to come" in said
    assert "Goodbye" in said
