"""Where a letter leaves the tutor unsure, its reader decides, and all else follows."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.letter_guide import guide

from tutor.learner import changes
from tutor.learner.progress import Progress
from tutor.tutoring.deciding import (
    FAMILIES,
    FAMILY_WORDS,
    as_decided,
    decided,
    needs_deciding,
    reasons_to_choose,
    torn_between,
)
from tutor.tutoring.letter_news import what_is_new
from tutor.tutoring.letter_reading import read_letter

GUIDE = guide()
NOW = datetime(2026, 11, 23, tzinfo=UTC)
VAGUE = "Hello, we looked at what you sent us and the answer this time is something you will not like. Bye."


def test_a_text_that_says_too_little_needs_its_reader() -> None:
    assert needs_deciding(read_letter(VAGUE, GUIDE))
    assert needs_deciding(read_letter("", GUIDE))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_reason_of_a_family_can_be_chosen_once(family: str) -> None:
    reasons = [
        reason
        for known in FAMILIES
        if known == family
        for reason in reasons_to_choose(known, read_letter(VAGUE, GUIDE), GUIDE)
    ]
    assert {reason.id for reason in reasons} == {r.id for r in GUIDE.reasons if r.family == family}
    assert len(reasons) == len({reason.id for reason in reasons})
    assert family in FAMILY_WORDS


def test_what_its_reader_decided_is_likely_and_never_sure() -> None:
    reading = decided(read_letter(VAGUE, GUIDE), "closed", "policy-violation", GUIDE)
    assert (reading.family, reading.certainty) == ("closed", "likely")
    assert reading.may_resubmit == GUIDE.reason["policy-violation"].may_resubmit
    assert [reason.id for reason in reading.reasons] == ["policy-violation"]


def test_the_tutor_is_torn_only_between_reasons_it_is_unsure_of() -> None:
    for sample in GUIDE.samples:
        reading = read_letter(sample.text, GUIDE)
        unsure = {one.id for one in reading.reasons if one.certainty == "unsure"}
        assert {reason.id for reason in torn_between(reading, GUIDE)} <= unsure


def test_a_decision_stays_when_the_same_letter_is_given_again() -> None:
    progress = changes.letter_kept(Progress(), VAGUE, None, "unclear", ("not-a-letter",))
    progress = changes.letter_decided(progress, "letter-1", "declined", "crowded-skills")
    progress = changes.letter_kept(progress, VAGUE, NOW.date(), "unclear", ("not-a-letter",))
    (letter,) = progress.letter
    assert (letter.family, letter.reasons, letter.received_on) == (
        "declined",
        ("crowded-skills",),
        NOW.date(),
    )
    assert as_decided(read_letter(VAGUE, GUIDE), letter, GUIDE).family == "declined"


def test_a_letter_that_is_not_there_cannot_be_decided() -> None:
    assert changes.letter_decided(Progress(), "letter-9", "declined", "crowded-skills") == Progress()


@given(st.lists(st.sampled_from("abc"), unique=True), st.lists(st.sampled_from("abc"), unique=True))
def test_what_is_new_and_what_is_gone_is_all_that_differs(newer: list[str], older: list[str]) -> None:
    new, gone = what_is_new(newer, older)
    assert {*newer} - {*new} == {*older} - {*gone} == {*newer} & {*older}
