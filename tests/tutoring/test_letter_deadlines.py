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
        ("Finish by 4 December at 17:00 UTC.", date(2026, 12, 4)),
        ("Verify by 5 PM on Thursday.", date(2026, 11, 26)),
        ("Please verify by Fri, 27 Nov.", date(2026, 11, 27)),
        ("Please verify by Tues.", date(2026, 11, 24)),
        ("Verify by 27/11 or by 11/27.", date(2026, 11, 27)),
        ("Please verify by the 2nd.", date(2026, 12, 2)),
        ("They gave me until the 30th to send the papers.", date(2026, 11, 30)),
        ("Please send it by the end of the week.", date(2026, 11, 29)),
        ("Please send it by the end of November.", date(2026, 11, 30)),
        ("Please send it by end of day tomorrow.", date(2026, 11, 24)),
        ("Please send it by the day after tomorrow.", date(2026, 11, 25)),
        ("Please send it by the end of the month.", date(2026, 11, 30)),
        ("Please send it by the end of the year.", date(2026, 12, 31)),
        ("Please complete this today.", date(2026, 11, 23)),
        ("Respond within 48h or your account will be limited.", date(2026, 11, 25)),
        ("Please verify within 24-48 hours.", date(2026, 11, 24)),
        ("You need to verify within 5 to 7 days.", date(2026, 11, 28)),
        ("Kindly verify in 7days.", date(2026, 11, 30)),
        ("You may appeal once, within a fortnight.", date(2026, 12, 7)),
        ("Please verify within twenty-one days.", date(2026, 12, 14)),
        ("Failure to verify within 7 (seven) days will result in suspension.", date(2026, 11, 30)),
        ("3 days left to verify your identity.", date(2026, 11, 26)),
        ("due in: 5 days. Identity check", date(2026, 11, 28)),
        ("Your account will be limited on 1 December unless you verify.", date(2026, 12, 1)),
        ("From 3 December you won't be able to withdraw unless you add a bank.", date(2026, 12, 3)),
        ("Verifique su identidad en un plazo de 7 días.", date(2026, 11, 30)),
        ("Verifique su identidad antes del 4 de diciembre.", date(2026, 12, 4)),
        ("Verify your identity by Wednesday, 2 December 2026.", date(2026, 12, 2)),
        ("6 more days remaining. Upload your ID.", date(2026, 11, 29)),
        ("Mag-verify sa loob ng 7 araw.", date(2026, 11, 30)),
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
        "Please verify by 30 Feb.",
        "Please verify by the 45th.",
        "Please verify by week.",
        "You were declined within 3 days.",
        "Your funds will be paid within 5 days.",
        "You can submit again after 30 days.",
        "You can reapply in 30 days.",
        "I applied by 5 November and was declined.",
        "Your account ended on 1 December.",
        "I was declined within 15 minutes, it must be a bot.",
        "In your profile add 3 skills you used in the last 2 years.",
        "Please describe what you did in 3 days of work.",
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
