"""Lessons page by page, quizzes and the review, in lines."""

from tutor.course.models import Lesson, Page, Unit
from tutor.ground.markdown import plain_words
from tutor.plain.asking import Talk
from tutor.plain.questions import ask_question, try_questions


def read_lesson(talk: Talk, lesson: Lesson, start: int = 0) -> None:
    """From page `start` (from 0) to the end. Raises BackError where the learner stops."""
    talk.say()
    talk.say(f"{lesson.title}. After this lesson you can {lesson.goal.rstrip('.')}.")
    for place in range(start, len(lesson.pages)):
        _show_page(talk, lesson, place)
        talk.sitting.read_page(lesson.id, place)
        question = talk.sitting.course.question.get(lesson.pages[place].try_it)
        talk.enter("Enter = try it yourself, b = back." if question else "Enter = go on, b = back.")
        if question:
            ask_question(talk, question)
            talk.enter("Enter = go on, b = back.")
    talk.say("That was the last page of this lesson.")


def _show_page(talk: Talk, lesson: Lesson, place: int) -> None:
    page = lesson.pages[place]
    talk.say()
    talk.say(f"Page {place + 1} of {len(lesson.pages)}: {page.title}")
    talk.say()
    talk.say(plain_words(page.text))
    _say_sources(talk, page)


def _say_sources(talk: Talk, page: Page) -> None:
    known = talk.sitting.course.source
    sources = [known[source] for source in page.sources if source in known]
    if sources:
        talk.say()
        talk.say("Sources:")
    for source in sources:
        talk.say(
            f"- {source.id}: {source.title}, {source.address} ({source.published}, seen {source.seen_on})"
        )


def take_quiz(talk: Talk, unit: Unit, first: str = "") -> None:
    """Questions without an answer, `first` at the front; all of them once each has one."""
    answered = {answer.question for answer in talk.sitting.progress.answer}
    open_ones = [question for question in unit.quiz if not {question.id, *question.was} & answered] or list(
        unit.quiz
    )
    if not open_ones:
        talk.say("This unit has no quiz.")
        return
    open_ones.sort(key=lambda question: question.id != first)
    if try_questions(talk, open_ones, remember=True):
        talk.sitting.go_to(unit=unit.id)
    talk.say()
    talk.say("Your quiz so far:")
    for result in talk.sitting.quiz_result(unit.id):
        left = result.questions - result.answered
        more = f", {left} not answered" if left else ""
        talk.say(f"- {result.text}: {result.right} of {result.questions} right{more}")


def review(talk: Talk) -> None:
    questions = talk.sitting.to_review()
    if not questions:
        talk.say("There is nothing to review: no newest answer of yours is wrong.")
        return
    if try_questions(talk, questions):
        talk.say("That was the review.")
