"""The skills bench: states, suggestions, near-duplicates, counts, and the advice it gives."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.small_catalogues import SMALL, kept, saved_skills, saves

from tutor.learner.progress import Learner, Progress, Proof, SavedCertificate, SavedSkill
from tutor.tutoring.proving import proven_skills
from tutor.tutoring.similar import near_duplicates
from tutor.tutoring.skill_list import MOST_SKILLS, RINGS, bench, suggestions
from tutor.tutoring.skills_bench import BenchEntry, State
from tutor.tutoring.verifying import verified_skills

ZOHO = SMALL.skill["zoho"].name


def entry_of(progress: Progress, skill_id: str) -> BenchEntry:
    return next(entry for entry in bench(progress, SMALL).entries if entry.id == skill_id)


@pytest.mark.parametrize(
    ("saved", "state"),
    [
        (SavedSkill(id="zoho", kept=True, done_for="client"), "kept"),
        (SavedSkill(id="zoho", kept=True), "open"),
        (SavedSkill(id="zoho", kept=False, done_for="client"), "dropped"),
        (SavedSkill(id="zoho", kept=False), "dropped"),
        (SavedSkill(id="zoho", kept=True, done_for="never"), "never"),
        (SavedSkill(id="zoho", kept=False, done_for="never"), "never"),
    ],
)
def test_what_the_learner_said_decides_the_state(saved: SavedSkill, state: State) -> None:
    assert entry_of(Progress(skill=(saved,)), "zoho").state == state


def test_the_three_honest_questions_stay_open_until_answered() -> None:
    asked = SavedSkill(id="zoho", kept=True, last_used="now", shown_by="  ")
    assert entry_of(Progress(skill=(asked,)), "zoho").open_questions == ("done_for", "shown_by")
    assert entry_of(Progress(skill=(kept("zoho"),)), "zoho").open_questions == ()
    dropped = asked.model_copy(update={"kept": False})
    assert entry_of(Progress(skill=(dropped,)), "zoho").open_questions == ()


def test_a_skill_the_course_does_not_know_keeps_its_saved_name() -> None:
    progress = Progress(skill=(kept("own/beekeeping", name="Bee keeping"), kept("gone-from-the-course")))
    assert entry_of(progress, "own/beekeeping").name == "Bee keeping"
    assert entry_of(progress, "gone-from-the-course").name == "gone from the course"
    assert entry_of(progress, "own/beekeeping").crowded is None


def test_crowded_skills_carry_a_dated_note_with_its_source() -> None:
    crowded = entry_of(Progress(skill=(kept("customer-support"),)), "customer-support").crowded
    assert crowded is not None
    assert crowded.sources


def test_the_role_suggests_what_the_learner_does_not_have_yet() -> None:
    progress = Progress(learner=Learner(role="customer-support"), skill=(kept("email-handling"),))
    assert [skill.id for skill in suggestions(progress, SMALL, "core")] == [
        "customer-support",
        "customer-service",
    ]
    assert [skill.id for skill in suggestions(progress, SMALL, "tool")] == ["zoho", "make"]


def test_a_typed_role_or_title_finds_the_role_and_an_unknown_one_suggests_nothing() -> None:
    typed = Progress(learner=Learner(role="custmer suport"))
    titled = Progress(learner=Learner(title="Senior Translator for games"))
    assert suggestions(typed, SMALL, "tool")
    assert [skill.id for skill in suggestions(titled, SMALL, "core")] == ["translation"]
    assert suggestions(Progress(learner=Learner(role="chef", title="Cook")), SMALL, "core") == ()
    assert suggestions(Progress(), SMALL, "core") == ()


def test_near_duplicates_name_the_one_to_keep() -> None:
    progress = Progress(skill=(kept("customer-service"), kept("customer-support")))
    assert entry_of(progress, "customer-service").near_duplicate_of == "customer-support"
    assert entry_of(progress, "customer-support").near_duplicate_of == ""


def test_a_skill_typed_in_joins_its_twin_of_the_catalogue() -> None:
    progress = Progress(skill=(kept("own/zoho", name="ZOHO CRM"), kept("zoho")))
    assert entry_of(progress, "own/zoho").near_duplicate_of == "zoho"


def test_verified_and_proven_marks_and_counts_are_those_of_their_rules() -> None:
    progress = Progress(
        skill=(kept("english-writing"), kept("zoho", "tool")),
        certificate=(SavedCertificate(id="efset-50", status="passed"),),
        proof=(Proof(id="proof-1", skills=("zoho",), may_show=True),),
    )
    made = bench(progress, SMALL)
    assert (made.kept_count, made.verified_count, made.proven_count) == (2, 1, 1)
    assert entry_of(progress, "english-writing").verified
    assert entry_of(progress, "zoho").proven


def test_the_most_urgent_advice_comes_first() -> None:
    lie = bench(Progress(skill=(kept("zoho", done_for="never"), kept("painting"))), SMALL)
    assert lie.advice.startswith(f"Take {ZOHO} off your list")
    many = bench(Progress(skill=tuple(kept(f"own/skill-{n}") for n in range(MOST_SKILLS + 2))), SMALL)
    assert str(MOST_SKILLS + 2) in many.advice
    assert many.advice.endswith(": for example skill 9 and skill 8. (F33)")
    unasked = bench(Progress(skill=(SavedSkill(id="zoho", kept=True), kept("painting"))), SMALL)
    assert unasked.advice.startswith(f"For whom have you done {ZOHO}?")


def test_too_long_a_list_gives_up_bare_skills_before_verified_ones() -> None:
    skills = (kept("english-writing"), *(kept(f"own/skill-{n}") for n in range(MOST_SKILLS)))
    passed = (SavedCertificate(id="efset-50", status="passed"),)
    made = bench(Progress(skill=skills, certificate=passed), SMALL)
    assert made.advice.endswith(": for example skill 9. (F33)")


def test_advice_to_verify_names_a_test_that_bears_on_a_listed_skill_and_what_it_leaves_open() -> None:
    skills = tuple(kept(name) for name in ("english-writing", "painting", "translation", "own/a", "own/b"))
    made = bench(Progress(skill=(*skills, kept("zoho", "tool"))), SMALL)
    assert f"Next could be {SMALL.skill['english-writing'].name}: " in made.advice
    assert "efset-50" in made.advice
    assert "All else." in made.advice


@given(saves)
def test_suggestions_hold_nothing_the_learner_has_dropped_or_never_done(progress: Progress) -> None:
    known = {skill.id for skill in progress.skill}
    suggested = [skill.id for ring in RINGS for skill in suggestions(progress, SMALL, ring)]
    assert known.isdisjoint(suggested)
    assert len(set(suggested)) == len(suggested)


@given(saves)
def test_each_skill_stands_on_the_bench_once(progress: Progress) -> None:
    made = bench(progress, SMALL)
    assert len({entry.id for entry in made.entries}) == len(made.entries)
    assert sum(len(made.ring(ring)) for ring in RINGS) == len(made.entries)
    assert made.advice


@given(saves)
def test_the_bench_and_the_rules_agree_for_any_save(progress: Progress) -> None:
    made = bench(progress, SMALL)
    assert {entry.id for entry in made.entries if entry.verified} == verified_skills(progress, SMALL)
    assert {entry.id for entry in made.entries if entry.proven} == proven_skills(progress)
    for entry in made.entries:
        assert entry.state in get_args(State)
        assert entry.listed or not (entry.verified or entry.proven or entry.open_questions)


@given(st.lists(saved_skills, max_size=8, unique_by=lambda skill: skill.id), st.data())
def test_joining_near_duplicates_does_not_depend_on_their_order(
    skills: list[SavedSkill], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(skills))
    assert near_duplicates(skills, SMALL) == near_duplicates(shuffled, SMALL)


@given(saves)
def test_every_near_duplicate_points_at_a_listed_skill_that_points_nowhere(progress: Progress) -> None:
    listed = {entry.id: entry for entry in bench(progress, SMALL).listed}
    for entry in listed.values():
        if entry.near_duplicate_of:
            assert listed[entry.near_duplicate_of].near_duplicate_of == ""
