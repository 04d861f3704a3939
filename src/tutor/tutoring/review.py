"""Which questions come back on a day, and why: a ladder of growing gaps, derived from the answer log alone.

The ladder (Leitner, 1972) and its figures were chosen by `benchmarks/review.py`; docs/decisions.md says why.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeVar

from tutor.course.course import Course
from tutor.course.models import Question
from tutor.ground.tongue import _
from tutor.learner.answers import Answer, Answers, Given
from tutor.learner.progress import Progress
from tutor.tutoring.newest_answers import newest_answers, outdated_answers, that_count
from tutor.tutoring.wording import counted, day_words

MOST_A_DAY = 5
"About three minutes. What is due beyond it waits unseen: a break never piles up a backlog."
GAPS: tuple[int, ...] = (0, 1, 3, 7, 16, 35, 80)
"Days until a question comes back, by its rung; rung 0 is a wrong answer, due at once."
_FIRST_RIGHT = 2
"The rung of a question that was right at the first try."
_SECONDS_EACH = 36

Why = Literal["changed", "missed", "spaced"]
_T = TypeVar("_T")


class Due(NamedTuple):
    """A question to ask again, and the day of its newest answer. `changed`: that answer was to another meaning."""

    question: Question
    why: Why
    answered_on: date


class _Stand(NamedTuple):
    """Where a question stands on the ladder."""

    rung: int
    answered_on: date
    due_on: date

    @property
    def gap(self) -> int:
        return GAPS[self.rung]


def reviews_due(progress: Progress, course: Course, today: date) -> tuple[Due, ...]:
    """What to ask again today: at most `MOST_A_DAY` less what was asked again today already, units mixed.

    Due are questions whose meaning changed, wrong ones, and right ones whose gap is over. Try-its and
    self-ratings never are. Where more are due than fit, weak objectives and long waits come first.
    """
    left = max(0, MOST_A_DAY - _asked_again_today(progress, course, today))
    return _mixed(_fitting(_all_due(progress, course, today), left), course)


def _all_due(progress: Progress, course: Course, today: date) -> list[Due]:
    """Without the cap, the most urgent first."""
    counting = _of_quizzes(that_count(progress, course), course)
    outdated = _of_quizzes(outdated_answers(progress, course), course)
    stands = {name: _stand(given, today) for name, given in counting.items()}
    strength = _strengths(counting, course)
    changed = [
        Due(course.question[name], "changed", _day(answer, today)) for name, answer in outdated.items()
    ]
    waiting = sorted(
        ((name, stand) for name, stand in stands.items() if stand.due_on <= today),
        key=lambda entry: -_urgency(entry[1], strength[course.question[entry[0]].objective], today),
    )
    again = [
        Due(course.question[name], "spaced" if stand.rung else "missed", stand.answered_on)
        for name, stand in waiting
    ]
    return [*changed, *again]


def _fitting(due: Sequence[Due], most: int) -> list[Due]:
    """The first ones, and among them at least one that was right: whoever misses much must not forget the rest."""
    first = list(due[:most])
    right = next((one for one in due[most:] if one.why == "spaced"), None)
    if most > 1 and right and all(one.why != "spaced" for one in first):
        first[-1] = right
    return first


def to_review(progress: Progress, course: Course, today: date) -> tuple[Question, ...]:
    """The questions of `reviews_due`."""
    return tuple(due.question for due in reviews_due(progress, course, today))


def why_again(progress: Progress, course: Course, question_id: str, today: date) -> str:
    """One sentence on why a question answered before is asked again; empty for one that is not due."""
    due = next((due for due in _all_due(progress, course, today) if due.question.id == question_id), None)
    return why_words(due, today) if due else ""


def missed(progress: Progress, course: Course) -> tuple[Question, ...]:
    """Quiz questions whose newest answer is wrong, the oldest first, whatever the day and however many."""
    newest = _of_quizzes(newest_answers(progress, course), course)
    return tuple(course.question[name] for name, answer in newest.items() if not answer.correct)


def next_review_on(progress: Progress, course: Course, today: date) -> date | None:
    """The first day after today on which something is due; None while nothing was answered."""
    counting = _of_quizzes(that_count(progress, course), course)
    days = [_stand(given, today).due_on for given in counting.values()]
    return max(min(days), _later(today, 1)) if days else None


def due_words(number: int) -> str:
    """“5 questions to review (3 min)”."""
    return _("{questions} to review ({max} min)").format(
        questions=counted(number, "question"), max=max(1, round(number * _SECONDS_EACH / 60))
    )


def why_words(due: Due, today: date) -> str:
    """One short sentence for the learner, to stand on the line above a question: why it comes again."""
    day = day_words(due.answered_on, today)
    match due.why:
        case "changed":
            reason = due.question.changed
            if reason:
                return _("Changed since {day}: {reason}. Please answer once more.").format(
                    day=day, reason=reason.rstrip(".")
                )
            return _("The meaning changed after {day}: please answer once more.").format(day=day)
        case "missed":
            return _("Your answer of {day} was not right yet.").format(day=day)
        case "spaced":
            return _("Right on {day}; asked again later, it stays in mind.").format(day=day)


def _of_quizzes(answers: Mapping[str, _T], course: Course) -> dict[str, _T]:
    """Without try-its, which belong to their page, and without what is never graded."""
    asked = {name: course.question[name] for name in answers}
    return {name: answers[name] for name, one in asked.items() if not one.practice and one.graded}


def _day(answer: Answer, today: date) -> date:
    """The day of an answer; one from a clock ahead counts as given today, else it would never come back."""
    return min(answer.at.date(), today)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def _stand(given: Sequence[Given], today: date) -> _Stand:
    """Climb or fall with each answer in turn; `given` is not empty.

    Only an answer given when it was due, and without a hint, climbs: right again in the same hour shows nothing.
    """
    latest, rung, due, on = today.toordinal(), -1, 0, 0
    # Whatever was before the last wrong answer, it fell to the foot of the ladder there.
    fell = next((place for place in range(len(given) - 1, 0, -1) if not given[place][3]), 0)
    for _place, _revision, day, correct, hints in given[fell:]:
        on = min(day, latest)
        if not correct:
            rung = 0
        elif rung < 0:
            rung = 1 if hints else _FIRST_RIGHT
        else:
            climbs = on >= due and not hints
            rung = max(1, min(rung + climbs, len(GAPS) - 1))
        due = on + GAPS[rung]
    return _Stand(rung, date.fromordinal(on), _later(date.fromordinal(on), GAPS[rung]))


def _strengths(counting: Mapping[str, Sequence[Given]], course: Course) -> dict[str, float]:
    """Objective id → share of right answers, 0 to 1; one right and one wrong are added, so that few say little."""
    right: dict[str, list[bool]] = {}
    for name, given in counting.items():
        right.setdefault(course.question[name].objective, []).extend([one[3] for one in given])
    return {objective: (sum(some) + 1) / (len(some) + 2) for objective, some in right.items()}


def _urgency(stand: _Stand, strength: float, today: date) -> float:
    """Higher comes first: a long wait for its gap, and a weak objective. Every wait is heard at last."""
    waited = (today - stand.due_on).days
    return (1 + waited / max(stand.gap, 1)) * (1.5 - strength)


def _asked_again_today(progress: Progress, course: Course, today: date) -> int:
    """How many quiz questions were answered today and not for the first time."""
    first: dict[str, int] = {}
    newest: dict[str, int] = {}
    now, became = today.toordinal(), course.became.question
    for name, given in Answers.of(progress.answer).by_question.items():
        # A clock that was ahead counts as today.
        today_last = max([one[0] for one in given if one[2] >= now], default=-1)
        for question in became.get(name, ()):
            if not question.practice:
                first[question.id] = min(first.get(question.id, given[0][0]), given[0][0])
                newest[question.id] = max(newest.get(question.id, -1), today_last)
    return sum(newest[name] > first[name] for name in newest)


def _mixed(due: Sequence[Due], course: Course) -> tuple[Due, ...]:
    """One of each unit in turn, so that the learner has to find out what a question is about."""
    turns: dict[str, int] = {}
    places = []
    for one in due:
        unit = course.unit_of[one.question.id].id
        turns[unit] = turns.get(unit, 0) + 1
        places.append(turns[unit])
    return tuple(one for _, one in sorted(zip(places, due, strict=True), key=lambda entry: entry[0]))
