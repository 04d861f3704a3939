"""Search: what is found by a few words, in the course and in the learner's own."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.a_learner import half_way, the_course

from tutor.course.course import Course
from tutor.learner.progress import Progress
from tutor.tutoring.search import search
from tutor.tutoring.search_index import Entry


@cache
def course() -> Course:
    return the_course()


@cache
def ana() -> Progress:
    sitting = half_way(course())
    sitting.note_step("letter/understand", "ask my cousin about it")
    sitting.flag(course().units[0].quiz[0].id, "the wording is odd")
    return sitting.progress


def ways(typed: str, progress: Progress | None = None) -> list[str]:
    groups = search(typed, course(), progress or ana())
    return [found.entry.way for group in groups for found in group.found]


def test_each_question_is_the_first_hit_for_its_own_words() -> None:
    prompts = [q.prompt for unit in course().units for q in unit.questions]
    lost = []
    for unit in course().units:
        for question in unit.questions:
            # Two questions may begin with the same words; then each is among the first of them.
            few = prompts.count(question.prompt)
            if f"question:{question.id}" not in ways(question.prompt)[:few]:
                lost.append(question.id)
    assert not lost


def test_each_page_and_each_word_of_the_glossary_is_found_by_its_title() -> None:
    for unit in course().units:
        for lesson in unit.lessons:
            for number, page in enumerate(lesson.pages):
                found = search(f"{page.title} {lesson.title}", course(), ana(), most=20)
                assert f"page:{lesson.id}#{number}" in [
                    one.entry.way for group in found for one in group.found
                ]
    for term in course().glossary:
        assert f"word:{term.term}" in ways(term.term)


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("Three replies", "row:portfolio-builder#proof:proof-1"),
        ("queue", "row:skills-bench#own/queue-triage"),
        ("letter 2026-11-19", "row:letter-lab#letter-1"),
        ("similar skillset", "row:letter-lab#letter-1"),
        ("efset", ""),
        ("ef set", "row:test-planner#efset-50"),
        ("my cousin", "row:plan#letter/understand"),
        ("attempt declined", "row:attempts-log#attempt-1"),
        ("shops by e-mail", "row:profile-check#overview"),
    ],
)
def test_what_the_learner_wrote_is_found(typed: str, way: str) -> None:
    assert not way or way in ways(typed)


def test_a_note_on_a_question_leads_to_the_question() -> None:
    assert ways("wording is odd") == [f"question:{course().units[0].quiz[0].id}"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("conects", "word:Connects"), ("verifed", "word:Verified"), ("PORTFOLIO", "unit:portfolio")],
)
def test_case_accents_and_typing_mistakes_do_not_matter(typed: str, expected: str) -> None:
    assert expected in ways(typed)


def test_a_question_as_it_is_spoken_finds_something() -> None:
    assert ways("why on earth was I declined")
    assert ways("what do I do when they say too many similar skills?")


def test_words_that_are_nowhere_find_nothing() -> None:
    assert not ways("xqzzwv")
    assert not ways("")
    assert not ways(" \t…!")


def test_results_stand_in_groups_and_none_is_told_twice() -> None:
    groups = search("letter", course(), ana(), most=3)
    names = [group.group for group in groups]
    assert len(names) == len(set(names)) > 2
    assert all(len(group.found) <= 3 for group in groups)
    assert any(group.more for group in groups)
    found = [one.entry for group in groups for one in group.found]
    assert len(found) == len(set(found))


def test_places_that_the_face_brings_along_are_found_too() -> None:
    place = Entry("place", "Your plan", "place:plan", text="calendar")
    for typed in ("your plan", "calendar", "calender"):
        groups = search(typed, course(), Progress(), (place,))
        assert place in [one.entry for group in groups for one in group.found]


def test_the_words_around_say_why_something_was_found() -> None:
    found = [
        one
        for group in search("zoho", course(), Progress())
        for one in group.found
        if one.entry.group == "page"
    ]
    assert found and all("zoho" in f"{one.entry.title} {one.snippet}".casefold() for one in found)


@given(st.text(max_size=400))
def test_nothing_that_can_be_typed_raises(typed: str) -> None:
    for group in search(typed, course(), ana()):
        assert group.found
