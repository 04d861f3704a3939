"""After further declines: writing to Upwork's help (contracts 4: three verified skills), and work elsewhere."""

from collections.abc import Iterator

from tutor.ground.tongue import _
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank, once_more
from tutor.tutoring.verifying import VERIFIED_AIM
from tutor.tutoring.wording import listed

_OFTEN = 3
"Declines after which work outside Upwork teaches more than a further try; our choice."


def steps(facts: Facts) -> Iterator[Proposal]:
    yield from _elsewhere(facts)
    further = facts.stage == "declined" and facts.declines >= 2 and not facts.under_age
    if not further or len(facts.verified) < VERIFIED_AIM:
        return
    shown = [skill.id for skill in facts.kept if skill.id in facts.verified]
    because = (*facts.because_of_letter()[:1], *(f"skill:{name}" for name in shown[:VERIFIED_AIM]))
    fills = {"skills": listed(map(facts.name, shown)), "declines": str(facts.declines)}
    yield Proposal(
        once_more("support/write", facts.declines - 1), "support/write", Rank.SUPPORT, because, fills
    )


def _elsewhere(facts: Facts) -> Iterator[Proposal]:
    """After several declines: real work for somebody who knows the learner is the change that is missing."""
    if facts.stage != "declined" or facts.declines < _OFTEN or facts.under_age:
        return
    text = "patience/first-client-elsewhere"
    fills = {
        "declines": str(facts.declines),
        "skills": listed((facts.name(skill.id) for skill in facts.kept), most=2) or _("what you do best"),
    }
    yield Proposal(text, text, Rank.SUPPORT, facts.because_of_letter("missing:reasons"), fills, place=1)
