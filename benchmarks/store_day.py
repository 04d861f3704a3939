"""A day of arrivals against the real store: people come in waves at the hour, answer for half an hour, and leave."""

import heapq
import multiprocessing
import random
import statistics
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.store import ANSWERS, Meter, difference, learner_of
from tests.saves.making import one_more
from tests.saves.postgres_server import PostgresServer

from tutor.ground.problem import CouldNotWrite, SaveUnusable
from tutor.learner.progress import Progress
from tutor.saves.address import address_of
from tutor.saves.postgres import PostgresStore, open_postgres_store
from tutor.saves.postgres_lease import LeaseSeat

DAY = 24 * 3600.0
SAVES = 45
"Of a sitting of half an hour: an answer or a page each 40 s."
BETWEEN = 40.0
IN_THE_WAVE, WAVE = 0.6, 300.0
"So large a part of an hour's learners comes within so many seconds after it struck."
HOURS = (1, 1, 1, 1, 1, 2, 3, 5, 7, 8, 8, 7, 6, 7, 8, 8, 7, 6, 7, 9, 9, 7, 4, 2)
"How many come in each hour, in proportion; the busiest hours are those of schools and of evenings."
PROCESSES, HANDS = 2, 48


@dataclass(frozen=True, slots=True)
class Plan:
    """One sitting: who, and at which second of the day each act is due. The first is sitting down."""

    learner: int
    due: tuple[float, ...]


def plans(learners: int, chance: random.Random) -> list[Plan]:
    made = []
    for learner in range(learners):
        hour = chance.choices(range(24), HOURS)[0]
        into = chance.uniform(0, WAVE) if chance.random() < IN_THE_WAVE else chance.uniform(0, 3600)
        at, due = hour * 3600 + into, []
        for _ in range(SAVES + 1):
            due.append(at)
            at += chance.expovariate(1 / BETWEEN)
        made.append(Plan(learner, tuple(due)))
    return made


class Day:
    """A share of the day's learners, each with a store of their own, as their own process would have it."""

    def __init__(self, url: str, state: Path, seconds: float, begun: float) -> None:
        self._url, self._state = url, state
        self._speed = DAY / seconds
        self._begun = begun
        self._lock = threading.Lock()
        self._due: list[tuple[float, int]] = []
        self._plans: dict[int, Plan] = {}
        self._at_work: dict[int, tuple[PostgresStore, LeaseSeat, Progress]] = {}
        self.took: list[float] = []
        self.late: list[float] = []
        self.failed = 0

    def run(self, share: list[Plan]) -> None:
        self._plans = {plan.learner: plan for plan in share}
        self._due = [(plan.due[0], plan.learner) for plan in share]
        heapq.heapify(self._due)
        hands = [threading.Thread(target=self._work) for _ in range(HANDS)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._due:
                    return
                due, learner = heapq.heappop(self._due)
            wait = self._begun + due / self._speed - time.time()
            if wait > 0:
                time.sleep(wait)
            before = time.perf_counter()
            try:
                is_save = self._act(learner)
            except (CouldNotWrite, SaveUnusable):
                with self._lock:  # the act is still to be done, as the tutor does it again by itself
                    self.failed += 1
                    heapq.heappush(self._due, (due + 5 * self._speed, learner))
                continue
            with self._lock:
                self.late.append(max(-wait, 0.0))
                if is_save:
                    self.took.append(time.perf_counter() - before)

    def _act(self, learner: int) -> bool:
        """Sit down, save one more, or leave. True for a save."""
        plan = self._plans[learner]
        if learner not in self._at_work:
            store = open_postgres_store(address_of(self._url), self._state)
            now = learner_of(learner)
            seat = store.sit_down(now.learner.id)
            self._at_work[learner] = (store, seat, store.load(now.learner.id) or now)
            self._again(learner, plan.due[1])
            return False
        store, seat, now = self._at_work[learner]
        now = one_more(now)
        store.save(now)
        done = len(now.answer) - ANSWERS
        if done < SAVES:
            self._at_work[learner] = (store, seat, now)
            self._again(learner, plan.due[done + 1])
        else:
            del self._at_work[learner]
            seat.leave()
            store.line.close()
        return True

    def _again(self, learner: int, due: float) -> None:
        with self._lock:
            heapq.heappush(self._due, (due, learner))


Told = tuple[list[float], list[float], int]


def _process(
    url: str, state: str, share: list[Plan], seconds: float, begun: float, told: "multiprocessing.Queue[Told]"
) -> None:
    day = Day(url, Path(state), seconds, begun)
    day.run(share)
    told.put((day.took, day.late, day.failed))


def simulate(server: PostgresServer, learners: int, seconds: float) -> None:
    """Print what the day was like, and what it cost."""
    all_plans = plans(learners, random.Random(7))
    meter = Meter(server)
    before = meter.read()
    context = multiprocessing.get_context("spawn")
    told: multiprocessing.Queue[Told] = context.Queue()
    with tempfile.TemporaryDirectory() as state:
        begun = time.time() + 3
        running = [
            context.Process(
                target=_process,
                args=(f"{server.url()}?room=day", state, all_plans[part::PROCESSES], seconds, begun, told),
            )
            for part in range(PROCESSES)
        ]
        for one in running:
            one.start()
        answers = [told.get() for _ in running]
        for one in running:
            one.join()
    took = [second for one, _, _ in answers for second in one]
    late = [second for _, one, _ in answers for second in one]
    spent = difference(before, meter.read())
    print(f"learners {learners}, saves {len(took)}, put off {sum(failed for _, _, failed in answers)}")
    print(f"a day in {seconds:.0f} s: {len(took) / seconds:.0f} saves/s on the whole")
    print(
        f"busiest minute of the day: {_busiest(all_plans, 60.0)} acts; at once at most {_at_once(all_plans)} learners"
    )
    print(
        f"a save: p50 {_cut(took, 50):.1f} ms, p99 {_cut(took, 99):.1f} ms; begun late by p99 {_cut(late, 99):.0f} ms"
    )
    print(
        f"server: {spent.cpu / len(took) * 1000:.2f} ms of CPU and {spent.log / len(took):.0f} bytes of log a save"
    )
    print(f"tables: {spent.tables / learners:.0f} bytes a learner")


def _cut(seconds: list[float], percent: int) -> float:
    return statistics.quantiles(seconds, n=100)[percent - 1] * 1000


def _busiest(all_plans: list[Plan], span: float) -> int:
    return max(Counter(int(due // span) for plan in all_plans for due in plan.due).values())


def _at_once(all_plans: list[Plan]) -> int:
    steps = sorted(
        (when, step) for plan in all_plans for when, step in ((plan.due[0], 1), (plan.due[-1], -1))
    )
    now = most = 0
    for _, step in steps:
        now += step
        most = max(most, now)
    return most
