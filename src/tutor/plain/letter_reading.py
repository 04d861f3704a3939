"""What the tutor reads in a letter, in lines: reasons with what helps, ways out, the deadline, and marks compared."""

from tutor.course.catalogues import LetterReason
from tutor.ground.markdown import plain_words
from tutor.ground.tongue import N_, _
from tutor.learner.progress import SavedLetter
from tutor.plain.asking import Talk
from tutor.tutoring.letter_news import letter_news
from tutor.tutoring.marking import compare_marks
from tutor.tutoring.reading import Evidence, Reading

_SAID = {"reason": N_("reason"), "remedy": N_("way out"), "padding": N_("padding"), "": N_("not marked")}
_FAMILIES = {
    "declined": N_("The profile was declined."),
    "act-now": N_("Upwork wants you to do something."),
    "closed": N_("The account was closed or limited."),
    "not-a-rejection": N_("This is not a rejection."),
    "unclear": N_("The tutor is not sure what kind of letter this is."),
}
_CERTAINTY = {"sure": N_("sure"), "likely": N_("likely"), "unsure": N_("unsure")}


def say_reading(talk: Talk, reading: Reading, letter: SavedLetter | None) -> None:
    """What the letter says, what helps, what does not. With the learner's letter also marks and deadline."""
    guide = talk.sitting.course.letters
    talk.say()
    talk.say(
        _("The tutor's reading ({certainty}): {family}").format(
            certainty=_(_CERTAINTY[reading.certainty]), family=_(_FAMILIES[reading.family])
        )
    )
    for found in reading.reasons:
        reason = guide.reason.get(found.id)
        if reason:
            talk.say()
            talk.say(
                _("Reason ({certainty}): {label}").format(
                    certainty=_(_CERTAINTY[found.certainty]), label=reason.label
                )
            )
            _say_words(talk, found.evidence)
            _say_help(talk, reason)
    for remedy_found in reading.remedies:
        remedy = guide.remedy.get(remedy_found.id)
        if remedy:
            talk.say()
            talk.say(
                _("Way out in the letter: {label}. {meaning}").format(
                    label=remedy.label, meaning=plain_words(remedy.meaning)
                )
            )
            _say_words(talk, remedy_found.evidence)
    if letter:
        _say_deadline(talk, letter)
        _say_news(talk, letter)
        say_marks(talk, letter, reading)


def _say_news(talk: Talk, letter: SavedLetter) -> None:
    told = letter_news(talk.sitting.progress.letter, letter, talk.sitting.course.letters)
    if told:
        talk.say()
    for sentence in told:
        talk.say(sentence)


def _say_words(talk: Talk, evidence: tuple[Evidence, ...]) -> None:
    for one in evidence:
        talk.say(_("The words: “{words}”").format(words=one.words), indent="  ")


def _say_help(talk: Talk, reason: LetterReason) -> None:
    talk.say(plain_words(reason.meaning))
    if reason.helps:
        talk.say(_("What helps:"))
    for text in reason.helps:
        talk.say(f"- {plain_words(text)}")
    if reason.helps_not:
        talk.say(_("What does not help:"))
    for text in reason.helps_not:
        talk.say(f"- {plain_words(text)}")
    talk.say(_("Again? {words}").format(words=plain_words(reason.again)))


def _say_deadline(talk: Talk, letter: SavedLetter) -> None:
    from tutor.tutoring.deadlines import find_deadline

    deadline = find_deadline(letter.text, letter.received_on) if letter.received_on else None
    if deadline:
        words = " ".join(letter.text[deadline.start : deadline.end].split())
        talk.say(_("Act by {day}: the letter says “{words}”.").format(day=deadline.on, words=words))


def say_marks(talk: Talk, letter: SavedLetter, reading: Reading) -> None:
    """Only where the learner marked anything: how many agree, and each that does not."""
    if not letter.marks:
        return
    compared = compare_marks(letter.text, letter.marks, reading)
    talk.say()
    talk.say(
        _("Your marks and the tutor's agree on {agreed} of {n}.").format(
            agreed=sum(one.agreed for one in compared), n=len(compared)
        )
    )
    for one in compared:
        if not one.agreed:
            talk.say(f"- “{' '.join(letter.text[one.start : one.end].split())}”")
            words = _("you: {learner}; tutor: {tutor}")
            if one.also:
                words = _("you: {learner}; tutor: {tutor} or {also}")
            talk.say(
                words.format(
                    learner=_(_SAID[one.learner]), tutor=_(_SAID[one.tutor]), also=_(_SAID[one.also])
                ),
                indent="  ",
            )
