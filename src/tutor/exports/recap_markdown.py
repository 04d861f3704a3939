"""The learner's notes as Markdown: what was missed, the right answer, why, the source."""

from collections.abc import Iterator, Sequence

from tutor.exports.plan_markdown import as_text, source_text
from tutor.exports.words import day
from tutor.tutoring.recap import NOTHING_MISSED, Flagged, Note, Recap


def recap_markdown(recap: Recap) -> str:
    """The same notes give the same bytes. No text of the learner or the course becomes markup."""
    lines = ["# What you missed, and why"]
    if not recap.units:
        lines += ["", NOTHING_MISSED]
    for unit in recap.units:
        lines += ["", f"## {unit.number} · {as_text(unit.title)}"]
        for note in unit.notes:
            lines += ["", *_note(note)]
    if recap.flagged:
        lines += ["", "## You think you were right", ""]
        lines += ["Show this to the author of the course. Your flags stay in your save."]
    for flagged in recap.flagged:
        lines += ["", *_flagged(flagged)]
    if recap.removed:
        told = (
            "1 answer of yours belongs" if recap.removed == 1 else f"{recap.removed} answers of yours belong"
        )
        lines += ["", f"{told} to questions that the course no longer has; your save keeps all of it."]
    return "\n".join(lines) + "\n"


def _flagged(flagged: Flagged) -> Iterator[str]:
    yield f"### {as_text(flagged.prompt or 'A question that the course no longer has')}"
    yield ""
    yield f"- Question: {as_text(flagged.question)}, flagged on {day(flagged.flagged_on)}"
    yield from _listed("You answered", flagged.given)
    if flagged.note:
        yield f"- Your reason: {as_text(flagged.note)}"


def _note(note: Note) -> Iterator[str]:
    yield f"### {as_text(note.prompt)}"
    yield ""
    yield from _listed(f"You answered on {day(note.given_on)}", note.given)
    if note.right_since:
        yield f"- You had it right on {day(note.right_since)}."
    yield from _listed("Right is", note.right)
    yield f"- Why: {as_text(note.because)}"
    if note.place:
        yield f"- Read it again: {as_text(note.place)}"
    yield from (
        f"- Source {source_text(one.id, one.title, one.address, one.seen_on)}" for one in note.sources
    )


def _listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    """One line, or a heading with a line for each; nothing where there is nothing to say."""
    if len(lines) == 1:
        yield f"- {heading}: {as_text(lines[0])}"
    elif lines:
        yield f"- {heading}:"
        yield from (f"  - {as_text(line)}" for line in lines)
