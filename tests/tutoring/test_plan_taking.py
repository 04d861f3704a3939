"""What a person edited in a plan file is taken over: only that, once, and never at the cost of progress."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tutoring.any_save import saves
from tests.tutoring.plan_learners import TODAY, ana, course, kept, letter, plan_of

from tutor.exports.forms import render_plan
from tutor.exports.plan_reading import read_plan_file
from tutor.learner.changes import step_said
from tutor.learner.progress import Learner, Progress, StepNote
from tutor.tutoring.plan_taking import TakenOver, taken_over

FORMS = ("toml", "json", "markdown")
ANA = ana(letter=[letter("declined", "crowded-skills")], skill=[kept("email-handling"), kept("zoho")])
FIRST = plan_of(ANA).step[0]
DAY = date(2026, 12, 24)


def exported(form: str, progress: Progress = ANA) -> str:
    return render_plan(plan_of(progress), form)


def take(text: str, progress: Progress = ANA, today: date = TODAY, **more: Any) -> TakenOver:
    return taken_over(progress, course(), read_plan_file(text), today, **more)


def edited(form: str, progress: Progress = ANA) -> str:
    """The first step ticked, with a note and another day."""
    text = exported(form, progress)
    if form == "markdown":
        changes = [
            ("- [ ]", "- [x]"),
            ("  - Note:\n", "  - Note: ask Tom\n"),
            (f"Due: {FIRST.due_on}", f"Due: {DAY}"),
        ]
    elif form == "toml":
        changes = [("done = false", "done = true"), ('note = ""', 'note = "ask Tom"')]
        changes.append((f"due_on = {FIRST.due_on}", f"due_on = {DAY}"))
    else:
        changes = [('"done": false', '"done": true'), ('"note": ""', '"note": "ask Tom"')]
        changes.append((f'"due_on": "{FIRST.due_on}"', f'"due_on": "{DAY}"'))
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return text


def note_of(report: TakenOver, step: str = FIRST.id) -> StepNote:
    return next(one for one in report.progress.step if one.id == step)


@pytest.mark.parametrize("form", FORMS)
def test_a_tick_and_a_note_are_taken_and_a_second_time_nothing(form: str) -> None:
    report = take(edited(form))
    assert (note_of(report).done_on, note_of(report).note) == (TODAY, "ask Tom")
    assert report.not_taken == ()
    again = take(edited(form), report.progress)
    assert again.progress == report.progress and not again.taken
    assert again.words() == ["Nothing to take over: your progress has all of this already."]


@pytest.mark.parametrize("form", FORMS)
def test_a_changed_day_is_taken_and_no_other_day_is_fixed_by_it(form: str) -> None:
    step = plan_of(ANA).step[1]
    text = exported(form)
    at = text.index(step.id)
    for sign in ("Due: ", "due_on = ", '"due_on": "'):
        text = text[:at] + text[at:].replace(f"{sign}{step.due_on}", f"{sign}{DAY}", 1)
    report = take(text)
    assert [one.id for one in report.progress.step] == [step.id]
    assert report.progress.step[0].due_on == DAY


@settings(max_examples=40)
@given(saves(), st.sampled_from(FORMS), st.integers(0, 30))
def test_an_unedited_file_changes_nothing_also_later(progress: Progress, form: str, days: int) -> None:
    text = render_plan(plan_of(progress), form)
    report = take(text, progress, TODAY + timedelta(days))
    assert report.progress == progress
    assert (report.taken, report.not_taken) == ((), ())


@pytest.mark.parametrize("form", FORMS)
def test_what_was_done_in_the_tutor_since_stays(form: str) -> None:
    text = exported(form)
    since = step_said(ANA, FIRST.id, done_on=TODAY, note="done on the bus")
    report = take(text, since)
    assert report.progress == since


@pytest.mark.parametrize("form", FORMS)
def test_two_notes_on_one_step_are_both_kept(form: str) -> None:
    since = step_said(ANA, FIRST.id, note="from the tutor")
    assert note_of(take(edited(form), since)).note == "from the tutor\nask Tom"


@pytest.mark.parametrize("form", FORMS)
def test_a_tick_taken_out_in_the_file_is_taken_out(form: str) -> None:
    done = step_said(ANA, FIRST.id, done_on=TODAY)
    text = exported(form, done)
    for before, after in (
        ("- [x]", "- [ ]"),
        ("done = true", "done = false"),
        ('"done": true', '"done": false'),
    ):
        text = text.replace(before, after)
    assert note_of(take(text, done)).done_on is None


def test_a_day_taken_out_lets_the_tutor_choose_again() -> None:
    moved = step_said(ANA, FIRST.id, due_on=DAY)
    text = exported("markdown", moved).replace(f"Due: {DAY}", "Due:")
    assert note_of(take(text, moved)).due_on is None


def test_a_file_that_lost_its_marks_only_adds() -> None:
    text = edited("toml").split("[written]")[0]
    report = take(text)
    assert (note_of(report).done_on, note_of(report).note) == (TODAY, "ask Tom")
    assert [one.id for one in report.progress.step] == [FIRST.id]
    done = step_said(ANA, FIRST.id, done_on=TODAY)
    kept_done = take(exported("toml").split("[written]")[0], done)
    assert kept_done.progress == done
    assert "stays done" in kept_done.problem_words()[0]


def test_somebody_elses_plan_is_said_and_taken_only_anyway() -> None:
    ben = ANA.model_copy(update={"learner": Learner(name="Ben", hours_per_week=6)})
    for form, words in (("toml", "plan of Ana"), ("markdown", "somebody else's name")):
        report = take(edited(form), ben)
        assert report.refused and report.progress == ben
        assert words in report.problem_words()[0]
        assert note_of(take(edited(form), ben, anyway=True)).note == "ask Tom"


def test_another_course_and_a_newer_tutor_are_said_and_known_steps_taken() -> None:
    other = (
        edited("toml")
        .replace('course = "upwork-profile"', 'course = "knitting"')
        .replace("version = 1", "version = 9")
    )
    report = take(other)
    assert ["another course" in report.notices[0], "newer tutor" in report.notices[1]] == [True, True]
    assert note_of(report).done_on == TODAY


def test_an_unknown_step_a_double_one_and_a_day_far_away_are_listed_with_their_lines() -> None:
    text = (
        f'[[step]]\nid = "verify/nobody"\ndone = true\n\n[[step]]\nid = "{FIRST.id}"\ndue_on = 2999-01-01\n'
    )
    report = take(f'{text}\n[[step]]\nid = "{FIRST.id}"\ndone = true\n')
    assert [one.line for one in sorted(report.not_taken, key=lambda one: one.line)] == [1, 5, 9]
    assert report.progress == ANA


@given(st.text(max_size=80))
def test_any_note_in_markdown_is_taken_as_one_clean_text(words: str) -> None:
    text = exported("markdown").replace(
        "  - Note:\n", f"  - Note: {words.splitlines()[0] if words.split() else ''}\n", 1
    )
    report = take(text)
    assert all("\x1b" not in one.note for one in report.progress.step)
    assert {one.id for one in report.progress.step} <= {FIRST.id}
