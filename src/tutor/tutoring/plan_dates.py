"""Days for what the rules propose: needs, the learner's own dates, a last day some steps give way to."""

from collections.abc import Iterator, Sequence

from tutor.learner.progress import StepNote
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank
from tutor.tutoring.plan_words import minutes_of
from tutor.tutoring.scheduling import Job, Slot, minutes_a_week, schedule

_NO_CHANGE = (Rank.WAIT, Rank.REVIEW, Rank.SUBMIT)
"Ranks of steps that leave the profile as it is, so that submitting need not wait for them."


def dated(
    proposals: Sequence[Proposal], notes: dict[str, StepNote], facts: Facts
) -> tuple[tuple[Proposal, Slot], ...]:
    """Proposals with their days, in the order in which to do them, `after` naming only steps of the plan."""
    slots: tuple[Slot, ...] = ()
    doing: list[Proposal] = []
    for doing in _orders(_with_needs(proposals), notes, facts):
        slots = _scheduled(doing, notes, facts)
        if _in_time(doing, slots, facts):
            break
    made = {one.id: one for one in doing}
    return tuple((made[slot.id], slot) for slot in slots)


def _with_needs(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Submitting needs all that changes the profile; other steps what their rule says."""
    there = {one.id for one in proposals}
    changes = tuple(one.id for one in proposals if one.rank not in _NO_CHANGE)
    needed = []
    for one in proposals:
        after = changes if one.rank is Rank.SUBMIT else one.after
        if one.closes_rank:
            after = (
                *after,
                *(other.id for other in proposals if other.rank is one.rank and other is not one),
            )
        needed.append(one._replace(after=tuple(name for name in dict.fromkeys(after) if name in there)))
    return needed


def _orders(proposals: list[Proposal], notes: dict[str, StepNote], facts: Facts) -> Iterator[list[Proposal]]:
    """The order of worth; then, for a step with a last day, ever fewer steps before it; then just its day."""
    yield proposals
    last = next((one for one in proposals if one.latest and one.latest >= facts.today), None)
    if last is None or (last.id in notes and notes[last.id].due_on):
        return
    for kept in range(len(last.after) - 1, -1, -1):
        before = [one for one in proposals if one.id in last.after[:kept]]
        behind = [one for one in proposals if one.id not in last.after[:kept] and one.id != last.id]
        last = last._replace(after=last.after[:kept])
        yield [*before, last, *behind]
    yield [last._replace(due_on=last.latest), *(one for one in proposals if one.id != last.id)]


def _in_time(doing: Sequence[Proposal], slots: Sequence[Slot], facts: Facts) -> bool:
    due = {slot.id: slot.due_on for slot in slots}
    return all(not one.latest or one.latest < facts.today or due[one.id] <= one.latest for one in doing)


def _scheduled(doing: Sequence[Proposal], notes: dict[str, StepNote], facts: Facts) -> tuple[Slot, ...]:
    jobs = []
    for one in doing:
        note = notes.get(one.id)
        moved = note.due_on if note else None
        minutes = minutes_of(one, facts.course)
        jobs.append(Job(one.id, minutes, one.after, moved or one.due_on, moved is not None))
    return schedule(jobs, minutes_a_week(facts.progress.learner.hours_per_week), facts.today)
