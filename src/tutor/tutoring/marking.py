"""The learner's marks on a letter beside the tutor's, sentence by sentence, for the Letter lab."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from tutor.learner.progress import LetterMark
from tutor.tutoring.reading import Reading
from tutor.tutoring.sentences import Span, sentences

Mark = Literal["reason", "remedy", "padding"]


class SentenceMark(NamedTuple):
    """One sentence with what the learner marked ("" for nothing) and what the tutor says.

    A sentence may give the reason and a way out; then `also` holds the tutor's second mark. `agreed` is true
    when the learner chose one of them, or left padding unmarked.
    """

    start: int
    end: int
    learner: Mark | Literal[""]
    tutor: Mark
    also: Mark | Literal[""]
    agreed: bool


def compare_marks(text: str, marks: Iterable[LetterMark], reading: Reading) -> tuple[SentenceMark, ...]:
    """All sentences of `text` in order, with both marks. Of several marks on a sentence the widest counts."""
    learner_marks = [(Span(mark.start, mark.end), mark.role) for mark in marks]
    evidence = [one for reason in reading.reasons for one in reason.evidence]
    evidence += [one for remedy in reading.remedies for one in remedy.evidence]
    tutor_marks: list[tuple[Span, Mark]] = [(Span(one.start, one.end), one.role) for one in evidence]
    compared = []
    for sentence in sentences(text):
        roles: list[Mark] = [role for role in ("reason", "remedy") if _covered(sentence, tutor_marks, role)]
        tutor: Mark = roles[0] if roles else "padding"
        also: Mark | Literal[""] = roles[1] if len(roles) == 2 else ""
        learner = _widest(sentence, learner_marks)
        agreed = learner in (tutor, also or tutor) or (learner == "" and tutor == "padding")
        compared.append(SentenceMark(sentence.start, sentence.end, learner, tutor, also, agreed))
    return tuple(compared)


def _shared(one: Span, other: Span) -> int:
    """How many characters two spans have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _covered(sentence: Span, marks: list[tuple[Span, Mark]], role: str) -> bool:
    """A fair part of the sentence lies in marks of this role; an edge that only touches does not count."""
    enough = min(12, (sentence.end - sentence.start) // 2 + 1)
    return any(mark_role == role and _shared(sentence, span) >= enough for span, mark_role in marks)


def _widest(sentence: Span, marks: list[tuple[Span, Mark]]) -> Mark | Literal[""]:
    shared = [(_shared(sentence, span), role) for span, role in marks]
    widest = max((width for width, _ in shared), default=0)
    return next((role for width, role in shared if width == widest), "") if widest else ""
