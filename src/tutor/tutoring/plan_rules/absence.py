"""After a long time without news: look whether something newer has come before going on."""

from collections.abc import Iterator
from datetime import date

from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank, once_more

_LONG_DAYS = 60
"Two months: long enough for a letter to lie unread; our choice."
_ID = "letter/anything-new"


def steps(facts: Facts) -> Iterator[Proposal]:
    """Only where nothing else asks to look: waiting, demands and closures have their own steps for that."""
    if facts.stage not in ("declined", "approved"):
        return
    looked = [note for note in facts.progress.step if note.id.startswith(_ID) and note.done_on]
    news = _known_days(facts, *(note.done_on for note in looked))
    if not news or (facts.today - max(news)).days < _LONG_DAYS:
        return
    times = len(looked) + 1
    yield Proposal(
        once_more(_ID, times), _ID, Rank.FIX, _because(facts), {"since": facts.day(max(news))}, place=-1
    )


def _known_days(facts: Facts, *looked: date | None) -> list[date]:
    letters = (letter.received_on for letter in facts.progress.letter)
    attempts = (attempt.submitted_on for attempt in facts.progress.attempt)
    return [day for day in (*letters, *attempts, *looked) if day]


def _because(facts: Facts) -> tuple[str, ...]:
    letter = facts.letter
    told = tuple(f"letter:{letter.id}:{reason}" for reason in letter.reasons[:1]) if letter else ()
    return facts.because_of_letter() or told or ("missing:reasons",)
