"""Steps by what the learner has done: support, tests, proof, false skills, and the texts behind them."""

import re
from pathlib import Path

import pytest
from tests.tutoring.plan_learners import (
    SKILLS,
    THREE,
    TODAY,
    ana,
    attempt,
    course,
    ids,
    kept,
    kinds,
    letter,
    marked,
    plan_of,
    words,
)

from tutor.course.course import Course
from tutor.learner.progress import Proof, SavedCertificate
from tutor.tutoring import planning
from tutor.tutoring.plan import KINDS
from tutor.tutoring.planning import make_plan


def test_support_is_written_to_only_with_three_verified_skills_and_a_further_decline() -> None:
    twice = [attempt("declined", id="attempt-1"), attempt("declined", id="attempt-2", letter="letter-1")]
    read = [letter("declined", "crowded-skills")]

    def asks(certificates: tuple[SavedCertificate, ...], attempts: list[object]) -> bool:
        plan = plan_of(ana(letter=read, skill=SKILLS, certificate=certificates, attempt=attempts))
        return "support/write" in ids(plan)

    assert asks(THREE, list(twice))
    assert not asks(THREE[:2], list(twice))
    assert not asks(THREE, [twice[1]])


def test_with_three_verified_skills_no_further_test_is_asked_for() -> None:
    more = (*SKILLS, kept("zoho", ring="tool"), kept("jira", ring="tool"))
    plan = plan_of(ana(letter=[letter("declined", "crowded-skills")], skill=more, certificate=THREE))
    assert "verify" not in kinds(plan)


@pytest.mark.parametrize("status", ["planned", "taken", "failed"])
def test_a_test_that_is_not_passed_leaves_its_step(status: str) -> None:
    begun = SavedCertificate.model_validate({"id": "efset-50", "status": status})
    plan = plan_of(ana(letter=[letter("declined")], skill=[kept("english-writing")], certificate=[begun]))
    step = next(step for step in plan.step if step.id == "verify/english-writing")
    assert "certificate:efset-50" in step.because


def test_one_test_for_two_skills_is_asked_for_once() -> None:
    both = [kept("customer-service"), kept("lead-generation")]
    tests = [
        one for one in ids(plan_of(ana(letter=[letter("declined")], skill=both))) if one.startswith("verify/")
    ]
    assert len(tests) == 1


def test_an_own_test_is_named_and_an_unrelated_one_is_not() -> None:
    own = SavedCertificate(id="own/bees", name="Bee school", skills=("own/beekeeping",))
    other = SavedCertificate(id="own/golf", name="Golf", skills=("golf",))
    plan = plan_of(ana(letter=[letter("declined")], skill=[kept("own/beekeeping")], certificate=[own, other]))
    step = next(step for step in plan.step if step.id == "verify/own/beekeeping")
    assert "Bee school" in step.title
    assert "Golf" not in "".join(words(plan))


def test_what_may_not_be_shown_gets_a_safe_substitute() -> None:
    hidden = Proof(id="proof-1", title="Ticket screen", skills=("zoho",), may_show=False)
    plan = plan_of(ana(letter=[letter("declined")], skill=[kept("zoho", ring="tool")], proof=[hidden]))
    step = next(step for step in plan.step if step.id == "proof/zoho")
    assert "proof:proof-1" in step.because
    assert "substitute" in step.title
    assert "invented" in " ".join(step.how)


def test_a_shown_proof_leaves_no_step_for_its_skill() -> None:
    shown = Proof(id="proof-1", title="Board", skills=("zoho",), may_show=True)
    plan = plan_of(ana(letter=[letter("declined")], skill=[kept("zoho", ring="tool")], proof=[shown]))
    assert "proof/zoho" not in ids(plan)


def test_a_false_skill_is_named_and_taken_off() -> None:
    plan = plan_of(
        ana(letter=[marked(letter("declined"))], skill=[*SKILLS, kept("cold-calling", done_for="never")])
    )
    assert plan.step[0].id == "skills/keep-honest"
    assert plan.step[0].because == ("skill:cold-calling",)
    assert "Cold Calling" in plan.step[0].title


def test_every_text_of_the_plan_is_used_and_every_rule_has_its_text() -> None:
    source = Path(planning.__file__).parent
    files = [*source.glob("plan*.py"), *(source / "plan_rules").glob("*.py")]
    kinds = "|".join((*KINDS, "situation"))
    named = {
        found
        for file in files
        for found in re.findall(rf'"((?:{kinds})/[a-z0-9-]+)"', file.read_text(encoding="utf-8"))
    }
    texts = {text.id for text in course().plan_texts}
    assert named - texts == set()
    assert {text for text in texts - named if not text.startswith("done")} == set()


def test_a_course_without_plan_texts_still_gives_a_plan() -> None:
    parts = {name: getattr(course(), name) for name in Course.model_fields}
    bare = Course.model_construct(**{**parts, "plan_texts": (), "readiness": ()})
    save = ana(letter=[letter("declined")], skill=SKILLS, step=[{"id": "verify/zoho", "done_on": TODAY}])
    assert [step.id for step in make_plan(save, bare, TODAY).step] == ["verify/zoho"]
