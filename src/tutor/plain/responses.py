"""How each kind of question is answered in lines: numbers, or words of one's own."""

from collections.abc import Sequence
from hashlib import sha256

from tutor.course.models import Option, Question
from tutor.plain.asking import Talk, numbers_in
from tutor.tutoring.grading import unreadable
from tutor.tutoring.hints import hint_ladder


def shuffled(question: Question) -> tuple[Option, ...]:
    """The options in an order that tells nothing, the same each time."""
    return tuple(
        sorted(
            question.options,
            key=lambda option: sha256(f"{question.id} {option.id}".encode()).digest(),
        )
    )


class Answering:
    """Asks for the response to one question and gives a hint, one after the other, for `h`."""

    def __init__(self, talk: Talk, question: Question) -> None:
        self.talk = talk
        self.question = question
        self.hints = 0
        self._ladder = hint_ladder(question)

    def response(self) -> tuple[str, ...]:
        """In the form that a save keeps. Raises BackError without an answer."""
        if self.talk.sitting.offers_hint(self.question.id):
            self.talk.say("You tried this twice. If you like, type h for a hint first.")
        match self.question.kind:
            case "match" | "sort":
                return self._placed()
            case "order":
                return self._ordered()
            case "text" | "number":
                return self._typed()
            case _:
                return self._chosen()

    def _line(self, prompt: str, works: str) -> str:
        """What was typed, after all hints asked for."""
        if self._ladder:
            prompt += " h = hint."
        while True:
            typed = self.talk.words(prompt, works)
            if typed.casefold() not in ("h", "hint"):
                return typed
            self._hint()

    def _hint(self) -> None:
        if self.hints < len(self._ladder):
            self.talk.say(f"Hint: {self._ladder[self.hints]}")
            self.hints += 1
        else:
            self.talk.say("There is no further hint. Give the answer you find best.")

    def _numbers(self, works: str, most: int, count: int | None) -> tuple[int, ...]:
        """Places from 0; `count` of them where it is given, else at least one."""
        while True:
            picked = numbers_in(self._line(works, works), most)
            if picked and (count is None or len(picked) == count):
                return picked
            self.talk.say(f"{works} b = back.")

    def _chosen(self) -> tuple[str, ...]:
        options = self.question.options
        say_list(self.talk, [option.text for option in options])
        works, count = f"Type one number from 1 to {len(options)}.", 1
        if self.question.kind == "several":
            picked = self._numbers("Type all numbers that fit, for example: 1 3.", len(options), None)
        else:
            picked = self._numbers(works, len(options), count)
        return tuple(options[place].id for place in sorted(picked))

    def _ordered(self) -> tuple[str, ...]:
        options = shuffled(self.question)
        say_list(self.talk, [option.text for option in options])
        example = " ".join(str(number) for number in (3, 1, 2, *range(4, 10))[: len(options)])
        if len(options) == 2:
            example = "2 1"
        works = f"Type all {len(options)} numbers in the right order, for example: {example}."
        picked = self._numbers(works, len(options), len(options))
        return tuple(options[place].id for place in picked)

    def _placed(self) -> tuple[str, ...]:
        """Several options may have the same right-hand side; it is then shown once, and is right for each."""
        question = self.question
        if question.kind == "sort":
            targets = {box.text: box.id for box in question.boxes}
            self.talk.say("These are the boxes:")
        else:
            targets = {option.match: option.id for option in shuffled(question)}
            self.talk.say("What fits to each?")
        sides = tuple(targets)
        say_list(self.talk, sides)
        response = []
        for option in question.options:
            self.talk.say(option.text)
            side = sides[self._numbers(f"Type the number that fits, 1 to {len(sides)}.", len(sides), 1)[0]]
            owner = option.id if question.kind == "match" and option.match == side else targets[side]
            response.append(f"{option.id}={owner}")
        return tuple(response)

    def _typed(self) -> tuple[str, ...]:
        works = "Type your answer in a few words."
        if self.question.kind == "number":
            unit = f", in {self.question.units[0]}" if self.question.units else ""
            works = f"Type a number{unit}."
        while True:
            response = (self._line(works, works),)
            unread = unreadable(self.question, response)
            if not unread:
                return response
            self.talk.say(f"{unread} b = back.")


def say_list(talk: Talk, texts: Sequence[str]) -> None:
    for number, text in enumerate(texts, 1):
        talk.say(f"{number}. {text}", indent="  ")
