"""Was the answer right, and why: the verdict on one response to one question."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from tutor.course.models import Option, Question
from tutor.ground.tongue import _
from tutor.ground.typed import plain_form, read_number


class OptionFeedback(NamedTuple):
    """What to say about one option: whether the learner's choice about it was right, and why.

    `picked` is what the learner put with it where something is put: the match text or the box, "" for nothing.
    """

    option: Option
    chosen: bool
    right: bool
    words: str
    picked: str = ""


class Verdict(NamedTuple):
    """The outcome of one answer. `because` is the lesson's own sentence; `answer` the right response.

    A self-rating is always `correct`: nothing in it can be wrong. `otherwise` answers what was typed and is
    none of the options, and is "" else.
    """

    question: Question
    response: tuple[str, ...]
    correct: bool
    feedback: tuple[OptionFeedback, ...]
    answer: tuple[str, ...]
    because: str
    otherwise: str = ""


def right_answer(question: Question) -> tuple[str, ...]:
    """A response that is right, in the form a save keeps (docs/decisions.md); none for a self-rating."""
    options = question.options
    match question.kind:
        case "match":
            return tuple(f"{option.id}={option.id}" for option in options)
        case "sort":
            return tuple(f"{option.id}={option.box}" for option in options)
        case "order":
            return tuple(option.id for option in options)
        case "text":
            return tuple(option.text for option in options if option.right)[:1]
        case "number":
            return tuple(_digits(option.value or 0) for option in options if option.right)[:1]
        case _:
            return tuple(option.id for option in options if option.right)


def grade(question: Question, response: Sequence[str]) -> Verdict:
    """Judge any response, also one of another kind or with ids the question does not have: that is wrong."""
    given = tuple(response)
    answer = right_answer(question)
    because = question.because
    if question.typed:
        met = typed_option(question, given)
        correct = met is not None and met.right
        said = tuple(
            OptionFeedback(
                one, one is met, one.right if one is met else correct or not one.right, one.feedback
            )
            for one in question.options
        )
        return Verdict(question, given, correct, said, answer, because, "" if met else question.otherwise)
    match question.kind:
        case "rate":
            correct = True
        case "order":
            correct = given == answer
        case "match" | "sort":
            correct = sorted(given) == sorted(answer)
        case _:
            correct = sorted(set(given)) == sorted(answer)
    return Verdict(question, given, correct, _feedback(question, given, answer), answer, because)


def unreadable(question: Question, response: Sequence[str]) -> str:
    """Why a typed answer can't be judged yet, as a request; "" where it can.

    A face asks again then: a slip of the keyboard is no wrong answer.
    """
    typed = response[0] if response else ""
    if question.kind == "text" and not plain_form(typed):
        return _("Type a word or a few words.")
    if question.kind != "number":
        return ""
    unit = _(" or 15 {unit}").format(unit=question.units[0]) if question.units else ""
    read = read_number(typed)
    if read is None:
        return _("Type one number in digits, for example 15{unit}.").format(unit=unit)
    if plain_form(read.unit) and not _is_unit(question, read.unit):
        wanted = (
            _("Give it in {units}").format(units=question.units[0])
            if question.units
            else _("Type the number alone")
        )
        return _("{wanted}, for example 15{unit}.").format(wanted=wanted, unit=unit)
    return ""


def typed_option(question: Question, response: Sequence[str]) -> Option | None:
    """The option that a typed answer means; None for an answer that nobody expected."""
    if len(response) != 1:
        return None
    if question.kind == "text":
        form = plain_form(response[0])
        return next((one for one in question.options if form in _forms(one)), None)
    read = read_number(response[0])
    if read is None or (plain_form(read.unit) and not _is_unit(question, read.unit)):
        return None
    met = [one for one in question.options if any(_is_near(one, value) for value in read.values)]
    # “1.000” is 1000 for some people and 1 for others: the kind reading counts.
    return next((one for one in met if one.right), met[0] if met else None)


def _digits(value: float) -> str:
    return f"{Decimal(str(value)).normalize():f}"


def _forms(option: Option) -> set[str]:
    return {plain_form(text) for text in (option.text, *option.also)} - {""}


def _is_near(option: Option, value: Decimal) -> bool:
    if option.value is None:
        return False
    return abs(value - Decimal(str(option.value))) <= Decimal(str(option.within))


def _is_unit(question: Question, unit: str) -> bool:
    return plain_form(unit) in {plain_form(word) for word in question.units}


def _feedback(
    question: Question, given: tuple[str, ...], answer: tuple[str, ...]
) -> tuple[OptionFeedback, ...]:
    """For `order`, `match` and `sort` every option has its place judged; else what was chosen or missed."""
    said = []
    put = dict(pair.split("=", 1) for pair in given if "=" in pair)
    boxes = {box.id: box.text for box in question.boxes}
    for place, option in enumerate(question.options):
        picked = ""
        match question.kind:
            case "order":
                chosen, right = True, place < len(given) and given[place] == option.id
            case "match":
                other = question.option(put.get(option.id, ""))
                chosen, right = True, f"{option.id}={option.id}" in given
                picked = other.match if other else ""
            case "sort":
                chosen, right = True, f"{option.id}={option.box}" in given
                picked = boxes.get(put.get(option.id, ""), "")
            case "rate":
                chosen, right = option.id in given, True
            case _:
                chosen = option.id in given
                right = chosen == (option.id in answer)
        said.append(OptionFeedback(option, chosen, right, option.feedback, picked))
    return tuple(said)
