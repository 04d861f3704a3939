"""Was the answer right, and why: the verdict on one response to one question."""

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.course.models import Option, Question


@dataclass(frozen=True, slots=True)
class OptionFeedback:
    """What to say about one option: whether the learner's choice about it was right, and why."""

    option: Option
    chosen: bool
    right: bool
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one answer. `because` is the lesson's own sentence; `answer` the right response."""

    question: Question
    response: tuple[str, ...]
    correct: bool
    feedback: tuple[OptionFeedback, ...]
    answer: tuple[str, ...]
    because: str


def right_answer(question: Question) -> tuple[str, ...]:
    """The response that is right, in the form a save keeps (see `Question`)."""
    if question.kind == "match":
        return tuple(f"{option.id}={option.id}" for option in question.options)
    if question.kind == "order":
        return tuple(option.id for option in question.options)
    return tuple(option.id for option in question.options if option.right)


def grade(question: Question, response: Sequence[str]) -> Verdict:
    """Judge any response, also one of another kind or with ids the question does not have: that is wrong."""
    given = tuple(response)
    answer = right_answer(question)
    if question.kind in ("match", "order"):
        correct = sorted(given) == sorted(answer) if question.kind == "match" else given == answer
    else:
        correct = sorted(set(given)) == sorted(answer)
    return Verdict(question, given, correct, _feedback(question, given, answer), answer, question.because)


def _feedback(
    question: Question, given: tuple[str, ...], answer: tuple[str, ...]
) -> tuple[OptionFeedback, ...]:
    """For `order` and `match` every option has its place judged; else what was chosen and what was missed."""
    said = []
    for place, option in enumerate(question.options):
        if question.kind == "order":
            chosen, right = True, place < len(given) and given[place] == option.id
        elif question.kind == "match":
            chosen, right = True, f"{option.id}={option.id}" in given
        else:
            chosen = option.id in given
            right = chosen == (option.id in answer)
        said.append(OptionFeedback(option, chosen, right, option.feedback))
    return tuple(said)
