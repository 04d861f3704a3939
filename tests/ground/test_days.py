"""A day is read as people write it, and what could mean two days means none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.ground.days import read_day


@pytest.mark.parametrize(
    "typed",
    [
        "2026-12-24",
        " 2026/12/24 ",
        "2026.12.24.",
        "2026-12-24T00:00:00",
        "2026-12-24 08:30",
        "24.12.2026",
        "24. 12. 2026",
        "24/12/2026",
        "12/24/2026",
        "24-12-2026",
        "24 Dec 2026",
        "24-Dec-2026",
        "24th of December 2026",
        "24. December 2026",
        "Dec 24, 2026",
        "DECEMBER 24th, 2026",
        "Disyembre 24, 2026",
        "ika-24 ng Dis 2026",
        "Thursday, December 24, 2026",
        "Thu. 24 Dec 2026",
        "Huwebes 24.12.2026",
        "2026–12–24",
    ],
)
def test_each_way_to_write_one_day(typed: str) -> None:
    assert read_day(typed) == date(2026, 12, 24)


def test_dots_have_the_day_first_and_a_double_number_is_clear() -> None:
    assert read_day("11.12.2026") == date(2026, 12, 11)
    assert read_day("11/11/2026") == date(2026, 11, 11)
    assert read_day("1 Sept 2026") == date(2026, 9, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "11/12/2026",
        "2026-02-30",
        "31.11.2026",
        "24 Dez 2026",
        "24 Dec",
        "soon",
        "0000-01-01",
        "12026-1-1",
        "٢٠٢٦-12-24",
    ],
)
def test_what_may_be_two_days_or_none_is_none(typed: str) -> None:
    assert read_day(typed) is None


@given(st.dates())
def test_each_day_comes_back_from_each_clear_form(day: date) -> None:
    assert read_day(day.isoformat()) == day
    assert read_day(f"{day.day}.{day.month}.{day.year:04}") == day


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert read_day(text) is None or isinstance(read_day(text), date)


def test_a_weekday_that_is_not_that_days_means_no_day() -> None:
    assert read_day("Friday, December 24, 2026") is None
