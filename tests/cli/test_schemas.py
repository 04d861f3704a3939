"""Every file the tutor writes validates against the schema it publishes, and so does every file of a course."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError  # type: ignore[import-untyped]
from tests.course.small_course import small_course_files
from tests.exports.making import HOSTILE, plan
from tests.saves.making import DOCUMENTS
from tests.tutoring.any_save import saves
from tests.tutoring.letter_guide import guide, written_letters
from tests.tutoring.plan_learners import plan_of

from tutor.cli.schemas import schema_of
from tutor.course.loading import find_content
from tutor.course.pages import split_front, split_lesson
from tutor.exports.plan_json import plan_json
from tutor.exports.plan_toml import plan_toml
from tutor.learner.progress import Progress
from tutor.saves.writing import SaveWriter
from tutor.tutoring.letter_reading import read_letter

NAMES = ("save", "plan", "course", "letter")


@cache
def validator(name: str) -> Draft202012Validator:
    schema = schema_of(name)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def as_json(value: Any) -> Any:
    """TOML's values as JSON has them: days and times are texts."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


def validate(name: str, document: Any) -> None:
    validator(name).validate(as_json(document))


@pytest.mark.parametrize("name", NAMES)
def test_the_command_prints_a_schema(name: str) -> None:
    ran = subprocess.run([sys.executable, "-m", "tutor", "schema", name], capture_output=True, check=True)
    schema = json.loads(ran.stdout)
    assert schema == schema_of(name)
    assert schema["$schema"].startswith("https://json-schema.org/")


@settings(deadline=None)
@given(DOCUMENTS)
def test_every_save_that_is_written_fits_its_schema(document: dict[str, Any]) -> None:
    validate("save", tomllib.loads(SaveWriter().text(Progress.model_validate(document))))


def test_the_empty_save_fits_and_a_wrong_one_does_not() -> None:
    validate("save", {})
    wrongs: tuple[Any, ...] = (
        {"format": "x"},
        {"answer": [{"question": "x"}]},
        {"skill": {}},
        {"revision": -1},
    )
    for wrong in wrongs:
        with pytest.raises(ValidationError):
            validate("save", wrong)


@settings(deadline=None, max_examples=40)
@given(saves())
def test_every_plan_fits_its_schema(progress: Progress) -> None:
    made = plan_of(progress)
    validate("plan", tomllib.loads(plan_toml(made)))
    validate("plan", json.loads(plan_json(made)))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_plan_with_hostile_words_fits_its_schema(text: str) -> None:
    validate("plan", tomllib.loads(plan_toml(plan(text))))


def test_every_reading_fits_its_schema() -> None:
    for letter in written_letters()[:80]:
        validate("letter", read_letter(letter.text, guide()).as_document())
    with pytest.raises(ValidationError):
        validate("letter", {"family": "declined"})


@given(st.text(max_size=200))
def test_a_reading_of_any_text_fits_its_schema(text: str) -> None:
    validate("letter", read_letter(text, guide()).as_document())


def toml_of_a_course(path: str, text: str) -> Iterator[dict[str, Any]]:
    """The TOML of one course file: all of it, or the blocks of a Markdown file."""
    if path.endswith(".toml"):
        yield tomllib.loads(text)
    elif "/lessons/" in path:
        parts = split_lesson(text)
        yield tomllib.loads(parts.front.text)
        yield from (tomllib.loads(page.settings.text) for page in parts.pages)
    else:
        yield tomllib.loads(split_front(text)[0].text)


def course_files() -> dict[str, str]:
    root = find_content(None, {})
    return {
        file.relative_to(root).as_posix(): file.read_text(encoding="utf-8")
        for ending in ("*.toml", "*.md")
        for file in root.rglob(ending)
    }


def test_every_file_of_a_good_course_fits_its_schema() -> None:
    for path, text in [*course_files().items(), *small_course_files().items()]:
        if path.startswith("fil/"):
            continue  # it holds words alone, laid over the English file of the same name
        for document in toml_of_a_course(path, text):
            validate("course", document)


@pytest.mark.parametrize("wrong", ["colour = 1", '[[question]]\nid = "x"', "[[skill]]\nname = 1", ""])
def test_a_file_of_no_course_does_not_fit(wrong: str) -> None:
    with pytest.raises(ValidationError):
        validate("course", tomllib.loads(wrong))


def test_editors_find_every_file_of_a_course_by_its_name() -> None:
    described = [shape.get("description", "") for shape in schema_of("course")["$defs"].values()]
    for name in ("sources.toml", "questions.toml", "unit.toml", "glossary.toml", "steps.toml"):
        assert any(name in words for words in described)
