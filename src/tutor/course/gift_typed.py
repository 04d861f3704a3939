"""GIFT's questions for typed words and for a number, as far as a course's own kinds hold them."""

from math import isfinite
from typing import Any, NamedTuple

from tutor.course.gift_signs import WEIGHT, Answer, Unfit, answers_in, find, plain


class Read(NamedTuple):
    """A kind, its options without ids, and for typed answers the words for any that no option expects."""

    kind: str
    options: list[dict[str, Any]]
    otherwise: str = ""


class _Weighed(NamedTuple):
    raw: str
    feedback: str
    right: bool


def asks_number(inside: str) -> bool:
    return inside.startswith("#")


def text_answers(answers: list[Answer]) -> Read:
    """Answers with the same worth and the same feedback, one after the other, are spellings of one option."""
    options: list[dict[str, Any]] = []
    otherwise = ""
    for raw, feedback, right in map(_weighed, answers):
        if raw == "*":
            otherwise = feedback
            continue
        text = plain(raw)
        last = options[-1] if options else {}
        if feedback and last.get("feedback") == feedback and last.get("right", False) == right:
            last.setdefault("also", []).append(text)
        else:
            options.append({"text": text, "feedback": feedback} | ({"right": True} if right else {}))
    return Read("text", options, otherwise)


def number_answers(inside: str) -> Read:
    """`#5:1`, `#1..5`, or several with `=`; what stands after `~` is said to any other number."""
    inside = inside[1:].strip()
    at = find(inside, "~", 0)
    expected, rest = (inside, "") if at < 0 else (inside[:at], inside[at + 1 :])
    feedback_at = find(rest, "#", 0)
    otherwise = plain(rest[feedback_at + 1 :]) if feedback_at >= 0 else ""
    expected = expected.strip()
    options = []
    for answer in answers_in(expected if expected.startswith("=") else f"={expected}"):
        raw, feedback, right = _weighed(answer)
        if raw == "*":
            otherwise = otherwise or feedback
            continue
        value, within = _number(raw)
        option: dict[str, Any] = {"text": _short(value), "value": value, "feedback": feedback}
        options.append(option | ({"within": within} if within else {}) | ({"right": True} if right else {}))
    return Read("number", options, otherwise)


def _weighed(answer: Answer) -> _Weighed:
    """Only an answer worth all points is right here: a course has no half-right words or numbers."""
    weight = WEIGHT.match(answer.text)
    raw = answer.text[weight.end() :] if weight else answer.text
    return _Weighed(raw.strip(), answer.feedback, weight is None or float(weight[1]) == 100)


def _number(raw: str) -> tuple[float, float]:
    """The value, and how far from it an answer may be. Raises Unfit for anything else."""
    low, dots, high = raw.partition("..")
    value, _, within = raw.partition(":")
    try:
        numbers = (float(low), float(high)) if dots else (float(value), float(within or 0))
    except ValueError:
        raise Unfit(f"“{raw[:40]}” is no number") from None
    if not all(isfinite(number) for number in numbers):
        raise Unfit(f"“{raw[:40]}” is no number to compare with")
    if not dots:
        return numbers[0], abs(numbers[1])
    return sum(numbers) / 2, abs(numbers[1] - numbers[0]) / 2


def _short(value: float) -> str:
    return repr(value).removesuffix(".0")
