"""Lessons page by page, quizzes and the review, in lines."""

from tutor.course.models import Lesson, Page, Question, Unit
from tutor.ground.clean import clean_line
from tutor.plain.asking import BackError, Talk
from tutor.plain.pages import show_page
from tutor.plain.questions import ask_question, try_questions
from tutor.tutoring.glossary_words import terms_in
from tutor.tutoring.wording import day_words


def read_lesson(talk: Talk, lesson: Lesson, start: int = 0) -> None:
    """From page `start` (from 0) to the end. Raises BackError where the learner stops."""
    talk.say()
    talk.say(f"{lesson.title}. After this lesson you can {lesson.goal.rstrip('.')}.")
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
    talk.say("That was the last page of this lesson.")


def _try(talk: Talk, question: Question) -> None:
    """Going back from the question leads to what follows its page, not out of the lesson."""
    try:
        ask_question(talk, question)
    except BackError:
        talk.say("You can try it another time.")
    talk.enter("Enter = go on, b = back.")


def _wish(talk: Talk, page: Page, *, has_try: bool, is_first: bool) -> str:
    """Where to go from a page: "" onward, "skip" what is to be tried, "before". Raises BackError."""
    terms = terms_in(f"{page.title}\n{page.text}", talk.sitting.course)
    ways = ["Enter = try it yourself, n = next page without it" if has_try else "Enter = go on"]
    ways += [] if is_first else ["p = page before"]
    ways += ["w = what words mean"] if terms else []
    while True:
        typed = talk.words(f"{', '.join(ways)}, b = back.", "Press Enter to go on.").casefold()
        if typed == "p":
            if not is_first:
                return "before"
            talk.say("This is the first page.")
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
        talk.say("This unit has no quiz.")
        return
    open_ones.sort(key=lambda question: question.id != first)
    if try_questions(talk, open_ones, remember=True):
        talk.sitting.go_to(unit=unit.id)
    _say_result(talk, unit)
    missed = talk.sitting.missed(unit.id)
    if missed and talk.yes(f"Try only the missed ones again ({len(missed)})?"):
        try_questions(talk, missed)
        _say_result(talk, unit)


def change_an_answer(talk: Talk, unit: Unit) -> None:
    """Look at the newest answers of a unit's quiz, and give one anew. All answers stay in the log."""
    newest = talk.sitting.newest_answers()
    questions = [question for question in unit.quiz if question.id in newest]
    _say_result(talk, unit)
    choices = [_answer_line(question, newest[question.id].correct) for question in questions]
    place = talk.one_of("Which one do you want to answer again? Enter = none.", choices, may_skip=True)
    if place is not None:
        ask_question(talk, questions[place])


def _answer_line(question: Question, correct: bool) -> str:
    state = "your own view" if not question.graded else "right" if correct else "not right yet"
    return f"{clean_line(question.prompt)} ({state})"


def _say_result(talk: Talk, unit: Unit) -> None:
    talk.say()
    talk.say("Your quiz so far:")
    for result in talk.sitting.quiz_result(unit.id):
        left = result.questions - result.answered
        more = f", {left} not answered" if left else ""
        talk.say(f"- {result.text}: {result.right} of {result.questions} right{more}")


def review(talk: Talk) -> None:
    questions = talk.sitting.to_review()
    if not questions:
        talk.say("There is nothing to review today.")
    elif try_questions(talk, questions):
        talk.say("That was the review: what is asked again after some time stays in mind.")
    if on := talk.sitting.next_review_on():
        talk.say(f"The next review is on {day_words(on, talk.sitting.today)}.")
