"""A piece of work is shown only after four times yes, and each no has a safe way."""

from hypothesis import given
from hypothesis import strategies as st

from tutor.course.loading import find_content, load_course
from tutor.learner.changes import proof_said
from tutor.learner.progress import Progress, Proof
from tutor.tutoring.proof_texts import SAFE_CAPTION, SAFE_ROLE, safe_sample
from tutor.tutoring.show_check import CHECKS, Check, answered, answers, instead, question, unanswered

COURSE = load_course(find_content(None, {}))
SAID = st.dictionaries(st.sampled_from(CHECKS), st.booleans())


@given(SAID)
def test_only_four_times_yes_may_be_shown_and_the_answers_come_back(said: dict[Check, bool]) -> None:
    (proof,) = proof_said(Progress(), "", **answered(said)).proof
    assert proof.may_show == (len(said) == 4 and all(said.values()))
    assert answers(proof) == said
    assert set(unanswered(proof)) == set(CHECKS) - set(said)


def test_an_older_save_that_says_it_may_be_shown_is_believed() -> None:
    assert all(answers(Proof(id="proof-1", may_show=True)).values())
    assert unanswered(Proof(id="proof-1", may_show=False)) == CHECKS


def test_a_save_mended_by_hand_can_forbid_what_was_answered_yes() -> None:
    proof = Proof(id="proof-1", may_show=False, yes=("own", "agreed", "open", "plain"), no=("open",))
    assert answers(proof)["open"] is True
    assert not proof.may_show


def test_each_no_has_a_safe_way_with_a_source() -> None:
    for check in CHECKS:
        (words,) = instead([check], COURSE)
        assert words.title == question(check, COURSE)
        assert words.lines and words.sources
    said = " ".join(line for words in instead(CHECKS, COURSE) for line in words.lines)
    for way in ("invented", "award", "sample of the same kind", "voice or video introduction"):
        assert way in said


def test_a_course_without_these_words_still_asks() -> None:
    bare = COURSE.model_copy(update={"bench_texts": ()})
    bare.__dict__.pop("bench_text", None)
    assert question("own", bare) == "Did you do it yourself?"
    assert instead(CHECKS, bare) == ()


def test_a_safe_sample_is_for_the_same_skills_and_fits_the_limits() -> None:
    refused = Proof(
        id="proof-1", kind="screenshot", skills=("zoho",), link="https://example.org", no=("open",)
    )
    sample = safe_sample(refused)
    assert (sample.kind, sample.skills, sample.link, sample.may_show) == ("sample", ("zoho",), "", False)
    assert not answers(sample)
    assert len(sample.caption) <= SAFE_CAPTION and len(sample.role) <= SAFE_ROLE
