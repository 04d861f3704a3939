"""Answers in words: the right one of a question, and one that a learner gave."""

from collections.abc import Sequence

from tutor.course.models import Question
from tutor.ground.clean import clean_line


def right_answer_words(question: Question) -> tuple[str, ...]:
    """One line for each part of the right answer; none for a self-rating."""
    boxes = {box.id: box.text for box in question.boxes}
    match question.kind:
        case "match":
            return tuple(f"{option.text}  →  {option.match}" for option in question.options)
        case "sort":
            return tuple(f"{option.text}  →  {boxes[option.box]}" for option in question.options)
        case "order":
            return tuple(f"{n}. {option.text}" for n, option in enumerate(question.options, 1))
        case "text" | "number":
            return tuple(option.text for option in question.options if option.right)[:1]
        case _:
            return tuple(option.text for option in question.options if option.right)


def given_answer_words(question: Question, response: Sequence[str]) -> tuple[str, ...]:
    """One line for each part of a response, however old; parts that the question no longer has are left out."""
    texts = {option.id: option.text for option in question.options}
    sides = {option.id: option.match for option in question.options}
    if question.kind == "sort":
        sides = {box.id: box.text for box in question.boxes}
    if question.typed:
        return tuple(line for line in map(clean_line, response[:1]) if line)
    if question.kind in ("match", "sort"):
        pairs = [pair.split("=", 1) for pair in response if "=" in pair]
        return tuple(f"{texts[a]}  →  {sides[b]}" for a, b in pairs if a in texts and b in sides)
    known = [texts[name] for name in response if name in texts]
    if question.kind == "order":
        return tuple(f"{n}. {text}" for n, text in enumerate(known, 1))
    return tuple(known)
