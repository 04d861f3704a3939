"""Two hundred learners of different knowledge go through the whole real course, then review for three weeks.

A learner knows each objective with a chance of their own, and answers each question of it right with that chance;
nobody learns or forgets here, so whatever the tutor tells of them can be held against what they are.
Everything is drawn from hashes: each run is the same.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from itertools import combinations

import pytest
from tests.tutoring.plan_learners import attempt, course, kept, letter, passed

from tutor.learner.progress import Answer, Here, PageRead, Progress, Proof
from tutor.tutoring.next_step import NextStep, next_step
from tutor.tutoring.review import MOST_A_DAY, reviews_due
from tutor.tutoring.standing import quiz_result, unit_standings

START = datetime(2026, 10, 1, 9, tzinfo=UTC)
REVIEW_DAYS = 21
LEARNERS = 200
OBJECTIVES = [objective.id for unit in course().units for objective in unit.objectives]
QUESTIONS = Counter(question.objective for unit in course().units for question in unit.graded)
BENCHES: dict[str, dict[str, object]] = {
    "letter-lab": {"letter": (letter("declined", "crowded-skills"),)},
    "skills-bench": {"skill": (kept("zoho"),)},
    "test-planner": {"certificate": (passed("efset-50"),)},
    "portfolio-builder": {"proof": (Proof(id="p"),)},
    "attempts-log": {"attempt": (attempt("declined"),)},
}


def chance(*about: object) -> float:
    return int.from_bytes(sha256(" ".join(map(str, about)).encode()).digest()[:7]) / 2**56


@dataclass
class Someone:
    """One learner: what they know, what they did, and how the course ended for them."""

    number: int
    progress: Progress = field(default_factory=Progress)
    last: NextStep | None = None
    after_course: Progress = field(default_factory=Progress)
    reviewed: Counter[str] = field(default_factory=Counter)
    "Objective → how often the review asked one of its questions."
    again_right: int = 0
    "How many of those had been right the last time."
    most_due: int = 0

    def knows(self, objective: str) -> float:
        return 0.1 + 0.85 * chance("knows", self.number, objective)

    def answer(self, name: str, day: int) -> None:
        question, count = course().question[name], len(self.progress.answer)
        right = chance("answer", self.number, name, count) < self.knows(question.objective)
        at = START + timedelta(days=day, seconds=count)
        row = Answer.model_construct(question=name, revision=question.revision, at=at, correct=right, hints=0)
        self.progress = self.progress.model_copy(update={"answer": (*self.progress.answer, row)})

    def go_through(self) -> None:
        """Do what the next step says: a whole lesson, bench or quiz at a time, one unit a day."""
        for _ in range(2 * len(course().lesson) + 20):
            unit_day = len({course().unit_of[one.question].id for one in self.progress.answer})
            self.last = step = next_step(self.progress, course(), START.date() + timedelta(days=unit_day))
            if step.kind == "page":
                rows = (
                    PageRead.model_construct(lesson=step.lesson, page=page.id, at=START)
                    for page in course().lesson[step.lesson].pages
                )
                changed: dict[str, object] = {"page": (*self.progress.page, *rows)}
                self.progress = self.progress.model_copy(update={**changed, "here": Here(unit=step.unit)})
            elif step.kind == "workbench":
                self.progress = self.progress.model_copy(update=BENCHES[step.screen])
            elif step.kind == "question":
                for question in course().unit[step.unit].quiz:
                    self.answer(question.id, unit_day)
            else:
                break
        self.after_course = self.progress

    def review(self) -> None:
        for day in range(len(course().units), len(course().units) + REVIEW_DAYS):
            due = reviews_due(self.progress, course(), START.date() + timedelta(days=day))
            self.most_due = max(self.most_due, len(due))
            for one in due:
                self.reviewed[one.question.objective] += 1
                self.again_right += one.why == "spaced"
                self.answer(one.question.id, day)


@cache
def everyone() -> tuple[Someone, ...]:
    learners = tuple(Someone(number) for number in range(LEARNERS))
    for one in learners:
        one.go_through()
        one.review()
    return learners


def shares(one: Someone) -> dict[str, float]:
    """Objective → share of right answers, as the result pages tell it after the course."""
    return {
        result.objective: result.right / result.questions
        for unit in course().units
        for result in quiz_result(one.after_course, course(), unit.id)
    }


def test_everyone_can_finish() -> None:
    for one in everyone():
        assert one.last is not None
        assert one.last.kind in ("review", "plan")
        assert {standing.state for standing in unit_standings(one.after_course, course())} == {"done"}


def test_no_day_asks_for_more_than_a_few_minutes() -> None:
    assert max(one.most_due for one in everyone()) == MOST_A_DAY


def test_weak_objectives_are_asked_more_often_than_strong_ones() -> None:
    """Per question of an objective, so that a long objective is not taken for a weak one."""
    asked = {"weak": 0.0, "strong": 0.0}
    more = 0
    for one in everyone():
        known = sorted((name for name in OBJECTIVES if QUESTIONS[name]), key=one.knows)
        third = len(known) // 3
        weak, strong = (
            sum(one.reviewed[name] / QUESTIONS[name] for name in part) / third
            for part in (known[:third], known[-third:])
        )
        asked["weak"] += weak
        asked["strong"] += strong
        more += weak > strong
    assert asked["weak"] > 1.5 * asked["strong"]
    assert more >= 0.95 * LEARNERS


def test_what_was_right_comes_back_too() -> None:
    for one in everyone():
        assert one.again_right >= REVIEW_DAYS / 2


def test_results_by_objective_tell_exactly_what_was_right() -> None:
    for one in everyone():
        right = {answer.question for answer in one.after_course.answer if answer.correct}
        told = {
            name: sum(q.id in right for unit in course().units for q in unit.graded if q.objective == name)
            for name in OBJECTIVES
        }
        assert shares(one) == {name: told[name] / QUESTIONS[name] for name in OBJECTIVES if QUESTIONS[name]}


@pytest.mark.parametrize(("apart", "rightly"), [(0.3, 0.75), (0.5, 0.85)])
def test_results_by_objective_rank_them_rightly(apart: float, rightly: float) -> None:
    """Of two objectives that a learner knows clearly unlike, the result puts the better known one first.

    A tie counts half, as for one that guesses: with three questions an objective, chance alone makes ties.
    """
    score, pairs = 0.0, 0
    for one in everyone():
        told = shares(one)
        for a, b in combinations(told, 2):
            difference = one.knows(a) - one.knows(b)
            if abs(difference) >= apart:
                pairs += 1
                better, worse = (told[a], told[b]) if difference > 0 else (told[b], told[a])
                score += 1.0 if better > worse else 0.5 if better == worse else 0.0
    assert score / pairs >= rightly


def test_whoever_knows_more_has_the_better_result() -> None:
    """Over all learners: the more an objective is known, the higher its result, step by step."""
    steps: list[list[float]] = [[] for _ in range(5)]
    for one in everyone():
        for name, share in shares(one).items():
            steps[min(4, int((one.knows(name) - 0.1) / 0.17))].append(share)
    means = [sum(step) / len(step) for step in steps]
    assert means == sorted(means)
    assert means[-1] - means[0] > 0.5
