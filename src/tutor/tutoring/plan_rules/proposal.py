"""What a rule proposes: a step without words and days."""

from collections.abc import Mapping
from datetime import date
from enum import IntEnum
from types import MappingProxyType
from typing import NamedTuple


class Rank(IntEnum):
    """What comes first when nothing else decides. Needs and dates come before rank."""

    DEMAND = 0
    APPEAL = 5
    WORK = 10
    FIX = 15
    WAIT = 20
    LETTER = 25
    BASICS = 30
    HONEST = 35
    REPAIR = 40
    LIST = 45
    MIX = 50
    REVIEW = 55
    PROFILE = 60
    PROVE = 70
    SUPPORT = 90
    SUBMIT = 99


class Proposal(NamedTuple):
    """A step to be. `text` names its PlanText, `fills` are the facts for the text's blanks.

    `after` names steps that come first if the plan has them; `place` orders proposals of one rank.
    """

    id: str
    text: str
    rank: Rank
    because: tuple[str, ...]
    fills: Mapping[str, str] = MappingProxyType({})
    place: int = 0
    minutes: int | None = None
    after: tuple[str, ...] = ()
    due_on: date | None = None
    "The day on which it is due, whatever else there is to do."
    latest: date | None = None
    "A day by which it should be done, at the price of steps that could come before it."
    sources: tuple[str, ...] = ()
    learn: str = ""
    "The test whose learning may be divided over the weeks; empty for a step that stays whole."
    closes_rank: bool = False
    "It comes after every other step of its rank."


def once_more(step_id: str, times: int) -> str:
    """The id of a step that comes again with each letter: a second demand is not the one ticked off."""
    return step_id if times < 2 else f"{step_id}-{times}"


def worth_order(minutes: int, weight: int, aim: int) -> int:
    """Where a step stands among others that raise readiness: fewest minutes for a point first.

    `weight` is the part's, `aim` how many such steps fill it.
    """
    return round(100 * minutes * aim / max(weight, 1))
