"""The hint ladder of a question: a nudge, a pointer, at last the answer with its reason."""

from tutor.course.course import Course
from tutor.course.models import Question
from tutor.ground.markdown import plain_words
from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.tutoring.answer_words import right_answer_words
from tutor.tutoring.newest_answers import that_count

TRIES_BEFORE_AN_OFFER = 2
"Wrong tries in a row after which a hint is offered; it can be asked for at any time."


def hint_ladder(question: Question) -> tuple[str, ...]:
    """The course's own hints, then the answer with the reason. A self-rating needs none."""
    if not question.graded:
        return ()
    answer = right_answer_words(question)
    told = (
        _("The answer: {answer}").format(answer=answer[0])
        if len(answer) == 1
        else _("The answer:\n") + "\n".join(answer)
    )
    return (
        *map(plain_words, question.hints),
        _("{told}\nBecause: {because}").format(told=told, because=plain_words(question.because)),
    )


def offers_hint(question: Question, progress: Progress, course: Course) -> bool:
    """True after two wrong tries in a row at the question as it stands today."""
    counting = that_count(progress, course).get(question.id, [])
    given = [one for one in counting if one[1] >= question.revision]
    wrong = next((n for n, one in enumerate(reversed(given)) if one[3]), len(given))
    return question.graded and wrong >= TRIES_BEFORE_AN_OFFER
