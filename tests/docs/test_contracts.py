"""The page that others rely on says what the code does: reasons and families, and examples that can be read."""

import json
import re
import tomllib
from pathlib import Path

from tutor.course.checks.letters import FAMILY_OF_REASON
from tutor.exports.plan_reading import read_plan_file
from tutor.learner.progress import Progress
from tutor.tutoring.reading import Reading

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "contracts.md").read_text(encoding="utf-8")


def example(language: str, number: int = 0) -> str:
    found: list[str] = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    return found[number]


def test_each_reason_stands_in_its_family() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (`.*`) \|$", PAGE, re.MULTILINE)
    told = {reason: family for family, reasons in rows for reason in re.findall(r"`([a-z-]+)`", reasons)}
    assert told == dict(FAMILY_OF_REASON)


def test_the_example_of_a_reading_is_one() -> None:
    told = json.loads(example("json"))
    assert (told.pop("format"), told.pop("version")) == ("tutor.letter-reading", 1)
    assert Reading.model_validate(told).reasons[0].id == "crowded-skills"


def test_the_example_of_a_save_is_read_whole() -> None:
    told = tomllib.loads(example("toml"))
    assert (told.pop("format"), told.pop("version")) == ("tutor.save", 1)
    save = Progress.model_validate(told)
    assert [len(getattr(save, part)) for part in ("letter", "skill", "certificate", "proof")] == [1, 1, 1, 1]
    assert save.answer[0].question == "letter/which-sentence"


def test_the_example_of_a_plan_is_read_back() -> None:
    edited = read_plan_file(example("toml", 1))
    assert [step.id for step in edited.steps] == ["verify/email-handling"]
    assert edited.not_taken == ()
