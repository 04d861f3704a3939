"""The learner's notes in lines: what was missed, the right answer, why, and where that stands."""

from tutor.ground.markdown import plain_words
from tutor.ground.tongue import _
from tutor.plain.asking import Talk
from tutor.tutoring.recap import NOTHING_MISSED, Note


def say_notes(talk: Talk) -> None:
    notes = talk.sitting.recap()
    talk.say()
    talk.say(_("Your notes: what you missed, and why.") if notes.units else _(NOTHING_MISSED))
    for unit in notes.units:
        talk.say()
        talk.say(f"{unit.number}. {unit.title}")
        for note in unit.notes:
            _say_note(talk, note)


def _say_note(talk: Talk, note: Note) -> None:
    talk.say()
    talk.say(plain_words(note.prompt))
    for line in note.given:
        talk.say(_("You answered: {line}").format(line=line), indent="  ")
    for line in note.right:
        talk.say(_("Right is: {line}").format(line=line), indent="  ")
    talk.say(_("Why: {reason}").format(reason=plain_words(note.because)), indent="  ")
    if note.place:
        talk.say(_("Read it again: {place}").format(place=note.place), indent="  ")
    for source in note.sources:
        talk.say(
            _("Source {id}: {title}, {address} (seen {seen_on})").format(
                id=source.id, title=source.title, address=source.address, seen_on=source.seen_on
            ),
            indent="  ",
        )
