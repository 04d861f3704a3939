"""What all forms of the plan share: its text made safe, its days and hours in words."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from tutor.exports.fingerprint import BLANK
from tutor.ground.clean import clean
from tutor.ground.tongue import N_, _, many
from tutor.tutoring.plan import ActionPlan, Step, Written
from tutor.tutoring.plan_edits import marks_of
from tutor.tutoring.wording import month_words

SECTIONS = (("now", N_("Now")), ("next", N_("Next")), ("later", N_("Later")), ("done", N_("Done")))
"The plan's `when`, in order, with its heading."

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\]+")
FACTS = (N_("Why"), N_("First"), N_("How"), N_("Sources"))
"What a plan in Markdown says of a step, beside what a person edits there."
READINESS = N_("A checklist of what you can do. It does not tell what Upwork will answer.")


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
    steps = [(_(heading), [step for step in plan.step if step.when == when]) for when, heading in SECTIONS]
    return [(heading, found) for heading, found in steps if found]


def day(on: date) -> str:
    """`25 Nov 2026`."""
    return _("{day} {month} {year}").format(day=on.day, month=month_words(on), year=on.year)


def days(start_on: date, due_on: date) -> str:
    """`25 Nov 2026`, `23 to 25 Nov 2026`, `30 Nov to 2 Dec 2026`: never a year or month more than needed."""
    if start_on == due_on:
        return day(due_on)
    if start_on.year != due_on.year:
        first = day(start_on)
    elif start_on.month != due_on.month:
        first = _("{day} {month}").format(day=start_on.day, month=month_words(start_on))
    else:
        first = str(start_on.day)
    return _("{first} to {last}").format(first=first, last=day(due_on))


def effort(minutes: int) -> str:
    """`45 min`, `2 h`, `1 h 15 min`."""
    hours, rest = divmod(minutes, 60)
    parts = (_("{n} h").format(n=hours) if hours else "", _("{n} min").format(n=rest) if rest else "")
    return " ".join(filter(None, parts))


def hours(per_week: float) -> str:
    """`6 hours a week`."""
    return many("{n} hour a week", "{n} hours a week", per_week).format(n=f"{per_week:g}")


def who(plan: ActionPlan) -> list[str]:
    """What is known of the learner, in the order of a title line; empty where nothing was said."""
    given = plan.learner.hours_per_week
    return [part for part in (plan.learner.name, plan.learner.title, hours(given) if given else "") if part]


def waits_for(step: Step, plan: ActionPlan) -> list[str]:
    """The titles of open steps that have to be done before this one."""
    open_titles = {other.id: other.title for other in plan.step if not other.done}
    return [open_titles[need] for need in step.needs if need in open_titles]
