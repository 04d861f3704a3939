"""The plan's pace: small weeks, set dates in them, and long tests in parts that fit."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.any_save import saves
from tests.tutoring.plan_learners import TODAY, ana, has_set_date, kept, letter, open_steps, passed, plan_of

from tutor.learner.progress import Progress
from tutor.tutoring.plan import Step

FIRST = "skills/learn/hubspot-inbound/1-of-2"
LAST = "verify/customer-service"


def steps_of(hours: float, **parts: Any) -> dict[str, Step]:
    save = ana(skill=[kept("customer-service")], letter=[letter("declined")], **parts)
    learner = save.learner.model_copy(update={"hours_per_week": hours})
    return {step.id: step for step in plan_of(save.model_copy(update={"learner": learner})).step}


def test_a_set_date_is_not_overrun_by_steps_that_fill_whole_weeks() -> None:
    letters = [
        letter("declined"),
        letter("not-a-rejection", "application-pending", id="letter-2", on=TODAY),
        letter("not-a-rejection", "profile-private", "login-notice", id="letter-3"),
    ]
    save = Progress.model_validate({"learner": {"hours_per_week": 0.01}, "letter": letters})
    steps = open_steps(plan_of(save))
    assert [step.id for step in steps[:2]] == ["profile/make-visible", "patience/wait-for-review"]
    assert steps[1].due_on == TODAY + timedelta(days=2)
    assert [step.start_on for step in steps] == sorted(step.start_on for step in steps)


def test_a_test_longer_than_a_week_is_learned_in_parts_that_fit() -> None:
    steps = steps_of(2)
    assert (steps[FIRST].minutes, steps[LAST].minutes) == (120, 120)
    assert steps[LAST].needs == (FIRST,)
    assert steps[FIRST].due_on < steps[LAST].start_on
    assert "240 minutes" in steps[FIRST].why
    assert "last of 2 parts" in " ".join(steps[LAST].how)


def test_a_test_that_fits_a_week_is_one_step() -> None:
    steps = steps_of(4)
    assert steps[LAST].minutes == 240
    assert not any(name.startswith("skills/learn/") for name in steps)


def test_a_part_that_is_ticked_off_stays_done_whatever_the_hours_are_later() -> None:
    ticked = [{"id": FIRST, "done_on": TODAY}]
    same, more, fewer = (steps_of(hours, step=ticked) for hours in (2, 6, 1))
    assert same[FIRST].done and same[LAST].minutes == 120
    assert more[FIRST].done and more[LAST].minutes == 120
    assert "HubSpot Academy: Inbound, part 1 of 2" in more[FIRST].title
    left = [step for name, step in fewer.items() if name.startswith("skills/learn/") and not step.done]
    assert sum(step.minutes for step in left) + fewer[LAST].minutes == 120


def test_no_part_is_left_when_the_test_is_passed_or_ticked_off() -> None:
    for parts in ({"certificate": [passed("hubspot-inbound")]}, {"step": [{"id": LAST, "done_on": TODAY}]}):
        steps = steps_of(2, **parts)
        assert not any(name.startswith("skills/learn/") for name in steps)


@given(saves(), st.integers(90, 1600))
def test_no_week_from_monday_to_sunday_holds_more_than_its_minutes(progress: Progress, minutes: int) -> None:
    """Counted by the due day alone, as somebody with a calendar does."""
    learner = progress.learner.model_copy(update={"hours_per_week": minutes / 60})
    plan = plan_of(progress.model_copy(update={"learner": learner}))
    if has_set_date(plan) and minutes < 200:
        return
    weeks: dict[date, list[int]] = defaultdict(list)
    for step in open_steps(plan):
        weeks[step.due_on - timedelta(days=step.due_on.weekday())].append(step.minutes)
    undivided = 1_200 if minutes < 100 else minutes  # A course of 20 hours has no 12 parts of such a week.
    assert all(sum(held) <= (minutes if len(held) > 1 else undivided) for held in weeks.values())
