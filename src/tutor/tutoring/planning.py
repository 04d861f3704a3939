"""The action plan: rules propose, the calendar gives days, the learner's ticks, notes and dates are kept."""

from datetime import date

from tutor.course.course import Course
from tutor.ground.clean import clean, clean_line
from tutor.learner.progress import Progress, StepNote
from tutor.tutoring.plan import (
    ActionPlan,
    PlanLearner,
    PlanPart,
    PlanReadiness,
    PlanSource,
    Situation,
    Step,
    When,
)
from tutor.tutoring.plan_dates import dated
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_parts import in_parts
from tutor.tutoring.plan_rules import (
    absence,
    appeal,
    identity,
    letter,
    patience,
    profile,
    proof,
    review,
    skills,
    submit,
    support,
    verify,
    work,
)
from tutor.tutoring.plan_rules.proposal import Proposal
from tutor.tutoring.plan_ticks import ticked_steps
from tutor.tutoring.plan_words import how_of, minutes_of, situation_summary, sources_of, title_of, why_of
from tutor.tutoring.readiness import readiness
from tutor.tutoring.scheduling import Slot

_RULES = (
    identity.steps,
    appeal.steps,
    work.steps,
    absence.steps,
    patience.steps,
    letter.steps,
    skills.steps,
    review.steps,
    verify.steps,
    proof.steps,
    profile.steps,
    support.steps,
    submit.steps,
)
_NOW, _NEXT = 3, 6
"At most so many steps at a time: who sees more does none of them."
_NOW_DAYS, _NEXT_DAYS = 7, 14


def make_plan(progress: Progress, course: Course, today: date) -> ActionPlan:
    """One learner's plan on one day (contracts 4). The same progress, course and day give the same plan."""
    facts = Facts(progress, course, today)
    steps = _steps(facts)
    learner = progress.learner
    return ActionPlan(
        made_on=today,
        course=course.id,
        learner=PlanLearner(
            name=clean_line(learner.name),
            role=clean_line(learner.role),
            title=clean_line(learner.title),
            hours_per_week=learner.hours_per_week,
        ),
        situation=_situation(facts),
        readiness=_readiness(progress, course),
        step=steps,
        source=_sources(steps, course),
    )


def _situation(facts: Facts) -> Situation:
    newest = facts.standing.newest
    return Situation(
        family=(newest.family or "unclear") if newest else "none",
        reasons=tuple(dict.fromkeys(newest.reasons)) if newest else (),
        summary=situation_summary(facts),
    )


def _readiness(progress: Progress, course: Course) -> PlanReadiness:
    now = readiness(progress, course)
    parts = tuple(
        PlanPart(id=part.id, label=part.label, have=part.have, of=part.of, weight=part.weight)
        for part in now.parts
    )
    return PlanReadiness(score=now.score, parts=parts)


def _steps(facts: Facts) -> tuple[Step, ...]:
    notes = {note.id: note for note in facts.progress.step}
    proposals = _to_do(facts, notes)
    doing = [one for one in proposals.values() if one.id not in notes or notes[one.id].done_on is None]
    steps: list[Step] = []
    for proposal, slot in dated(doing, notes, facts):
        steps.append(_step(facts.course, proposal, slot, _when(slot, steps, facts.today), notes))
    return (*steps, *ticked_steps(facts, proposals, notes))


def _proposed(facts: Facts) -> list[Proposal]:
    """All proposals for which the course has words, one per id, in the order of their worth."""
    unique: dict[str, Proposal] = {}
    for rule in _RULES:
        for proposal in rule(facts):
            if proposal.text in facts.course.plan_text:
                unique.setdefault(proposal.id, proposal)
    return sorted(unique.values(), key=lambda one: (one.rank, one.place))


def _to_do(facts: Facts, notes: dict[str, StepNote]) -> dict[str, Proposal]:
    return {one.id: one for one in in_parts(_proposed(facts), notes, facts)}


def _step(course: Course, proposal: Proposal, slot: Slot, when: When, notes: dict[str, StepNote]) -> Step:
    note = notes.get(proposal.id)
    return Step(
        id=proposal.id,
        when=when,
        title=title_of(proposal, course),
        why=why_of(proposal, course),
        because=tuple(dict.fromkeys(proposal.because)),
        how=how_of(proposal, course),
        minutes=minutes_of(proposal, course),
        start_on=slot.start_on,
        due_on=slot.due_on,
        needs=proposal.after,
        done=False,
        note=clean(note.note) if note else "",
        sources=sources_of(proposal, course),
    )


def _when(slot: Slot, before: list[Step], today: date) -> When:
    """Few at a time: at most three now, then what begins within two weeks, in the order of the list."""
    last = before[-1].when if before else "now"
    in_days = (slot.start_on - today).days
    if last == "now" and len(before) < _NOW and in_days < _NOW_DAYS:
        return "now"
    if last != "later" and len(before) < _NOW + _NEXT and in_days < _NEXT_DAYS:
        return "next"
    return "later"


def _sources(steps: tuple[Step, ...], course: Course) -> tuple[PlanSource, ...]:
    """The sources the steps name, each once, in the order of their first use."""
    named = dict.fromkeys(name for step in steps for name in step.sources)
    return tuple(
        PlanSource(
            id=source.id,
            title=source.title,
            address=source.address,
            seen_on=source.seen_on,
            confidence=source.confidence,
        )
        for source in (course.source[name] for name in named)
    )
