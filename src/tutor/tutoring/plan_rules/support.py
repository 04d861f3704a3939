"""Writing to Upwork's help: only with three verified skills and after a further decline (contracts 4)."""

from collections.abc import Iterator

from tutor.tutoring.plan_facts import VERIFIED_AIM, Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank, once_more
from tutor.tutoring.wording import listed


def steps(facts: Facts) -> Iterator[Proposal]:
    further = facts.stage == "declined" and facts.declines >= 2 and not facts.under_age
    if not further or len(facts.verified) < VERIFIED_AIM:
        return
    shown = [skill.id for skill in facts.kept if skill.id in facts.verified]
    because = (*facts.because_of_letter()[:1], *(f"skill:{name}" for name in shown[:VERIFIED_AIM]))
    fills = {"skills": listed(map(facts.name, shown)), "declines": str(facts.declines)}
    yield Proposal(
        once_more("support/write", facts.declines - 1), "support/write", Rank.SUPPORT, because, fills
    )
