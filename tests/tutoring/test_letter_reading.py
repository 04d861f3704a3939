"""What the tutor reads in letters: reasons, evidence, certainty, and honest doubt."""

import importlib.util
import tracemalloc
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.course.letter_signs import Sign
from tutor.tutoring.letter_reading import read_letter
from tutor.tutoring.reading import Evidence, Reading


def _beside(name: str) -> ModuleType:
    """A module of this folder, whichever way pytest imports tests."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


letter_guide = _beside("letter_guide")
GUIDE = letter_guide.guide()
CROWDED = (
    "There are already many freelancers with a similar skillset to yours "
    "and we cannot accept your registration."
)


def read(text: str) -> Reading:
    return read_letter(text, GUIDE)


def ids(text: str) -> set[str]:
    return {reason.id for reason in read(text).reasons}


def all_evidence(reading: Reading) -> list[Evidence]:
    return [one for found in reading.reasons for one in found.evidence] + [
        one for found in reading.remedies for one in found.evidence
    ]


@pytest.mark.parametrize("sample", GUIDE.samples, ids=lambda sample: sample.id)
def test_every_sample_letter_is_read_as_what_it_is(sample: Any) -> None:
    reading = read(sample.text)
    assert [reason.id for reason in reading.reasons] == [sample.id]
    assert reading.certainty in ("sure", "likely")
    assert "Sample" in sample.title


def test_there_is_a_sample_for_every_reason_but_the_unclear_ones() -> None:
    wanted = {reason.id for reason in GUIDE.reasons if reason.family != "unclear"}
    assert {sample.id for sample in GUIDE.samples} == wanted


def test_the_one_sentence_of_the_2017_letter_is_enough() -> None:
    reading = read(CROWDED)
    assert [reason.id for reason in reading.reasons] == ["crowded-skills"]
    assert reading.certainty in ("sure", "likely")
    assert reading.may_resubmit == "after-change"


def test_the_way_out_that_a_letter_names_is_found() -> None:
    way_out = "If you have more relevant skills to add, update and re-submit your profile."
    remedies = {remedy.id for remedy in read(f"{CROWDED} {way_out}").remedies}
    assert {"add-relevant-skills", "update-and-resubmit"} <= remedies


def test_demand_words_in_a_closed_account_are_closed_and_not_declined() -> None:
    reading = read(
        "Your Upwork account has been closed. You sent many proposals and never won a contract. "
        "Our marketplace has too many freelancers with similar skills."
    )
    assert reading.family == "closed"
    assert reading.reasons[0].id == "many-proposals-no-earnings"
    assert reading.may_resubmit == "appeal"


def test_not_all_are_accepted_in_a_pending_notice_is_no_rejection() -> None:
    text = "We are reviewing your application to join Upwork. Note that not all applications are accepted."
    assert ids(text) == {"application-pending"}


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Your Upwork profile was not approved.", "declined"),
        ("Your Upwork profile could not be approved.", "declined"),
        ("Your Upwork profile has been approved.", "not-a-rejection"),
        ("I want my Upwork profile to be approved.", "unclear"),
    ],
)
def test_negation_and_hope_change_what_approved_means(text: str, family: str) -> None:
    assert read(text).family == family


def test_a_retelling_gives_the_reason_but_is_never_sure() -> None:
    reading = read(
        "Upwork rejected my registration, they told me there are too many freelancers with my skills."
    )
    assert "crowded-skills" in {reason.id for reason in reading.reasons}
    assert reading.certainty != "sure"


@pytest.mark.parametrize("text", ["", " \n\t", "hello", "IMG_0042.jpeg", "...", "\u200b\ufeff", "\x00\x00"])
def test_next_to_nothing_is_too_little_text(text: str) -> None:
    assert ids(text) == {"too-little-text"}
    assert read(text).may_resubmit == "unknown"


def test_a_long_text_about_something_else_is_not_a_letter() -> None:
    assert ids(
        "Mix two cups of flour with sugar and butter, then bake it for forty minutes in the oven. " * 3
    ) == {"not-a-letter"}


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for applying for the position of agent. We had many candidates with similar skills.",
        "Your Fiverr gig has been denied. Please edit it and submit it again.",
        "Your PayPal account has been limited. Please confirm your identity.",
        "How to get your Upwork profile approved: in this article I give you tips. Leave a comment below.",
    ],
)
def test_mail_of_others_and_articles_are_no_letters(text: str) -> None:
    assert read(text).family == "unclear"


def test_a_letter_broken_quoted_and_full_of_entities_is_read_the_same() -> None:
    spoilt = (
        "> There are already many free-\r\n> lancers with a simi-\r\n> lar skillset to yours\r\n"
        "> and we can&#39;t\r\n"
        "> accept your regis\r\n> tration."
    )
    assert ids(spoilt) == {"crowded-skills"}


@pytest.mark.parametrize("letter", letter_guide.written_letters(), ids=lambda letter: letter.group)
def test_evidence_is_exact_and_whole(letter: Any) -> None:
    reading = read(letter.text)
    for one in all_evidence(reading):
        assert one.text == letter.text[one.start : one.end]
        assert one.text.strip() == one.text != ""
    if reading.family != "unclear":
        assert all(reason.evidence for reason in reading.reasons)


def test_no_letter_of_ours_is_surely_misread() -> None:
    family = {reason.id: reason.family for reason in GUIDE.reasons}
    for letter in letter_guide.written_letters():
        reading = read(letter.text)
        if reading.certainty == "sure":
            assert reading.family == family[letter.reasons[0]], letter.text


def test_most_letters_of_ours_are_read_right() -> None:
    family = {reason.id: reason.family for reason in GUIDE.reasons}
    letters = letter_guide.written_letters()
    right = sum(read(letter.text).family == family[letter.reasons[0]] for letter in letters)
    assert right / len(letters) > 0.9


def test_the_document_has_the_keys_of_the_contract_in_order() -> None:
    document = read(CROWDED).as_document()
    assert list(document) == [
        "format", "version", "family", "certainty", "may_resubmit", "reasons", "remedies",
    ]  # fmt: skip
    assert document["format"] == "tutor.letter-reading"
    assert document["version"] == 1
    assert list(document["reasons"][0]) == ["id", "certainty", "evidence"]
    assert list(document["reasons"][0]["evidence"][0]) == ["role", "start", "end", "text"]


def _keeps_its_promises(text: str) -> None:
    reading = read(text)
    assert reading == read(text)
    assert reading.reasons
    for reason in reading.reasons:
        assert GUIDE.reason[reason.id].family == reading.family
    for one in all_evidence(reading):
        assert one.text == text[one.start : one.end]


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=400))
def test_any_text_whatever_is_read_without_complaint(text: str) -> None:
    _keeps_its_promises(text)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(letter_guide.written_letters()),
    st.lists(st.tuples(st.integers(0, 400), st.text(max_size=4)), max_size=8),
)
def test_a_letter_with_anything_put_into_it_is_read(letter: Any, insertions: list[tuple[int, str]]) -> None:
    text = letter.text
    for place, extra in insertions:
        text = text[:place] + extra + text[place:]
    _keeps_its_promises(text)


@pytest.mark.parametrize(
    "filler", ["word ", "\x00", "\u202e", "ж", "<b>", "&amp;", "=\n", "a", "\n", "> ", "unfortunatly "]
)
def test_a_megabyte_is_read_with_flat_memory(filler: str) -> None:
    half = filler * (500_000 // len(filler))
    text = f"{half}\n\n{CROWDED}\n\n{half}"
    tracemalloc.start()
    reading = read(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert reading.reasons
    assert peak < 30_000_000


def test_a_letter_is_found_in_the_midst_of_a_megabyte() -> None:
    filler = "The cat sat on the mat and looked at the rain. " * 11_000
    assert "crowded-skills" in ids(f"{filler}\n\n{CROWDED}\n\n{filler}")


def test_a_reason_that_an_author_added_is_found_by_its_signs_and_takes_no_other_s_place() -> None:
    known = GUIDE
    signs = known.signs.model_copy(
        update={
            "words": {**known.signs.words, "xx": {"portrait": "photo, photograph"}},
            "signs": (
                *known.signs.signs,
                Sign(to="photo-missing", all="portrait & missing", points=5.0, within=6),
            ),
        }
    )
    added = known.reason["incomplete-profile"].model_copy(update={"id": "photo-missing"})
    larger = known.model_copy(update={"signs": signs, "reasons": (*known.reasons, added)})
    letter = (
        "Thank you for applying to Upwork. We could not approve your profile because your photo is missing."
    )
    assert [one.id for one in read_letter(letter, larger).reasons] == ["photo-missing"]
    for other in (CROWDED, "You must be 18 to use Upwork. We closed your application."):
        assert read_letter(other, larger) == read_letter(other, known)
