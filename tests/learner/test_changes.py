"""Each change is a pure function: what it does not speak of stays, unknown keys too."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tutor.learner import changes
from tutor.learner.progress import Answer, Flag, Progress

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_page_once_read_keeps_its_first_time() -> None:
    once = changes.page_read(Progress(), "letter/read-it-all", "p1", NOW)
    assert changes.page_read(once, "letter/read-it-all", "p1", NOW.replace(year=2027)) is once


def test_the_same_letter_again_is_one_letter() -> None:
    once = changes.letter_kept(Progress(), "Hi", None, "unclear", ())
    again = changes.letter_kept(once, "Hi", date(2026, 11, 19), "declined", ("crowded-skills",))
    assert [letter.id for letter in again.letter] == ["letter-1"]
    assert again.letter[0].received_on == date(2026, 11, 19)
    assert [x.id for x in changes.letter_kept(again, "Ho", None, "unclear", ()).letter] == [
        "letter-1",
        "letter-2",
    ]


def test_unknown_keys_of_a_changed_row_stay() -> None:
    progress = Progress.model_validate({"skill": [{"id": "zoho", "mood": "fond"}], "shoe": 42})
    said = changes.skill_said(progress, "zoho", kept=True)
    assert said.model_dump()["skill"][0]["mood"] == "fond"
    assert said.model_dump()["shoe"] == 42


def test_a_wrong_value_is_refused_before_it_is_kept() -> None:
    with pytest.raises(ValidationError):
        changes.skill_said(Progress(), "zoho", done_for="nobody")


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=12))
def test_never_done_and_kept_exclude_each_other(names: list[str]) -> None:
    progress = Progress()
    for number, name in enumerate(names):
        done = "never" if number % 2 else "client"
        progress = changes.skill_said(progress, name, kept=True, done_for=done)
    assert len({skill.id for skill in progress.skill}) == len(progress.skill)
    assert not any(skill.kept and skill.done_for == "never" for skill in progress.skill)


@given(st.lists(st.text(max_size=5), max_size=10))
def test_all_answers_stay_in_the_log_in_order(questions: list[str]) -> None:
    progress = Progress()
    for question in questions:
        progress = changes.answered(progress, Answer(question=question, at=NOW))
    assert [answer.question for answer in progress.answer] == questions


def test_a_tick_is_taken_back_and_the_note_stays() -> None:
    ticked = changes.step_said(Progress(), "verify/zoho", done_on=NOW.date(), note="soon")
    undone = changes.step_said(ticked, "verify/zoho", done_on=None)
    assert (undone.step[0].done_on, undone.step[0].note) == (None, "soon")


def test_proofs_and_attempts_get_ids_of_their_own() -> None:
    progress = changes.proof_said(changes.proof_said(Progress(), "", title="A"), "", title="B")
    progress = changes.proof_said(changes.proof_dropped(progress, "proof-1"), "", title="C")
    assert len({proof.id for proof in progress.proof}) == 2
    progress = changes.attempt_said(progress, "", outcome="waiting")
    progress = changes.attempt_said(progress, "attempt-1", outcome="approved")
    assert [attempt.outcome for attempt in progress.attempt] == ["approved"]


def test_a_question_is_flagged_once_and_the_flag_can_be_taken_back() -> None:
    first = changes.flagged(Progress(), Flag(question="letter/q", at=NOW, note="a"))
    again = changes.flagged(first, Flag(question="letter/q", at=NOW, note="b"))
    assert [flag.note for flag in again.flag] == ["b"]
    newer = changes.flagged(again, Flag(question="letter/q", revision=2, at=NOW))
    assert [flag.revision for flag in changes.unflagged(newer, ("letter/q",), 2).flag] == [1]
    assert changes.unflagged(first, ("letter/other",), 1) is first
    assert changes.unflagged(first, ("letter/new-name", "letter/q"), 1).flag == ()


def test_a_flag_keeps_keys_nobody_knows() -> None:
    progress = Progress.model_validate({"flag": [{"question": "a", "at": NOW, "mood": "sure"}]})
    kept = changes.flagged(progress, Flag(question="b", at=NOW))
    assert kept.model_dump()["flag"][0]["mood"] == "sure"


def test_showing_the_name_in_a_room_starts_no_course_and_settings_keep_what_was_not_said() -> None:
    shown = changes.name_shown_in_rooms(Progress(), True)
    assert shown.learner.name_in_rooms == "yes" and not shown.has_started
    assert changes.name_shown_in_rooms(shown, False).learner.name_in_rooms == "no"
    dark = changes.settled(changes.settled(Progress(), theme="dark"), quiet="yes")
    assert dark.settings and (dark.settings.theme, dark.settings.quiet) == ("dark", "yes")


def test_what_is_dropped_is_gone_and_nothing_else() -> None:
    made = changes.attempt_said(changes.proof_said(Progress(), "", title="Reply"), "", outcome="waiting")
    made = changes.certificate_said(made, "efset-50", status="passed")
    assert changes.proof_dropped(made, "proof-1") == made.model_copy(update={"proof": ()})
    assert changes.attempt_dropped(made, "attempt-1") == made.model_copy(update={"attempt": ()})
    assert changes.certificate_dropped(made, "efset-50") == made.model_copy(update={"certificate": ()})
    assert changes.certificate_dropped(made, "another") == made
