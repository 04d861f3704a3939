"""What all forms of the plan share: its text made safe, its days and hours in words."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from tutor.exports.fingerprint import BLANK
from tutor.ground.clean import clean
from tutor.tutoring.plan import ActionPlan, Step, Written
from tutor.tutoring.plan_edits import marks_of

SECTIONS = (("now", "Now"), ("next", "Next"), ("later", "Later"), ("done", "Done"))
"The plan's `when`, in order, with its heading."

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]+")
READINESS = "A checklist of what you can do. It does not tell what Upwork will answer."

# Not strftime: its words follow the system's language, and the same plan must give the same bytes.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def safe(plan: ActionPlan) -> ActionPlan:
    """The plan without what a terminal would obey: a save mended by hand can hold what `clean` never saw."""
    return ActionPlan.model_validate(_cleaned(plan.as_document()))


def for_a_file(plan: ActionPlan) -> ActionPlan:
    """Safe, and with what `tutor plan import` needs to tell an edit; the fingerprint is still blank."""
    plan = safe(plan)
    return plan.model_copy(update={"written": Written(fingerprint=BLANK, steps=marks_of(plan))})


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_cleaned(inner) for inner in value]
    return value


def is_web_address(text: str) -> bool:
    """True for what may become a link: http or https and nothing after it that could end the link."""
    return _ADDRESS.fullmatch(text) is not None


def in_sections(plan: ActionPlan) -> list[tuple[str, Sequence[Step]]]:
    """Headings with their steps, in order; a heading without steps is left out."""
    steps = [(heading, [step for step in plan.step if step.when == when]) for when, heading in SECTIONS]
    return [(heading, found) for heading, found in steps if found]


def day(on: date) -> str:
    """`25 Nov 2026`."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def days(start_on: date, due_on: date) -> str:
    """`25 Nov 2026`, `23 to 25 Nov 2026`, `30 Nov to 2 Dec 2026`: never a year or month more than needed."""
    if start_on == due_on:
        return day(due_on)
    if start_on.year != due_on.year:
        return f"{day(start_on)} to {day(due_on)}"
    month = "" if start_on.month == due_on.month else f" {_MONTHS[start_on.month - 1]}"
    return f"{start_on.day}{month} to {day(due_on)}"


def effort(minutes: int) -> str:
    """`45 min`, `2 h`, `1 h 15 min`."""
    hours, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours} h" * bool(hours), f"{rest} min" * bool(rest)) if part)


def hours(per_week: float) -> str:
    """`6 hours a week`."""
    return f"{per_week:g} hour{'' if per_week == 1 else 's'} a week"


def who(plan: ActionPlan) -> list[str]:
    """What is known of the learner, in the order of a title line; empty where nothing was said."""
    given = plan.learner.hours_per_week
    return [part for part in (plan.learner.name, plan.learner.title, hours(given) if given else "") if part]


def waits_for(step: Step, plan: ActionPlan) -> list[str]:
    """The titles of open steps that have to be done before this one."""
    open_titles = {other.id: other.title for other in plan.step if not other.done}
    return [open_titles[need] for need in step.needs if need in open_titles]
