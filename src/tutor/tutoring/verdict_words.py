"""A verdict in lines that every face shows in its own way: what was right, why, and the page it rests on."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from tutor.course.course import Course
from tutor.course.models import Question
from tutor.ground.clean import clean_line
from tutor.ground.markdown import plain_words
from tutor.ground.tongue import _
from tutor.tutoring.answer_words import right_answer_words
from tutor.tutoring.grading import OptionFeedback, Verdict
from tutor.tutoring.partial_credit import credit_words

Role = Literal[
    "right", "wrong", "noted", "credit", "good", "bad", "chosen", "missed", "other", "words", "title", "plain"
]


class Line(NamedTuple):
    """One line and its part in the verdict; a face chooses sign, colour and indent by the role.

    `right`, `wrong` and `noted` head the verdict; `good`, `bad`, `chosen`, `missed` and `other` name an option, `words`
    stand below it; `title` heads what follows.
    """

    role: Role
    text: str


class Cited(NamedTuple):
    """The page a question rests on. `page` counts from 0; `place` names it, `sentence` is the page's own."""

    lesson: str
    page: int
    place: str
    sentence: str


def cited_page(question: Question, course: Course) -> Cited | None:
    """None where the course no longer has the lesson; its first page where it has lost the page."""
    lesson = course.lesson.get(question.lesson)
    if lesson is None:
        return None
    number = next((n for n, page in enumerate(lesson.pages) if page.id == question.page), 0)
    place = _("{lesson}, page {number}: {title}").format(
        lesson=clean_line(lesson.title), number=number + 1, title=clean_line(lesson.pages[number].title)
    )
    return Cited(lesson.id, number, place, plain_words(question.because))


def verdict_lines(verdict: Verdict) -> tuple[Line, ...]:
    """From the head to the right answer, with words for every option. Why and where follow from `cited_page`."""
    return tuple(_lines(verdict))


def _lines(verdict: Verdict) -> Iterator[Line]:
    question = verdict.question
    if question.kind == "rate":
        yield Line("noted", _("Noted. This is your own view, and it is never graded."))
    elif verdict.correct:
        yield Line("right", _("Right"))
    else:
        yield Line("wrong", _("Not yet"))
    if credit := credit_words(verdict):
        yield Line("credit", credit)
    if question.typed:
        yield from _typed(verdict)
    elif question.kind in ("match", "order", "sort"):
        yield from _placed(verdict)
    else:
        yield from _chosen(verdict)


def _typed(verdict: Verdict) -> Iterator[Line]:
    typed = clean_line(verdict.response[0]) if verdict.response else ""
    yield Line("good" if verdict.correct else "bad", _("You wrote: {typed}").format(typed=typed))
    met = next((said for said in verdict.feedback if said.chosen), None)
    yield Line("words", plain_words(met.words if met else verdict.otherwise))
    if not verdict.correct:
        right = next(said for said in verdict.feedback if said.option.right)
        yield Line("missed", _("The right answer: {text}").format(text=right.option.text))
        yield Line("words", plain_words(right.words))


def _chosen(verdict: Verdict) -> Iterator[Line]:
    """First what was chosen or left out, then the others: every option says why."""
    several = verdict.question.kind == "several"
    others = []
    for said in verdict.feedback:
        if said.chosen and not verdict.question.graded:
            yield Line("chosen", said.option.text)
        elif said.chosen:
            yield Line("good" if said.right else "bad", said.option.text)
        elif not said.right:
            lead = _("You left out") if several else _("The right one")
            yield Line("missed", f"{lead}: {said.option.text}")
        else:
            others.append(said)
            continue
        yield Line("words", plain_words(said.words))
    if others and verdict.question.graded:
        yield Line("title", _("The others:"))
        for said in others:
            yield Line("other", said.option.text)
            yield Line("words", plain_words(said.words))


def _placed(verdict: Verdict) -> Iterator[Line]:
    """Each item with where the learner put it and, if that is wrong, where it belongs."""
    question = verdict.question
    boxes = {box.id: box for box in question.boxes}
    given = verdict.response
    for said in verdict.feedback:
        wanted = boxes[said.option.box].text if question.kind == "sort" else said.option.match
        aside = f"  →  {wanted}" if said.right and wanted else ""
        yield Line("good" if said.right else "bad", said.option.text + aside)
        if not said.right:
            yield Line("plain", _put(said, wanted, given))
        yield Line("words", plain_words(said.words))
    wrong_boxes = [said.picked for said in verdict.feedback if not said.right and said.picked]
    for box in question.boxes:
        if box.text in wrong_boxes:
            yield Line("other", _("What belongs in “{text}”:").format(text=box.text))
            yield Line("words", plain_words(box.feedback))
    if question.kind == "order" and not verdict.correct:
        yield Line("title", _("The right order:"))
        yield from (Line("plain", line) for line in right_answer_words(question))


def _put(said: OptionFeedback, wanted: str, given: tuple[str, ...]) -> str:
    """What the learner put beside what belongs there."""
    if wanted:
        return _("you: {picked}  ·  right: {wanted}").format(
            picked=said.picked or _("nothing"), wanted=wanted
        )
    return (
        _("you: place {index}").format(index=given.index(said.option.id) + 1)
        if said.option.id in given
        else _("you: left out")
    )
