"""What if: the supposed plan beside the present one, and nothing is changed by asking."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tutoring.any_save import saves
from tests.tutoring.plan_learners import TODAY, ana, course, kept, letter, passed, plan_of

from tutor.learner.progress import Learner, Progress
from tutor.tutoring.what_if import Supposed, suppositions, what_if
from tutor.tutoring.what_if_words import compared, consequences

ANA = ana(letter=[letter("declined", "crowded-skills")], skill=[kept("email-handling"), kept("zoho")])


def test_passing_a_test_raises_readiness_and_takes_its_step_away() -> None:
    asked = next(one for one in suppositions(ANA, course()) if one.about == "pass")
    answer = what_if(ANA, course(), asked, TODAY)
    assert answer.then.verified == answer.now.verified + 1
    assert answer.then.score > answer.now.score
    assert any(title.startswith("Verify") for title in answer.gone)
    assert ("Skills verified", "0", "1") in compared(answer, TODAY)


def test_more_hours_bring_every_day_nearer_or_leave_it() -> None:
    answer = what_if(ANA, course(), Supposed("hours", "3", ""), TODAY)
    assert answer.sooner
    assert all(then <= now for _, now, then in answer.sooner)
    assert answer.then.score == answer.now.score


def test_dropping_a_skill_takes_its_steps_away() -> None:
    answer = what_if(ANA, course(), Supposed("drop", "zoho", ""), TODAY)
    assert any("Zoho" in title for title in answer.gone)
    assert any("No longer needed" in line for line in consequences(answer, TODAY))


@pytest.mark.parametrize("hours", [0, 1, 2, 5, 167, 168])
def test_only_hours_that_a_week_has_can_be_supposed(hours: int) -> None:
    progress = Progress(learner=Learner(hours_per_week=hours))
    for one in suppositions(progress, course()):
        assert one.about == "hours"
        assert 0 < (hours or 5) + int(one.what) <= 168


def test_a_passed_test_and_one_that_bears_on_no_kept_skill_are_not_offered() -> None:
    offered = [one.what for one in suppositions(ANA, course()) if one.about == "pass"]
    first = offered[0]
    progress = ana(skill=ANA.skill, certificate=[passed(first, date(2026, 11, 20))])
    assert first not in [one.what for one in suppositions(progress, course())]
    assert not [one for one in suppositions(ana(), course()) if one.about == "pass"]


@settings(max_examples=30)
@given(saves(), st.data())
def test_the_present_side_is_the_plan_and_ids_are_one_each(progress: Progress, data: st.DataObject) -> None:
    asked = suppositions(progress, course())
    assert len({one.id for one in asked}) == len(asked)
    answer = what_if(progress, course(), data.draw(st.sampled_from(asked)), TODAY)
    assert answer.now.score == plan_of(progress).readiness.score
    assert answer.now.open_steps == sum(not step.done for step in plan_of(progress).step)
    assert len({name for name, _, _ in compared(answer, TODAY)}) == 6
