"""The rounds of a quiz: each asks once for every objective, so that one can stop after any of them."""

from collections.abc import Sequence

from tutor.course.models import Question, Unit
from tutor.ground.tongue import _


def pause_words(unit: Unit, question: Question, left: Sequence[Question]) -> str:
    """What to say after `question` where it ends a round and `left` has more of the quiz; else "".

    `left` are the questions of the quiz without an answer. Nobody who only repeats is asked to pause.
    """
    place, size = unit.quiz.index(question) + 1 if question in unit.quiz else 0, len(unit.objectives)
    if not left or not place or place % size:
        return ""
    rounds = -(-len(unit.quiz) // size)
    return _("Round {place} of {rounds} is done, and saved. Go on, or stop here for today?").format(
        place=place // size, rounds=rounds
    )
