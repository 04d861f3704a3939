"""A test that asks for more minutes than a week has, in parts that fit: learn first, take the test in the last part.

The test keeps its own step, `verify/SKILL`; the parts before it are `skills/learn/TEST/1-of-3` and so on, so that an
id says how much of the learning a tick stands for, whatever hours the learner gives later.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import ceil, floor

from tutor.ground.tongue import _
from tutor.learner.progress import StepNote
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal
from tutor.tutoring.plan_words import minutes_of
from tutor.tutoring.scheduling import minutes_a_week

TEXT = "verify/learn"
_MOST_PARTS = 12
"A longer list of sittings helps nobody: then the step runs over its weeks undivided."
_LEAST_PART = 60
"Minutes: a test is taken in one go, so nothing is divided for weeks that could not hold one."
_PART = re.compile(r"(?P<part>\d{1,2})-of-(?P<parts>\d{1,2})")


def in_parts(
    proposals: Iterable[Proposal], notes: Mapping[str, StepNote], facts: Facts
) -> Iterator[Proposal]:
    """The same proposals, those that are too long for one week with the parts of their learning before them."""
    week = minutes_a_week(facts.progress.learner.hours_per_week)
    for one in proposals:
        ticked = one.id in notes and notes[one.id].done_on is not None
        if one.learn and not ticked and TEXT in facts.course.plan_text:
            yield from _divided(one, minutes_of(one, facts.course), week, notes)
        else:
            yield one


def part_named(step_id: str) -> tuple[str, int, int] | None:
    """Test, part and number of parts, for the id of a part; None for any other id."""
    test, _, last = step_id.removeprefix("skills/learn/").rpartition("/")
    found = _PART.fullmatch(last) if step_id.startswith("skills/learn/") and test else None
    return (test, int(found["part"]), int(found["parts"])) if found else None


def _divided(one: Proposal, minutes: int, week: float, notes: Mapping[str, StepNote]) -> Iterator[Proposal]:
    parts = ceil(minutes / week)
    learned = _learned(one.learn, notes)
    if week < _LEAST_PART or parts > _MOST_PARTS or (parts == 1 and not learned):
        yield one
        return
    skipped = min(floor(learned * parts), parts - 1)
    each = max(1, floor(minutes * (1 - learned) / (parts - skipped)))
    before: tuple[str, ...] = ()
    for number in range(1, parts):
        part = _part(one, number, parts, each, before)
        if number > skipped:
            before = (*before, part.id)
            yield part
        elif part.id in notes and notes[part.id].done_on is not None:
            yield part  # Ticked off: it stays in the plan, in its own words.
    last = (
        _("This is the last of {parts} parts: about {each} minutes, with the test in it.").format(
            parts=parts, each=each
        )
        if parts > 1
        else ""
    )
    yield one._replace(minutes=each, after=(*one.after, *before), fills={**one.fills, "last_part": last})


def _part(one: Proposal, number: int, parts: int, minutes: int, before: tuple[str, ...]) -> Proposal:
    fills = {**one.fills, "part": str(number), "parts": str(parts), "part_minutes": str(minutes)}
    return one._replace(
        id=f"skills/learn/{one.learn}/{number}-of-{parts}",
        text=TEXT,
        minutes=minutes,
        after=(*one.after, *before),
        fills=fills,
    )


def _learned(test: str, notes: Mapping[str, StepNote]) -> Fraction:
    """The share of the learning that is ticked off; the test itself always leaves something to do."""
    shares = Fraction(0)
    for note in notes.values():
        named = part_named(note.id)
        if note.done_on is not None and named and named[0] == test and 0 < named[1] < named[2] <= _MOST_PARTS:
            shares += Fraction(1, named[2])
    return min(shares, Fraction(_MOST_PARTS - 1, _MOST_PARTS))
