"""The plan as TOML: the form that other programs and `tutor plan import` read (contracts, section 4)."""

from tutor.exports.fingerprint import sealed
from tutor.exports.words import for_a_file
from tutor.ground.toml_writing import toml_text
from tutor.tutoring.plan import ActionPlan


def plan_toml(plan: ActionPlan) -> str:
    """The same plan gives the same bytes."""
    return sealed(toml_text(for_a_file(plan).as_document()))
