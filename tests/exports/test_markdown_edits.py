"""A plan in Markdown or TOML, edited as people write: what they mean is taken, the rest is named."""

from datetime import date

import pytest
from tests.exports.making import plan
from tests.exports.test_plan_reading import ONE_DAY, read

from tutor.exports.forms import render_plan
from tutor.exports.plan_reading import read_plan_file


@pytest.mark.parametrize(
    ("said", "day"),
    {
        "~~2026-12-02~~ 2026-12-24": ONE_DAY,
        "2026-12-02 -> 24 Dec 2026": ONE_DAY,
        "Thursday, December 24, 2026": ONE_DAY,
        "~~2026-12-02~~": None,
    }.items(),
)
def test_a_day_crossed_out_counts_no_longer(said: str, day: date | None) -> None:
    edited = read("markdown", ("Due: 2026-12-02", f"Due: {said}"))
    assert (edited.steps[1].due_on, edited.not_taken) == (day, ())


@pytest.mark.parametrize(
    ("written", "note"),
    {
        "Notes: one": "one",
        "*Note:* one": "one",
        "Note: one\ntwo": "one\ntwo",
        "Note: one\n\n    two": "one\ntwo",
        "Note:\n    one": "one",
    }.items(),
)
def test_a_note_may_stand_as_markdown_has_paragraphs(written: str, note: str) -> None:
    edited = read("markdown", ("- Note:\n", f"- {written}\n"))
    assert (edited.steps[0].note, edited.not_taken) == (note, ())


def test_after_a_note_words_in_no_clear_place_are_still_named() -> None:
    edited = read("markdown", ("- Note:\n", "- Note: one\n\nmine\nand this\n"))
    assert edited.steps[0].note == "one"
    assert ["mine" in one.why or "and this" in one.why for one in edited.not_taken] == [True, True]


def test_a_plan_quoted_in_a_mail_is_read() -> None:
    file = render_plan(plan(), "markdown").replace("- [ ]", "- [x]", 1)
    edited = read_plan_file("Here it is:\n" + "".join(f"> {line}\n" for line in file.splitlines()))
    assert [one.done for one in edited.steps] == [True, False, False, True]
    assert edited.marks


def test_a_key_in_large_letters_is_the_same_key() -> None:
    edited = read("toml", ("done = false", "Done = true"))
    assert (edited.steps[0].done, edited.not_taken) == (True, ())


@pytest.mark.parametrize(("said", "note"), {"5": "5", '["a", "b"]': "a\nb", "true": None}.items())
def test_a_note_in_toml_that_is_a_number_or_a_list_is_words(said: str, note: str | None) -> None:
    assert read("toml", ('note = ""', f"note = {said}")).steps[0].note == note
