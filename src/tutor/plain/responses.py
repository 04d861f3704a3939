"""How each kind of question is answered in lines: numbers, or words of one's own."""

from collections.abc import Sequence
from hashlib import sha256

from tutor.course.models import Option, Question
from tutor.ground.tongue import _
from tutor.plain.asking import Talk, numbers_in
from tutor.sitting.unfinished import NOTHING_BEGUN, Unfinished
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
        self._ladder = hint_ladder(question)
        self._begun = talk.sitting.unfinished.get(question.id, NOTHING_BEGUN)
        self.hints = min(self._begun.hints, len(self._ladder))

    def response(self) -> tuple[str, ...]:
        """In the form that a save keeps. Raises BackError without an answer."""
        if self.talk.sitting.offers_hint(self.question.id):
            self.talk.say(_("You tried this twice. If you like, type h for a hint first."))
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
            prompt = _("{prompt} h = hint.").format(prompt=prompt)
        while True:
            typed = self.talk.words(prompt, works)
            if typed.casefold() not in ("h", "hint"):
                return typed
            self._hint()

    def _hint(self) -> None:
        if self.hints < len(self._ladder):
            self.talk.say(_("Hint: {words}").format(words=self._ladder[self.hints]))
            self.hints += 1
            self._keep(self._begun.response)
        else:
            self.talk.say(_("There is no further hint. Give the answer you find best."))

    def _keep(self, response: tuple[str, ...]) -> None:
        """What is begun so far: whoever leaves here, or goes to the full screen, goes on with it."""
        self._begun = Unfinished(response, self.hints)
        self.talk.sitting.unfinished[self.question.id] = self._begun

    def _numbers(
        self, works: str, most: int, count: int | None, begun: tuple[int, ...] = ()
    ) -> tuple[int, ...]:
        """Places from 0; `count` of them where it is given, else at least one. Enter gives those `begun`."""
        if begun and len(begun) == (count or len(begun)):
            chosen = " ".join(str(place + 1) for place in begun)
            self.talk.say(
                _("You had chosen before: {chosen}. Enter alone gives this answer.").format(chosen=chosen)
            )
        else:
            begun = ()
        while True:
            typed = self._line(works, works)
            if not typed and begun:
                return begun
            picked = numbers_in(typed, most)
            if picked and (count is None or len(picked) == count):
                return picked
            self.talk.say(_("{works} b = back.").format(works=works))

    def _chosen(self) -> tuple[str, ...]:
        options = self.question.options
        say_list(self.talk, [option.text for option in options])
        works, count = _("Type one number from 1 to {n}.").format(n=len(options)), 1
        begun = self._places_begun(options)
        if self.question.kind == "several":
            picked = self._numbers(
                _("Type all numbers that fit, for example: 1 3."), len(options), None, begun
            )
        else:
            picked = self._numbers(works, len(options), count, begun)
        return tuple(options[place].id for place in sorted(picked))

    def _places_begun(self, options: Sequence[Option]) -> tuple[int, ...]:
        """Where the options of an answer begun before stand now; those of an older course are left out."""
        ids = [option.id for option in options]
        return tuple(ids.index(one) for one in dict.fromkeys(self._begun.response) if one in ids)

    def _ordered(self) -> tuple[str, ...]:
        options = shuffled(self.question)
        say_list(self.talk, [option.text for option in options])
        example = " ".join(str(number) for number in (3, 1, 2, *range(4, 10))[: len(options)])
        if len(options) == 2:
            example = "2 1"
        works = _("Type all {n} numbers in the right order, for example: {example}.").format(
            n=len(options), example=example
        )
        picked = self._numbers(works, len(options), len(options), self._places_begun(options))
        return tuple(options[place].id for place in picked)

    def _placed(self) -> tuple[str, ...]:
        """Several options may have the same right-hand side; it is then shown once, and is right for each."""
        question = self.question
        if question.kind == "sort":
            targets = {box.text: box.id for box in question.boxes}
            self.talk.say(_("These are the boxes:"))
        else:
            targets = {option.match: option.id for option in shuffled(question)}
            self.talk.say(_("What fits to each?"))
        sides = tuple(targets)
        say_list(self.talk, sides)
        before = self._placed_before(set(targets.values()))
        response: list[str] = []
        for option in question.options:
            if option.id in before:
                response.append(f"{option.id}={before[option.id]}")
                continue
            self.talk.say(option.text)
            works = _("Type the number that fits, 1 to {n}.").format(n=len(sides))
            side = sides[self._numbers(works, len(sides), 1)[0]]
            owner = option.id if question.kind == "match" and option.match == side else targets[side]
            response.append(f"{option.id}={owner}")
            self._keep(tuple(response))
        return tuple(response)

    def _placed_before(self, targets: set[str]) -> dict[str, str]:
        """What was placed before, by option, if the learner goes on with it."""
        options = {option.id for option in self.question.options}
        owners = targets if self.question.kind == "sort" else options
        pairs = (pair.split("=", 1) for pair in self._begun.response if "=" in pair)
        before = {option: owner for option, owner in pairs if option in options and owner in owners}
        if not before:
            return {}
        self.talk.say(_("You had placed {n} of {count} before.").format(n=len(before), count=len(options)))
        onward = _("Enter = give this answer, n = begin anew.")
        if len(before) < len(options):
            onward = _("Enter = place the others, n = begin anew.")
        again = self._line(onward, _("Press Enter, or type n."))
        return {} if again.casefold() == "n" else before

    def _typed(self) -> tuple[str, ...]:
        works = _("Type your answer in a few words.")
        if self.question.kind == "number":
            units = self.question.units
            works = _("Type a number, in {unit}.").format(unit=units[0]) if units else _("Type a number.")
        before = self._begun.response[0] if self._begun.response else ""
        if before:
            self.talk.say(
                _("You had typed before: {before}. Enter alone gives this answer.").format(before=before)
            )
        while True:
            response = (self._line(works, works) or before,)
            unread = unreadable(self.question, response)
            if not unread:
                return response
            self.talk.say(_("{unread} b = back.").format(unread=unread))


def say_list(talk: Talk, texts: Sequence[str]) -> None:
    for number, text in enumerate(texts, 1):
        talk.say(f"{number}. {text}", indent="  ")
