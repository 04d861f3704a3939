"""The upper part of the attempts log: what to do now, may it be sent again, what to read, where else to look."""

from collections.abc import Sequence

from textual.content import Content

from tutor.ground.tongue import _, many
from tutor.sitting.sitting import Sitting
from tutor.tui.screens.desk import GAP, Row, aside, fact, lines_of, needs_you, title, told_sources
from tutor.tui.show import shown, shown_line
from tutor.tutoring.attempt_changes import Changes
from tutor.tutoring.bench_words import BenchWords
from tutor.tutoring.between_attempts import between_words, elsewhere_words, resend, resend_words
from tutor.tutoring.letter_links import LetterLink, letter_links

NOW = "now:"
_BETWEEN, _RESEND, _READING, _ELSEWHERE = (
    f"{NOW}{name}" for name in ("between", "resend", "reading", "elsewhere")
)


def now_rows(sitting: Sitting) -> Sequence[Row]:
    """What applies to where the learner stands, nothing else."""
    said = (sitting.progress, sitting.course, sitting.today)
    found = [
        (_RESEND, resend_words(*said)),
        (_BETWEEN, between_words(*said)),
        (_ELSEWHERE, elsewhere_words(*said)),
    ]
    sending = resend(*said)
    if sending and sending[0] == "unknown":
        found[:2] = found[1::-1]  # Nothing is known to warn of, so what to do stands first.
    rows: list[Row] = [(key, shown_line(words.title)) for key, words in found if words]
    links = _links(sitting)
    if sitting.progress.newest_letter:
        words = many(
            "Reading list: {n} link of your letter", "Reading list: {n} links of your letter", len(links)
        )
        rows.insert(2, (_READING, shown(words.format(n=len(links)))))
    return rows


def now_detail(sitting: Sitting, key: str) -> Content:
    said = (sitting.progress, sitting.course, sitting.today)
    if key == _READING:
        return _reading(_links(sitting))
    if key == _RESEND:
        found = resend(*said)
        changes = changed_words(found[1], _("Since your last try, from your own progress:")) if found else ()
        return lines_of(*_told(resend_words(*said), sitting), *changes)
    return lines_of(*_told(between_words(*said) if key == _BETWEEN else elsewhere_words(*said), sitting))


def changed_words(changes: Changes | None, heading: str = "") -> Sequence[str | Content]:
    """What changed, a line for each kind; where the day itself is not known, that is said."""
    if changes is None:
        return ()
    lines = changes.lines()
    head = shown(heading or _("Since the try before, from your own progress:"), "bold")
    if not lines:
        return (
            GAP,
            head,
            needs_you(_("nothing changed")) if changes.exact else aside(_("no change is known here")),
        )
    partly = (
        ""
        if changes.exact
        else aside(_("The day itself is not known whole: this is what has a date, or came later."))
    )
    return (GAP, head, *(shown("+ ", "$success") + shown(line) for line in lines), partly)


def _told(words: BenchWords | None, sitting: Sitting) -> Sequence[str | Content]:
    if words is None:
        return ()
    lines = (f"- {line}" for line in words.lines)
    return (title(words.title), *lines, told_sources(words.sources, sitting.course))


def _links(sitting: Sitting) -> tuple[LetterLink, ...]:
    letter = sitting.progress.newest_letter
    return letter_links(letter.text) if letter else ()


def _reading(links: Sequence[LetterLink]) -> Content:
    """Addresses as text: the tutor opens none."""
    if not links:
        return lines_of(
            title(_("Reading list")),
            _("No address stands in your letter as it was pasted; links are often lost on the way."),
            _("Look for the same subjects in Upwork's help centre. Type the address yourself."),
        )
    rows = [_link(number, link) for number, link in enumerate(links, 1)]
    return lines_of(
        title(_("Reading list")),
        _("Read one a day, and write one note for yourself from each. Type the address yourself."),
        *rows,
    )


def _link(number: int, link: LetterLink) -> Content:
    row = fact(str(number), link.address)
    if link.of_upwork:
        return row
    return row + "\n" + needs_you(_("This address is not Upwork's: never type your password there."))
