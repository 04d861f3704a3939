"""What changed since an earlier plan, as plain lines."""

from collections.abc import Iterator, Sequence

from tutor.exports.words import READINESS, day
from tutor.ground.clean import clean, clean_line
from tutor.ground.tongue import _
from tutor.tutoring.plan_since import Change, ChangesSince


def since_text(changes: ChangesSince) -> str:
    """Lines for a terminal or a mail, with what a terminal would obey taken out."""
    return clean("\n".join(_lines(changes)) + "\n")


def _lines(changes: ChangesSince) -> Iterator[str]:
    yield _("Your plan of {day}, beside that of {earlier}").format(
        day=day(changes.until), earlier=day(changes.since)
    )
    if changes.began_on:
        yield _("You began on {day}; before that there was only a first plan for everybody.").format(
            day=day(changes.began_on)
        )
    yield ""
    if changes.is_empty:
        yield _("Nothing changed.")
        yield ""
    yield from _listed(_("What happened"), [clean_line(words) for words in changes.happened])
    yield from _listed(_("Done"), _told(changes.done))
    yield from _listed(_("New"), _told(changes.new))
    yield from _listed(_("Gone"), _told(changes.gone))
    yield from _listed(_("Another day"), _told(changes.moved))
    score = f"{changes.score_then} → {changes.score_now}"
    yield _("Readiness: {score} of 100. {readiness}").format(
        score=score if changes.score_then != changes.score_now else changes.score_now, readiness=_(READINESS)
    )
    yield from (f"  {clean_line(part)}" for part in changes.parts)
    if changes.end_now and changes.end_then and changes.end_now != changes.end_then:
        yield _("All steps done by {day} instead of {earlier}.").format(
            day=day(changes.end_now), earlier=day(changes.end_then)
        )
    elif changes.end_now:
        yield _("All steps done by {day}.").format(day=day(changes.end_now))


def _listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{heading}:"
        yield from (f"  - {line}" for line in lines)
        yield ""


def _told(changes: Sequence[Change]) -> list[str]:
    return [clean_line(f"{one.title} ({one.words}). {one.why}") for one in changes]
