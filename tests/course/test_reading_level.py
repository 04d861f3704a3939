"""A page's grade rises with long words and long sentences, and signs of Markdown do not count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.course.reading_level import reading_level

EASY = "You open the mail. It says no. You read it to the end. Then you see what helps."
HARD = (
    "Notwithstanding considerable administrative difficulties, participating organisations continuously "
    "reconsider previously unsuccessful applications."
)


def test_short_words_in_short_sentences_are_easy() -> None:
    assert reading_level(EASY).grade < 2
    assert reading_level(HARD).grade > 20


def test_a_known_text_has_its_published_grade() -> None:
    """The example most often given with the formula: 13 words, grade 11.3; counters differ by a syllable."""
    level = reading_level("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.")
    assert level[:2] == (13, 1)
    assert level.grade == pytest.approx(11.3, abs=1)


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("**Read** the *letter*.", "Read the letter."),
        ("[Read](https://example.org/a/b) it.", "Read it."),
        ("# Read it\n\nNow.", "Read it. Now."),
        ("> Read\n> it.", "Read it."),
        ("- Read it\n- Now", "Read it. Now."),
    ],
)
def test_signs_of_markdown_change_nothing(markdown: str, plain: str) -> None:
    assert reading_level(markdown)[:3] == reading_level(plain)[:3]


def test_abbreviations_and_numbers_end_no_sentence() -> None:
    level = reading_level("Ask a friend, e.g. Ana or Mr. Lee, at 9.30 about version 2.5 today.")
    assert level.sentences == 1


def test_the_hardest_sentence_is_named() -> None:
    assert reading_level(f"{EASY} {HARD} {EASY}").hardest == HARD


@pytest.mark.parametrize("empty", ["", "…", "**", "---", "\n\n"])
def test_a_text_without_words_has_no_grade(empty: str) -> None:
    assert reading_level(empty).grade == 0


@given(st.text(max_size=200))
def test_any_text_has_a_grade(text: str) -> None:
    level = reading_level(text)
    assert level.syllables >= level.words >= level.sentences >= 0
    assert level.grade == level.grade


def test_a_text_that_ends_with_an_abbreviation_ends_its_sentence_there() -> None:
    level = reading_level("You need a plan. Bring a photo, your papers, etc.")
    assert level.sentences == 2
