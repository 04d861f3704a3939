"""What is true of a learner now: everything that is derived from progress, course and day, and kept nowhere."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from tutor.course.course import Course
from tutor.course.models import Question
from tutor.ground.problem import UsageError
from tutor.ground.tongue import _
from tutor.learner.progress import Answer, Flag, Progress, Settings
from tutor.tutoring.hints import offers_hint
from tutor.tutoring.newest_answers import newest_answers
from tutor.tutoring.next_step import NextStep, next_step
from tutor.tutoring.pages_read import pages_read
from tutor.tutoring.plan import ActionPlan
from tutor.tutoring.readiness import Readiness, readiness
from tutor.tutoring.review import Due, next_review_on, reviews_due, why_again
from tutor.tutoring.standing import ObjectiveResult, UnitStanding, quiz_result, unit_standings
from tutor.tutoring.wording import day_words

if TYPE_CHECKING:
    from tutor.tutoring.plan_since import ChangesSince
    from tutor.tutoring.recap import Recap
    from tutor.tutoring.search import FoundGroup
    from tutor.tutoring.search_index import Entry

Clock = Callable[[], datetime]


_A_ZONE_OR_TWO = timedelta(days=1)
"Clocks of two machines may differ by as much without a fault."


def clock_words(saved_at: datetime | None, now: datetime) -> str:
    """Says which two days do not fit, if `saved_at` lies after `now`; else ""."""
    if saved_at is None or saved_at - now <= _A_ZONE_OR_TWO:
        return ""
    today = now.astimezone().date()
    return _(
        "This machine says it is {today}, but your progress was saved on {saved}. If its clock is wrong, set it: "
        "the days of your plan count from it."
    ).format(today=day_words(today, date.min), saved=day_words(saved_at.astimezone().date(), date.min))


class TrueNow:
    """The questions that a face may ask. A `Sitting` is one of these that can also change something."""

    course: Course
    progress: Progress
    _clock: Clock

    @property
    def today(self) -> date:
        """The learner's own day, not UTC's: plans are for people's calendars."""
        return self._clock().astimezone().date()

    def moment(self) -> datetime:
        """Now, in UTC and whole seconds, as a save holds it."""
        return self._clock().astimezone(UTC).replace(microsecond=0)

    def clock_words(self) -> str:
        """What to say of a machine whose clock was set back after the last save; "" where it was not."""
        return clock_words(self.progress.saved_at, self._clock())

    @property
    def is_new(self) -> bool:
        return not self.progress.has_started

    @property
    def settings(self) -> Settings:
        return self.progress.settings or Settings()

    def next_step(self) -> NextStep:
        return next_step(self.progress, self.course, self.today)

    def standings(self) -> tuple[UnitStanding, ...]:
        return unit_standings(self.progress, self.course)

    def readiness(self) -> Readiness:
        return readiness(self.progress, self.course)

    def quiz_result(self, unit_id: str) -> tuple[ObjectiveResult, ...]:
        return quiz_result(self.progress, self.course, unit_id)

    def pages_read(self) -> frozenset[tuple[str, str]]:
        """Lesson id and page id of each present page that was read."""
        return pages_read(self.progress, self.course)

    def unanswered(self, unit_id: str) -> tuple[Question, ...]:
        """Questions of the unit's quiz without an answer to what they ask today."""
        answered = newest_answers(self.progress, self.course)
        return tuple(one for one in self.course.unit[unit_id].quiz if one.id not in answered)

    def quiz_left(self, unit_id: str) -> tuple[Question, ...]:
        """What to ask in the unit's quiz: what has no answer yet; then only what was missed; then all again."""
        return self.unanswered(unit_id) or self.missed(unit_id) or self.course.unit[unit_id].quiz

    def recap(self) -> "Recap":
        from tutor.tutoring.recap import recap

        return recap(self.progress, self.course)

    def reviews_due(self) -> tuple[Due, ...]:
        return reviews_due(self.progress, self.course, self.today)

    def to_review(self) -> tuple[Question, ...]:
        return tuple(due.question for due in self.reviews_due())

    def why_again(self, question_id: str) -> str:
        """One sentence on why a question answered before is asked again; empty for one that is not due."""
        return why_again(self.progress, self.course, question_id, self.today)

    def next_review_on(self) -> date | None:
        """The next day with something to review; None while nothing was answered."""
        return next_review_on(self.progress, self.course, self.today)

    def missed(self, unit_id: str) -> tuple[Question, ...]:
        """The questions of a quiz whose newest answer is wrong. Raises KeyError for an unknown unit."""
        newest = newest_answers(self.progress, self.course)
        quiz = self.course.unit[unit_id].quiz
        return tuple(one for one in quiz if one.id in newest and not newest[one.id].correct)

    def newest_answers(self) -> dict[str, Answer]:
        """What the learner said last to each question as it stands today, by the question's id."""
        return newest_answers(self.progress, self.course)

    def offers_hint(self, question_id: str) -> bool:
        """True after two wrong tries in a row. Raises KeyError for an unknown question."""
        return offers_hint(self.course.question[question_id], self.progress, self.course)

    def is_flagged(self, question_id: str) -> bool:
        """True while “I think I was right” stands on the question as it is asked today."""
        return self._flag_of(question_id) is not None

    def flag_note(self, question_id: str) -> str:
        """The reason beside that flag; "" without one."""
        flag = self._flag_of(question_id)
        return flag.note if flag else ""

    def _flag_of(self, question_id: str) -> Flag | None:
        question = self.course.question[question_id]
        names = (question.id, *question.was)
        flags = (flag for flag in self.progress.flag if flag.revision == question.revision)
        return next((flag for flag in flags if flag.question in names), None)

    def plan(self, today: date | None = None) -> ActionPlan:
        from tutor.tutoring.planning import make_plan

        return make_plan(self.progress, self.course, today or self.today)

    def search(self, typed: str, others: "Sequence[Entry]" = ()) -> "tuple[FoundGroup, ...]":
        """What is found by some words in the course and in the learner's own; `others` are the face's places."""
        from tutor.tutoring.search import search

        return search(typed, self.course, self.progress, others)

    def changes_since(self, since: date, today: date | None = None) -> "ChangesSince":
        """Raises UsageError for a day that is still to come."""
        from tutor.tutoring.plan_since import changes_since

        today = today or self.today
        if since > today:
            raise UsageError(
                _("{since} is still to come.").format(since=since), "", _("Give the day of an earlier plan.")
            )
        return changes_since(self.progress, self.course, since, today)
