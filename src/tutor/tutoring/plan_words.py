"""The plan in words: the texts of content filled with the learner's facts."""

from tutor.course.course import Course
from tutor.ground.tongue import _
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal
from tutor.tutoring.wording import all_filled, filled, shortened

SITUATIONS = {
    "none": "situation/none",
    "unread": "situation/unread",
    "notice": "situation/notice",
    "declined": "situation/declined",
    "act-now": "situation/act-now",
    "closed": "situation/closed",
    "waiting": "situation/waiting",
    "approved": "situation/approved",
}
"The text for each stage: `why` says where the learner stands, the first line of `how` what comes now."

_REASON_UNKNOWN = "situation/declined-unknown"


def minutes_of(proposal: Proposal, course: Course) -> int:
    return proposal.minutes or course.plan_text[proposal.text].minutes


def title_of(proposal: Proposal, course: Course) -> str:
    return shortened(filled(course.plan_text[proposal.text].title, proposal.fills), 120)


def why_of(proposal: Proposal, course: Course) -> str:
    return " ".join(filled(course.plan_text[proposal.text].why, proposal.fills).split())


def how_of(proposal: Proposal, course: Course) -> tuple[str, ...]:
    """Small steps; one whose only content is a fact nobody knows is left out."""
    lines = all_filled(course.plan_text[proposal.text].how, proposal.fills)
    return tuple(" ".join(line.split()) for line in lines)


def sources_of(proposal: Proposal, course: Course) -> tuple[str, ...]:
    """Sources of the text and of the facts in it, those the course has."""
    named = dict.fromkeys((*course.plan_text[proposal.text].sources, *proposal.sources))
    return tuple(name for name in named if name in course.source)


def situation_summary(facts: Facts) -> str:
    """One or two plain sentences on where the learner stands."""
    fills = _situation_facts(facts)
    name = SITUATIONS[facts.stage]
    text = facts.course.plan_text.get(
        _REASON_UNKNOWN if name == SITUATIONS["declined"] and not fills["again"] else name
    )
    if text is None:
        return ""
    says = filled(text.why, fills)
    if facts.standing.notice or facts.standing.unread:
        says = f"{_newest_says(facts)} {says}"
    return " ".join(f"{says} {filled(text.how[0], fills)}".split())


def _newest_says(facts: Facts) -> str:
    """That the newest letter is no rejection, or not understood yet, where another fact decides."""
    which = "situation/newest-notice" if facts.standing.notice else "situation/newest-unread"
    text = facts.course.plan_text.get(which)
    if text is None or facts.stage in ("notice", "unread"):
        return ""
    return text.why


def _situation_facts(facts: Facts) -> dict[str, str]:
    known = facts.course.letters.reason
    newest = facts.standing.newest
    letter = facts.deciding or (newest if facts.stage in ("notice", "waiting", "approved") else None)
    by_attempt = facts.standing.by_attempt
    reasons = letter.reasons if letter and not by_attempt else ()
    day = facts.attempt.submitted_on if by_attempt and facts.attempt else letter and letter.received_on
    labels = [known[reason].label.rstrip(".") for reason in dict.fromkeys(reasons) if reason in known]
    again = next((known[reason].again for reason in reasons if reason in known), "")
    return {
        "on": _(" on {day}").format(day=facts.day(day)) if day and not by_attempt else "",
        "since": _(" since {day}").format(day=facts.day(day)) if day else "",
        "reasons": _("The letter says: {labels}.").format(labels="; ".join(labels[:3])) if labels else "",
        "again": again,
        "deadline": _("It is due by {day}.").format(day=facts.day(facts.deadline))
        if facts.deadline
        else _("Do it first."),
    }
