"""What the tutor says of a letter, as cards: one per reason, in plain words with its sources."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from tutor.course.course import Course
from tutor.learner.progress import SavedLetter
from tutor.tui.show import shown, shown_line
from tutor.tutoring.deadlines import find_deadline
from tutor.tutoring.deciding import needs_deciding, torn_between
from tutor.tutoring.letter_news import letter_news
from tutor.tutoring.marking import SentenceMark
from tutor.tutoring.reading import Evidence, Reading

MARKS = {
    "reason": ("▌ reason", "$error"),
    "remedy": ("▐ remedy", "$success"),
    "padding": ("· padding", "$text-muted"),
    "": ("– nothing", "$text-muted"),
}
_CERTAINTY = {"sure": "● sure", "likely": "◐ likely", "unsure": "○ not sure"}
_UNCLEAR = (
    "The tutor can't tell a reason from this text, and does not guess. That is no fault of yours: "
    "some letters say little. If there is more of the letter, paste the whole of it with w. "
    "Unit 1 shows what such letters look like. To help us read letters like yours, "
    "“tutor letter --anonymise” makes a copy without names that you can send to the course's authors."
)
BEFORE = (
    "First your own eyes. Go through the sentences with ↑ ↓ and mark them: "
    "r gives the reason, m says what helps (remedy), x is only padding. "
    "Then Enter shows what the tutor reads. In a hurry? Press Enter at once."
)


def sentence_row(text: str, mark: SentenceMark, *, compared: bool) -> Content:
    """A sentence with the learner's mark and, once compared, the tutor's."""
    glyph, style = MARKS[mark.learner]
    row = shown_line(text[mark.start : mark.end], 320)
    if not compared:
        return row if not mark.learner else row + shown(f"\n  {glyph}", style)
    row += shown("\n  you ") + shown(glyph, style) + shown("   tutor ")
    row += shown(*MARKS[mark.tutor])
    if mark.also:
        row += shown(" and ") + shown(*MARKS[mark.also])
    return row + (shown("   ✓ the same", "$success") if mark.agreed else shown("   ! look again", "$warning"))


def reason_card(course: Course, reading: Reading, number: int) -> Content:
    """The card of the reason `number`, from 0."""
    found = reading.reasons[number]
    known = course.letters.reason.get(found.id)
    if known is None:
        return shown(_UNCLEAR)
    card = shown(known.label, "bold $primary") + shown(f"   {_CERTAINTY[found.certainty]}")
    if len(reading.reasons) > 1:
        card += shown(f"   card {number + 1} of {len(reading.reasons)}", "$text-muted")
    if reading.family == "unclear":
        card += shown(f"\n{_UNCLEAR}")
    card += shown(f"\n{known.meaning}")
    card += _quoted("The words that say so", found.evidence)
    card += _listed("Helps", "+", known.helps, "$success") + _listed(
        "Does not help", "✕", known.helps_not, "$error"
    )
    card += shown("\n\nTry again: ", "bold") + shown(known.again)
    for remedy_found in reading.remedies:
        remedy = course.letters.remedy.get(remedy_found.id)
        if remedy:
            card += shown("\n\nThe letter names a way out: ", "bold")
            card += shown(f"{remedy.label}. {remedy.meaning}")
            card += _quoted("It says", remedy_found.evidence)
    return card + _sources(course, known.sources)


def doubt_lines(course: Course, reading: Reading, letter: SavedLetter | None) -> Content:
    """What the tutor is torn between, or that its reader has decided."""
    if letter and letter.decided:
        return shown("✓ You decided what this letter says. d changes it.\n\n", "$success")
    if not needs_deciding(reading):
        return Content("")
    torn = [reason.label for reason in torn_between(reading, course.letters)]
    thinks = f"The tutor thinks of “{'” or “'.join(torn)}”, and is not sure." if torn else ""
    return shown(f"? {thinks} Press d: you can decide it.\n\n".replace("?  ", "? "), "bold $warning")


def news_line(course: Course, letters: Sequence[SavedLetter], letter: SavedLetter | None) -> Content:
    told = letter_news(letters, letter, course.letters)
    return shown(" ".join(told) + "\n\n", "$accent") if told else Content("")


def deadline_line(text: str, received_on: date | None) -> Content:
    """The day by which the letter wants an answer, if it names one and the learner said when it came."""
    deadline = find_deadline(text, received_on) if received_on else None
    return shown(f"! Answer by {deadline.on:%d %B %Y}.\n\n", "bold $warning") if deadline else Content("")


def _quoted(heading: str, evidence: tuple[Evidence, ...]) -> Content:
    quoted = Content("")
    if evidence:
        quoted += shown(f"\n\n{heading}", "bold")
    for one in evidence:
        quoted += shown("\n“") + shown_line(one.text, 320) + shown("”")
    return quoted


def _listed(heading: str, glyph: str, rows: tuple[str, ...], style: str) -> Content:
    listed = shown(f"\n\n{heading}", "bold") if rows else Content("")
    for row in rows:
        listed += shown(f"\n{glyph} ", style) + shown(row)
    return listed


def _sources(course: Course, ids: tuple[str, ...]) -> Content:
    listed = shown("\n\nSources", "bold") if ids else Content("")
    for source in (course.source[one] for one in ids if one in course.source):
        listed += shown(f"\n{source.title}, as of {source.seen_on:%Y-%m-%d}\n{source.address}", "$text-muted")
    return listed
