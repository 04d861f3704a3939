"""Dates by which a letter asks the learner to act."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.tutoring.deadlines import find_deadline

CAME = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Please verify your identity within 7 days.", date(2026, 11, 30)),
        ("You must reply within seven (7) calendar days.", date(2026, 11, 30)),
        ("Upload your ID by Friday.", date(2026, 11, 27)),
        ("Please send it by 30 November.", date(2026, 11, 30)),
        ("Please send it by November 30, 2026.", date(2026, 11, 30)),
        ("Complete this before the 2nd of December 2026.", date(2026, 12, 2)),
        ("You have until 12/05/2027 to appeal.", date(2027, 5, 12)),
        ("You have until 05/12/2026 to appeal.", date(2026, 12, 5)),
        ("Please answer in the next 48 hours.", date(2026, 11, 25)),
        ("Please reply within 5 business days.", date(2026, 11, 30)),
        ("You have one week to verify your account.", date(2026, 11, 30)),
        ("Please reply by 2026-12-01.", date(2026, 12, 1)),
        ("Please reply by 5 January.", date(2027, 1, 5)),
    ],
)
def test_a_date_for_the_learner_is_found(text: str, on: date) -> None:
    deadline = find_deadline(text, CAME)
    assert deadline is not None
    assert deadline.on == on
    assert text[deadline.start : deadline.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "We will reply within 24 hours.",
        "You will hear from us within 2 days.",
        "Your code expires in 10 minutes.",
        "Reviews usually take 24 hours.",
        "Your profile was approved.",
        "You joined us 3 days ago.",
        "You have until 45/45/2026 to appeal.",
        "",
    ],
)
def test_what_the_sender_will_do_is_no_deadline(text: str) -> None:
    assert find_deadline(text, CAME) is None


def test_the_earliest_of_several_counts() -> None:
    text = "Please upload your ID within 7 days. Please answer the questions by Wednesday."
    deadline = find_deadline(text, CAME)
    assert deadline is not None and deadline.on == date(2026, 11, 25)


@settings(max_examples=150)
@given(st.text("please within by 0123456789/days hours Friday.\n-()", max_size=120), st.dates())
def test_no_text_and_no_day_make_it_fail(text: str, came: date) -> None:
    deadline = find_deadline(text, came)
    assert deadline is None or (deadline.on >= came and deadline.start < deadline.end)
