"""Every rule of the plan finds its words, and no words are written for nobody."""

import ast
from pathlib import Path

from hypothesis import given
from tests.tutoring.any_save import saves
from tests.tutoring.plan_learners import TODAY, course

import tutor.tutoring
from tutor.course.checks.plan_texts import TEXTS_OF_RULES, TEXTS_OF_TICKS
from tutor.learner.progress import Progress
from tutor.tutoring.plan import KINDS
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.planning import _RULES


def literals() -> set[str]:
    """All texts that stand in the code of the plan."""
    floor = Path(tutor.tutoring.__file__).parent
    return {
        node.value
        for file in (*floor.glob("plan*.py"), *floor.glob("plan_rules/*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_each_text_the_check_asks_for_is_named_in_the_code() -> None:
    assert literals() >= TEXTS_OF_RULES
    assert {text.rpartition("/")[2] for text in TEXTS_OF_TICKS} <= set(KINDS)


@given(saves())
def test_no_rule_asks_for_a_text_the_check_does_not_know(progress: Progress) -> None:
    facts = Facts(progress, course(), TODAY)
    assert {proposal.text for rule in _RULES for proposal in rule(facts)} <= TEXTS_OF_RULES
