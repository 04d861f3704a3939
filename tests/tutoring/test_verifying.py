"""Only a passed certificate verifies, and only what it bears on."""

from typing import get_args

import pytest
from hypothesis import given
from tests.tutoring.small_catalogues import SMALL, kept, saved_certificates, saves

from tutor.learner.progress import CertificateStatus, Progress, SavedCertificate
from tutor.tutoring.honest_list import honest_ids
from tutor.tutoring.verifying import bears_on, unrelated, verified_skills
from tutor.tutoring.verifying import tests_for as certificates_for


def progress_with(*certificates: SavedCertificate, **parts: object) -> Progress:
    skills = (kept("english-writing"), kept("email-handling"), kept("own/beekeeping"))
    return Progress(skill=skills, certificate=certificates).model_copy(update=parts)


@pytest.mark.parametrize("status", get_args(CertificateStatus))
def test_only_a_passed_certificate_verifies(status: CertificateStatus) -> None:
    progress = progress_with(SavedCertificate(id="efset-50", status=status))
    assert verified_skills(progress, SMALL) == ({"english-writing"} if status == "passed" else set())


def test_a_catalogue_certificate_bears_only_on_what_the_catalogue_says() -> None:
    boast = SavedCertificate(id="efset-50", status="passed", skills=("email-handling", "own/beekeeping"))
    assert bears_on(boast, SMALL) == {"english-writing"}
    assert verified_skills(progress_with(boast), SMALL) == {"english-writing"}


def test_an_own_certificate_bears_on_the_skills_saved_with_it() -> None:
    diploma = SavedCertificate(id="own/diploma", status="passed", skills=("own/beekeeping", "painting"))
    assert verified_skills(progress_with(diploma), SMALL) == {"own/beekeeping"}


def test_a_near_duplicate_is_not_verified_along_with_its_twin() -> None:
    progress = Progress(
        skill=(kept("customer-service"),), certificate=(SavedCertificate(id="support-test", status="passed"),)
    )
    assert verified_skills(progress, SMALL) == set()


def test_a_skill_marked_never_is_not_verified_even_if_the_save_keeps_it() -> None:
    progress = Progress(
        skill=(kept("english-writing", done_for="never"),),
        certificate=(SavedCertificate(id="efset-50", status="passed"),),
    )
    assert verified_skills(progress, SMALL) == set()


def test_one_never_among_doubled_entries_takes_the_skill_out() -> None:
    passed = (SavedCertificate(id="efset-50", status="passed"),)
    for pair in (("never", "client"), ("client", "never")):
        skills = tuple(kept("english-writing", done_for=done) for done in pair)
        assert verified_skills(Progress(skill=skills, certificate=passed), SMALL) == set()


def test_a_certificate_that_touches_no_kept_skill_is_unrelated() -> None:
    related, stray = SavedCertificate(id="efset-50"), SavedCertificate(id="own/diploma", skills=("painting",))
    progress = progress_with(related, stray)
    assert not unrelated(related, progress, SMALL)
    assert unrelated(stray, progress, SMALL)
    assert unrelated(related, Progress(), SMALL)


def test_tests_for_a_skill_stand_with_the_most_worth_per_hour_first() -> None:
    found = [kind.id for kind in certificates_for("english-writing", SMALL)]
    assert found == ["efset-50", "long-english", "paid-english"]  # a paid hour weighs double
    assert certificates_for("painting", SMALL) == ()
    assert certificates_for("own/beekeeping", SMALL) == ()


@given(saves)
def test_what_is_verified_is_kept_and_never_marked_never(progress: Progress) -> None:
    verified = verified_skills(progress, SMALL)
    assert verified <= {skill.id for skill in progress.skill if skill.kept}
    assert verified.isdisjoint(skill.id for skill in progress.skill if skill.done_for == "never")
    assert verified <= honest_ids(progress)


@given(saves)
def test_unrelated_never_verifies(progress: Progress) -> None:
    strays = tuple(saved for saved in progress.certificate if unrelated(saved, progress, SMALL))
    passed = tuple(saved.model_copy(update={"status": "passed"}) for saved in strays)
    assert verified_skills(progress.model_copy(update={"certificate": passed}), SMALL) == set()


@given(saves, saved_certificates)
def test_one_more_certificate_never_takes_a_verified_skill_away(
    progress: Progress, more: SavedCertificate
) -> None:
    grown = progress.model_copy(update={"certificate": (*progress.certificate, more)})
    assert verified_skills(progress, SMALL) <= verified_skills(grown, SMALL)
    if more.status != "passed":
        assert verified_skills(progress, SMALL) == verified_skills(grown, SMALL)


@given(saves)
def test_doubled_entries_change_nothing(progress: Progress) -> None:
    doubled = progress.model_copy(
        update={"certificate": progress.certificate * 2, "skill": (*progress.skill, *progress.skill)}
    )
    assert verified_skills(doubled, SMALL) == verified_skills(progress, SMALL)
