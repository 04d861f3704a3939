"""Written people and the plan a career adviser would give them, step by step (personas/README.md)."""

from collections import Counter
from fnmatch import fnmatchcase
from itertools import pairwise
from typing import Any

import pytest
from tests.tutoring.personas_read import day_of, personas, save_of
from tests.tutoring.plan_learners import REASONS, course, resolves

from tutor.tutoring.plan import ActionPlan, Step
from tutor.tutoring.planning import make_plan

PERSONAS = personas()
KNOWN = frozenset(
    [
        *(
            "id",
            "about",
            "today",
            "learner",
            "letters",
            "skills",
            "certificates",
            "proofs",
            "profile",
            "attempts",
        ),
        *("wrong", "done", "order", "now", "last", "last_open", "present", "absent"),
        *("says", "silent", "situation", "due", "most_minutes_a_day"),
    ]
)


def fits(step_id: str, wanted: str) -> bool:
    return step_id == wanted or (wanted.endswith("*") and fnmatchcase(step_id, wanted))


def found(plan: ActionPlan, wanted: str) -> Step:
    told = [step for step in plan.step if not step.done and fits(step.id, wanted)]
    assert told, f"{wanted} is not in {[step.id for step in plan.step]}"
    return told[-1]


def said(step: Step) -> str:
    return "\n".join((step.title, step.why, *step.how))


def test_there_are_personas_for_every_reason_and_no_key_is_misspelt() -> None:
    assert len(PERSONAS) >= 25
    letters = [told.split()[:2] for persona in PERSONAS for told in persona.get("letters", ())]
    shown = {reason for _, reasons in letters for reason in reasons.split(",")}
    assert shown >= {reason for reasons in REASONS.values() for reason in reasons}
    assert [sorted(persona.keys() - KNOWN) for persona in PERSONAS if persona.keys() - KNOWN] == []
    assert Counter(persona["id"] for persona in PERSONAS).most_common(1)[0][1] == 1


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona["id"])
def test_the_plan_is_the_one_an_adviser_would_give(persona: dict[str, Any]) -> None:
    save, today = save_of(persona), day_of(persona)
    plan = make_plan(save, course(), today)
    ids = [step.id for step in plan.step]
    for before, after in pairwise(persona.get("order", ())):
        assert ids.index(found(plan, before).id) < ids.index(found(plan, after).id), (before, after, ids)
    for wanted in (*persona.get("order", ()), *persona.get("present", ())):
        found(plan, wanted)
    for unwanted in persona.get("absent", ()):
        assert [name for name in ids if fits(name, unwanted)] == []
    for place, wanted in enumerate(persona.get("now", ())):
        assert fits(ids[place], wanted), ids
        assert plan.step[place].when == "now"
    todo = [step.id for step in plan.step if not step.done]
    assert fits(ids[-1], persona.get("last", "*"))
    assert fits(todo[-1], persona.get("last_open", "*"))
    assert plan.step[0].start_on == today
    assert all(resolves(fact, save) for step in plan.step for fact in step.because)


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona["id"])
def test_its_words_name_the_persons_own_facts(persona: dict[str, Any]) -> None:
    plan = make_plan(save_of(persona), course(), day_of(persona))
    for wanted, words in persona.get("says", {}).items():
        step = found(plan, wanted)
        assert [word for word in words if word not in said(step)] == [], said(step)
    for wanted, words in persona.get("silent", {}).items():
        assert [word for word in words if word in said(found(plan, wanted))] == []
    assert [word for word in persona.get("situation", ()) if word not in plan.situation.summary] == []
    for wanted, day in persona.get("due", {}).items():
        assert found(plan, wanted).due_on <= day
    most = persona.get("most_minutes_a_day", 240)
    days = Counter[Any]()
    for step in plan.step:
        days[step.due_on] += step.minutes if step.start_on == step.due_on else 0
    assert max(days.values()) <= most
