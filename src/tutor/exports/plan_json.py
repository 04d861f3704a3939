"""The plan as JSON: the keys of the TOML form, with dates as `2026-11-25`."""

import json

from tutor.exports.words import safe
from tutor.tutoring.plan import ActionPlan


def plan_json(plan: ActionPlan) -> str:
    """The same plan gives the same bytes."""
    return json.dumps(safe(plan).as_document(), ensure_ascii=False, indent=2, default=str) + "\n"
