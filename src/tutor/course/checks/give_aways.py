"""Give-aways: a quiz that can be passed by the length or the place of an option, without knowing anything."""

from collections.abc import Callable, Iterable
from functools import partial
from math import comb
from typing import NamedTuple

from tutor.course.checks.findings import Findings
from tutor.course.models import Question

RAREST_BY_CHANCE = 0.01
"A pattern is told when an author without a habit would write it in fewer than 1 of 100 quizzes."
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_CHOOSING = ("single", "several")
"Kinds with free options. The sentences of a letter have the length and place that they have."


class _Guess(NamedTuple):
    """A way of answering without knowledge: the options it picks, and its name in a sentence."""

    picks: Callable[[Question], set[int]]
    named: str
    todo: str


class _Tried(NamedTuple):
    """A guess tried on one question: does it hit, and how likely would it be by chance."""

    question: Question
    hit: bool
    chance: float


def check_give_aways(findings: Findings) -> None:
    """Try each guess on the quiz of each unit, and on its practice questions."""
    if "question" in findings.anchors.damaged:
        return
    for unit in findings.course.units:
        practice = tuple(question for question in unit.questions if question.practice)
        for name, questions in (("quiz", unit.quiz), ("practice questions", practice)):
            chosen = [question for question in questions if question.kind in _CHOOSING]
            _tell(findings, f'{name} of the unit "{unit.id}"', chosen)


def chance_of_at_least(hits: int, chances: Iterable[float]) -> float:
    """The probability of so many successes in independent tries, each with its own chance."""
    exactly = [1.0]
    for chance in chances:
        missed = [*(one * (1 - chance) for one in exactly), 0.0]
        exactly = [one + before * chance for one, before in zip(missed, [0.0, *exactly], strict=True)]
    return sum(exactly[hits:])


def _tell(findings: Findings, where: str, questions: list[Question]) -> None:
    guesses = [
        _Guess(lambda one: _of_length(one, max), "the longest", "shorten it, or give a wrong one more words"),
        _Guess(
            lambda one: _of_length(one, min), "the shortest", "give it more words, or shorten a wrong one"
        ),
    ]
    guesses += [
        _Guess(partial(_at_place, number), f"the {place}", "move it") for number, place in enumerate(_PLACES)
    ]
    for guess in guesses:
        tried = [_try(guess, question) for question in questions]
        hits = [one for one in tried if one.hit]
        if not hits or chance_of_at_least(len(hits), (one.chance for one in tried)) >= RAREST_BY_CHANCE:
            continue
        expected = sum(one.chance for one in tried)
        what = f"in {len(hits)} of {len(tried)} choices in the {where} a right option is {guess.named}"
        named = ", ".join(f'"{one.question.id}"' for one in hits[:5])
        todo = f"{guess.todo} in some of {named}" + (" and others" if len(hits) > 5 else "")
        place = findings.anchors.place("question", hits[0].question.id)
        findings.advise(place, f"{what}, by chance it would be {expected:.0f}", todo)


def _try(guess: _Guess, question: Question) -> _Tried:
    picks = guess.picks(question)
    right = {number for number, option in enumerate(question.options) if option.right}
    count = len(question.options)
    missing_all = comb(count - len(right), len(picks)) / comb(count, len(picks))
    return _Tried(question, bool(picks & right), 1 - missing_all)


def _at_place(number: int, question: Question) -> set[int]:
    return {number} & set(range(len(question.options)))


def _of_length(question: Question, extreme: Callable[[Iterable[int]], int]) -> set[int]:
    """The options of the greatest or least length; none where all are alike."""
    lengths = [len(option.text) for option in question.options]
    if len(set(lengths)) == 1:
        return set()
    return {number for number, length in enumerate(lengths) if length == extreme(lengths)}
