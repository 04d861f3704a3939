"""A plan leaves the tutor in five forms: the same each time, and with nothing live in it."""

import json
import os
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from tests.exports.making import HOSTILE, plan

from tutor.cli.schemas import schema_of
from tutor.exports.forms import FORMS, render_plan
from tutor.exports.words import days, effort, hours
from tutor.ground.clean import clean
from tutor.ground.problem import UsageError

ROOT = Path(__file__).parents[2]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def without_marks(document: dict[str, Any]) -> dict[str, Any]:
    """The plan itself, without what tells an edit later."""
    assert set(document.pop("written")) == {"fingerprint", "steps"}
    return document


@pytest.mark.parametrize("text", ["", *HOSTILE])
def test_toml_and_json_validate_against_the_published_schema(text: str) -> None:
    schema = schema_of("plan")
    for document in (
        tomllib.loads(render_plan(plan(text), "toml")),
        json.loads(render_plan(plan(text), "json")),
    ):
        Draft202012Validator(schema).validate(json.loads(json.dumps(document, default=str)))


def test_toml_and_json_hold_the_whole_plan() -> None:
    assert without_marks(tomllib.loads(render_plan(plan(), "toml"))) == plan().as_document()
    as_json = without_marks(json.loads(render_plan(plan(), "json")))
    assert as_json["step"][0]["due_on"] == "2026-11-25"
    assert list(as_json) == list(plan().as_document())


def test_toml_looks_as_the_contract_shows_it() -> None:
    text = render_plan(plan(), "toml")
    assert text.startswith(
        'format = "tutor.action-plan"\nversion = 1\nmade_on = 2026-11-22\n'
        'course = "upwork-profile"\n\n[learner]\n'
    )
    assert text.count("\n[[step]]\n") == 4
    assert text.count("\n[[source]]\n") == 1
    assert (
        '\nbecause = ["skill:skill-1"]\nhow = ["Open the free course.", "Take the test."]\nminutes = 75\n'
        in text
    )


def test_a_plan_without_steps_has_every_form() -> None:
    empty = plan(step=[], source=[])
    assert without_marks(tomllib.loads(render_plan(empty, "toml"))) == empty.as_document()
    for form in FORMS:
        assert render_plan(empty, form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_form_holds_what_a_terminal_obeys(form: str, text: str) -> None:
    rendered = render_plan(plan(text), form)
    if form == "calendar":
        rendered = rendered.replace("\r\n", "\n")
    assert clean(rendered) == rendered


@pytest.mark.parametrize("form", FORMS)
@given(text=TEXTS)
def test_every_text_can_leave_in_every_form(form: str, text: str) -> None:
    assert render_plan(plan(text), form).encode()


@pytest.mark.parametrize("text", HOSTILE)
def test_words_come_back_from_toml_and_json(text: str) -> None:
    assert tomllib.loads(render_plan(plan(text), "toml"))["step"][0]["note"] == clean(text)
    assert json.loads(render_plan(plan(text), "json"))["step"][0]["note"] == clean(text)


def test_the_same_plan_gives_the_same_bytes_in_every_process() -> None:
    program = (
        "import sys; from tests.exports.making import plan;"
        "from tutor.exports.forms import FORMS, render_plan;"
        "sys.stdout.buffer.write(''.join(render_plan(plan(), form) for form in FORMS).encode())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Manila"))
    }
    assert len(runs) == 1


def test_a_form_that_does_not_exist_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="toml, markdown, html, calendar, json"):
        render_plan(plan(), "pdf")


def test_libraries_are_imported_only_for_the_form_that_needs_them() -> None:
    program = (
        "import sys; import tutor.exports.forms as forms; from tests.exports.making import plan;"
        "forms.render_plan(plan(), 'toml'); print({'jinja2', 'icalendar'} & set(sys.modules))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout == "set()\n"


@pytest.mark.parametrize(
    ("start_on", "due_on", "words"),
    [
        (date(2026, 11, 25), date(2026, 11, 25), "25 Nov 2026"),
        (date(2026, 11, 23), date(2026, 11, 25), "23 to 25 Nov 2026"),
        (date(2026, 11, 30), date(2026, 12, 2), "30 Nov to 2 Dec 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 Dec 2026 to 2 Jan 2027"),
    ],
)
def test_days_are_told_in_few_words(start_on: date, due_on: date, words: str) -> None:
    assert days(start_on, due_on) == words


def test_effort_is_told_in_hours_and_minutes() -> None:
    assert [effort(minutes) for minutes in (5, 60, 75)] == ["5 min", "1 h", "1 h 15 min"]
    assert [hours(given) for given in (1, 2.5, 6)] == ["1 hour a week", "2.5 hours a week", "6 hours a week"]
