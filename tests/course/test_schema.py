"""The schema of a course fits its files as they are written, and no key of one shape passes in another."""

from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from tests.course.small_course import UNIT_TOML, small_course_files

from tutor.course.schema import course_schema
from tutor.ground.toml_reading import parse_toml

SCHEMA = course_schema()


def fits(shape: str, document: dict[str, Any]) -> bool:
    schema = {**SCHEMA, "anyOf": [{"$ref": f"#/$defs/{shape}"}]}
    return bool(Draft202012Validator(schema).is_valid(document))


def test_a_unit_file_has_its_objectives_and_neither_lessons_nor_questions() -> None:
    unit = parse_toml(UNIT_TOML)
    assert fits("UnitFile", unit)
    assert not fits("UnitFile", {name: value for name, value in unit.items() if name != "objective"})
    assert not fits("UnitFile", unit | {"objective": []})
    for elsewhere in ("lessons", "questions", "objectives"):
        assert not fits("UnitFile", unit | {elsewhere: []})


def test_the_text_of_a_page_stands_below_its_head_and_not_in_it() -> None:
    head = {"id": "p1", "title": "One idea"}
    assert fits("PageHead", head)
    assert not fits("PageHead", head | {"text": "A page."})


def test_each_list_of_a_file_has_at_least_one_entry() -> None:
    terms = parse_toml(small_course_files()["en/glossary.toml"])
    assert fits("GlossaryFile", terms)
    assert not fits("GlossaryFile", {"term": []})
