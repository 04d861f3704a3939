"""Short answers are read kindly: what a person means counts, not how the keyboard wrote it."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.ground.typed import plain_form, read_number

WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=20)


@pytest.mark.parametrize(
    "typed",
    [
        "EF SET",
        "ef set",
        "  EF   SET ",
        "“EF SET”",
        "'ef-set'",
        "EF SET.",
        "ＥＦ ＳＥＴ",
        "EF\u00a0SET",
        "EF\u200dSET",
    ],
)
def test_case_spaces_quotes_and_unicode_forms_do_not_count(typed: str) -> None:
    assert plain_form(typed) == plain_form("EF SET")


def test_accents_of_latin_letters_do_not_count_but_marks_of_other_scripts_do() -> None:
    assert plain_form("Résumé") == plain_form("resume") == plain_form("re\u0301sume\u0301")
    assert plain_form("किताब") != plain_form("कतब")
    assert plain_form("й") != plain_form("и")


def test_signs_that_tell_two_things_apart_stay() -> None:
    assert len({plain_form("C"), plain_form("C++"), plain_form("C#")}) == 3


@given(WORDS)
def test_every_unicode_form_of_a_word_is_that_word(word: str) -> None:
    forms = [unicodedata.normalize(form, word) for form in ("NFC", "NFD", "NFKC", "NFKD")]
    assert {plain_form(f" “{form}” ") for form in forms} == {plain_form(word)}


@given(st.text(max_size=40))
def test_reading_anything_typed_never_fails_and_is_steady(typed: str) -> None:
    read_number(typed)
    assert plain_form(plain_form(typed)) == plain_form(typed)


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("15", "15", ""),
        ("15 hours", "15", "hours"),
        ("15hours", "15", "hours"),
        ("1,000", "1000", ""),
        ("1.000", "1000", ""),
        ("1 000", "1000", ""),
        ("1\u202f000", "1000", ""),
        ("1'000", "1000", ""),
        ("1,234.5", "1234.5", ""),
        ("1.234,5", "1234.5", ""),
        ("1,234,567", "1234567", ""),
        ("2,5", "2.5", ""),
        ("2.5 h", "2.5", "h"),
        ("$ 12.50", "12.50", "$"),
        ("12 %", "12", "%"),
        ("١٥", "15", ""),
        ("１５", "15", ""),
        ("-3", "-3", ""),
        ("\u22123", "-3", ""),
        ("- 3", "-3", ""),
        ("15.", "15", ""),
        ("“15”", "15", ""),
        ("(15 hours!)", "15", "hours"),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str, value: str, unit: str) -> None:
    read = read_number(typed)
    assert read is not None
    assert Decimal(value) in read.values
    assert read.unit == unit


@pytest.mark.parametrize(
    "typed", ["", "many", "10-15", "3 or 4", "about 15 hours", "1,00,0.0,0", "9" * 40, "2 2"]
)
def test_what_is_not_one_clear_number_is_not_guessed(typed: str) -> None:
    assert read_number(typed) is None


@given(st.integers(-(10**9), 10**9))
def test_a_number_with_commas_is_that_number(number: int) -> None:
    read = read_number(f"{number:,} hours")
    assert read is not None
    assert Decimal(number) in read.values
