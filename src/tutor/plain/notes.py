"""The learner's notes in lines: what was missed, the right answer, why, and where that stands."""

from tutor.ground.markdown import plain_words
from tutor.plain.asking import Talk
from tutor.tutoring.recap import NOTHING_MISSED, Note


def say_notes(talk: Talk) -> None:
    notes = talk.sitting.recap()
    talk.say()
    talk.say("Your notes: what you missed, and why." if notes.units else NOTHING_MISSED)
    for unit in notes.units:
        talk.say()
        talk.say(f"{unit.number}. {unit.title}")
        for note in unit.notes:
            _say_note(talk, note)


def _say_note(talk: Talk, note: Note) -> None:
    talk.say()
    talk.say(plain_words(note.prompt))
    for line in note.given:
        talk.say(f"You answered: {line}", indent="  ")
    for line in note.right:
        talk.say(f"Right is: {line}", indent="  ")
    talk.say(f"Why: {plain_words(note.because)}", indent="  ")
    if note.place:
        talk.say(f"Read it again: {note.place}", indent="  ")
    for source in note.sources:
        talk.say(f"Source {source.id}: {source.title}, {source.address} (seen {source.seen_on})", indent="  ")
