"""Handing the profile in: when the plan asks for it, in which words, and what the learner is to compare."""

from datetime import date

import pytest
from tests.tutoring.plan_learners import SKILLS, TODAY, ana, attempt, course, kept, letter, passed

from tutor.learner.changes import skill_said
from tutor.learner.progress import Attempt, Progress, Proof, SavedCertificate, SavedLetter
from tutor.tutoring.attempt_changes import profile_now
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules import submit
from tutor.tutoring.plan_rules.proposal import Proposal, Rank

CROWDED = letter("declined", "crowded-skills")


def proposed(progress: Progress) -> list[Proposal]:
    return list(submit.steps(Facts(progress, course(), TODAY)))


@pytest.mark.parametrize(
    "read",
    [
        letter("closed", "policy-violation"),
        letter("act-now", "verify-identity"),
        letter("not-a-rejection", "application-pending"),
        letter("not-a-rejection", "approved"),
        letter("declined", "under-age"),
    ],
)
def test_nobody_is_sent_who_may_not_or_need_not_hand_in(read: SavedLetter) -> None:
    assert proposed(ana(letter=[read])) == []


def test_the_words_follow_how_often_it_was_tried() -> None:
    twice = [attempt("declined"), attempt("declined", id="attempt-2")]
    saves = {
        ("submit/profile", "submit/profile", "0"): Progress(),
        ("submit/profile-2", "submit/again", "1"): ana(letter=[CROWDED]),
        ("submit/profile-3", "submit/after-a-real-change", "2"): ana(letter=[CROWDED], attempt=twice),
    }
    for (step, text, times), save in saves.items():
        (told,) = proposed(save)
        assert (told.id, told.text, told.fills["times"], told.rank) == (step, text, times, Rank.SUBMIT)
    (again,) = proposed(ana(letter=[letter("declined", "resubmission-declined")]))
    assert again.text == "submit/after-a-real-change"


def test_it_rests_on_the_letter_else_on_the_attempt_else_on_nothing_sent_yet() -> None:
    saves = (ana(letter=[CROWDED]), ana(attempt=[attempt("declined")]), ana())
    assert [proposed(save)[0].because for save in saves] == [
        ("letter:letter-1:crowded-skills",),
        ("attempt:attempt-1",),
        ("missing:attempts",),
    ]


def test_what_should_stand_in_the_profile_is_listed_and_nothing_else() -> None:
    (told,) = proposed(
        ana(
            letter=[CROWDED],
            skill=SKILLS,
            certificate=[
                passed("efset-50"),
                SavedCertificate(id="own/zoho-exam", name="Zoho exam", status="passed"),
                SavedCertificate(id="toeic", status="planned"),
            ],
            proof=[
                Proof(id="p", title="Three replies", may_show=True),
                Proof(id="q", title="A client's queue"),
            ],
        )
    )
    assert told.fills == {
        "title": "Customer Support Specialist",
        "times": "1",
        "changed": "",
        "skills": "English Writing, Customer Service and Email Handling",
        "tests": "EF SET 50 min and Zoho exam",
        "proofs": "Three replies",
    }


def test_where_nothing_is_known_the_words_say_so() -> None:
    (told,) = proposed(Progress())
    assert told.fills == {
        "title": "what you offer",
        "times": "0",
        "changed": "",
        "skills": "as you list them by then",
        "tests": "none noted yet",
        "proofs": "none noted yet",
    }
    (role,) = proposed(Progress.model_validate({"learner": {"role": "translator"}}))
    assert role.fills["title"] == "Translator"


def test_what_is_new_since_the_last_time_is_named_or_that_nothing_is() -> None:
    then = date(2026, 11, 20)
    before = ana(letter=[CROWDED], skill=[kept("zoho", name="Zoho")])
    sent = Attempt(
        id="attempt-1",
        submitted_on=then,
        outcome="declined",
        letter="letter-1",
        profile=profile_now(before, course(), then),
    )
    same = before.model_copy(update={"attempt": (sent,)})
    assert proposed(same)[0].fills["changed"] == (
        "Up to now nothing has changed here since 20 Nov; the same profile most likely gets the same answer."
    )
    more = skill_said(same, "email-handling", name="Email Handling", kept=True, done_for="client")
    told = proposed(more)[0].fills["changed"]
    assert told.startswith("New since 20 Nov: skills added: Email Handling; ") and told.endswith(".")


def test_the_letters_own_deadline_is_the_last_day() -> None:
    told = letter("declined", "crowded-skills", text="Please resubmit by 30 November 2026.")
    assert proposed(ana(letter=[told]))[0].latest == date(2026, 11, 30)
    assert proposed(ana(letter=[CROWDED]))[0].latest is None
