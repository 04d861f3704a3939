"""Days for steps: in their order, at the learner's pace, with deadlines and moved dates kept.

The pace is the week's minutes spread over its seven days. Whatever seven days one looks at, neither the
steps that start in them, nor those due in them, nor the minutes spread over their days exceed the week's
minutes. Only a single step longer than a week does so by itself; it runs over as many weeks as it takes.

Steps without fixed dates follow each other, so that each can only move to an earlier day when the hours grow.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

USUAL_HOURS = 5
"Contracts 4: no hours, or none said, means 5 a week."
_MOST_A_DAY = 240
"Minutes: more than four hours of profile work a day help nobody, however many hours are free."
_LEAST_A_WEEK = 1.0
"Minutes: below this a plan would run past every calendar."
_CLOSE_DEADLINE = 14
"Days: until a deadline this close has passed, nothing else is due."
_A_HAIR = 1e-6
_LAST_DAY = date.max.toordinal()


class Job(NamedTuple):
    """What is to be given days. `due_on` fixes the day; `moved` tells that the learner did so themselves."""

    id: str
    minutes: int
    needs: tuple[str, ...] = ()
    due_on: date | None = None
    moved: bool = False


class Slot(NamedTuple):
    """The days of one step, both inclusive."""

    id: str
    start_on: date
    due_on: date


class _Placed(NamedTuple):
    """A job on the calendar; days are ordinals."""

    job: Job
    start: int
    due: int

    @property
    def a_day(self) -> float:
        return self.job.minutes / (self.due - self.start + 1)


def minutes_a_week(hours_per_week: float) -> float:
    """The week's minutes; 0 or none means 5 hours."""
    return max(_LEAST_A_WEEK, (hours_per_week or USUAL_HOURS) * 60)


def schedule(jobs: Sequence[Job], week: float, today: date) -> tuple[Slot, ...]:
    """Slots in the order in which to do the jobs. Needs stand earlier; unknown ones do not count.

    `jobs` come in the order of their worth, `week` is minutes. A moved date is kept, even if it has passed.
    """
    return _Calendar(jobs, min(week, 7 * _MOST_A_DAY), today.toordinal()).fill()


class _Calendar:
    """Places one job after the other."""

    def __init__(self, jobs: Sequence[Job], week: float, today: int) -> None:
        self.week = week
        self.day = week / 7
        self.today = today
        self.waiting = list(jobs)
        self.known = {job.id for job in jobs}
        self.placed: list[_Placed] = []
        # Dates the learner or a letter has set stand first, so that the other steps make room for them.
        self.fixed = {job.id: self._on_its_date(job) for job in jobs if job.due_on is not None}

    def fill(self) -> tuple[Slot, ...]:
        now = self.today
        while self.waiting:
            job = self._next(now)
            self.waiting.remove(job)
            placed = self._place(job)
            self.placed.append(placed)
            now = max(now, placed.start)
        return tuple(Slot(one.job.id, _as_date(one.start), _as_date(one.due)) for one in self.placed)

    def _next(self, now: int) -> Job:
        """The most worthy job that can be begun: what the learner moved to later days waits for them."""
        done = {one.job.id for one in self.placed}
        ready = [job for job in self.waiting if all(n in done for n in job.needs if n in self.known)]
        if not ready:  # A circle of needs can't come from our rules; then the order of worth decides.
            return self.waiting[0]
        moved = [job for job in ready if job.moved]
        timely = [job for job in moved if self.fixed[job.id].start <= now]
        if timely:
            return min(timely, key=lambda job: self.fixed[job.id].due)
        unmoved = [job for job in ready if not job.moved]
        if not unmoved:
            return min(moved, key=lambda job: self.fixed[job.id].start)
        return self._before_its_date(unmoved) or unmoved[0]

    def _before_its_date(self, ready: list[Job]) -> Job | None:
        """The job whose date would have passed before the worthiest one even begins, as in a week of minutes."""
        dated = [job for job in ready if job.due_on is not None]
        if not dated or ready[0].due_on is not None:
            return None
        soonest = min(dated, key=lambda job: self.fixed[job.id].due)
        return soonest if self._first_fit(ready[0]).start > self.fixed[soonest.id].due else None

    def _place(self, job: Job) -> _Placed:
        if job.id not in self.fixed:
            return self._first_fit(job)
        placed = self.fixed[job.id]
        if not self.placed:  # The first step can be begun today, whenever it is due.
            placed = _Placed(job, min(placed.start, self.today), placed.due)
        else:
            begun = [one.start for one in self.placed if not (job.moved or one.job.moved)]
            ready = max([self._ready_on(job), placed.start, *begun])
            placed = _Placed(job, min(ready, placed.due), placed.due)
        self.fixed[job.id] = placed
        return placed

    def _on_its_date(self, job: Job) -> _Placed:
        assert job.due_on is not None
        due = job.due_on.toordinal()
        if not job.moved:
            return _Placed(job, min(self.today, due), due)
        return _Placed(job, min(max(self.today, due - self._days_for(job) + 1), due), due)

    def _days_for(self, job: Job) -> int:
        return max(1, ceil(job.minutes / self.day - _A_HAIR))

    def _ready_on(self, job: Job) -> int:
        return max([self.today, *(one.due for one in self.placed if one.job.id in job.needs)])

    def _first_fit(self, job: Job) -> _Placed:
        """The earliest days that keep the order, the needs and the pace."""
        days = self._days_for(job)
        start = max(self._ready_on(job), self._in_order(job, days))
        while self.placed and start < _LAST_DAY:
            slot = _Placed(job, start, start + days - 1)
            if all(self._room(slot, around) for around in self._neighbours(slot)):
                return slot
            start += 1
        return _Placed(job, start, start + days - 1)

    def _in_order(self, job: Job, days: int) -> int:
        """The first start after what was placed without a fixed date.

        Each bound falls when the week grows, so more hours never make a step late.
        """
        start, minutes = self.today, job.minutes
        for one in self.placed:
            if one.job.moved:
                continue
            if one.job.due_on is None:
                start = max(start, one.due + (1 if days > 1 or one.due > one.start else 0))
            else:
                start = max(start, one.due if one.due - self.today <= _CLOSE_DEADLINE else one.start)
        for one in reversed([one for one in self.placed if one.job.due_on is None]):
            minutes += one.job.minutes
            if minutes > self.day + _A_HAIR:
                start = max(start, one.start + 1)
            if minutes > self.week + _A_HAIR:
                return max(start, one.start + 7, one.due + 7 - days + 1)
        return start

    def _neighbours(self, slot: _Placed) -> Iterable[int]:
        """First days of all weeks in which the slot meets a fixed one; the order keeps all other weeks."""
        for one in self.fixed.values():
            yield from range(max(slot.start, one.start) - 6, min(slot.due, one.due) + 1)

    def _room(self, slot: _Placed, first: int) -> bool:
        """May the slot stand in the seven days from `first` on, beside what is there already?"""
        others = [one for one in (*self.fixed.values(), *self.placed) if one.job.id != slot.job.id]
        unique = {one.job.id: one for one in others}.values()
        week = range(first, first + 7)
        starting = [one for one in unique if one.start in week]
        due = [one for one in unique if one.due in week]
        full = self.week + _A_HAIR
        if slot.start in week and starting and _minutes(starting) + slot.job.minutes > full:
            return False
        if slot.due in week and due and _minutes(due) + slot.job.minutes > full:
            return False
        return sum(_share(one, first) for one in unique) + _share(slot, first) <= full


def _minutes(placed: Iterable[_Placed]) -> int:
    return sum(one.job.minutes for one in placed)


def _share(one: _Placed, first: int) -> float:
    """The minutes that fall into the seven days from `first` on, when spread evenly."""
    days = min(one.due, first + 6) - max(one.start, first) + 1
    return one.a_day * days if days > 0 else 0.0


def _as_date(day: int) -> date:
    return date.fromordinal(min(max(day, 1), _LAST_DAY))
