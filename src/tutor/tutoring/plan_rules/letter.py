"""The letter itself: paste it, all of it, and read it before anything else is changed."""

from collections.abc import Iterator

from tutor.ground.tongue import _
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank, once_more


def steps(facts: Facts) -> Iterator[Proposal]:
    if facts.stage in ("approved", "waiting"):
        return
    where = facts.standing
    if not facts.progress.letter:
        because: tuple[str, ...] = ("missing:letter",)
        if facts.attempt and facts.stage != "none":
            because = (f"attempt:{facts.attempt.id}", *because)
        yield Proposal("letter/paste", "letter/paste", Rank.LETTER, because)
    elif where.unread:
        yield _unread(facts)
    elif facts.stage == "notice":
        yield _after_notice(facts)
    elif facts.stage == "declined":
        yield from _declined(facts)


def _unread(facts: Facts) -> Proposal:
    letter = facts.standing.unread
    assert letter is not None
    because = tuple(f"letter:{letter.id}:{reason}" for reason in letter.reasons[:1]) or ("missing:reasons",)
    other = "not-a-letter" in letter.reasons
    times = len([one for one in facts.progress.letter if one.family in ("unclear", "")])
    step_id = "letter/find-it" if other else "letter/whole"
    # Until the letter is understood, nobody knows what else to do: it comes before all other work.
    return Proposal(once_more(step_id, times), step_id, Rank.FIX, because)


def _after_notice(facts: Facts) -> Proposal:
    letter = facts.standing.notice
    assert letter is not None
    because = tuple(f"letter:{letter.id}:{reason}" for reason in letter.reasons[:1])
    return Proposal("letter/is-there-another", "letter/is-there-another", Rank.LETTER, because)


def _declined(facts: Facts) -> Iterator[Proposal]:
    letter = facts.letter
    if letter is None or facts.standing.by_attempt:
        assert facts.attempt is not None  # A newer attempt was declined, and its letter is not here.
        newer = once_more("letter/newest", len(facts.progress.attempt))
        yield Proposal(newer, "letter/newest", Rank.LETTER, (f"attempt:{facts.attempt.id}",))
    elif not letter.marks:
        because = facts.because_of_letter() or ("missing:reasons",)
        labels = facts.course.letters.reason
        named = [labels[reason].label for reason in facts.reasons if reason in labels]
        fills = {
            "received": facts.day(letter.received_on, _("lately")),
            "reasons": "; ".join(named) or _("not named"),
        }
        times = len([one for one in facts.progress.letter if one.family == "declined"])
        yield Proposal(
            once_more("letter/understand", times), "letter/understand", Rank.LETTER, because, fills
        )
