"""What changed since an earlier plan, as plain lines."""

from collections.abc import Iterator, Sequence

from tutor.exports.words import READINESS, day
from tutor.ground.clean import clean, clean_line
from tutor.tutoring.plan_since import Change, ChangesSince


def since_text(changes: ChangesSince) -> str:
    """Lines for a terminal or a mail, with what a terminal would obey taken out."""
    return clean("\n".join(_lines(changes)) + "\n")


def _lines(changes: ChangesSince) -> Iterator[str]:
    yield f"Your plan of {day(changes.until)}, beside that of {day(changes.since)}"
    if changes.began_on:
        yield f"You began on {day(changes.began_on)}; before that there was only a first plan for everybody."
    yield ""
    if changes.is_empty:
        yield "Nothing changed."
        yield ""
    yield from _listed("What happened", [clean_line(words) for words in changes.happened])
    yield from _listed("Done", _told(changes.done))
    yield from _listed("New", _told(changes.new))
    yield from _listed("Gone", _told(changes.gone))
    yield from _listed("Another day", _told(changes.moved))
    score = f"{changes.score_then} → {changes.score_now}"
    yield f"Readiness: {score if changes.score_then != changes.score_now else changes.score_now} of 100. {READINESS}"
    yield from (f"  {clean_line(part)}" for part in changes.parts)
    if changes.end_now and changes.end_then and changes.end_now != changes.end_then:
        yield f"All steps done by {day(changes.end_now)} instead of {day(changes.end_then)}."
    elif changes.end_now:
        yield f"All steps done by {day(changes.end_now)}."


def _listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{heading}:"
        yield from (f"  - {line}" for line in lines)
        yield ""


def _told(changes: Sequence[Change]) -> list[str]:
    return [clean_line(f"{one.title} ({one.words}). {one.why}") for one in changes]
