"""The Letter lab in lines: paste, mark sentence by sentence, then the tutor's reading."""

from collections.abc import Callable
from typing import Final

from tutor.ground.problem import TutorError
from tutor.ground.tongue import N_, _
from tutor.learner.progress import LetterMark, Role, SavedLetter
from tutor.plain.asking import BackError, LeavingError, Talk
from tutor.plain.letter_reading import say_marks, say_reading
from tutor.sitting.desks import LetterDesk
from tutor.tutoring.deciding import FAMILIES, FAMILY_WORDS, needs_deciding, reasons_to_choose
from tutor.tutoring.sentences import sentences

_ROLES: Final[dict[str, Role]] = {"r": "reason", "m": "remedy", "x": "padding"}
_MARKING = N_("r = reason, m = way out, x = padding, Enter = skip, b = stop marking.")


def letter_bench(talk: Talk) -> None:
    """Until the learner goes back."""
    while True:
        talk.say()
        talk.say(_("Letter lab"))
        acts = _acts(talk)
        picked = talk.one_of(_("What do you want to do? b = back."), [words for words, act in acts]) or 0
        try:
            acts[picked][1]()
        except BackError:
            continue


def _acts(talk: Talk) -> list[tuple[str, Callable[[], None]]]:
    """What can be done now, each in words."""
    desk, newest = LetterDesk(talk.sitting), _newest(talk)
    begun = talk.sitting.drafts.get("letter", "").strip()
    acts: list[tuple[str, Callable[[], None]]] = []
    if begun:
        acts.append((_("Read the letter you pasted and did not read yet"), lambda: _keep_given(talk, begun)))
    acts.append((_("Paste a letter"), lambda: add_letter(talk)))
    if talk.sitting.course.letters.samples:
        acts.append((_("Read a sample letter (it is not kept)"), lambda: _choose_sample(talk)))
    if newest:
        acts.append((_("Mark your newest letter"), lambda: _mark_and_read(talk, newest)))
        acts.append((_("See what it says"), lambda: say_reading(talk, desk.reading_of(newest), newest)))
        if needs_deciding(desk.read(newest.text)):
            acts.append((_("Decide what it says: the tutor is not sure"), lambda: decide(talk, newest)))
    acts.append((_("Open a file with a letter"), lambda: _from_file(talk)))
    return acts


def _mark_and_read(talk: Talk, letter: SavedLetter) -> None:
    _mark(talk, letter)
    say_reading(talk, LetterDesk(talk.sitting).read(letter.text), _newest(talk))


def _choose_sample(talk: Talk) -> None:
    samples = talk.sitting.course.letters.samples
    _sample(talk, samples[talk.one_of(_("Which one?"), [one.title for one in samples]) or 0].text)


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
        talk.say(_("Your letter is kept."))
        raise LeavingError
    talk.say(_("Your letter is kept."))
    _after_keeping(talk, letter)


def _after_keeping(talk: Talk, letter: SavedLetter) -> None:
    desk = LetterDesk(talk.sitting)
    received = talk.day(_("When did it come?"))
    if received:
        letter = desk.keep(letter.text, received)
    _mark(talk, letter)
    say_reading(talk, desk.read(letter.text), _newest(talk))


def _from_file(talk: Talk) -> None:
    from tutor.sitting.letter_files import text_of_file

    path = talk.words(_("Where is the file? Type its name.")).strip("\"'")
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
    talk.say(_("Your letter is kept."))
    _after_keeping(talk, letter)


def _sample(talk: Talk, text: str) -> None:
    """Marked like one's own, if the learner likes; nothing of it is kept."""
    talk.say(text)
    letter = SavedLetter(id="sample", text=text)
    if (
        talk.words(_("Enter = what the tutor reads in it, m = mark it yourself first, b = back.")).casefold()
        == "m"
    ):
        letter = letter.model_copy(update={"marks": _marked(talk, letter, lambda _marks: None)})
    reading = LetterDesk(talk.sitting).read(text)
    say_reading(talk, reading, None)
    say_marks(talk, letter, reading)


def _pasted(talk: Talk) -> tuple[str, bool]:
    """The lines up to one with only a dot, and whether the input ended before it."""
    talk.say(_("Paste the whole letter. Then type a line with only a dot: ."))
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
    talk.say(_("Now mark each sentence. What is its job?"))
    talk.say(_(_MARKING))
    spans = sentences(letter.text)
    marks = [*letter.marks]
    for number, span in enumerate(spans, 1):
        talk.say()
        talk.say(
            _("Sentence {number} of {n}: {words}").format(
                number=number, n=len(spans), words=" ".join(letter.text[span.start : span.end].split())
            )
        )
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
        typed = talk.words(_("r, m, x or Enter?"), _(_MARKING)).casefold()
        if not typed:
            return None
        if typed in _ROLES:
            return _ROLES[typed]
        talk.say(_(_MARKING))


def decide(talk: Talk, letter: SavedLetter) -> None:
    """Where the text alone does not say enough, its reader decides; skipping leaves it open."""
    desk, guide = LetterDesk(talk.sitting), talk.sitting.course.letters
    reading = desk.read(letter.text)
    families = [_(FAMILY_WORDS[family]) for family in FAMILIES]
    place = talk.one_of(_("What does the letter speak of? Enter: I can't tell."), families, may_skip=True)
    if place is None:
        talk.say(_("It stays open. Unit 1 shows what such letters look like."))
        return
    reasons = reasons_to_choose(FAMILIES[place], reading, guide)
    picked = talk.one_of(_("What is nearest to what it says?"), [reason.label for reason in reasons])
    desk.decide(letter.id, FAMILIES[place], reasons[picked or 0].id)
    talk.say(_("Kept. Your plan follows what you said."))
    newest = _newest(talk)
    if newest:
        say_reading(talk, desk.reading_of(newest), newest)
