"""The plan as one page that needs nothing else: for a phone, a printer, or whoever helps the learner."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from tutor.exports.fingerprint import BLANK, sealed
from tutor.exports.matrix_drawing import LETTERS, strips
from tutor.exports.words import (
    READINESS,
    day,
    days,
    effort,
    in_sections,
    is_web_address,
    safe,
    waits_for,
    who,
)
from tutor.ground.tongue import _, spoken
from tutor.tutoring.plan import ActionPlan, Step
from tutor.tutoring.proving import ProofMatrix

_WIDTH = 1000
"Of the timeline, in its own units."
_MOST_WEEKS_MARKED = 12
_ARC = math.pi * 48
"Length of the half circle that the template draws for readiness, of radius 48."


@dataclass(frozen=True)
class Bar:
    """One open step on the timeline; `x` and `width` in thousandths of it."""

    step: Step
    x: int
    width: int


@dataclass(frozen=True)
class Timeline:
    """The days from the first start to the last due day. `weeks` are the Mondays in between, as `x`."""

    first: date
    last: date
    bars: tuple[Bar, ...]
    weeks: tuple[int, ...]


def plan_html(plan: ActionPlan, matrix: ProofMatrix | None = None) -> str:
    """A whole page, without script and loading nothing. The same plan gives the same bytes."""
    plan = safe(plan)
    page = _template().render(
        plan=plan,
        arc=_ARC,
        blank=BLANK,
        readiness=_(READINESS),
        who=who(plan),
        sections=in_sections(plan),
        strips=strips(matrix) if matrix else (),
        language=spoken(),
        kinds={letter: _(kind) for kind, letter in LETTERS.items()},
        timeline=timeline([step for step in plan.step if not step.done]),
        waits_for=lambda step: waits_for(step, plan),
    )
    return sealed(page)


def timeline(steps: Sequence[Step]) -> Timeline | None:
    """Where each step's bar stands; None without steps."""
    if not steps:
        return None
    first = min(step.start_on for step in steps)
    last = max(step.due_on for step in steps)
    length = (last - first).days + 1

    def x(on: date) -> int:
        return (on - first).days * _WIDTH // length

    bars = tuple(
        Bar(step, x(step.start_on), max(8, x(step.due_on + timedelta(days=1)) - x(step.start_on)))
        for step in steps
    )
    mondays = range(7 - first.weekday(), length, 7)
    weeks = [x(first + timedelta(days=monday)) for monday in mondays]
    return Timeline(first, last, bars, tuple(weeks[:: len(weeks) // _MOST_WEEKS_MARKED + 1]))


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"day": day, "effort": effort}
    environment.globals |= {"days": days, "_": _}
    environment.tests["web_address"] = is_web_address
    return environment.get_template("plan.html")
