"""Waiting, as something to do well: look once a day, note the answer, use the time."""

from collections.abc import Iterator
from datetime import date, timedelta

from tutor.ground.tongue import _
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank, once_more

_REVIEW_DAYS = 2
"Upwork's undated help page says about 24 hours (F39); a day more for the mail to arrive."
_LONG_DAYS = 4
"After so many days without an answer it is time to look where it may have gone."

FIXES = {
    "profile-private": "profile/make-visible",
    "login-notice": "profile/check-login",
    "testimonial-refused": "profile/another-testimonial",
}


def steps(facts: Facts) -> Iterator[Proposal]:
    yield from _notice(facts)
    if facts.stage == "waiting":
        yield _review(facts)
    elif facts.stage == "closed":
        yield _answer(facts, "patience/appeal-answer", Rank.APPEAL)
    elif facts.stage == "act-now":
        yield _answer(facts, "patience/after-the-demand", Rank.DEMAND)
    elif facts.under_age and facts.letter:
        because = (f"letter:{facts.letter.id}:under-age",)
        yield Proposal("patience/until-18", "patience/until-18", Rank.WAIT, because)


def _notice(facts: Facts) -> Iterator[Proposal]:
    letter = facts.standing.notice
    for reason, text in FIXES.items():
        if letter and reason in letter.reasons:
            times = len([one for one in facts.progress.letter if reason in one.reasons])
            because = (f"letter:{letter.id}:{reason}",)
            fills = {"received": facts.day(letter.received_on, _("lately"))}
            yield Proposal(once_more(text, times), text, Rank.FIX, because, fills)


def _review(facts: Facts) -> Proposal:
    letter, attempt = facts.letter, facts.attempt
    pending = letter is not None and letter.family == "not-a-rejection" and not facts.standing.by_attempt
    if pending and letter:
        since = letter.received_on
        fallback = f"attempt:{attempt.id}" if attempt else "missing:reasons"
        because = tuple(f"letter:{letter.id}:{reason}" for reason in letter.reasons[:1]) or (fallback,)
    else:
        assert attempt is not None  # The stage is `waiting` by a letter or by an attempt.
        since, because = attempt.submitted_on, (f"attempt:{attempt.id}",)
    waited = (facts.today - since).days if since else 0
    long = waited >= _LONG_DAYS
    fills = {"since": facts.day(since, _("lately")), "days": str(waited)}
    return Proposal(
        once_more("patience/wait-for-review", len(facts.progress.attempt)),
        "patience/no-answer-yet" if long else "patience/wait-for-review",
        Rank.WAIT,
        because,
        fills,
        due_on=None if long else _answer_by(since, facts.today),
    )


def _answer_by(since: date | None, today: date) -> date:
    """When an answer can be expected: two days after the submission, never before today."""
    start = min(since or today, today)
    days = timedelta(days=_REVIEW_DAYS)
    return max(today, start + days) if date.max - start >= days else today


def _answer(facts: Facts, text: str, rank: Rank) -> Proposal:
    family = facts.stage
    times = len([letter for letter in facts.progress.letter if letter.family == family])
    because = facts.because_of_letter("missing:reasons")
    return Proposal(once_more(text, times), text, rank, because, place=9, closes_rank=True)
