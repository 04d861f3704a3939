"""How letters are cut into sentences and made readable, and how marks are compared."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.learner.progress import LetterMark
from tutor.tutoring.letter_text import ReadableText, without_markup
from tutor.tutoring.marking import compare_marks
from tutor.tutoring.reading import Evidence, Reading, ReasonFound
from tutor.tutoring.sentences import LONGEST, sentences


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


def test_sentences_end_at_full_stops_but_not_after_titles() -> None:
    assert cut("Dear Mr. Lee, we read it. It was fine!") == ["Dear Mr. Lee, we read it.", "It was fine!"]


def test_quote_marks_are_no_part_of_a_sentence() -> None:
    assert cut("> One line\n> that goes on.\n>\n> Another.") == ["One line\n> that goes on.", "Another."]


def test_items_of_a_list_are_sentences_of_their_own() -> None:
    assert cut("Do this:\n- add a photo\n- add skills") == ["Do this:", "add a photo", "add skills"]


@settings(max_examples=200)
@given(st.text(max_size=900) | st.text("ab .\n>,", max_size=900))
def test_spans_are_short_ordered_and_cover_every_letter_and_digit(text: str) -> None:
    spans = sentences(text)
    assert all(0 < span.end - span.start <= LONGEST for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert all(place in covered for place, sign in enumerate(text) if sign.isalnum())


@settings(max_examples=200)
@given(st.text("abc'’ &;#39<>/=\n\u00ad\u200béﬁＡ-", max_size=200))
def test_every_word_maps_back_to_where_it_came_from(text: str) -> None:
    last = 0
    for word in ReadableText(text).words():
        assert 0 <= word.start < word.end <= len(text)
        assert word.start >= last or word.end > last
        last = word.end


def test_words_know_where_they_stood_behind_markup() -> None:
    text = "<p>We can&rsquo;t ac\u00adcept it</p>"
    words = {word.text: text[word.start : word.end] for word in ReadableText(text).words()}
    assert words["cant"] == "can&rsquo;t"
    assert words["accept"] == "ac\u00adcept"


def test_marks_beside_each_other_agree_where_both_say_the_same() -> None:
    text = "Too many people. Hello there."
    evidence = Evidence(role="reason", start=0, end=16, text=text[:16])
    reading = Reading(
        family="declined",
        certainty="likely",
        may_resubmit="after-change",
        reasons=(ReasonFound(id="crowded-skills", certainty="likely", evidence=(evidence,)),),
    )
    first, second = compare_marks(text, [LetterMark(role="reason", start=0, end=16)], reading)
    assert (first.learner, first.tutor, first.agreed) == ("reason", "reason", True)
    assert (second.learner, second.tutor, second.agreed) == ("", "padding", True)
    missed, _ = compare_marks(text, [], reading)
    assert not missed.agreed


@pytest.mark.parametrize(
    ("saved", "seen"),
    [
        (
            "<p>We&nbsp;couldn&#39;t take your <b>profile</b>: it is <i>not complete<=\n/i>.",
            "We couldn't take your profile: it is not complete.",
        ),
        (
            "Too many freelancers =\nwork here=E2=80=94sorry.</p></html",
            "Too many freelancers work here—sorry.",
        ),
        (
            "Write to us or\n> see https://www.upwork.com/x?a=b",
            "Write to us or see https://www.upwork.com/x?a=b",
        ),
        ("5 < 6 and AT&T, a=AB", "5 < 6 and AT&T, a=AB"),
    ],
)
def test_of_a_mail_saved_with_its_markup_a_person_sees_what_it_says(saved: str, seen: str) -> None:
    assert without_markup(saved) == seen
