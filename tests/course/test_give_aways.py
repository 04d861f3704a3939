"""A quiz that can be guessed by the length or place of its options is told; one written with care is not."""

import random
from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.course.small_course import UNIT, small_course_files

from tutor.course.assembling import assemble_course
from tutor.course.checking import check_course
from tutor.course.checks.give_aways import chance_of_at_least

CHANCES = st.lists(st.floats(0, 1), max_size=7)


def quiz(rights: list[int], lengths: list[list[int]]) -> list[str]:
    """What is said about a quiz of single questions with these right places and lengths of options."""
    files = small_course_files()
    path = f"{UNIT}/questions.toml"
    head, *_ = files[path].partition('[[question]]\nid = "letter/q-1"')
    written = []
    for number, (right, options) in enumerate(zip(rights, lengths, strict=True), 1):
        lines = [
            f'{{id = "{"abcdefghi"[n]}", text = "{"x" * length}", feedback = "F.", '
            f"right = {str(n == right).lower()}}},"
            for n, length in enumerate(options)
        ]
        question = files[path].partition('[[question]]\nid = "letter/q-1"')
        body = (question[1] + question[2]).partition('[[question]]\nid = "letter/q-2"')[0]
        top = body.partition("options = [")[0].replace("q-1", f"q-{number}").replace('"several"', '"single"')
        written.append(top + "options = [\n" + "\n".join(lines) + "\n]\n\n")
    files[path] = head + "".join(written)
    read = assemble_course(files)
    assert read.is_whole, read.issues
    return [one.what for one in check_course(read.course, read.anchors) if "choices" in one.what]


def test_right_options_that_are_the_longest_are_told_with_the_figures() -> None:
    (said,) = quiz(
        [number % 4 for number in range(12)], [[9 + 9 * (n == k % 4) for n in range(4)] for k in range(12)]
    )
    assert (
        said
        == 'in 12 of 12 choices in the quiz of the unit "letter" a right option is the longest, by chance it would be 3'
    )


def test_right_options_that_are_the_shortest_are_told() -> None:
    (said,) = quiz(
        [number % 4 for number in range(12)], [[20 - 9 * (n == k % 4) for n in range(4)] for k in range(12)]
    )
    assert "is the shortest" in said


@pytest.mark.parametrize(("place", "name"), [(0, "first"), (1, "second"), (3, "fourth")])
def test_right_options_in_one_place_are_told(place: int, name: str) -> None:
    (said,) = quiz([place] * 8, [[9, 9, 9, 9]] * 8)
    assert f"is the {name}, by chance it would be 2" in said


def test_options_of_one_length_in_changing_places_give_nothing_away() -> None:
    assert quiz([number % 4 for number in range(20)], [[9, 9, 9, 9]] * 20) == []


def test_three_questions_are_no_habit() -> None:
    assert quiz([0, 0, 0], [[20, 9, 9, 9]] * 3) == []


def test_an_author_without_a_habit_is_rarely_told() -> None:
    draw = random.Random(7)
    told = 0
    for _ in range(60):
        rights = [draw.randrange(4) for _ in range(12)]
        told += bool(quiz(rights, [[draw.randrange(10, 60) for _ in range(4)] for _ in range(12)]))
    assert told <= 9


@given(CHANCES, st.integers(0, 8))
def test_the_chance_is_that_of_counting_all_outcomes(chances: list[float], hits: int) -> None:
    counted = sum(
        prod(p if hit else 1 - p for p, hit in zip(chances, outcome, strict=True))
        for outcome in product((False, True), repeat=len(chances))
        if sum(outcome) >= hits
    )
    assert chance_of_at_least(hits, chances) == pytest.approx(counted)
