"""The plan a good adviser would give, by family of letter and by what the learner has done."""

from datetime import date, timedelta

import pytest
from tests.tutoring.plan_learners import (
    REASONS,
    SKILLS,
    TODAY,
    ana,
    attempt,
    course,
    ids,
    kept,
    kinds,
    letter,
    marked,
    open_steps,
    plan_of,
)

from tutor.learner.progress import Progress, SavedLetter
from tutor.tutoring.plan_rules.appeal import APPEALS
from tutor.tutoring.plan_rules.identity import DEMANDS


def test_an_empty_learner_gets_a_first_plan_that_ends_with_handing_in() -> None:
    plan = plan_of(Progress())
    assert ids(plan) == ["letter/paste", "profile/basics", "skills/list", "submit/profile"]
    assert plan.situation.family == "none"
    assert plan.step[0].because == ("missing:letter",)


@pytest.mark.parametrize("reason", REASONS["declined"][:-1])
def test_after_a_decline_the_letter_comes_first_and_handing_in_again_last(reason: str) -> None:
    plan = plan_of(ana(letter=[letter("declined", reason)], skill=SKILLS))
    assert ids(plan)[0] == "letter/understand"
    assert ids(plan)[-1].startswith("submit/")
    assert set(plan.step[-1].needs) == {one for one in ids(plan)[:-1] if not one.startswith("review/")}
    assert "declined on 19 Nov" in plan.situation.summary
    label = course().letters.reason[reason].label
    assert label in plan.situation.summary


def test_a_crowded_list_is_told_by_the_learners_own_skills() -> None:
    plan = plan_of(
        ana(letter=[letter("declined", "crowded-skills")], skill=(*SKILLS, kept("zoho", ring="tool")))
    )
    step = next(step for step in plan.step if step.id == "skills/sharpen-the-mix")
    assert "customer-service" in " ".join(step.because)
    assert "letter:letter-1:crowded-skills" in step.because
    assert "Customer Service" in step.title
    assert "Zoho" in " ".join(step.how)


def test_an_incomplete_profile_is_completed_before_tests_are_taken() -> None:
    order = ids(plan_of(ana(letter=[letter("declined", "incomplete-profile")], skill=SKILLS)))
    assert order.index("profile/required-parts") < order.index("profile/proof-read")
    assert order.index("profile/proof-read") < min(
        n for n, one in enumerate(order) if one.startswith("verify/")
    )


def test_who_is_under_18_waits_and_does_not_hand_in() -> None:
    plan = plan_of(ana(letter=[letter("declined", "under-age")], skill=SKILLS))
    assert plan.step[0].id == "patience/until-18"
    assert "submit" not in kinds(plan)


def test_a_refused_resubmission_asks_for_a_real_change() -> None:
    plan = plan_of(ana(letter=[letter("declined", "resubmission-declined")], skill=SKILLS))
    assert plan.step[-1].id == "submit/profile-3"
    assert "real change" in plan.step[-1].title


@pytest.mark.parametrize("reason", REASONS["act-now"])
def test_a_demand_comes_first_with_what_the_letter_gives_as_its_date(reason: str) -> None:
    told = letter("act-now", reason, text="Please reply by 27 November 2026, or we will close your account.")
    plan = plan_of(ana(letter=[told], skill=SKILLS))
    first = plan.step[0]
    assert first.id == DEMANDS[reason]
    assert first.because == (f"letter:letter-1:{reason}",)
    assert (first.start_on, first.due_on) == (TODAY, date(2026, 11, 27))
    assert "27 Nov" in first.why
    assert "submit" not in kinds(plan)


def test_an_identity_check_without_a_date_is_due_seven_days_after_the_letter() -> None:
    plan = plan_of(ana(letter=[letter("act-now", "verify-identity", on=date(2026, 11, 19))]))
    assert plan.step[0].due_on == date(2026, 11, 26)


def test_a_missed_deadline_is_due_today_and_says_so() -> None:
    plan = plan_of(ana(letter=[letter("act-now", "verify-identity", on=date(2026, 11, 1))]))
    assert plan.step[0].due_on == TODAY
    assert "8 Nov and has passed" in plan.step[0].why


def submitting(hours: float, moved: date | None = None) -> tuple[date | None, list[str]]:
    """When the profile is to be handed in for a letter that gives three days, and the steps before it."""
    text = "We could not approve your profile. Please resubmit within 3 days."
    told = letter("declined", "crowded-skills", on=TODAY, text=text)
    note = [{"id": "submit/profile-2", "due_on": moved}] if moved else []
    progress = ana(letter=[told], skill=[kept("zoho"), kept("email-handling")], step=note)
    learner = progress.learner.model_copy(update={"hours_per_week": hours})
    plan = plan_of(progress.model_copy(update={"learner": learner}))
    place = ids(plan).index("submit/profile-2")
    return plan.step[place].due_on, ids(plan)[:place]


def test_steps_give_way_to_a_last_day_and_no_more_of_them_than_must() -> None:
    many, few, none = submitting(6), submitting(2), submitting(0.25)
    assert all(due is not None and due <= date(2026, 11, 26) for due, _ in (many, few, none))
    assert len(many[1]) > len(few[1]) > len(none[1]) == 0


def test_a_learners_own_date_stands_whatever_the_letters_last_day() -> None:
    due, before = submitting(6, moved=date(2026, 12, 23))
    assert due == date(2026, 12, 23)
    assert len(before) > len(submitting(6)[1])


def test_a_second_demand_is_open_although_the_first_was_ticked_off() -> None:
    two = [
        letter("act-now", "verify-identity"),
        letter("act-now", "verify-identity", id="letter-2", on=TODAY),
    ]
    plan = plan_of(ana(letter=two, step=[{"id": "identity/verify", "done_on": TODAY}]))
    assert open_steps(plan)[0].id == "identity/verify-2"
    assert ids(plan)[-1] == "identity/verify"


@pytest.mark.parametrize("reason", REASONS["closed"])
def test_a_closed_account_appeals_by_its_reason(reason: str) -> None:
    plan = plan_of(ana(letter=[letter("closed", reason)], skill=SKILLS))
    one_paper = reason in ("not-same-person", "location-not-served")
    first = [] if one_paper else ["appeal/gather"]
    assert ids(plan)[: len(first) + 2] == [*first, APPEALS[reason], "patience/appeal-answer"]
    assert kinds(plan) <= {"appeal", "patience", "verify", "proof", "review", "skills"}


def test_papers_for_an_appeal_are_tests_and_samples_only_where_skill_is_the_question() -> None:
    assert "proof" in kinds(
        plan_of(ana(letter=[letter("closed", "many-proposals-no-earnings")], skill=SKILLS))
    )
    assert "proof" not in kinds(plan_of(ana(letter=[letter("closed", "policy-violation")], skill=SKILLS)))


def test_a_new_attempt_after_a_closure_does_not_turn_the_plan_away_from_the_appeal() -> None:
    later = attempt("waiting", on=date(2026, 11, 22))
    assert plan_of(ana(letter=[letter("closed")], attempt=[later])).step[0].id == "appeal/gather"


def test_a_pending_application_waits_and_is_told_it_is_no_rejection() -> None:
    plan = plan_of(ana(letter=[letter("not-a-rejection", "application-pending")], skill=SKILLS))
    assert "not a rejection" in plan.situation.summary
    assert plan.step[0].id == "patience/wait-for-review"
    assert "submit" not in kinds(plan)


@pytest.mark.parametrize(
    ("reason", "step"),
    [
        ("profile-private", "profile/make-visible"),
        ("login-notice", "profile/check-login"),
        ("testimonial-refused", "profile/another-testimonial"),
    ],
)
def test_a_notice_is_no_rejection_and_gets_its_fix(reason: str, step: str) -> None:
    plan = plan_of(ana(letter=[letter("not-a-rejection", reason)]))
    assert "not a rejection" in plan.situation.summary
    assert plan.step[0].id == step
    assert "submit" not in kinds(plan)


def test_a_notice_after_a_decline_changes_nothing_about_the_decline() -> None:
    both = [letter("declined", "crowded-skills"), letter("not-a-rejection", "login-notice", id="letter-2")]
    plan = plan_of(ana(letter=both, skill=SKILLS))
    assert plan.situation.family == "not-a-rejection"
    assert "not a rejection" in plan.situation.summary
    assert ids(plan)[0] == "profile/check-login"
    assert ids(plan)[-1].startswith("submit/")


@pytest.mark.parametrize(
    ("read", "step"),
    [
        (letter("unclear", "too-little-text"), "letter/whole"),
        (letter("unclear", "not-a-letter"), "letter/find-it"),
        (letter(""), "letter/whole"),
    ],
)
def test_a_letter_nobody_understands_is_asked_for_first(read: SavedLetter, step: str) -> None:
    plan = plan_of(ana(letter=[read], skill=SKILLS))
    assert plan.situation.family == "unclear"
    assert plan.step[0].id == step


def test_an_approved_attempt_turns_the_plan_to_first_proposals() -> None:
    won = attempt("approved", on=date(2026, 11, 18), letter="letter-1")
    plan = plan_of(ana(letter=[letter("declined", "crowded-skills")], skill=SKILLS, attempt=[won]))
    assert ids(plan)[:3] == ["work/choose-three-jobs", "work/first-proposal", "work/few-and-fitting"]
    assert plan.step[0].because == ("attempt:attempt-1",)
    assert "submit" not in kinds(plan)


def test_a_letter_of_approval_turns_the_plan_too() -> None:
    plan = plan_of(ana(letter=[letter("not-a-rejection", "approved")]))
    assert plan.step[0].id == "work/choose-three-jobs"
    assert plan.step[0].because == ("letter:letter-1:approved",)


def test_an_account_closed_after_the_approval_appeals() -> None:
    won = attempt("approved", on=date(2026, 9, 1))
    plan = plan_of(ana(letter=[letter("closed", "many-proposals-no-earnings")], attempt=[won]))
    assert plan.step[0].id == "appeal/gather"


def test_a_new_attempt_waits_for_its_answer_although_the_last_letter_was_a_decline() -> None:
    sent = attempt("waiting", on=date(2026, 11, 22))
    plan = plan_of(ana(letter=[letter("declined", "crowded-skills")], skill=SKILLS, attempt=[sent]))
    assert plan.situation.family == "declined"
    assert plan.step[0].id == "patience/wait-for-review"
    assert plan.step[0].because == ("attempt:attempt-1",)
    assert "submit" not in kinds(plan)


def test_an_answer_that_does_not_come_is_looked_for() -> None:
    sent = attempt("waiting", on=date(2026, 11, 10))
    step = plan_of(ana(attempt=[sent])).step[0]
    assert "13 days" in step.why
    assert step.start_on == TODAY


def test_a_newer_decline_asks_for_its_letter() -> None:
    again = attempt("declined", on=date(2026, 11, 21))
    plan = plan_of(ana(letter=[letter("declined", "crowded-skills")], skill=SKILLS, attempt=[again]))
    assert ids(plan)[0] == "letter/newest"


def test_an_unknown_date_counts_from_the_first_day_with_the_tutor() -> None:
    undated = letter("act-now", "verify-identity").model_copy(update={"received_on": None})
    learner = {"started_on": date(2026, 11, 20)}
    plan = plan_of(Progress.model_validate({"learner": learner, "letter": [undated]}))
    assert plan.step[0].due_on == date(2026, 11, 27)


def test_days_that_pass_unused_move_the_plan_and_change_nothing_else() -> None:
    save = ana(letter=[letter("declined", "crowded-skills")], skill=SKILLS)
    now, later = plan_of(save), plan_of(save, TODAY + timedelta(days=40))
    assert ids(now) == ids(later)
    assert later.step[0].start_on == TODAY + timedelta(days=40)


def test_a_last_day_in_a_letter_of_decline_is_kept_at_the_price_of_longer_steps() -> None:
    told = marked(letter("declined", "crowded-skills", text="Please resubmit by 30 November 2026."))
    plan = plan_of(ana(letter=[told], skill=SKILLS))
    last = next(step for step in plan.step if step.id.startswith("submit/"))
    assert last.due_on <= date(2026, 11, 30)
    assert any(step.start_on > last.due_on or step.id not in last.needs for step in plan.step)


def test_a_moved_step_keeps_its_day_and_the_next_one_begins_today() -> None:
    save = ana(letter=[letter("declined", "crowded-skills")], skill=SKILLS)
    first = plan_of(save).step[0].id
    day = TODAY + timedelta(days=30)
    plan = plan_of(save.model_copy(update={"step": ana(step=[{"id": first, "due_on": day}]).step}))
    moved = next(step for step in plan.step if step.id == first)
    assert moved.due_on == day
    assert plan.step[0].id != first
    assert plan.step[0].start_on == TODAY
