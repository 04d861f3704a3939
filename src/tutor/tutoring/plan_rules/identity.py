"""Demands on the account: what Upwork asks for comes first, by its deadline."""

from collections.abc import Iterator

from tutor.ground.tongue import _
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank, once_more

DEMANDS = {
    "verify-identity": "identity/verify",
    "identity-check-failed": "identity/try-another-id",
    "linked-accounts": "identity/one-account",
    "information-requested": "identity/send-information",
    "payment-details": "identity/payment-name",
}
_ANY = "identity/answer-request"


def steps(facts: Facts) -> Iterator[Proposal]:
    if facts.stage != "act-now":
        return
    letter = facts.deciding
    known = [reason for reason in DEMANDS if letter and reason in facts.reasons]
    for place, reason in enumerate(known):
        assert letter is not None
        yield _demand(facts, DEMANDS[reason], (f"letter:{letter.id}:{reason}",), place, _asked(facts, reason))
    if not known:
        because = facts.because_of_letter("missing:reasons")
        yield _demand(facts, _ANY, because, 0, _asked(facts, ""))


def _demand(facts: Facts, text: str, because: tuple[str, ...], place: int, times: int) -> Proposal:
    due = facts.deadline
    letter = facts.deciding
    fills = {
        "received": facts.day(letter.received_on, _("lately")) if letter else _("lately"),
        "deadline": _deadline_words(facts),
    }
    if due and due < facts.today:
        due = facts.today
    return Proposal(once_more(text, times), text, Rank.DEMAND, because, fills, place=place, due_on=due)


def _deadline_words(facts: Facts) -> str:
    """A sentence on the date, honest about one that has passed."""
    due = facts.deadline
    if due is None:
        return _("No date was found in the letter, so do it first.")
    if due < facts.today:
        return _("The date was {day} and has passed, so do it today.").format(day=facts.day(due))
    return _("It is due by {day}.").format(day=facts.day(due))


def _asked(facts: Facts, reason: str) -> int:
    """In how many letters this was asked."""
    demands = [letter for letter in facts.progress.letter if letter.family == "act-now"]
    return len([letter for letter in demands if not reason or reason in letter.reasons])
