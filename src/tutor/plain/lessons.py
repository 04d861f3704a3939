"""Lessons page by page, quizzes and the review, in lines."""

from tutor.course.models import Lesson, Page, Question, Unit
from tutor.ground.clean import clean_line
from tutor.ground.tongue import _
from tutor.plain.asking import BackError, Talk
from tutor.plain.pages import show_page
from tutor.plain.questions import ask_question, try_questions
from tutor.tutoring.glossary_words import terms_in
from tutor.tutoring.wording import day_words


def read_lesson(talk: Talk, lesson: Lesson, start: int = 0) -> None:
    """From page `start` (from 0) to the end. Raises BackError where the learner stops."""
    talk.say()
    talk.say(
        _("{title}. After this lesson you can {goal}.").format(
            title=lesson.title, goal=lesson.goal.rstrip(".")
        )
    )
    place = start
    while place < len(lesson.pages):
        show_page(talk, lesson, place)
        talk.sitting.read_page(lesson.id, place)
        question = talk.sitting.course.question.get(lesson.pages[place].try_it)
        wish = _wish(talk, lesson.pages[place], has_try=question is not None, is_first=place == 0)
        if wish == "before":
            place -= 1
            continue
        if question and wish != "skip":
            _try(talk, question)
        place += 1
    talk.say(_("That was the last page of this lesson."))


def _try(talk: Talk, question: Question) -> None:
    """Going back from the question leads to what follows its page, not out of the lesson."""
    try:
        ask_question(talk, question)
    except BackError:
        talk.say(_("You can try it another time."))
    talk.enter(_("Enter = go on, b = back."))


def _wish(talk: Talk, page: Page, *, has_try: bool, is_first: bool) -> str:
    """Where to go from a page: "" onward, "skip" what is to be tried, "before". Raises BackError."""
    terms = terms_in(f"{page.title}\n{page.text}", talk.sitting.course)
    ways = [_("Enter = try it yourself, n = next page without it") if has_try else _("Enter = go on")]
    ways += [] if is_first else [_("p = page before")]
    ways += [_("w = what words mean")] if terms else []
    while True:
        typed = talk.words(
            _("{ways}, b = back.").format(ways=", ".join(ways)), _("Press Enter to go on.")
        ).casefold()
        if typed == "p":
            if not is_first:
                return "before"
            talk.say(_("This is the first page."))
            continue
        if typed == "w" and terms:
            for term in terms:
                talk.say(f"- {term.term}: {term.meaning}")
            continue
        return "skip" if typed == "n" else ""


def take_quiz(talk: Talk, unit: Unit, first: str = "") -> None:
    """Questions without an answer, `first` at the front; then those missed; then all of them."""
    open_ones = list(talk.sitting.quiz_left(unit.id))
    if not open_ones:
        talk.say(_("This unit has no quiz."))
        return
    open_ones.sort(key=lambda question: question.id != first)
    if try_questions(talk, open_ones, remember=True):
        talk.sitting.go_to(unit=unit.id)
    _say_result(talk, unit)
    missed = talk.sitting.missed(unit.id)
    if missed and talk.yes(_("Try only the missed ones again ({n})?").format(n=len(missed))):
        try_questions(talk, missed)
        _say_result(talk, unit)


def change_an_answer(talk: Talk, unit: Unit) -> None:
    """Look at the newest answers of a unit's quiz, and give one anew. All answers stay in the log."""
    newest = talk.sitting.newest_answers()
    questions = [question for question in unit.quiz if question.id in newest]
    _say_result(talk, unit)
    choices = [_answer_line(question, newest[question.id].correct) for question in questions]
    place = talk.one_of(_("Which one do you want to answer again? Enter = none."), choices, may_skip=True)
    if place is not None:
        ask_question(talk, questions[place])


def _answer_line(question: Question, correct: bool) -> str:
    state = _("your own view") if not question.graded else _("right") if correct else _("not right yet")
    return f"{clean_line(question.prompt)} ({state})"


def _say_result(talk: Talk, unit: Unit) -> None:
    talk.say()
    talk.say(_("Your quiz so far:"))
    for result in talk.sitting.quiz_result(unit.id):
        left = result.questions - result.answered
        more = _(", {left} not answered").format(left=left) if left else ""
        talk.say(
            _("- {text}: {right} of {questions} right{more}").format(
                text=result.text, right=result.right, questions=result.questions, more=more
            )
        )


def review(talk: Talk) -> None:
    questions = talk.sitting.to_review()
    if not questions:
        talk.say(_("There is nothing to review today."))
    elif try_questions(talk, questions):
        talk.say(_("That was the review: what is asked again after some time stays in mind."))
    if on := talk.sitting.next_review_on():
        talk.say(_("The next review is on {on}.").format(on=day_words(on, talk.sitting.today)))
