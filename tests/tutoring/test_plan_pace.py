"""The plan's pace: small weeks, set dates in them, and long tests in parts that fit."""

from datetime import timedelta

from tests.tutoring.plan_learners import TODAY, letter, open_steps, plan_of

from tutor.learner.progress import Progress


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
