"""What must never happen between one plan and the next, and what no text of a plan may say."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.any_save import CERTIFICATE_IDS, SKILL_IDS, saves
from tests.tutoring.plan_learners import TODAY, course, open_steps, passed, plan_of

from tutor.learner.progress import Progress, StepNote
from tutor.tutoring.honest_list import honest_ids
from tutor.tutoring.readiness import readiness
from tutor.tutoring.verifying import bears_on, verified_skills

# What no step may advise, as a person would write it. Warnings against these things are worded otherwise.
FORBIDDEN = {
    "a claim that is not true": r"\b(claim|pretend|invent (a |your )?(job|employer|degree|experience|certificate))",
    "a second account": r"\b(second|new|another|different|extra|fresh|other) (upwork )?(account|profile)\b",
    "a hidden place": r"\b(vpn|proxy|hide your (place|country|location)|virtual (address|number)|other country)",
    "what may not be shown": r"\b(blur|crop|show it anyway|without (asking|permission))",
    "a bought answer": r"\b((?<!never )buy|pay (someone|for) (a |an )?(approval|account|review)|answer key)",
    "another's answer": r"\bhave someone else",
    "a promise": r"\b(guarantee|will (surely |certainly |then )?(be |get )?(approved?|accept)|sure to be|you will get)",
    "blame": r"\b(your fault|you failed|you should have|too lazy|you are late)",
}


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_no_text_of_the_course_advises_it(kind: str) -> None:
    lines = [
        (text.id, line.lower()) for text in course().plan_texts for line in (text.title, text.why, *text.how)
    ]
    assert [where for where, line in lines if re.search(FORBIDDEN[kind], line)] == []


@given(saves())
def test_no_step_of_any_plan_advises_it(progress: Progress) -> None:
    named = progress.model_dump()
    for part in ("skill", "certificate", "proof"):
        for entry in named[part]:
            entry.update({key: "Thing" for key in ("name", "title", "shown_by") if key in entry})
    named["learner"].update(name="", title="", role="", work="")
    plan = plan_of(Progress.model_validate(named))
    for step in open_steps(plan):
        said = "\n".join((step.title, step.why, *step.how)).lower()
        assert [kind for kind, words in FORBIDDEN.items() if re.search(words, said)] == [], said


@given(saves())
def test_a_test_is_only_asked_for_where_it_bears_on_the_skill(progress: Progress) -> None:
    own = {saved.id: saved for saved in progress.certificate}
    for step in open_steps(plan_of(progress)):
        kind, _, skill = step.id.partition("/")
        for fact in step.because if kind == "verify" else ():
            if fact.startswith("certificate:"):
                saved = own[fact.removeprefix("certificate:")]
                assert skill in bears_on(saved, course()) or any(
                    skill in bears_on(one, course()) for one in progress.certificate if one.id == saved.id
                )


@given(saves(), st.sampled_from(SKILL_IDS), st.sampled_from(CERTIFICATE_IDS))
def test_a_skill_that_gets_verified_has_no_step_for_it(progress: Progress, skill: str, test: str) -> None:
    more = (*progress.certificate, passed(test, TODAY, skill))
    after = progress.model_copy(update={"certificate": more, "step": ()})
    verified = verified_skills(after, course())
    assert not {f"verify/{name}" for name in verified} & {step.id for step in plan_of(after).step}


@given(saves(), st.data())
def test_a_ticked_step_never_comes_back_on_any_later_day(progress: Progress, data: st.DataObject) -> None:
    progress = progress.model_copy(update={"step": ()})
    steps = open_steps(plan_of(progress))
    if not steps:
        return
    chosen = data.draw(st.sampled_from([step.id for step in steps]))
    ticked = progress.model_copy(update={"step": (StepNote(id=chosen, done_on=TODAY),)})
    days = data.draw(st.integers(0, 500))
    later = plan_of(ticked, TODAY + timedelta(days=days))
    assert chosen not in {step.id for step in open_steps(later)}


@given(saves(), st.sampled_from(SKILL_IDS), st.sampled_from(["dropped", "owned up to", "taken off"]))
def test_being_honest_never_lowers_readiness(progress: Progress, name: str, how: str) -> None:
    """Of a skill marked never: dropping it, or no longer keeping it. Of any: saying `never` where it was not true."""
    false = {skill.id for skill in progress.skill if skill.done_for == "never"}
    if name not in false:
        return
    if how == "taken off":
        after = tuple(skill for skill in progress.skill if skill.id != name)
    elif how == "dropped":
        after = tuple(s.model_copy(update={"kept": False}) if s.id == name else s for s in progress.skill)
    else:
        after = tuple(
            s.model_copy(update={"done_for": "never"}) if s.id == name else s for s in progress.skill
        )
    now = readiness(progress, course()).score
    assert readiness(progress.model_copy(update={"skill": after}), course()).score >= now


def test_the_checklist_sums_to_100_and_begins_with_nothing() -> None:
    parts = readiness(Progress(), course()).parts
    assert sum(part.weight for part in parts) == 100
    assert readiness(Progress(), course()).score == 0


@given(saves())
def test_readiness_stays_between_0_and_100_and_each_part_within_its_own(progress: Progress) -> None:
    now = readiness(progress, course())
    assert 0 <= now.score <= 100
    assert all(0 <= part.have <= part.of for part in now.parts)
    assert (now.score == 100) <= all(part.have == part.of for part in now.parts)


@given(saves(), st.dates(date(2026, 1, 1), date(2026, 11, 22)))
def test_a_clock_set_back_gives_a_plan_that_begins_on_that_day(progress: Progress, today: date) -> None:
    plan = plan_of(progress.model_copy(update={"step": ()}), today)
    assert plan.made_on == today
    assert all(step.start_on >= today for step in open_steps(plan))


@given(saves(), st.integers(1, 300))
def test_days_that_pass_move_dates_and_blame_nobody(progress: Progress, days: int) -> None:
    later = plan_of(progress.model_copy(update={"step": ()}), TODAY + timedelta(days=days))
    for step in open_steps(later):
        assert step.start_on >= TODAY + timedelta(days=days)
        assert not re.search(FORBIDDEN["blame"] + r"|overdue|missed your", step.why.lower())


@given(saves())
def test_what_is_not_on_the_honest_list_gets_no_test_and_no_sample(progress: Progress) -> None:
    honest = honest_ids(progress)
    steps = [step.id.partition("/") for step in open_steps(plan_of(progress))]
    assert {skill for kind, _, skill in steps if kind in ("verify", "proof")} <= honest
