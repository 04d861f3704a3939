"""What the tutor writes as TOML reads back the same, and looks as the contracts show it."""

import math
import tomllib
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.ground.clean import clean
from tutor.ground.toml_reading import parse_toml
from tutor.ground.toml_writing import UnwritableError, same_toml, table_row, toml_text

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(
        ['"""', "a\r\nb", "\\", "'", "x\n", '\n"', "\x00\x1b[31m", "é👩‍👩‍👧", "[[x]]", "a = 1\n[b]\n", "#"]
    ),
)
OFFSETS = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
SCALARS = st.one_of(
    TEXTS,
    st.booleans(),
    st.integers(),
    st.integers(min_value=2**63, max_value=2**1300),
    st.floats(),
    st.dates(),
    st.times(),
    st.datetimes(),
    st.datetimes(timezones=OFFSETS),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=25,
)
DOCUMENTS = st.dictionaries(TEXTS, VALUES | st.lists(st.dictionaries(TEXTS, VALUES, max_size=3)), max_size=5)


@settings(deadline=None, max_examples=300)
@given(DOCUMENTS)
def test_whatever_is_written_reads_back_the_same(document: dict[str, object]) -> None:
    text = toml_text(document)
    assert same_toml(tomllib.loads(text), document)
    assert same_toml(parse_toml(text), document)
    assert toml_text(tomllib.loads(text)) == toml_text(document)


@given(TEXTS, st.dictionaries(TEXTS, VALUES, max_size=4), st.dictionaries(TEXTS, VALUES, max_size=4))
def test_rows_written_one_by_one_make_the_same_list(
    name: str, first: dict[str, object], second: dict[str, object]
) -> None:
    text = table_row(name, first) + "\n" + table_row(name, second)
    assert same_toml(tomllib.loads(text), {name: [first, second]})
    assert text == toml_text({name: [first, second]})


# Long because it shows a whole file beside what it was made of.
def test_a_save_looks_as_the_contract_shows_it() -> None:
    document = {
        "format": "tutor.save",
        "saved_at": datetime(2026, 11, 22, 23, 4, 5, tzinfo=timezone(timedelta(hours=2))),
        "learner": {"hours_per_week": 6, "started_on": date(2026, 11, 20)},
        "letter": [
            {
                "reasons": ["crowded-skills"],
                "marks": [{"role": "reason", "start": 120, "end": 201}],
                "text": 'Hi "Ana",\nno.',
            }
        ],
        "skill": [],
        "answer": [{"response": ["b"], "correct": True}, {"response": [], "correct": False}],
    }
    assert (
        toml_text(document)
        == r'''format = "tutor.save"
saved_at = 2026-11-22T21:04:05Z
skill = []

[learner]
hours_per_week = 6
started_on = 2026-11-20

[[letter]]
reasons = ["crowded-skills"]
marks = [{role = "reason", start = 120, end = 201}]
text = """
Hi \"Ana\",
no."""

[[answer]]
response = ["b"]
correct = true

[[answer]]
response = []
correct = false
'''
    )


def test_a_long_list_goes_on_over_lines() -> None:
    document = {
        "how": [
            "First do this, which takes a while.",
            "Then do that, which takes a while longer than the first one.",
        ]
    }
    assert toml_text(document).splitlines() == [
        "how = [",
        '    "First do this, which takes a while.",',
        '    "Then do that, which takes a while longer than the first one.",',
        "]",
    ]


def test_a_table_inside_a_row_belongs_to_that_row() -> None:
    rows = [{"id": "a", "extra": {"deep": {"x": 1}}, "last": 2}, {"id": "b"}]
    assert tomllib.loads(toml_text({"skill": rows})) == {"skill": rows}


def test_what_lies_as_deep_as_the_reader_allows_can_be_read_again() -> None:
    value: object = 1
    for _ in range(16):
        value = {"a": value}
    assert parse_toml(toml_text({"top": value})) == {"top": value}
    assert parse_toml(toml_text({"top": [{"row": 1}, {"value": value}]}))


def test_time_at_the_ends_of_the_calendar_is_kept() -> None:
    first = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5)))
    assert tomllib.loads(toml_text({"at": first})) == {"at": first}


@pytest.mark.parametrize(
    "value",
    [None, b"bytes", {1: 2}, "half \ud83d", {"\udc00": 1}, time(1, tzinfo=UTC), [None], {"a": {1, 2}}, 1j],
)
def test_what_no_file_can_hold_is_refused_in_one_kind_of_error(value: object) -> None:
    with pytest.raises(UnwritableError):
        toml_text({"value": value})
    with pytest.raises(UnwritableError):
        table_row("row", {"value": value})


@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_a_written_file_holds_nothing_that_a_terminal_obeys(document: dict[str, object]) -> None:
    text = toml_text(document | {"hostile": "\x1b]0;x\x07\x9b31m\u202e\ufeff\U000e0041 \t\n"})
    assert clean(text) == text


def test_values_of_different_kinds_are_not_the_same() -> None:
    assert same_toml([math.nan, {"a": (1,)}], [math.nan, {"a": [1]}])
    assert not same_toml(True, 1)
    assert not same_toml(1, 1.0)
    assert not same_toml({"a": 1}, {"a": 1, "b": 2})
    assert not same_toml([1], [1, 2])
