"""What changed since an earlier plan: the plan of then beside that of now, with reasons the save knows."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tutoring.any_save import saves
from tests.tutoring.plan_learners import TODAY, ana, attempt, course, kept, letter, passed, plan_of

from tutor.exports.since_text import since_text
from tutor.ground.clean import clean
from tutor.learner.changes import step_said
from tutor.learner.progress import Answer, Progress
from tutor.tutoring import verifying
from tutor.tutoring.plan_since import changes_since, progress_as_of

LAST_WEEK = TODAY - timedelta(7)
ANA = ana(letter=[letter("declined", "crowded-skills")], skill=[kept("email-handling"), kept("zoho")])


def told(progress: Progress, since: date = LAST_WEEK) -> str:
    return since_text(changes_since(progress, course(), since, TODAY))


def test_nothing_done_today_changes_nothing_since_today() -> None:
    changes = changes_since(ANA, course(), TODAY, TODAY)
    assert changes.is_empty and changes.score_then == changes.score_now
    assert "Nothing changed." in told(ANA, TODAY)


def test_a_step_ticked_since_is_done_and_one_ticked_before_is_not_told() -> None:
    first, second = (step.id for step in plan_of(ANA).step[:2])
    progress = step_said(step_said(ANA, first, done_on=TODAY), second, done_on=LAST_WEEK)
    changes = changes_since(progress, course(), LAST_WEEK, TODAY)
    assert [one.words for one in changes.done] == ["done on 23 Nov"]


def test_a_test_passed_since_takes_its_step_away_and_says_so() -> None:
    since = TODAY - timedelta(2)
    test = verifying.tests_for("email-handling", course())[0]
    changes = changes_since(
        ana(**{**ANA.__dict__, "certificate": [passed(test.id, TODAY)]}), course(), since, TODAY
    )
    (why,) = [one.why for one in changes.gone if "Email Handling" in one.title]
    assert why.startswith("You passed")
    assert changes.score_now > changes.score_then
    assert any("→ 1 of 3" in part for part in changes.parts)


def test_a_letter_that_came_since_is_told_with_its_new_steps() -> None:
    demand = letter("act-now", "verify-identity", id="letter-2", on=TODAY)
    changes = changes_since(
        ana(**{**ANA.__dict__, "letter": [*ANA.letter, demand]}), course(), LAST_WEEK, TODAY
    )
    assert "A letter came on 23 Nov." in changes.happened
    assert changes.new and all(one.why for one in changes.new)


def test_a_day_that_the_learner_moved_is_told_as_theirs_and_one_gone_by_without_blame() -> None:
    first, second = plan_of(ANA, TODAY - timedelta(3)).step[:2]
    moved = step_said(ANA, first.id, due_on=date(2026, 12, 24))
    changes = changes_since(moved, course(), TODAY - timedelta(3), TODAY)
    why = {one.title: one.why for one in changes.moved}
    assert why[first.title] == "You moved it; your save does not say when."
    assert why[second.title].endswith("no problem.")


def test_only_what_was_known_then_counts_then() -> None:
    late = Answer(question="q", at=datetime(2026, 11, 23, 9, tzinfo=UTC))
    save = ana(
        letter=[letter("declined", on=TODAY)],
        attempt=[attempt("declined", LAST_WEEK, "letter-1"), attempt("waiting", TODAY, id="attempt-2")],
        answer=[late],
    )
    then = progress_as_of(save, LAST_WEEK)
    assert (then.letter, then.answer) == ((), ())
    assert [(one.id, one.outcome) for one in then.attempt] == [("attempt-1", "waiting")]
    assert progress_as_of(save, TODAY) == save


def test_what_the_plan_of_today_holds_is_the_plan_itself() -> None:
    changes = changes_since(ANA, course(), LAST_WEEK, TODAY)
    assert changes.score_now == plan_of(ANA).readiness.score


@settings(max_examples=40)
@given(saves(), st.integers(0, 400))
def test_any_save_tells_the_same_twice_and_is_safe_to_print(progress: Progress, days: int) -> None:
    text = told(progress, TODAY - timedelta(days))
    assert text == told(progress, TODAY - timedelta(days)) == clean(text)
