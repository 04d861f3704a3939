"""Handing the profile in, once all that is worth doing before it is done."""

from collections.abc import Iterator

from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank, once_more


def steps(facts: Facts) -> Iterator[Proposal]:
    """Never after a closure, during a demand, while an answer is due, or before the learner may."""
    if facts.stage not in ("none", "unread", "declined") or facts.under_age:
        return
    tried = max(facts.declines, len(facts.progress.attempt))
    if "resubmission-declined" in facts.reasons:
        text = "submit/after-a-real-change"
    else:
        text = "submit/again" if tried else "submit/profile"
    fills = {
        "title": facts.title or facts.role_name or "what you offer",
        "times": str(tried),
    }
    yield Proposal(
        once_more("submit/profile", tried + 1),
        text,
        Rank.SUBMIT,
        _because(facts),
        fills,
        latest=facts.deadline,
    )


def _because(facts: Facts) -> tuple[str, ...]:
    known = facts.because_of_letter()
    if known:
        return known
    attempt = facts.attempt
    return (f"attempt:{attempt.id}",) if attempt else ("missing:attempts",)
