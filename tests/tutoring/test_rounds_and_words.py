"""Rounds of a quiz, terms of the glossary in a text, reasons for a changed meaning, and which test comes first."""

from datetime import UTC, date, datetime

from tests.tui.a_learner import the_course

from tutor.course.catalogues import Term
from tutor.tutoring import verifying
from tutor.tutoring.glossary_words import terms_in
from tutor.tutoring.review import Due, why_words
from tutor.tutoring.rounds import pause_words

COURSE = the_course()
DAY = datetime(2026, 11, 20, tzinfo=UTC).date()


def test_a_pause_is_offered_after_each_round_that_is_not_the_last() -> None:
    for unit in COURSE.units:
        size, last = len(unit.objectives), unit.quiz[-1:]
        pauses = [place for place, one in enumerate(unit.quiz, 1) if pause_words(unit, one, last)]
        assert pauses == list(range(size, len(unit.quiz) + 1, size))


def test_whoever_has_answered_all_is_not_asked_to_pause() -> None:
    unit = COURSE.units[0]
    assert not any(pause_words(unit, question, ()) for question in unit.questions)


def test_a_term_is_found_as_a_whole_word_in_any_case_and_in_the_plural() -> None:
    terms = tuple(Term(term=term, meaning="x") for term in ("Act-now letter", "Cat", "IT", "C++", "Bus"))
    course = COURSE.model_copy(update={"glossary": terms})
    found = {
        "Two act-now letters came.": ["Act-now letter"],
        "act now letter": ["Act-now letter"],
        "concatenate it": [],
        "CATS and IT": ["Cat", "IT"],
        "(cats, buses)/C++!": ["Cat", "C++", "Bus"],
        "Class": [],
    }
    for text, names in found.items():
        assert [term.term for term in terms_in(text, course)] == names


def test_the_reason_of_the_author_is_said_where_a_meaning_changed() -> None:
    question = (
        COURSE.units[0].quiz[0].model_copy(update={"revision": 2, "changed": "Upwork has a new limit."})
    )
    words = why_words(Due(question, "changed", DAY), date(2026, 11, 23))
    assert words == "Changed since 20 Nov: Upwork has a new limit. Please answer once more."


def test_a_test_that_does_not_test_a_skill_is_never_the_first_one_for_it() -> None:
    assert verifying.tests_for("english-writing", COURSE)[0].id == "efset-90"
    for certificate in COURSE.certificates:
        for skill in certificate.not_first_for:
            assert verifying.tests_for(skill, COURSE)[0] is not certificate
