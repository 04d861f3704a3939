"""The plan as TOML: the form that other programs and `tutor plan import` read (contracts, section 4)."""

from tutor.exports.words import safe
from tutor.ground.toml_writing import toml_text
from tutor.tutoring.plan import ActionPlan


def plan_toml(plan: ActionPlan) -> str:
    """The same plan gives the same bytes."""
    return toml_text(safe(plan).as_document())
