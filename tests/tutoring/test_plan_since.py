"""What changed since an earlier plan: the plan of then beside that of now, with reasons the save knows."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tutoring.any_save import saves
from tests.tutoring.plan_learners import TODAY, ana, attempt, course, kept, letter, passed, plan_of

from tutor.exports.since_text import since_text
from tutor.ground.clean import clean
from tutor.learner.changes import step_said
from tutor.learner.progress import Answer, PageRead, Progress
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
    title = plan_of(ANA).step[0].title
    assert [(one.title, one.words) for one in changes.done] == [(title, "done on 23 Nov")]


def test_a_test_passed_since_takes_its_step_away_and_says_so() -> None:
    since = TODAY - timedelta(2)
    test = verifying.tests_for("email-handling", course())[0]
    changes = changes_since(
        ana(**{**ANA.__dict__, "certificate": [passed(test.id, TODAY)]}), course(), since, TODAY
    )
    (gone,) = [one for one in changes.gone if "Email Handling" in one.title]
    assert (gone.words, gone.why) == ("no longer needed", f"You passed {test.id} on 23 Nov.")
    assert changes.score_now > changes.score_then
    assert changes.parts == ("Skills verified by a passed test: 0 → 1 of 3",)
    moved = {one.title: (one.words, one.why) for one in changes.moved}
    assert moved["Hand in your profile again"] == (
        "by 28 Nov instead of 5 Dec",
        "There is less to do before it.",
    )
    assert moved["Make a sample of Zoho"] == (
        "by 27 Nov instead of 25 Nov",
        "Other steps come first, or days went by before it.",
    )
    assert (changes.end_then, changes.end_now) == (date(2026, 12, 5), date(2026, 11, 28))


def test_a_letter_that_came_since_is_told_with_its_new_steps() -> None:
    demand = letter("act-now", "verify-identity", id="letter-2", on=TODAY)
    changes = changes_since(
        ana(**{**ANA.__dict__, "letter": [*ANA.letter, demand]}), course(), LAST_WEEK, TODAY
    )
    assert changes.happened == ("A letter came on 19 Nov.", "A letter came on 23 Nov.")
    assert changes.new and all(one.why for one in changes.new)
    assert ("Verify your identity with Upwork", "by 30 Nov") in [
        (one.title, one.words) for one in changes.new
    ]
    assert {one.why for one in changes.gone} == {"A letter came on 23 Nov."}


def test_what_happened_is_told_in_order_and_only_from_the_day_after() -> None:
    at = [datetime(2026, 11, day, 9, tzinfo=UTC) for day in (16, 17, 23)]
    progress = ana(
        letter=[letter("declined", on=LAST_WEEK), letter("declined", id="letter-2", on=TODAY)],
        attempt=[attempt("declined", LAST_WEEK), attempt("waiting", TODAY, id="attempt-2")],
        certificate=[
            passed("efset-50", LAST_WEEK),
            passed("mos-word", TODAY).model_copy(update={"name": "Word exam", "status": "failed"}),
            passed("toeic", TODAY).model_copy(update={"status": "taken"}),
        ],
        answer=[Answer(question="q", at=when) for when in at],
        page=[PageRead(lesson="l", page=f"p{when.day}", at=when) for when in at],
    )
    assert changes_since(progress, course(), LAST_WEEK, TODAY).happened == (
        "A letter came on 23 Nov.",
        "You handed in your profile on 23 Nov.",
        "You did not pass Word exam on 23 Nov.",
        "You took toeic on 23 Nov.",
        "You answered 2 questions.",
        "You read 2 pages.",
    )


def test_a_lesson_read_or_answered_for_is_told_as_the_reason_why_it_went() -> None:
    since, at = TODAY - timedelta(2), datetime(2026, 11, 22, 9, tzinfo=UTC)
    lesson = course().lesson["letter/supply-and-demand"]
    pages = [PageRead(lesson=lesson.id, page=page.id, at=at) for page in lesson.pages]
    read = changes_since(ana(**{**ANA.__dict__, "page": pages}), course(), since, TODAY)
    assert [(one.title, one.why) for one in read.gone] == [(f"Read: {lesson.title}", "You read 5 pages.")]
    quiz = course().units[0].graded[0]
    wrong = Answer(question=quiz.id, revision=quiz.revision, at=at - timedelta(9))
    right = Answer(question=quiz.id, revision=quiz.revision, at=at, correct=True)
    answered = changes_since(ana(**{**ANA.__dict__, "answer": [wrong, right]}), course(), since, TODAY)
    assert [one.why for one in answered.gone] == ["You answered 1 question."]


def test_what_an_approval_makes_unneeded_went_with_the_submission() -> None:
    approved = ana(**{**ANA.__dict__, "attempt": [attempt("approved", TODAY)]})
    gone = changes_since(approved, course(), TODAY - timedelta(2), TODAY).gone
    assert {one.why for one in gone} == {"You handed in your profile on 23 Nov."}


def test_who_began_only_since_is_told_from_when_on() -> None:
    def began(day: date) -> date | None:
        learner = ANA.learner.model_copy(update={"started_on": day})
        progress = ANA.model_copy(update={"learner": learner})
        return changes_since(progress, course(), LAST_WEEK, TODAY).began_on

    assert [began(LAST_WEEK), began(LAST_WEEK + timedelta(1))] == [None, LAST_WEEK + timedelta(1)]


def test_a_test_of_later_was_planned_then_and_one_of_that_day_was_passed() -> None:
    scored = passed("efset-50", TODAY).model_copy(update={"score": "C1"})
    (then,) = progress_as_of(ana(certificate=[scored]), LAST_WEEK).certificate
    assert (then.status, then.on, then.score) == ("planned", None, "")
    assert progress_as_of(ana(certificate=[scored]), TODAY).certificate == (scored,)


def test_a_day_that_the_learner_moved_is_told_as_theirs_and_one_gone_by_without_blame() -> None:
    first, second = plan_of(ANA, TODAY - timedelta(3)).step[:2]
    moved = step_said(ANA, first.id, due_on=date(2026, 12, 24))
    changes = changes_since(moved, course(), TODAY - timedelta(3), TODAY)
    why = {one.title: one.why for one in changes.moved}
    assert why[first.title] == "You moved it; your save does not say when."
    assert why[second.title].endswith("no problem.")


def test_only_what_was_known_then_counts_then() -> None:
    late = Answer(question="q", at=datetime(2026, 11, 23, 9, tzinfo=UTC))
    read = [
        PageRead(lesson="l", page=f"p{day}", at=datetime(2026, 11, day, 9, tzinfo=UTC)) for day in (16, 17)
    ]
    save = ana(
        page=read,
        letter=[letter("declined", on=TODAY)],
        attempt=[attempt("declined", LAST_WEEK, "letter-1"), attempt("waiting", TODAY, id="attempt-2")],
        answer=[late],
    )
    then = progress_as_of(save, LAST_WEEK)
    assert (then.letter, then.answer) == ((), ())
    assert [(one.id, one.outcome, one.letter) for one in then.attempt] == [("attempt-1", "waiting", "")]
    assert list(then.page) == read[:1]
    assert progress_as_of(save, TODAY) == save


def test_what_the_plan_of_today_holds_is_the_plan_itself() -> None:
    changes = changes_since(ANA, course(), LAST_WEEK, TODAY)
    assert changes.score_now == plan_of(ANA).readiness.score


@settings(max_examples=40)
@given(saves(), st.integers(0, 400))
def test_any_save_tells_the_same_twice_and_is_safe_to_print(progress: Progress, days: int) -> None:
    text = told(progress, TODAY - timedelta(days))
    assert text == told(progress, TODAY - timedelta(days)) == clean(text)
