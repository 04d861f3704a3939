"""What the tutor says of a letter, as cards: one per reason, in plain words with its sources."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from tutor.course.course import Course
from tutor.ground.tongue import N_, _
from tutor.learner.progress import SavedLetter
from tutor.tui.show import shown, shown_line
from tutor.tutoring.deadlines import find_deadline
from tutor.tutoring.deciding import needs_deciding, torn_between
from tutor.tutoring.letter_news import letter_news
from tutor.tutoring.marking import SentenceMark
from tutor.tutoring.reading import Evidence, Reading

MARKS = {
    "reason": (N_("▌ reason"), "$error"),
    "remedy": (N_("▐ remedy"), "$success"),
    "padding": (N_("· padding"), "$text-muted"),
    "": (N_("– nothing"), "$text-muted"),
}
_CERTAINTY = {"sure": N_("● sure"), "likely": N_("◐ likely"), "unsure": N_("○ not sure")}
_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_UNCLEAR = N_(
    "The tutor can't tell a reason from this text, and does not guess. That is no fault of yours: "
    "some letters say little. If there is more of the letter, paste the whole of it with w. "
    "Unit 1 shows what such letters look like. To help us read letters like yours, "
    "“tutor letter --anonymise” makes a copy without names that you can send to the course's authors."
)
BEFORE = N_(
    "First your own eyes. Go through the sentences with ↑ ↓ and mark them: "
    "r gives the reason, m says what helps (remedy), x is only padding. "
    "Then Enter shows what the tutor reads. In a hurry? Press Enter at once."
)


def sentence_row(text: str, mark: SentenceMark, *, compared: bool) -> Content:
    """A sentence with the learner's mark and, once compared, the tutor's."""
    glyph, style = _(MARKS[mark.learner][0]), MARKS[mark.learner][1]
    row = shown_line(text[mark.start : mark.end], 320)
    if not compared:
        return row if not mark.learner else row + shown(f"\n  {glyph}", style)
    # Translators: “you” and “tutor” stand before the mark that each gave the sentence.
    row += shown("\n  " + _("you") + " ") + shown(glyph, style) + shown("   " + _("tutor") + " ")
    row += _mark(mark.tutor)
    if mark.also:
        row += shown(" " + _("and") + " ") + _mark(mark.also)
    return row + (
        shown("   " + _("✓ the same"), "$success")
        if mark.agreed
        else shown("   " + _("! look again"), "$warning")
    )


def _mark(role: str) -> Content:
    words, style = MARKS[role]
    return shown(_(words), style)


def reason_card(course: Course, reading: Reading, number: int) -> Content:
    """The card of the reason `number`, from 0."""
    found = reading.reasons[number]
    known = course.letters.reason.get(found.id)
    if known is None:
        return shown(_(_UNCLEAR))
    card = shown(known.label, "bold $primary") + shown(f"   {_(_CERTAINTY[found.certainty])}")
    if len(reading.reasons) > 1:
        card += shown(
            "   " + _("card {n} of {count}").format(n=number + 1, count=len(reading.reasons)), "$text-muted"
        )
    if reading.family == "unclear":
        card += shown(f"\n{_(_UNCLEAR)}")
    card += shown(f"\n{known.meaning}")
    card += _quoted(_("The words that say so"), found.evidence)
    card += _listed(_("Helps"), "+", known.helps, "$success") + _listed(
        _("Does not help"), "✕", known.helps_not, "$error"
    )
    card += shown("\n\n" + _("Try again:") + " ", "bold") + shown(known.again)
    for remedy_found in reading.remedies:
        remedy = course.letters.remedy.get(remedy_found.id)
        if remedy:
            card += shown("\n\n" + _("The letter names a way out:") + " ", "bold")
            card += shown(f"{remedy.label}. {remedy.meaning}")
            card += _quoted(_("It says"), remedy_found.evidence)
    return card + _sources(course, known.sources)


def doubt_lines(course: Course, reading: Reading, letter: SavedLetter | None) -> Content:
    """What the tutor is torn between, or that its reader has decided."""
    if letter and letter.decided:
        return shown(_("✓ You decided what this letter says. d changes it.") + "\n\n", "$success")
    if not needs_deciding(reading):
        return Content("")
    torn = [_("“{reason}”").format(reason=one.label) for one in torn_between(reading, course.letters)]
    words = _("? Press d: you can decide it.")
    if torn:
        # Translators: between two reasons that the tutor thinks of.
        either = (" " + _("or") + " ").join(torn)
        words = _("? The tutor thinks of {reasons}, and is not sure. Press d: you can decide it.")
        words = words.format(reasons=either)
    return shown(words + "\n\n", "bold $warning")


def news_line(course: Course, letters: Sequence[SavedLetter], letter: SavedLetter | None) -> Content:
    told = letter_news(letters, letter, course.letters)
    return shown(" ".join(told) + "\n\n", "$accent") if told else Content("")


def deadline_line(text: str, received_on: date | None) -> Content:
    """The day by which the letter wants an answer, if it names one and the learner said when it came."""
    deadline = find_deadline(text, received_on) if received_on else None
    if deadline is None:
        return Content("")
    on = deadline.on
    words = _("! Answer by {day:02} {month} {year}.")
    words = words.format(day=on.day, month=_(_MONTHS[on.month - 1]), year=on.year)
    return shown(words + "\n\n", "bold $warning")


def _quoted(heading: str, evidence: tuple[Evidence, ...]) -> Content:
    quoted = Content("")
    if evidence:
        quoted += shown(f"\n\n{heading}", "bold")
    for one in evidence:
        quoted += shown("\n“") + shown_line(one.words, 320) + shown("”")
    return quoted


def _listed(heading: str, glyph: str, rows: tuple[str, ...], style: str) -> Content:
    listed = shown(f"\n\n{heading}", "bold") if rows else Content("")
    for row in rows:
        listed += shown(f"\n{glyph} ", style) + shown(row)
    return listed


def _sources(course: Course, ids: tuple[str, ...]) -> Content:
    listed = shown("\n\n" + _("Sources"), "bold") if ids else Content("")
    for source in (course.source[one] for one in ids if one in course.source):
        listed += shown(
            "\n"
            + _("{title}, as of {day:%Y-%m-%d}\n{address}").format(
                title=source.title, day=source.seen_on, address=source.address
            ),
            "$text-muted",
        )
    return listed
