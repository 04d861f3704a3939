"""The plan as JSON: the keys of the TOML form, with dates as `2026-11-25`."""

import json

from tutor.exports.fingerprint import sealed
from tutor.exports.words import for_a_file
from tutor.tutoring.plan import ActionPlan


def plan_json(plan: ActionPlan) -> str:
    """The same plan gives the same bytes."""
    document = for_a_file(plan).as_document()
    return sealed(json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n")
