"""A quiz at 80 x 24 for tests: a sitting of someone who begins, questions of each kind, and the way to them."""

from datetime import UTC, datetime

from tests.tui.a_learner import the_course
from tests.tui.waiting import settled
from textual.pilot import Pilot
from textual.widgets import Static

from tutor.course.models import Question
from tutor.learner.progress import Learner, Progress
from tutor.saves.memory import MemoryStore
from tutor.sitting.sitting import Sitting
from tutor.tui.app import TutorApp

COURSE = the_course()
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def new_sitting() -> Sitting:
    learner = Learner(name="Ana", started_on=NOW.date())
    return Sitting(COURSE, MemoryStore(), lambda: NOW, Progress(learner=learner))


def quiz_question(kind: str) -> Question:
    return next(q for u in COURSE.units for q in u.quiz if q.kind == kind)


async def opened(pilot: Pilot[None], *questions: Question, unit: str = "") -> None:
    app = pilot.app
    assert isinstance(app, TutorApp)
    await settled(pilot)
    app.open_questions(questions, "Quiz", unit)
    await settled(pilot)


def verdict_of(app: TutorApp) -> str:
    return str(app.screen.query_one("#verdict", Static).content)
