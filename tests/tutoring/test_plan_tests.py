"""The plan's tests for skills: which one, why, how many, and in which words."""

from typing import Any

import pytest
from tests.tutoring.plan_learners import SKILLS, TODAY, ana, course, kept, letter, passed

from tutor.learner.progress import SavedCertificate
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules import verify
from tutor.tutoring.plan_rules.proposal import Proposal, Rank

OWN = {"id": "own/zoho-exam", "name": "Zoho exam", "skills": ("zoho",)}


def proposed(**parts: Any) -> list[Proposal]:
    save = ana(**{"letter": [letter("declined", "crowded-skills")], **parts})
    return list(verify.steps(Facts(save, course(), TODAY)))


def begun(status: str, **said: Any) -> SavedCertificate:
    return SavedCertificate.model_validate({"status": status, **said})


def test_a_test_that_only_touches_a_skill_by_the_way_comes_after_one_that_tests_it() -> None:
    (writing,) = proposed(skill=[kept("english-writing")])
    assert (writing.fills["test"], writing.minutes) == ("EF SET 90 min, four skills", 100)
    (planned,) = proposed(skill=[kept("english-writing")], certificate=[begun("planned", id="efset-50")])
    assert planned.fills["test"] == "EF SET 50 min"


def test_the_tests_that_ask_least_come_first_and_three_are_enough() -> None:
    told = proposed(skill=[*SKILLS, kept("jira"), kept("zoho")])
    assert [(one.id, one.minutes) for one in told] == [
        ("verify/english-writing", 100),
        ("verify/customer-service", 240),
        ("verify/email-handling", 240),
    ]
    assert [one.place for one in told] == sorted(one.place for one in told)
    assert {one.rank for one in told} == {Rank.PROVE}
    assert [one.id for one in proposed(skill=SKILLS, certificate=[passed("efset-50")])] == [
        "verify/customer-service",
        "verify/email-handling",
    ]


def test_one_test_serves_all_kept_skills_it_bears_on_and_says_so() -> None:
    both = [kept("customer-service"), kept("lead-generation")]
    (one,) = proposed(skill=both)
    assert one.fills["also"] == "It also bears on Lead Generation."
    assert [step.fills["also"] for step in proposed(skill=SKILLS)] == ["", "", ""]


def test_a_result_to_note_comes_first_then_what_was_planned_then_what_asks_least() -> None:
    skills = [*SKILLS, kept("jira")]
    for status, minutes, learn in (("taken", None, ""), ("planned", 300, "atlassian-jira")):
        first = proposed(skill=skills, certificate=[begun(status, id="atlassian-jira")])[0]
        assert (first.id, first.minutes, first.learn) == ("verify/jira", minutes, learn)
        assert first.because == ("skill:jira", "certificate:atlassian-jira")
    both = [begun("planned", id="efset-90"), begun("taken", id="atlassian-jira")]
    told = proposed(skill=skills, certificate=both)
    assert [one.text for one in told] == ["verify/enter-result", "verify/planned", "verify/skill"]
    assert told[0].place < told[1].place < told[2].place


def test_a_result_to_note_is_asked_for_even_when_three_are_verified() -> None:
    three = [passed("efset-50"), passed("hubspot-inbound"), passed("hubspot-email-marketing")]
    skills = [*SKILLS, kept("jira")]
    assert proposed(skill=skills, certificate=three) == []
    (note,) = proposed(skill=skills, certificate=[*three, begun("taken", id="atlassian-jira")])
    assert (note.text, note.fills["verified"]) == ("verify/enter-result", "3")


@pytest.mark.parametrize(
    ("status", "text"),
    [("planned", "verify/own-test"), ("taken", "verify/enter-result"), ("failed", "verify/try-again")],
)
def test_a_test_of_the_learners_own_is_named_by_what_they_said_of_it(status: str, text: str) -> None:
    (own,) = proposed(skill=[kept("zoho")], certificate=[begun(status, **OWN)])
    assert (own.id, own.text, own.sources) == ("verify/zoho", text, ())
    assert own.minutes == (None if status == "taken" else 60)
    assert own.fills == {
        "skill": "Zoho",
        "test": "Zoho exam",
        "minutes": "60",
        "minutes_from": "our estimate for a short test",
        "cost": "as the provider says",
        "where": "where the provider offers it",
        "address": "",
        "does_not_show": "",
        "retry": "",
        "also": "",
        "verified": "0",
        "shown_by": "two years at work",
    }


def test_a_test_without_a_name_is_called_by_its_id() -> None:
    (own,) = proposed(skill=[kept("zoho")], certificate=[begun("planned", **{**OWN, "name": ""})])
    assert own.fills["test"] == "own/zoho-exam"


def test_a_step_carries_what_the_catalogue_says_of_its_test() -> None:
    kind = course().certificate["hubspot-inbound"]
    (step,) = proposed(skill=[kept("customer-service")])
    assert (step.text, step.learn, step.sources) == ("verify/skill", kind.id, kind.sources)
    told = ("test", "minutes", "minutes_from", "cost", "where", "address", "does_not_show", "retry")
    assert [step.fills[name] for name in told] == [
        kind.name,
        str(kind.minutes),
        kind.minutes_from,
        kind.cost,
        kind.where,
        kind.address,
        kind.does_not_show,
        kind.retry,
    ]


def test_a_skill_is_answered_for_before_hours_go_into_its_test() -> None:
    (open_one,) = proposed(skill=[kept("english-writing", done_for="")])
    assert open_one.after == ("skills/keep-honest", "skills/answer-questions")
    (told,) = proposed(skill=[kept("english-writing")])
    assert told.after == ("skills/keep-honest",)


@pytest.mark.parametrize(
    ("family", "reason", "most"),
    [
        ("declined", "crowded-skills", 3),
        ("closed", "many-proposals-no-earnings", 2),
        ("closed", "policy-violation", 0),
        ("act-now", "verify-identity", 1),
        ("not-a-rejection", "application-pending", 1),
    ],
)
def test_a_stage_has_room_for_so_many_tests(family: str, reason: str, most: int) -> None:
    assert len(proposed(skill=[*SKILLS, kept("jira")], letter=[letter(family, reason)])) == most
