"""The checklist: what it counts, that it sums to 100, and that honesty never costs anything."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.any_save import saves
from tests.tutoring.changed_courses import with_units
from tests.tutoring.plan_learners import ana, course, kept, letter, passed

from tutor.learner.progress import Answer, PageRead, Progress, Proof, SavedSkill
from tutor.tutoring.readiness import MEASURES, Readiness, raise_most, readiness

FIVE = [
    kept(name) for name in ("english-writing", "customer-service", "email-handling", "zoho", "data-entry")
]


def ready(progress: Progress) -> Readiness:
    return readiness(progress, course())


def part(progress: Progress, name: str) -> tuple[int, int]:
    found = next(one for one in ready(progress).parts if one.id == name)
    return found.have, found.of


def test_the_weights_sum_to_100_and_every_part_can_be_counted() -> None:
    assert sum(one.weight for one in course().readiness) == 100
    assert {one.id for one in course().readiness} == set(MEASURES)


def test_nothing_done_is_nothing_ready() -> None:
    assert ready(Progress()).score == 0


@given(saves())
def test_the_score_is_the_sum_of_its_parts(progress: Progress) -> None:
    result = ready(progress)
    assert 0 <= result.score <= 100
    assert all(0 <= one.have <= one.of for one in result.parts)
    assert result.score == round(sum(one.weight * one.have / one.of for one in result.parts))


@given(saves(), st.integers(0, 7))
def test_dropping_a_false_skill_never_lowers_the_score(progress: Progress, number: int) -> None:
    skills = list(progress.skill)
    if number < len(skills) and skills[number].done_for == "never":
        skills[number] = skills[number].model_copy(update={"kept": False})
    after = progress.model_copy(update={"skill": tuple(skills)})
    assert ready(after).score >= ready(progress).score


@given(saves())
def test_every_part_that_is_not_full_has_a_gain_in_filled_words(progress: Progress) -> None:
    result = ready(progress)
    assert {gain.part for gain in result.gains} == {one.id for one in result.parts if one.have < one.of}
    assert [gain.points for gain in result.gains] == sorted((g.points for g in result.gains), reverse=True)
    assert all(gain.points >= 1 and gain.words.strip() for gain in result.gains)


def test_the_gain_for_a_test_names_skill_and_minutes() -> None:
    gains = {gain.part: gain.words for gain in ready(ana(skill=[kept("english-writing")])).gains}
    assert gains["verified-skills"] == "Pass a test for English Writing (100 min)."
    assert gains["skills-with-proof"] == "Make a sample for English Writing (45 min)."
    assert gains["units-learned"] == "Take the quiz of the unit The letter."


def test_without_any_skill_a_gain_names_one_of_yours() -> None:
    gains = {gain.part: gain.words for gain in ready(Progress()).gains}
    assert gains["verified-skills"] == "Pass a test for one of your skills (about 60 min)."
    assert gains["skills-with-proof"] == "Make a sample for one of your skills (about 60 min)."
    assert gains["honest-list"] == "Answer the three honest questions for one of your skills."


def test_the_gain_for_honest_answers_names_the_first_skill_without_them() -> None:
    open_one = kept("zoho", shown_by="")
    gains = {gain.part: gain.words for gain in ready(ana(skill=[*FIVE[:2], open_one])).gains}
    assert gains["honest-list"] == "Answer the three honest questions for Zoho."


def test_a_gain_is_the_share_of_one_more_in_its_part_and_never_nothing() -> None:
    points = {gain.part: gain.points for gain in ready(Progress()).gains}
    assert points == {
        one.id: max(1, round(one.weight / one.of)) for one in ready(Progress()).parts if one.have < one.of
    }
    parts = [one.model_copy(update={"weight": 1}) for one in course().readiness]
    light = course().model_copy(update={"readiness": tuple(parts)})
    assert {gain.points for gain in readiness(Progress(), light).gains} == {1}


def test_one_line_says_how_ready_the_profile_is_and_what_raises_it_most() -> None:
    told = raise_most(ready(ana(skill=[kept("english-writing")])))
    assert told == "Ready 21/100. Most now: +7 Pass a test for English Writing (100 min)."
    assert raise_most(Readiness(100, (), ())) == "Ready 100/100. Each part is full."


def test_each_part_has_the_words_of_the_course() -> None:
    told = [(one.id, one.label, one.weight, one.raise_it) for one in ready(Progress()).parts]
    assert told == [(one.id, one.label, one.weight, one.raise_it) for one in course().readiness]


@pytest.mark.parametrize("missing", ["done_for", "last_used", "shown_by"])
def test_a_skill_is_answered_for_only_with_all_three_answers(missing: str) -> None:
    assert part(ana(skill=[FIVE[0], kept("zoho", **{missing: ""})]), "honest-list") == (1, 5)


@pytest.mark.parametrize(
    ("known", "have"),
    [
        ({}, 0),
        ({"role": "writer"}, 1),
        ({"work": "I repair clocks"}, 1),
        ({"role": "writer", "title": "Pet writer"}, 2),
        ({"title": "Pet writer", "hours_per_week": 4}, 2),
        ({"work": "clocks", "title": "Clock mender", "hours_per_week": 4}, 3),
    ],
)
def test_the_basics_are_work_title_and_hours(known: dict[str, object], have: int) -> None:
    assert part(Progress.model_validate({"learner": known}), "profile-basics") == (have, 3)


@pytest.mark.parametrize(("wrong", "learned"), [(0, 1), (4, 1), (5, 0), (20, 0)])
def test_a_unit_is_learned_with_four_fifths_of_its_quiz_right(wrong: int, learned: int) -> None:
    quiz = course().units[0].graded
    assert len(quiz) == 20
    at = datetime(2026, 11, 23, tzinfo=UTC)
    answers = [
        Answer(question=one.id, revision=one.revision, at=at, response=("a",), correct=number >= wrong)
        for number, one in enumerate(quiz)
    ]
    assert part(ana(answer=answers), "units-learned") == (learned, 5)


@pytest.mark.parametrize("status", ["planned", "taken", "failed"])
def test_only_passed_tests_count(status: str) -> None:
    test = passed("efset-50").model_copy(update={"status": status})
    assert part(ana(skill=FIVE, certificate=[test]), "verified-skills") == (0, 3)
    assert part(ana(skill=FIVE, certificate=[passed("efset-50")]), "verified-skills") == (1, 3)


def test_only_proof_that_may_be_shown_counts() -> None:
    def proof(may_show: bool) -> Progress:
        return ana(skill=FIVE, proof=[Proof(id="p", skills=("zoho",), may_show=may_show)])

    assert part(proof(False), "skills-with-proof") == (0, 5)
    assert part(proof(True), "skills-with-proof") == (1, 5)


def test_a_false_skill_on_the_list_costs_its_part_until_it_is_dropped() -> None:
    false = SavedSkill(id="cold-calling", kept=True, done_for="never")
    assert part(ana(skill=[*FIVE, false]), "nothing-false") == (0, 1)
    dropped = false.model_copy(update={"kept": False})
    assert part(ana(skill=[*FIVE, dropped]), "nothing-false") == (1, 1)


def test_a_letter_counts_when_it_is_read_and_again_when_it_is_marked() -> None:
    read = letter("declined", "crowded-skills")
    marks = {"marks": [{"role": "reason", "start": 0, "end": 3}]}
    assert part(ana(letter=[read]), "letter-understood") == (1, 2)
    assert part(ana(letter=[{**read.model_dump(), **marks}]), "letter-understood") == (2, 2)
    assert part(ana(letter=[letter("unclear", "not-a-letter")]), "letter-understood") == (0, 2)
    assert part(ana(letter=[letter("")]), "letter-understood") == (0, 2)


def test_a_unit_without_a_quiz_is_learned_once_each_page_is_read() -> None:
    unit = course().units[0].model_copy(update={"questions": ()})
    changed = with_units(course(), (unit,))
    pages = [
        PageRead(lesson=lesson.id, page=page.id, at=datetime(2026, 11, 23, tzinfo=UTC))
        for lesson in unit.lessons
        for page in lesson.pages
    ]

    def learned(read: list[PageRead]) -> tuple[int, int]:
        parts = readiness(ana(page=read), changed).parts
        return next((one.have, one.of) for one in parts if one.id == "units-learned")

    assert learned(pages[:-1]) == (0, 1)
    assert learned(pages) == (1, 1)
