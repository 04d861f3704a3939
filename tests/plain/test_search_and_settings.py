"""Search and settings in lines: numbered choices, and the same save as the full screen."""

from pathlib import Path

from tests.plain.talking import NOW, course, new_sitting, talked

from tutor.learner.progress import Learner, Progress
from tutor.saves.files import open_file_store
from tutor.sitting.sitting import Sitting

SEARCH, SETTINGS = "9", "10"
"Their numbers in the menu, after five units, plan, review and about you."


def begun() -> Progress:
    return Progress(learner=Learner(id="me", name="Ana", started_on=NOW.date()))


def test_a_question_is_found_and_asked() -> None:
    question = course().units[1].quiz[0]
    said = talked(new_sitting(begun()), [SEARCH, question.prompt, "1"])
    assert said.count(question.prompt.split("\n")[0][:40]) >= 2


def test_a_page_is_found_and_read_and_a_word_is_explained() -> None:
    said = talked(new_sitting(begun()), [SEARCH, "what was crowded", "1"])
    assert "After this lesson you can" in said
    said = talked(new_sitting(begun()), [SEARCH, "conects", "1", "b"])
    assert "Connects: The units you spend" in said


def test_nothing_found_is_said_and_b_goes_back() -> None:
    said = talked(new_sitting(begun()), [SEARCH, "xqzzwv", "b", "q"])
    assert "Nothing has these words" in said and said.count("Where to?") == 2


def test_colours_and_a_slow_line_are_chosen_by_number_and_kept() -> None:
    sitting = new_sitting(begun())
    talked(sitting, [SETTINGS, "2", "3", "3", "2", "b", "q"])
    assert (sitting.settings.theme, sitting.settings.quiet) == ("light", "yes")


def test_my_data_can_be_found_copied_and_deleted(tmp_path: Path) -> None:
    store = open_file_store(tmp_path / "saves")
    sitting = Sitting(course(), store, lambda: NOW, begun())
    sitting.introduce(name="Ana")
    copy = tmp_path / "copy.toml"
    said = talked(sitting, [SETTINGS, "5", "6", str(copy), "8", "no", "8", "delete"])
    assert str(tmp_path / "saves" / "me.toml") in said.replace("\n", "")
    assert copy.exists() and "Nothing was deleted." in said
    assert said.rstrip().endswith("Goodbye.") and "Attention" not in said.split("Opened again")[1]
    assert not list((tmp_path / "saves").rglob("*.toml"))
