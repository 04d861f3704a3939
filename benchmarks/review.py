"""Which way of review is worth the learner's minutes: ladders and FSRS over the same simulated learners.

Run: .venv/bin/python benchmarks/review.py [learners]. The FSRS rows need `pip install fsrs` (6.3 was measured) and are
left out without it. Nothing here is drawn by chance: every "random" number is a hash, so each run prints the same.

How a learner forgets is neither ladder nor FSRS, so that no way is at home: the activation model with spacing of
Pavlik and Anderson (Cognitive Science 29, 2005) with their published constants. Each answer is a practice, as the
right answer is shown after it. Learners differ in how easily each objective comes to them.
"""

import math
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from tutor.course.course import Course
from tutor.course.loading import load_course
from tutor.course.models import Question
from tutor.learner.progress import Answer, Progress
from tutor.tutoring import review

START = date(2026, 11, 2)
STUDY_DAYS = 15
"The course is gone through in three weeks, five days each; then only reviews are asked."
DECAY_SCALE, DECAY_LEAST, THRESHOLD, NOISE, ASLEEP = 0.217, 0.177, -0.704, 0.255, 0.025
"Pavlik and Anderson's c, a, tau, s, and h: how much slower time counts between sessions."

Log = list[Answer]
Way = Callable[[Log, date], Sequence[Question]]


class Pattern(NamedTuple):
    """On which days a learner sits down, and the days on which all questions are tested at the end."""

    name: str
    sits: Callable[[int], bool]
    days: int


PATTERNS = (
    Pattern("each day", lambda day: True, 90),
    Pattern("three days a week", lambda day: day % 7 in (0, 2, 4), 90),
    Pattern("60 days away", lambda day: not 30 <= day < 90, 120),
)


@cache
def course() -> Course:
    return load_course(Path(__file__).parents[1] / "content", cached=False)


def chance(*about: object) -> float:
    """A number from 0 to 1 that is always the same for the same things."""
    drawn = sha256(" ".join(map(str, about)).encode()).digest()
    return int.from_bytes(drawn[:7]) / 2**56


class Memory:
    """What one learner has practised, and how likely each question is answered right at a time."""

    def __init__(self, learner: int) -> None:
        self._learner = learner
        self._practised: dict[str, list[tuple[float, float]]] = {}
        "Question id → seconds and decay of each practice."

    def recall(self, question: Question, day: float) -> float:
        """Chance of a right answer, guessing included; `ease` shifts the activation by objective."""
        ease = 1.6 * chance("ease", self._learner, question.objective)
        m = self._activation(question.id, day) + ease
        known = 1 / (1 + math.exp((THRESHOLD - m) / NOISE)) if m > -50 else 0.0
        return 0.25 + 0.75 * known

    def practise(self, question: Question, day: float) -> None:
        before = self._activation(question.id, day)
        decay = DECAY_LEAST + DECAY_SCALE * math.exp(min(before, 2.0))
        self._practised.setdefault(question.id, []).append((day, decay))

    def _activation(self, name: str, day: float) -> float:
        practised = self._practised.get(name, ())
        total = sum(max(1.0, (day - at) * 86_400 * ASLEEP) ** -decay for at, decay in practised)
        return math.log(total) if total else -math.inf


class Lived(NamedTuple):
    """What came of one learner: shares of right answers at the end, and the questions it cost."""

    at_end: float
    weak_at_end: float
    asked: int
    most_due: int


def quiz() -> list[Question]:
    return [question for unit in course().units for question in unit.quiz]


def live(learner: int, way: Way, pattern: Pattern) -> Lived:
    """Study, review on the days of the pattern, and a test two weeks after the last of them."""
    memory, log, asked, most_due = Memory(learner), Log(), 0, 0
    questions = quiz()
    each_day = math.ceil(len(questions) / STUDY_DAYS)
    new = iter(questions)
    for number in range(pattern.days):
        today = START + timedelta(days=number)
        if not pattern.sits(number):
            continue
        due = way(log, today)
        most_due = max(most_due, len(due))
        for question in due:
            asked += 1
            answer(log, memory, learner, question, number)
        studying = number % 7 < 5 or pattern.sits is not PATTERNS[0].sits
        for fresh in islice(new, each_day if studying else 0):
            memory.practise(fresh, number + 0.1)  # the lesson
            answer(log, memory, learner, fresh, number)
    end = pattern.days + 14
    chances = {question.id: memory.recall(question, end) for question in questions}
    weak = sorted({q.objective for q in questions}, key=lambda name: chance("ease", learner, name))[
        : len({q.objective for q in questions}) // 3
    ]
    of_weak = [chances[q.id] for q in questions if q.objective in weak]
    return Lived(sum(chances.values()) / len(chances), sum(of_weak) / len(of_weak), asked, most_due)


def answer(log: Log, memory: Memory, learner: int, question: Question, number: int) -> None:
    day = number + 0.2
    right = chance("answer", learner, question.id, number, len(log)) < memory.recall(question, day)
    memory.practise(question, day)
    at = datetime.combine(START + timedelta(days=number), datetime.min.time(), UTC) + timedelta(hours=10)
    log.append(Answer.model_construct(question=question.id, revision=1, at=at, correct=right, hints=0))


def nothing(log: Log, today: date) -> Sequence[Question]:
    return ()


def ladder(gaps: tuple[int, ...], most: int, first: int = 2) -> Way:
    def due(log: Log, today: date) -> Sequence[Question]:
        review.GAPS, review.MOST_A_DAY, review._FIRST_RIGHT = gaps, most, first
        return review.to_review(Progress.model_construct(answer=tuple(log)), course(), today)

    return due


def only_wrong(log: Log, today: date) -> Sequence[Question]:
    return review.missed(Progress.model_construct(answer=tuple(log)), course())[:10]


def fsrs_way(most: int) -> Way | None:
    """FSRS with its published weights, fed from the log; the least likely to be known come first."""
    try:
        import fsrs  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return None
    scheduler = fsrs.Scheduler(
        desired_retention=0.9, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    cards: dict[int, tuple[int, dict[str, Any]]] = {}

    def due(log: Log, today: date) -> Sequence[Question]:
        done, known = cards.get(id(log), (0, {}))
        for given in log[done:]:
            rating = fsrs.Rating.Good if given.correct else fsrs.Rating.Again
            card = known.get(given.question) or fsrs.Card(card_id=1, due=given.at)
            known[given.question], _ = scheduler.review_card(card, rating, given.at)
        cards[id(log)] = (len(log), known)
        now = datetime.combine(today, datetime.min.time(), UTC) + timedelta(hours=23)
        waiting = sorted(
            (name for name in known if known[name].due <= now),
            key=lambda name: scheduler.get_card_retrievability(known[name], now),
        )
        return [course().question[name] for name in waiting[:most]]

    return due


def main(learners: int) -> None:
    ways: dict[str, Callable[[], Way | None]] = {
        "no review": lambda: nothing,
        "only wrong ones, 10 a day": lambda: only_wrong,
        "ladder 1 3 7 16 35 80, 5 a day": lambda: ladder((0, 1, 3, 7, 16, 35, 80), 5),
        "ladder 1 3 7 16 35 80, 10 a day": lambda: ladder((0, 1, 3, 7, 16, 35, 80), 10),
        "ladder 1 2 4 8 16 32, 5 a day": lambda: ladder((0, 1, 2, 4, 8, 16, 32), 5),
        "ladder 2 7 21 60, 5 a day": lambda: ladder((0, 2, 7, 21, 60), 5),
        "FSRS 6, 5 a day": lambda: fsrs_way(5),
        "FSRS 6, 10 a day": lambda: fsrs_way(10),
    }
    print(
        f"{learners} learners, {len(quiz())} questions; right two weeks after the last review, all and weak objectives"
    )
    for pattern in PATTERNS:
        print(f"\n{pattern.name} ({pattern.days} days)\n{'':34}   all   weak  asked  most due")
        for name, made in ways.items():
            way = made()
            if way is None:
                continue
            lived = [live(learner, way, pattern) for learner in range(learners)]
            all_, weak = (
                sum(getattr(one, key) for one in lived) / learners for key in ("at_end", "weak_at_end")
            )
            asked = sum(one.asked for one in lived) / learners
            print(f"{name:34} {all_:5.1%}  {weak:5.1%}  {asked:5.0f}  {max(one.most_due for one in lived):5}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 12)
