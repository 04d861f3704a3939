"""Between two attempts, in lines: what to do, what changed, what to read, where else to look."""

from tutor.ground.tongue import _
from tutor.plain.asking import Talk
from tutor.tutoring.attempt_changes import Changes, changes_before
from tutor.tutoring.bench_words import BenchWords
from tutor.tutoring.between_attempts import between_words, elsewhere_words, resend, resend_words
from tutor.tutoring.letter_links import letter_links


def say_now(talk: Talk) -> None:
    said = (talk.sitting.progress, talk.sitting.course, talk.sitting.today)
    for words in (between_words(*said), resend_words(*said), elsewhere_words(*said)):
        _say(talk, words)
    found = resend(*said)
    if found:
        _say_changes(talk, found[1], _("Since your last try, from your own progress:"))


def say_resend(talk: Talk) -> None:
    """One line on whether another try would show anything new."""
    words = resend_words(talk.sitting.progress, talk.sitting.course, talk.sitting.today)
    if words:
        talk.say(_("{title}. Type now for more.").format(title=_without_sign(words.title)))


def say_changed(talk: Talk, attempt_id: str) -> None:
    changes = changes_before(talk.sitting.progress, talk.sitting.course, attempt_id)
    if changes is None:
        talk.say(_("This is the first attempt that is written down."))
    else:
        _say_changes(talk, changes, _("Since the try before, from your own progress:"))


def say_reading(talk: Talk) -> None:
    """Addresses as text: the tutor opens none."""
    letter = talk.sitting.progress.newest_letter
    links = letter_links(letter.text) if letter else ()
    if not links:
        talk.say(_("No address stands in your letter as it is here; links are often lost on the way."))
        talk.say(_("Look for the same subjects in Upwork's help centre. Type the address yourself."))
        return
    talk.say(_("Read one a day, and write one note for yourself from each. Type the address yourself."))
    for number, link in enumerate(links, 1):
        talk.say(f"{number}. {link.address}", indent="  ")
        if not link.of_upwork:
            talk.say(_("This address is not Upwork's: never type your password there."), indent="     ")


def _say(talk: Talk, words: BenchWords | None) -> None:
    if words is None:
        return
    talk.say()
    talk.say(_without_sign(words.title))
    for line in words.lines:
        talk.say(f"- {line}")
    if words.sources:
        talk.say(_("Source: {sources}").format(sources=", ".join(words.sources)))


def _say_changes(talk: Talk, changes: Changes | None, head: str) -> None:
    if changes is None:
        return
    lines = changes.lines()
    nothing = _("- nothing changed") if changes.exact else _("- no change is known here")
    talk.say(head)
    for line in lines or ():
        talk.say(f"- {line}")
    if not lines:
        talk.say(nothing)


def _without_sign(title: str) -> str:
    """A screen reader would read the sign before a title aloud, and the words say the same."""
    return title.lstrip("✓○●! ")
