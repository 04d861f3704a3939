"""Steps the learner has ticked off: they stay in the plan, also when no rule asks for them any more."""

import re
from collections.abc import Mapping

from tutor.ground.clean import clean
from tutor.ground.tongue import _
from tutor.learner.progress import StepNote
from tutor.tutoring.plan import KINDS, Step
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_parts import part_named
from tutor.tutoring.plan_rules.proposal import Proposal, Rank
from tutor.tutoring.plan_words import how_of, minutes_of, sources_of, title_of, why_of
from tutor.tutoring.wording import shortened

_OLD = "done"
"The text for a ticked step that no rule asks for any more."
_AGAIN = re.compile(r"-\d+$")


def ticked_steps(
    facts: Facts, proposals: Mapping[str, Proposal], notes: Mapping[str, StepNote]
) -> tuple[Step, ...]:
    """Ticked steps, by the day they were done. Ids that are no step ids stay in the save only."""
    steps = []
    for note in notes.values():
        if note.done_on is None or not _is_step_id(note.id):
            continue
        proposal = proposals.get(note.id) or _from_its_id(facts, note.id)
        steps.append(_done(facts, proposal, note))
    return tuple(sorted(steps, key=lambda step: step.due_on))


def _is_step_id(step_id: str) -> bool:
    kind, slash, rest = step_id.partition("/")
    return bool(slash and rest) and kind in KINDS


def _done(facts: Facts, proposal: Proposal, note: StepNote) -> Step:
    course, day = facts.course, note.done_on
    assert day is not None
    there = proposal.text in course.plan_text
    return Step(
        id=note.id,
        when="done",
        title=title_of(proposal, course) if there else shortened(note.id),
        why=why_of(proposal, course) if there else shortened(note.id),
        because=proposal.because,
        how=how_of(proposal, course) if there else (),
        minutes=minutes_of(proposal, course) if there else 1,
        start_on=day,
        due_on=day,
        needs=(),
        done=True,
        note=clean(note.note),
        sources=sources_of(proposal, course) if there else (),
    )


def _from_its_id(facts: Facts, step_id: str) -> Proposal:
    """What can still be said of a step by its id alone: its facts are gone with its rule."""
    kind, _slash, rest = step_id.partition("/")
    texts = facts.course.plan_text
    saved = {skill.id for skill in facts.progress.skill}
    lesson = facts.course.lesson.get(rest)
    about = texts.get(step_id) or texts.get(_AGAIN.sub("", step_id))
    because = "learner:id"
    if kind in ("verify", "proof"):
        name = facts.name(rest)
        because = f"skill:{rest}" if rest in saved else because
    elif part := part_named(step_id):
        test = facts.course.certificate.get(part[0])
        name = _("Learn for {name}, part {part} of {parts}").format(
            name=test.name if test else shortened(part[0]), part=part[1], parts=part[2]
        )
    elif lesson and kind == "review":
        name = lesson.title
    elif about and "{" not in about.title:
        name = about.title
    else:
        name = shortened(step_id.replace("-", " ").replace("/", ": ", 1))
    text = f"{_OLD}/{kind}" if f"{_OLD}/{kind}" in texts else _OLD
    return Proposal(step_id, text, Rank.SUBMIT, (because,), {"name": name})
