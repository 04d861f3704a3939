"""The plan as Markdown with boxes to tick, which also reads well as plain text."""

import re
from collections.abc import Iterator
from datetime import date

from tutor.exports.fingerprint import BLANK, sealed
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
from tutor.ground.clean import clean_line
from tutor.ground.tongue import N_, _
from tutor.tutoring.plan import ActionPlan, PlanSource, Step
from tutor.tutoring.plan_edits import learner_mark, marks_of

_MARKS = re.compile(r"[\\`*_\[\]~@]")
# What begins a block at the start of a line or of a list item.
_BLOCK = re.compile(r"^(?:[#>+=-]|\d+(?=[.)]))")
# What some readers turn into a link by itself.
_LINK = re.compile(r"(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ONE_WORD = re.compile(r"[^\w.-]+")
_HOW_TO_EDIT = N_(
    "You can tick a box with an x, change a day after “Due:”, and write after “Note:”. "
    "Then type: tutor plan import, and the name of this file."
)


def plan_markdown(plan: ActionPlan) -> str:
    """The same plan gives the same bytes. No text of the plan becomes markup."""
    plan = safe(plan)
    lines = [
        f"# {_('Your plan')}",
        "",
        _("Made on {day}").format(day=day(plan.made_on))
        + "".join(f" · {as_text(part)}" for part in who(plan)),
        "",
        _(_HOW_TO_EDIT),
    ]
    if plan.situation.summary:
        lines += ["", as_text(plan.situation.summary)]
    lines += [
        "",
        _("**Readiness: {score} of 100.** {readiness}").format(
            score=plan.readiness.score, readiness=_(READINESS)
        ),
    ]
    if plan.readiness.parts:
        lines += [
            "",
            *(
                _("- {part}: {have} of {of}").format(part=as_text(part.label), have=part.have, of=part.of)
                for part in plan.readiness.parts
            ),
        ]
    for heading, steps in in_sections(plan):
        lines += ["", f"## {heading}"]
        for step in steps:
            lines += ["", *_step(step, plan)]
    if plan.source:
        lines += ["", f"## {_('Sources')}", "", *map(_source, plan.source)]
    lines += ["", _marks(plan)]
    return sealed("\n".join(lines) + "\n")


def _marks(plan: ActionPlan) -> str:
    """A line that no reader shows: a link's definition to which nothing links."""
    facts = f"made {plan.made_on} course {_ONE_WORD.sub('-', plan.course) or '-'} "
    facts += f"learner {learner_mark(plan.learner.name) or '-'} steps {marks_of(plan)}"
    return f"[//]: # (fingerprint {BLANK} version {plan.version} {facts.rstrip()})"


def as_text(text: str) -> str:
    """`text` on one line, so that Markdown shows exactly its signs."""
    text = _MARKS.sub(r"\\\g<0>", clean_line(text))
    text = _LINK.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text)).replace("<", "&lt;")
    return _BLOCK.sub(_without_block, text)


def _without_block(found: re.Match[str]) -> str:
    """`1.` becomes `1\\.`, `#` becomes `\\#`: a sign can be escaped, a digit can't."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _step(step: Step, plan: ActionPlan) -> Iterator[str]:
    # What a person edits keeps its English name, by which it is found again: Step, Due, Note.
    when = _("done") if step.done else f"{effort(step.minutes)}, {days(step.start_on, step.due_on)}"
    yield f"- [{'x' if step.done else ' '}] **{as_text(step.title)}** ({when})"
    yield f"  - Step: {as_text(step.id)}"
    if not step.done:
        yield f"  - Due: {step.due_on}"
    yield f"  - Note: {as_text(step.note)}".rstrip()
    yield f"  - {_('Why')}: {as_text(step.why)}"
    if waiting := waits_for(step, plan):
        yield f"  - {_('First')}: {'; '.join(map(as_text, waiting))}"
    if step.how and not step.done:
        yield f"  - {_('How')}:"
        yield from (f"    {number}. {as_text(part)}" for number, part in enumerate(step.how, 1))
    if step.sources:
        yield f"  - {_('Sources')}: {', '.join(map(as_text, step.sources))}"


def _source(source: PlanSource) -> str:
    return f"- {source_text(source.id, source.title, source.address, source.seen_on)}"


def source_text(source_id: str, title: str, address: str, seen_on: date) -> str:
    """One line; only a plain web address becomes a link."""
    address = clean_line(address)
    shown = f"<{address}>" if is_web_address(address) else as_text(address)
    return _("{source}: {title}. {address} (seen on {day})").format(
        source=as_text(source_id), title=as_text(title), address=shown, day=day(seen_on)
    )
