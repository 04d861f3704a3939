"""What changed between two tries is taken from progress, and nothing is said that progress does not know."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from tests.tutoring.small_catalogues import SMALL, kept, saves

from tutor.learner.changes import attempt_said
from tutor.learner.progress import (
    Attempt,
    Progress,
    Proof,
    SavedCertificate,
    SavedLetter,
    SavedProfile,
    StepNote,
)
from tutor.tutoring.attempt_changes import changed_since_last, changes_before, profile_now
from tutor.tutoring.between_attempts import elsewhere, resend

TODAY = date(2026, 11, 23)
LETTER = SavedLetter(id="letter-1", text="No.", family="declined", reasons=("crowded-skills",))


def sent(progress: Progress, on: date, written: date | None = None, **said: Any) -> Progress:
    """An attempt as the desk writes it down: with the profile of the day of writing."""
    now = profile_now(progress, SMALL, written or on)
    return attempt_said(progress, "", submitted_on=on, profile=now, **{"outcome": "declined", **said})


def with_(progress: Progress, **parts: Any) -> Progress:
    return progress.model_copy(update=parts)


START = sent(Progress(skill=(kept("zoho"),), letter=(LETTER,)), TODAY, letter="letter-1")


def test_the_first_attempt_has_nothing_to_be_compared_with() -> None:
    assert changes_before(START, SMALL, "attempt-1") is None
    assert changed_since_last(Progress(), SMALL, TODAY) is None


@given(saves)
def test_nothing_done_is_no_change_whatever_the_save(progress: Progress) -> None:
    once = sent(progress, TODAY)
    changes = changed_since_last(once, SMALL, TODAY)
    assert changes is not None and changes.exact and not changes.any and changes.lines() == ()


def test_each_thing_done_is_named() -> None:
    grown = with_(
        START,
        skill=(kept("english-writing"), kept("translation")),
        certificate=(SavedCertificate(id="efset-50", status="passed", on=TODAY),),
        proof=(Proof(id="proof-1", title="Two replies", skills=("translation",), may_show=True),),
        profile=SavedProfile(overview="I translate shop pages."),
        learner=START.learner.model_copy(update={"title": "Translator for shops"}),
    )
    changes = changed_since_last(grown, SMALL, TODAY + timedelta(days=9))
    assert changes is not None
    assert changes.title == "Translator for shops"
    assert changes.added == ("English Writing", "Translation") or len(changes.added) == 2
    assert len(changes.dropped) == 1 and len(changes.verified) == 1
    assert changes.proofs == ("Two replies",) and changes.overview
    assert changes.complete[1] > changes.complete[0]
    again = sent(grown, TODAY + timedelta(days=9))
    assert changes_before(again, SMALL, "attempt-2") == changes
    later = with_(again, skill=())
    assert changes_before(later, SMALL, "attempt-2") == changes


def test_sending_the_same_profile_again_is_named_pointless_only_where_that_is_known() -> None:
    found = resend(START, SMALL, TODAY)
    assert found and found[0] == "nothing-new"
    old = with_(START, attempt=(Attempt(id="attempt-1", submitted_on=TODAY, outcome="declined"),))
    unknown = resend(old, SMALL, TODAY)
    assert unknown and unknown[0] == "unknown"
    late = sent(Progress(skill=(kept("zoho"),), letter=(LETTER,)), TODAY - timedelta(days=9), TODAY)
    backdated = resend(late, SMALL, TODAY)
    assert backdated and backdated[0] == "unknown"


def test_what_has_a_date_counts_for_an_attempt_written_down_later() -> None:
    late = sent(
        Progress(skill=(kept("english-writing"),), letter=(LETTER,)), TODAY - timedelta(days=9), TODAY
    )
    passed = SavedCertificate(id="efset-50", name="EF SET", status="passed", on=TODAY - timedelta(days=2))
    before = SavedCertificate(id="long-english", name="Long", status="passed", on=TODAY - timedelta(days=20))
    done = StepNote(id="proof/zoho", done_on=TODAY - timedelta(days=1))
    changes = changed_since_last(with_(late, certificate=(before, passed), step=(done,)), SMALL, TODAY)
    assert changes is not None and not changes.exact
    assert changes.tests == ("EF SET",) and changes.steps == 1


def test_a_better_photo_is_no_answer_to_a_letter_about_skills() -> None:
    painted = with_(START, profile=SavedProfile(has=("photo", "video"), educations=2))
    found = resend(painted, SMALL, TODAY)
    assert found and found[0] == "beside-the-letter"
    skilled = resend(with_(painted, skill=(kept("zoho"), kept("make"))), SMALL, TODAY)
    assert skilled and skilled[0] == "changed"


def test_whether_to_send_is_asked_only_after_a_decline() -> None:
    for outcome in ("waiting", "approved", "closed", "act-now"):
        one = sent(Progress(skill=(kept("zoho"),)), TODAY, outcome=outcome)
        assert resend(one, SMALL, TODAY) is None
        assert elsewhere(one, SMALL, TODAY) == ("closed" if outcome == "closed" else "")


def test_other_platforms_are_fair_after_two_declines_with_a_change_between_them() -> None:
    assert elsewhere(START, SMALL, TODAY) == "early"
    same = sent(START, TODAY + timedelta(days=1))
    assert elsewhere(same, SMALL, TODAY + timedelta(days=2)) == "early"
    changed = sent(with_(START, skill=(kept("zoho"), kept("make"))), TODAY + timedelta(days=1))
    assert elsewhere(changed, SMALL, TODAY + timedelta(days=2)) == "fair"


@given(saves)
def test_no_save_breaks_it(progress: Progress) -> None:
    for attempt in progress.attempt:
        changes_before(progress, SMALL, attempt.id)
    changed_since_last(progress, SMALL, TODAY)
    resend(progress, SMALL, TODAY)
    elsewhere(progress, SMALL, TODAY)
