"""“May you show it?”: four questions about a piece of work, and a safe way for each no (F61, F63, F65, F66)."""

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from tutor.course.course import Course
from tutor.ground.tongue import N_, _
from tutor.learner.progress import Proof
from tutor.tutoring.bench_words import BenchWords, bench_words

Check = Literal["own", "agreed", "open", "plain"]
CHECKS: tuple[Check, ...] = get_args(Check)
_QUESTIONS: dict[Check, str] = {
    "own": N_("Did you do it yourself?"),
    "agreed": N_("Did the client agree, or is there no client?"),
    "open": N_("Is nothing in it confidential?"),
    "plain": N_("Are there no contact details in it?"),
}
"For a course that has no words of its own for them."


def question(check: Check, course: Course) -> str:
    words = bench_words(course, f"show/{check}")
    return words.title if words else _(_QUESTIONS[check])


def answers(proof: Proof) -> dict[Check, bool]:
    """The questions answered so far. What may be shown was answered four times yes, whatever else is saved."""
    if proof.may_show:
        return dict.fromkeys(CHECKS, True)
    return {check: check in proof.yes for check in CHECKS if check in proof.no or check in proof.yes}


def answered(said: Mapping[Check, bool]) -> dict[str, object]:
    """What to save of the answers: four times yes, or it is not to be shown."""
    yes = tuple(check for check in CHECKS if said.get(check) is True)
    no = tuple(check for check in CHECKS if said.get(check) is False)
    return {"yes": yes, "no": no, "may_show": len(yes) == len(CHECKS)}


def unanswered(proof: Proof) -> tuple[Check, ...]:
    said = answers(proof)
    return tuple(check for check in CHECKS if check not in said)


def instead(no: Iterable[str], course: Course) -> tuple[BenchWords, ...]:
    """What to do for each question answered with no, in the order of the questions."""
    refused = set(no)
    found = (bench_words(course, f"show/{check}") for check in CHECKS if check in refused)
    return tuple(words for words in found if words)
