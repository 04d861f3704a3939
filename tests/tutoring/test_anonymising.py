"""A copy of a letter for others: without names, addresses, links and numbers, and with all its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.letter_guide import guide

from tutor.tutoring.anonymising import anonymised
from tutor.tutoring.letter_reading import read_letter

GUIDE = guide()
LETTER = """From: Upwork Support <support@upwork.com>
To: Maria Lopez <maria.lopez+up@mail.example>
Dear Maria Lopez,

Your application of 12 March 2026 (case #4471-A) was not accepted, Maria. See https://upwork.com/x?u=maria or
www.upwork.com/help, or call +63 917 555 01 02. Your profile ~01abcdef9f and @marial are not public.

Kind regards,
John Smith
The Upwork Team
"""


def test_nothing_of_the_person_is_left() -> None:
    copy = anonymised(LETTER)
    for secret in (
        "Maria",
        "Lopez",
        "John",
        "Smith",
        "mail.example",
        "4471",
        "917",
        "555",
        "01abcdef9f",
        "http",
        "2026",
    ):
        assert secret.casefold() not in copy.casefold(), secret


def test_the_words_that_tell_the_reason_stay() -> None:
    copy = anonymised(LETTER)
    assert "was not accepted" in copy
    assert "The Upwork Team" in copy
    assert copy.count("\n") == LETTER.count("\n")


@pytest.mark.parametrize("greeting", ["Hi there,", "Dear freelancer,", "Hello team!", "Dear Sir or Madam,"])
def test_who_is_nobody_in_particular_may_stay(greeting: str) -> None:
    assert anonymised(f"{greeting}\n\nThere are many freelancers like you.").endswith(
        "many freelancers like you."
    )


@pytest.mark.parametrize("sample", GUIDE.samples, ids=lambda sample: sample.id)
def test_a_sample_reads_the_same_without_its_names(sample: object) -> None:
    text = getattr(sample, "text", "")
    before, after = read_letter(text, GUIDE), read_letter(anonymised(text), GUIDE)
    assert after.family == before.family


@given(st.text(max_size=300))
def test_any_text_can_be_anonymised_and_once_is_enough(text: str) -> None:
    copy = anonymised(text)
    assert anonymised(copy) == copy or "[name]" in copy


@pytest.mark.parametrize("unit", ["a", "a-", "a.", "1 ", "Hi A", "@", "aA1.", "Regards\n"])
def test_a_long_text_of_one_sign_is_done_at_once(unit: str) -> None:
    assert anonymised(unit * (200_000 // len(unit))) is not None
