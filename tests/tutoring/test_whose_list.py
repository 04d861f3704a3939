"""Another's list as a guide, where skills stand, what a skill leaves behind, and which test is worth its hours."""

from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.small_catalogues import SMALL, kept, saves

from tutor.learner import changes
from tutor.learner.progress import Progress, Proof, SavedCertificate, SavedSkill
from tutor.tutoring.earning import left_behind, way_to_earn
from tutor.tutoring.honest_list import honest_ids
from tutor.tutoring.joining import twins
from tutor.tutoring.place_in_text import LinesOf
from tutor.tutoring.proving import proven_skills
from tutor.tutoring.similar import group_of, near_duplicates
from tutor.tutoring.verifying import verified_skills
from tutor.tutoring.whose_list import compared
from tutor.tutoring.worked_example import example_lines
from tutor.tutoring.worth_of_tests import best_test, by_worth, retry_words

THEIRS = "Skills: Zoho CRM, Customer Service, Painting, Make, Dog grooming, Beekeeping"


def test_two_lists_are_told_apart() -> None:
    skills = (
        kept("zoho", "tool"),
        kept("customer-support"),
        kept("english-writing"),
        kept("own/beekeeping", name="Beekeeping"),
        SavedSkill(id="painting", done_for="never"),
    )
    seen = compared(THEIRS, Progress(skill=skills), SMALL)
    assert [hit.skill.id for hit in seen.both] == ["zoho", "customer-service"]
    assert [hit.skill.id for hit in seen.theirs] == ["make"]
    assert [hit.skill.id for hit in seen.never] == ["painting"]
    assert [item.text for item in seen.theirs_unknown] == ["Dog grooming"]
    assert [skill.id for skill in seen.yours] == ["english-writing"]


@given(saves, st.text(max_size=80))
def test_what_is_offered_from_anothers_list_is_neither_kept_nor_marked_never(
    progress: Progress, more: str
) -> None:
    seen = compared(THEIRS + "\n" + more, progress, SMALL)
    mine = {group_of(skill_id, SMALL) for skill_id in honest_ids(progress)}
    never = {skill.id for skill in progress.skill if skill.done_for == "never"}
    assert all(group_of(hit.skill.id, SMALL) not in mine and hit.skill.id not in never for hit in seen.theirs)


def test_a_place_names_the_line_and_the_words_around() -> None:
    text = "Ana Cruz\nI used Zoho CRM every day for two years\n"
    at = text.index("Zoho CRM")
    place = LinesOf(text).place(at, at + 8)
    assert place.line == 2
    assert place.quoted == "line 2: I used ›Zoho CRM‹ every day for two years"


@given(st.text(max_size=300), st.data())
def test_any_place_in_any_text_can_be_quoted_on_one_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = LinesOf(text).place(start, end)
    assert place.line == text.count("\n", 0, start) + 1
    assert "\n" not in place.quoted


def test_a_dropped_skill_tells_which_tests_and_proofs_stay() -> None:
    progress = Progress(
        skill=(kept("english-writing"),),
        certificate=(SavedCertificate(id="efset-50", status="passed"),),
        proof=(Proof(id="proof-1", skills=("english-writing",), may_show=True),),
    )
    assert left_behind("english-writing", progress, SMALL).startswith("1 test and 1 proof for it stay saved")
    assert left_behind("zoho", progress, SMALL) == ""


def test_the_way_to_earn_a_skill_names_a_free_test_and_puts_no_blame() -> None:
    words = way_to_earn("english-writing", "English Writing", SMALL)
    assert "efset-50" in words
    assert words.startswith("That is an honest answer")
    assert "To learn it" not in way_to_earn("painting", "Painting", SMALL)


def test_joining_leaves_one_name_with_the_answers_and_proofs_of_both() -> None:
    asked = SavedSkill(id="customer-support", name="Customer Support", kept=True, done_for="client")
    progress = Progress(
        skill=(kept("customer-service"), asked),
        proof=(Proof(id="proof-1", skills=("customer-service",), may_show=True),),
    )
    pair = twins("customer-service", progress, SMALL)
    assert pair == ("customer-support", "customer-service") == twins("customer-support", progress, SMALL)
    joined = changes.skills_joined(progress, *pair)
    assert honest_ids(joined) == {"customer-support"} == proven_skills(joined)
    assert next(one for one in joined.skill if one.id == "customer-support").shown_by == "a job"


@given(saves, st.data())
def test_joining_never_brings_in_a_skill_and_leaves_no_pair(progress: Progress, data: st.DataObject) -> None:
    named = near_duplicates((s for s in progress.skill if s.id in honest_ids(progress)), SMALL)
    for skill_id in named:
        pair = twins(skill_id, progress, SMALL)
        if pair:
            joined = changes.skills_joined(progress, *pair)
            assert honest_ids(joined) == honest_ids(progress) - {pair[1]}
            assert len(joined.skill) == len(progress.skill)


def test_a_test_that_verifies_more_of_the_list_is_worth_more_per_hour() -> None:
    progress = Progress(skill=(kept("customer-support"), kept("email-handling"), kept("english-writing")))
    best = best_test(progress, SMALL)
    assert best is not None
    assert best.kind.id == "support-test"
    assert best.words == "can verify 2 skills of yours in about 60 min, free"
    passed = progress.model_copy(
        update={"certificate": (SavedCertificate(id="support-test", status="passed"),)}
    )
    again = best_test(passed, SMALL)
    assert again is not None and again.kind.id == "efset-50"


@given(saves)
def test_worth_counts_only_kept_skills_that_are_not_verified(progress: Progress) -> None:
    open_skills = honest_ids(progress) - verified_skills(progress, SMALL)
    for skill_id in honest_ids(progress):
        for worth in by_worth(skill_id, progress, SMALL):
            assert worth.verifies <= open_skills
            assert skill_id in worth.kind.skills


def test_a_retry_is_told_as_far_as_the_catalogue_knows() -> None:
    kind = SMALL.certificates[0]
    assert "No waiting time was found" in retry_words(kind)
    assert retry_words(kind.model_copy(update={"retry": "after 12 hours"})) == "after 12 hours"
    assert retry_words(None)


def test_the_example_of_2017_shows_five_skills_with_scores_and_calls_the_tests_history() -> None:
    words = "\n".join(example_lines(Progress(), SMALL))
    assert words.count("Then:") == words.count("Today:") == 5
    assert words.count("top 30%") == 2 and words.count("top 20%") == 3
    assert "2019-07-16 (F20)" in words
