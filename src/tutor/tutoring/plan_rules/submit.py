"""Handing the profile in, once all that is worth doing before it is done."""

from collections.abc import Iterator

from tutor.ground.tongue import _
from tutor.tutoring.attempt_changes import changed_since_last
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank, once_more
from tutor.tutoring.wording import listed, shortened


def steps(facts: Facts) -> Iterator[Proposal]:
    """Never after a closure, during a demand, while an answer is due, or before the learner may."""
    if facts.stage not in ("none", "unread", "declined") or facts.under_age:
        return
    tried = max(facts.declines, len(facts.progress.attempt))
    if "resubmission-declined" in facts.reasons or facts.declines > 1:
        text = "submit/after-a-real-change"
    else:
        text = "submit/again" if tried else "submit/profile"
    fills = {
        "title": facts.title or facts.role_name or _("what you offer"),
        "times": str(tried),
        "changed": _changed(facts),
        **_to_compare(facts),
    }
    yield Proposal(
        once_more("submit/profile", tried + 1),
        text,
        Rank.SUBMIT,
        _because(facts),
        fills,
        latest=facts.deadline,
    )


def _changed(facts: Facts) -> str:
    """What is new since the last submission, from progress; "" where nobody knows how the profile was then."""
    newest = facts.progress.newest_attempt
    changes = changed_since_last(facts.progress, facts.course, facts.today)
    if newest is None or changes is None or not changes.exact:
        return ""
    since = facts.day(newest.submitted_on, _("the last time"))
    if not changes.any:
        return _(
            "Up to now nothing has changed here since {since}; the same profile most likely gets the same answer."
        ).format(since=since)
    return _("New since {since}: {lines}.").format(since=since, lines="; ".join(changes.lines()))


def _to_compare(facts: Facts) -> dict[str, str]:
    """What should stand in the Upwork profile too: each a short list in words, or that there is none."""
    passed = (one for one in facts.certificates if one.status == "passed")
    known = facts.course.certificate
    tests = (known[one.id].name if one.id in known else shortened(one.name) for one in passed)
    shown = (shortened(proof.title, 40) for proof in facts.progress.proof if proof.may_show)
    return {
        "skills": listed(facts.name(skill.id) for skill in facts.kept) or _("as you list them by then"),
        "tests": listed(tests) or _("none noted yet"),
        "proofs": listed(shown) or _("none noted yet"),
    }


def _because(facts: Facts) -> tuple[str, ...]:
    known = facts.because_of_letter()
    if known:
        return known
    attempt = facts.attempt
    return (f"attempt:{attempt.id}",) if attempt else ("missing:attempts",)
