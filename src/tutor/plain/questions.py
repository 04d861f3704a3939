"""A question in lines with its verdict, and rounds of them; wrong ones come back once at the end."""

from collections.abc import Sequence

from tutor.course.models import Question
from tutor.ground.markdown import plain_words
from tutor.ground.tongue import _
from tutor.plain.asking import BackError, Talk
from tutor.plain.responses import Answering
from tutor.plain.verdicts import say_verdict, wants_again
from tutor.tutoring.grading import Verdict
from tutor.tutoring.rounds import pause_words


def ask_question(talk: Talk, question: Question) -> Verdict:
    """Ask, save the answer, say the verdict, again if the learner wants. Raises BackError without an answer."""
    why = talk.sitting.why_again(question.id)
    while True:
        answering = Answering(talk, question)
        talk.say()
        if why:
            talk.say(why)
        talk.say(plain_words(question.prompt))
        response = answering.response()
        verdict = talk.sitting.answer(question.id, response, answering.hints)
        say_verdict(talk, verdict)
        if verdict.correct or not wants_again(talk, verdict):
            return verdict


def ask_round(talk: Talk, questions: Sequence[Question], *, remember: bool = False) -> None:
    """Ask all; those answered wrong come back once. `remember` keeps the place for going on later."""
    wrong = []
    for number, question in enumerate(questions, 1):
        unit = talk.sitting.course.unit_of[question.id]
        if remember:
            talk.sitting.go_to(unit=unit.id, question=question.id)
        talk.say()
        talk.say(_("Question {number} of {n}.").format(number=number, n=len(questions)))
        if not ask_question(talk, question).correct:
            wrong.append(question)
        if remember and (words := pause_words(unit, question, talk.sitting.unanswered(unit.id))):
            talk.say()
            talk.say(_("{words} b at the next question stops.").format(words=words))
    for question in wrong:
        talk.say()
        talk.say(_("Once more, as you know the reason now."))
        ask_question(talk, question)


def try_questions(talk: Talk, questions: Sequence[Question], *, remember: bool = False) -> bool:
    """`ask_round`, where going back ends the round. True if it went through to the end."""
    try:
        ask_round(talk, questions, remember=remember)
    except BackError:
        talk.say(_("Your answers so far are saved."))
        return False
    return True
