"""What makes the questions of the shipped course fair and worth asking."""

from collections import Counter

import pytest

from tutor.course.course import Course
from tutor.course.loading import find_content, load_course
from tutor.course.models import Question, Unit

COURSE: Course = load_course(find_content(None, {}), environ={}, cached=False)
ROUNDS = 3
CHOSEN = [
    question
    for unit in COURSE.units
    for question in unit.questions
    if question.kind in ("single", "sentence")
]
each_unit = pytest.mark.parametrize("unit", COURSE.units, ids=lambda unit: str(unit.id))


@each_unit
def test_the_quiz_asks_for_each_objective_three_times_in_two_ways(unit: Unit) -> None:
    for objective in unit.objectives:
        kinds = [question.kind for question in unit.graded if question.objective == objective.id]
        assert len(kinds) >= ROUNDS, objective.id
        assert len(set(kinds)) >= 2, objective.id


@each_unit
def test_whoever_stops_after_a_round_of_the_quiz_has_met_every_objective(unit: Unit) -> None:
    every = {objective.id for objective in unit.objectives}
    for number in range(ROUNDS):
        asked = unit.quiz[number * len(every) : (number + 1) * len(every)]
        assert {question.objective for question in asked} == every


@pytest.mark.parametrize("question", CHOSEN, ids=lambda question: str(question.id))
def test_the_right_option_is_not_the_longest(question: Question) -> None:
    lengths = {option.right: 0 for option in question.options}
    for option in question.options:
        lengths[option.right] = max(lengths[option.right], len(option.text))
    assert lengths[True] < lengths[False]


@each_unit
def test_no_place_of_a_quiz_is_the_safe_guess(unit: Unit) -> None:
    chosen = [question for question in unit.quiz if question in CHOSEN]
    places = Counter(
        next(place for place, option in enumerate(question.options) if option.right) for question in chosen
    )
    assert max(places.values()) <= len(chosen) / 2
    assert len(places) >= min(3, len(chosen))


def test_a_page_is_as_old_as_its_source_seen_longest_ago() -> None:
    old, new = COURSE.sources[:2]
    parts = {name: getattr(COURSE, name) for name in Course.model_fields}
    older = old.model_copy(update={"seen_on": new.seen_on.replace(year=2020)})
    aged = Course.model_construct(**{**parts, "sources": (older, new)})
    assert aged.as_of((new.id, old.id)) == new.seen_on.replace(year=2020)
    assert aged.as_of((new.id, "unknown")) == new.seen_on
    assert aged.as_of(()) is None
