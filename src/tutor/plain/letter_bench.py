"""The Letter lab in lines: paste, mark sentence by sentence, then the tutor's reading."""

from collections.abc import Callable
from typing import Final

from tutor.course.catalogues import LetterReason
from tutor.ground.markdown import plain_words
from tutor.ground.problem import TutorError
from tutor.learner.progress import LetterMark, Role, SavedLetter
from tutor.plain.asking import BackError, LeavingError, Talk
from tutor.sitting.desks import LetterDesk
from tutor.tutoring.deciding import FAMILIES, FAMILY_WORDS, needs_deciding, reasons_to_choose
from tutor.tutoring.letter_news import letter_news
from tutor.tutoring.marking import compare_marks
from tutor.tutoring.reading import Evidence, Reading
from tutor.tutoring.sentences import sentences

_ROLES: Final[dict[str, Role]] = {"r": "reason", "m": "remedy", "x": "padding"}
_SAID = {"reason": "reason", "remedy": "way out", "padding": "padding", "": "not marked"}
_FAMILIES = {
    "declined": "The profile was declined.",
    "act-now": "Upwork wants you to do something.",
    "closed": "The account was closed or limited.",
    "not-a-rejection": "This is not a rejection.",
    "unclear": "The tutor is not sure what kind of letter this is.",
}
_MARKING = "r = reason, m = way out, x = padding, Enter = skip, b = stop marking."


def letter_bench(talk: Talk) -> None:
    """Until the learner goes back."""
    desk = LetterDesk(talk.sitting)
    while True:
        talk.say()
        talk.say("Letter lab")
        samples = talk.sitting.course.letters.samples
        begun = talk.sitting.drafts.get("letter", "").strip()
        choices = ["Read the letter you pasted and did not read yet"] if begun else []
        choices += ["Paste a letter"]
        choices += ["Read a sample letter (it is not kept)"] if samples else []
        newest = talk.sitting.progress.newest_letter
        choices += ["Mark your newest letter", "See what it says"] if newest else []
        unsure = newest is not None and needs_deciding(desk.read(newest.text))
        choices += ["Decide what it says: the tutor is not sure"] if unsure else []
        choices += ["Open a file with a letter"]
        picked = choices[talk.one_of("What do you want to do? b = back.", choices) or 0]
        try:
            if picked == "Paste a letter":
                add_letter(talk)
            elif picked.startswith("Read the letter you pasted"):
                _keep_given(talk, begun)
            elif picked.startswith("Open a file"):
                _from_file(talk)
            elif picked.startswith("Read a sample"):
                sample = samples[talk.one_of("Which one?", [one.title for one in samples]) or 0]
                _sample(talk, sample.text)
            elif newest and picked.startswith("Mark"):
                _mark(talk, newest)
                say_reading(talk, desk.read(newest.text), _newest(talk))
            elif newest and picked.startswith("Decide"):
                decide(talk, newest)
            elif newest:
                say_reading(talk, desk.reading_of(newest), newest)
        except BackError:
            continue


def add_letter(talk: Talk) -> None:
    """Paste, keep, ask for the day, mark, read. The letter is kept before anything else is asked."""
    desk = LetterDesk(talk.sitting)
    text, ended = _pasted(talk)
    try:
        letter = desk.keep(text)
    except TutorError as problem:
        if not ended:
            talk.problem(problem)
            return
        raise LeavingError from problem
    if ended:
        talk.say("Your letter is kept.")
        raise LeavingError
    talk.say("Your letter is kept.")
    _after_keeping(talk, letter)


def _after_keeping(talk: Talk, letter: SavedLetter) -> None:
    desk = LetterDesk(talk.sitting)
    received = talk.day("When did it come?")
    if received:
        letter = desk.keep(letter.text, received)
    _mark(talk, letter)
    say_reading(talk, desk.read(letter.text), _newest(talk))


def _from_file(talk: Talk) -> None:
    from tutor.sitting.letter_files import text_of_file

    path = talk.words("Where is the file? Type its name.").strip("\"'")
    if not path:
        return
    try:
        text = text_of_file(path)
    except TutorError as problem:
        talk.problem(problem)
        return
    _keep_given(talk, text)


def _keep_given(talk: Talk, text: str) -> None:
    try:
        letter = LetterDesk(talk.sitting).keep(text)
    except TutorError as problem:
        talk.problem(problem)
        return
    talk.say("Your letter is kept.")
    _after_keeping(talk, letter)


def _sample(talk: Talk, text: str) -> None:
    """Marked like one's own, if the learner likes; nothing of it is kept."""
    talk.say(text)
    letter = SavedLetter(id="sample", text=text)
    if (
        talk.words("Enter = what the tutor reads in it, m = mark it yourself first, b = back.").casefold()
        == "m"
    ):
        letter = letter.model_copy(update={"marks": _marked(talk, letter, lambda _: None)})
    reading = LetterDesk(talk.sitting).read(text)
    say_reading(talk, reading, None)
    _say_marks(talk, letter, reading)


def _pasted(talk: Talk) -> tuple[str, bool]:
    """The lines up to one with only a dot, and whether the input ended before it."""
    talk.say("Paste the whole letter. Then type a line with only a dot: .")
    lines: list[str] = []
    while True:
        try:
            line = talk.raw("")
        except LeavingError:
            return "\n".join(lines), True
        if line.strip() == ".":
            return "\n".join(lines), False
        lines.append(line)


def _newest(talk: Talk) -> SavedLetter | None:
    return talk.sitting.progress.newest_letter


def _mark(talk: Talk, letter: SavedLetter) -> None:
    """Each mark is saved at once, and going back keeps those before."""
    desk = LetterDesk(talk.sitting)
    _marked(talk, letter, lambda marks: desk.mark(letter.id, marks))


def _marked(
    talk: Talk, letter: SavedLetter, keep: Callable[[list[LetterMark]], object]
) -> tuple[LetterMark, ...]:
    """One sentence at a time; `keep` gets all marks after each."""
    talk.say()
    talk.say("Now mark each sentence. What is its job?")
    talk.say(_MARKING)
    spans = sentences(letter.text)
    marks = [*letter.marks]
    for number, span in enumerate(spans, 1):
        talk.say()
        talk.say(f"Sentence {number} of {len(spans)}: {' '.join(letter.text[span.start : span.end].split())}")
        try:
            role = _asked_role(talk)
        except BackError:
            break
        if role:
            marks = [mark for mark in marks if mark.end <= span.start or mark.start >= span.end]
            marks.append(LetterMark(role=role, start=span.start, end=span.end))
            marks.sort(key=lambda mark: mark.start)
            keep(marks)
    return tuple(marks)


def _asked_role(talk: Talk) -> Role | None:
    while True:
        typed = talk.words("r, m, x or Enter?", _MARKING).casefold()
        if not typed:
            return None
        if typed in _ROLES:
            return _ROLES[typed]
        talk.say(_MARKING)


def say_reading(talk: Talk, reading: Reading, letter: SavedLetter | None) -> None:
    """What the letter says, what helps, what does not. With the learner's letter also marks and deadline."""
    guide = talk.sitting.course.letters
    talk.say()
    talk.say(f"The tutor's reading ({reading.certainty}): {_FAMILIES[reading.family]}")
    for found in reading.reasons:
        reason = guide.reason.get(found.id)
        if reason:
            talk.say()
            talk.say(f"Reason ({found.certainty}): {reason.label}")
            _say_words(talk, found.evidence)
            _say_help(talk, reason)
    for remedy_found in reading.remedies:
        remedy = guide.remedy.get(remedy_found.id)
        if remedy:
            talk.say()
            talk.say(f"Way out in the letter: {remedy.label}. {plain_words(remedy.meaning)}")
            _say_words(talk, remedy_found.evidence)
    if letter:
        _say_deadline(talk, letter)
        _say_news(talk, letter)
        _say_marks(talk, letter, reading)


def decide(talk: Talk, letter: SavedLetter) -> None:
    """Where the text alone does not say enough, its reader decides; skipping leaves it open."""
    desk, guide = LetterDesk(talk.sitting), talk.sitting.course.letters
    reading = desk.read(letter.text)
    families = [FAMILY_WORDS[family] for family in FAMILIES]
    place = talk.one_of("What does the letter speak of? Enter: I can't tell.", families, may_skip=True)
    if place is None:
        talk.say("It stays open. Unit 1 shows what such letters look like.")
        return
    reasons = reasons_to_choose(FAMILIES[place], reading, guide)
    picked = talk.one_of("What is nearest to what it says?", [reason.label for reason in reasons])
    desk.decide(letter.id, FAMILIES[place], reasons[picked or 0].id)
    talk.say("Kept. Your plan follows what you said.")
    newest = _newest(talk)
    if newest:
        say_reading(talk, desk.reading_of(newest), newest)


def _say_news(talk: Talk, letter: SavedLetter) -> None:
    told = letter_news(talk.sitting.progress.letter, letter, talk.sitting.course.letters)
    if told:
        talk.say()
    for sentence in told:
        talk.say(sentence)


def _say_words(talk: Talk, evidence: tuple[Evidence, ...]) -> None:
    for one in evidence:
        talk.say(f"The words: “{' '.join(one.text.split())}”", indent="  ")


def _say_help(talk: Talk, reason: LetterReason) -> None:
    talk.say(plain_words(reason.meaning))
    if reason.helps:
        talk.say("What helps:")
    for text in reason.helps:
        talk.say(f"- {plain_words(text)}")
    if reason.helps_not:
        talk.say("What does not help:")
    for text in reason.helps_not:
        talk.say(f"- {plain_words(text)}")
    talk.say(f"Again? {plain_words(reason.again)}")


def _say_deadline(talk: Talk, letter: SavedLetter) -> None:
    from tutor.tutoring.deadlines import find_deadline

    deadline = find_deadline(letter.text, letter.received_on) if letter.received_on else None
    if deadline:
        words = " ".join(letter.text[deadline.start : deadline.end].split())
        talk.say(f"Act by {deadline.on}: the letter says “{words}”.")


def _say_marks(talk: Talk, letter: SavedLetter, reading: Reading) -> None:
    """Only where the learner marked anything: how many agree, and each that does not."""
    if not letter.marks:
        return
    compared = compare_marks(letter.text, letter.marks, reading)
    talk.say()
    talk.say(f"Your marks and the tutor's agree on {sum(one.agreed for one in compared)} of {len(compared)}.")
    for one in compared:
        if not one.agreed:
            talk.say(f"- “{' '.join(letter.text[one.start : one.end].split())}”")
            also = f" or {_SAID[one.also]}" if one.also else ""
            talk.say(f"you: {_SAID[one.learner]}; tutor: {_SAID[one.tutor]}{also}", indent="  ")
