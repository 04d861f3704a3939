"""The five kinds of question in lines, and rounds of them; wrong ones come back once at the end."""

from collections.abc import Sequence
from hashlib import sha256

from tutor.course.models import Option, Question
from tutor.ground.markdown import plain_words
from tutor.plain.asking import BackError, Talk, numbers_in
from tutor.tutoring.grading import Verdict


def shuffled(question: Question) -> tuple[Option, ...]:
    """The options in an order that tells nothing, the same each time."""
    return tuple(
        sorted(
            question.options,
            key=lambda option: sha256(f"{question.id} {option.id}".encode()).digest(),
        )
    )


def ask_question(talk: Talk, question: Question) -> Verdict:
    """Ask, save the answer, say the verdict. Raises BackError without an answer."""
    hints = _Hints(talk, question)
    talk.say()
    talk.say(plain_words(question.prompt))
    match question.kind:
        case "match":
            response = _matched(hints)
        case "order":
            response = _ordered(hints)
        case _:
            response = _chosen(hints)
    verdict = talk.sitting.answer(question.id, response, hints.given)
    _say_verdict(talk, verdict)
    return verdict


def ask_round(talk: Talk, questions: Sequence[Question], *, remember: bool = False) -> None:
    """Ask all; those answered wrong come back once. `remember` keeps the place for going on later."""
    wrong = []
    for number, question in enumerate(questions, 1):
        if remember:
            unit = talk.sitting.course.unit_of[question.id]
            talk.sitting.go_to(unit=unit.id, question=question.id)
        talk.say()
        talk.say(f"Question {number} of {len(questions)}.")
        if not ask_question(talk, question).correct:
            wrong.append(question)
    for question in wrong:
        talk.say()
        talk.say("Once more, as you know the reason now.")
        ask_question(talk, question)


class _Hints:
    """Asks for the response and gives a hint, one after the other, for `h`."""

    def __init__(self, talk: Talk, question: Question) -> None:
        self.talk = talk
        self.question = question
        self.given = 0

    def numbers(self, prompt: str, works: str, most: int, count: int | None) -> tuple[int, ...]:
        """Places from 0; `count` of them where it is given, else at least one."""
        if self.question.hints:
            prompt += " h = hint."
        while True:
            typed = self.talk.words(prompt, works)
            if typed.casefold() in ("h", "hint"):
                self._hint()
                continue
            picked = numbers_in(typed, most)
            if picked and (count is None or len(picked) == count):
                return picked
            self.talk.say(f"{works} b = back.")

    def _hint(self) -> None:
        if self.given < len(self.question.hints):
            self.talk.say(f"Hint: {self.question.hints[self.given]}")
            self.given += 1
        else:
            self.talk.say("There is no further hint. Give the answer you find best.")


def _list(talk: Talk, texts: Sequence[str]) -> None:
    for number, text in enumerate(texts, 1):
        talk.say(f"{number}. {text}", indent="  ")


def _chosen(hints: _Hints) -> tuple[str, ...]:
    options = hints.question.options
    _list(hints.talk, [option.text for option in options])
    if hints.question.kind == "several":
        works = "Type all numbers that fit, for example: 1 3."
        picked = hints.numbers(works, works, len(options), None)
    else:
        works = f"Type one number from 1 to {len(options)}."
        picked = hints.numbers(works, works, len(options), 1)
    return tuple(options[place].id for place in sorted(picked))


def _ordered(hints: _Hints) -> tuple[str, ...]:
    options = shuffled(hints.question)
    _list(hints.talk, [option.text for option in options])
    example = " ".join(str(number) for number in (3, 1, 2, *range(4, 10))[: len(options)])
    if len(options) == 2:
        example = "2 1"
    works = f"Type all {len(options)} numbers in the right order, for example: {example}."
    picked = hints.numbers(works, works, len(options), len(options))
    return tuple(options[place].id for place in picked)


def _matched(hints: _Hints) -> tuple[str, ...]:
    """Several options may have the same right-hand side; it is then shown once, and is right for each."""
    options = hints.question.options
    sides = tuple(dict.fromkeys(option.match for option in shuffled(hints.question)))
    hints.talk.say("What fits to each?")
    _list(hints.talk, sides)
    response = []
    for option in options:
        hints.talk.say(option.text)
        works = f"Type the number that fits, 1 to {len(sides)}."
        side = sides[hints.numbers(works, works, len(sides), 1)[0]]
        partner = option if option.match == side else next(one for one in options if one.match == side)
        response.append(f"{option.id}={partner.id}")
    return tuple(response)


def _say_verdict(talk: Talk, verdict: Verdict) -> None:
    question = verdict.question
    talk.say()
    talk.say("Right." if verdict.correct else "Not right yet.")
    for said in verdict.feedback:
        if said.chosen or not said.right:
            talk.say(f"- {said.option.text}")
            talk.say(plain_words(said.words), indent="  ")
    if not verdict.correct:
        _say_answer(talk, question)
    talk.say(f"Why: {plain_words(verdict.because)}")
    if talk.sitting.trouble is None:
        talk.say("Saved.")


def _say_answer(talk: Talk, question: Question) -> None:
    talk.say("The right answer:")
    if question.kind == "order":
        _list(talk, [option.text for option in question.options])
    elif question.kind == "match":
        for option in question.options:
            talk.say(f"- {option.text} {option.match}")
    else:
        for option in question.options:
            if option.right:
                talk.say(f"- {option.text}")


def try_questions(talk: Talk, questions: Sequence[Question], *, remember: bool = False) -> bool:
    """`ask_round`, where going back ends the round. True if it went through to the end."""
    try:
        ask_round(talk, questions, remember=remember)
    except BackError:
        talk.say("Your answers so far are saved.")
        return False
    return True
