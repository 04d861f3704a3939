"""A closed account: an appeal with papers, and nothing that looks like a new start."""

from collections.abc import Iterator

from tutor.ground.tongue import _
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank, once_more
from tutor.tutoring.wording import listed

APPEALS = {
    "many-proposals-no-earnings": "appeal/show-evidence",
    "policy-violation": "appeal/answer-the-rule",
    "not-same-person": "appeal/another-id",
    "location-not-served": "appeal/real-location",
}
_ANY = "appeal/write"
_ONE_PAPER = frozenset({"not-same-person", "location-not-served"})
"Here one paper decides, an ID or a proof of where one lives; a folder of them would only hide it."


def steps(facts: Facts) -> Iterator[Proposal]:
    if facts.stage != "closed":
        return
    closures = len([letter for letter in facts.progress.letter if letter.family == "closed"])
    gather = once_more("appeal/gather", closures)
    known = [reason for reason in APPEALS if reason in facts.reasons]
    because = facts.because_of_letter("missing:reasons")
    fills = {
        "received": facts.day(facts.deciding.received_on, _("lately")) if facts.deciding else _("lately")
    }
    due = max(facts.deadline, facts.today) if facts.deadline else None
    fills["skills"] = listed(facts.name(skill.id) for skill in facts.kept) or _("what you do")
    if not known or not _ONE_PAPER.issuperset(known):
        yield Proposal(gather, "appeal/gather", Rank.APPEAL, because, fills, due_on=due)
    for place, reason in enumerate(known or [""], start=1):
        text = APPEALS.get(reason, _ANY)
        why = (f"letter:{facts.deciding.id}:{reason}",) if facts.deciding and reason else because
        yield Proposal(
            once_more(text, closures), text, Rank.APPEAL, why, fills, place=place, after=(gather,), due_on=due
        )
