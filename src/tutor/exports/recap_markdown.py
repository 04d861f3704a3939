"""The learner's notes as Markdown: what was missed, the right answer, why, the source."""

from collections.abc import Iterator, Sequence

from tutor.exports.plan_markdown import as_text, source_text
from tutor.exports.words import day
from tutor.ground.tongue import _, many
from tutor.tutoring.recap import NOTHING_MISSED, Flagged, Note, Recap


def recap_markdown(recap: Recap) -> str:
    """The same notes give the same bytes. No text of the learner or the course becomes markup."""
    lines = [_("# What you missed, and why")]
    if not recap.units:
        lines += ["", _(NOTHING_MISSED)]
    for unit in recap.units:
        lines += ["", f"## {unit.number} · {as_text(unit.title)}"]
        for note in unit.notes:
            lines += ["", *_note(note)]
    if recap.flagged:
        lines += ["", _("## You think you were right"), ""]
        lines += [_("Show this to the author of the course. Your flags stay in your save.")]
    for flagged in recap.flagged:
        lines += ["", *_flagged(flagged)]
    if recap.removed:
        told = many(
            "{n} answer of yours belongs to questions that the course no longer has; your save keeps all of it.",
            "{n} answers of yours belong to questions that the course no longer has; your save keeps all of it.",
            recap.removed,
        )
        lines += ["", told.format(n=recap.removed)]
    return "\n".join(lines) + "\n"


def _flagged(flagged: Flagged) -> Iterator[str]:
    yield f"### {as_text(flagged.prompt or _('A question that the course no longer has'))}"
    yield ""
    yield _("- Question: {question}, flagged on {day}").format(
        question=as_text(flagged.question), day=day(flagged.flagged_on)
    )
    yield from _listed(_("You answered"), flagged.given)
    if flagged.note:
        yield _("- Your reason: {reason}").format(reason=as_text(flagged.note))


def _note(note: Note) -> Iterator[str]:
    yield f"### {as_text(note.prompt)}"
    yield ""
    yield from _listed(_("You answered on {day}").format(day=day(note.given_on)), note.given)
    if note.right_since:
        yield _("- You had it right on {day}.").format(day=day(note.right_since))
    yield from _listed(_("Right is"), note.right)
    yield _("- Why: {why}").format(why=as_text(note.because))
    if note.place:
        yield _("- Read it again: {place}").format(place=as_text(note.place))
    yield from (
        _("- Source {source}").format(source=source_text(one.id, one.title, one.address, one.seen_on))
        for one in note.sources
    )


def _listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    """One line, or a heading with a line for each; nothing where there is nothing to say."""
    if len(lines) == 1:
        yield f"- {heading}: {as_text(lines[0])}"
    elif lines:
        yield f"- {heading}:"
        yield from (f"  - {as_text(line)}" for line in lines)
