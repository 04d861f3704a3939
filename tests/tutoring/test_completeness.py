"""Completeness is Upwork's published table, worked out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.small_catalogues import SMALL, kept, saves

from tutor.learner.progress import Progress, Proof, SavedCertificate
from tutor.tutoring.completeness import (
    REQUIRED_HALF,
    ProfileParts,
    completeness,
    own_completeness,
    part_of_profile,
    said_parts,
    with_progress,
)

HALF: dict[str, Any] = {"photo": True, "overview": True, "employments": 1, "skills": 1}


@pytest.mark.parametrize(
    ("more", "percent"),
    [
        ({}, 50),
        ({"skills": 2}, 60),
        ({"skills": 15}, 60),
        ({"employments": 2}, 60),
        ({"employments": 3}, 70),
        ({"employments": 9}, 70),
        ({"portfolio_items": 1}, 55),
        ({"portfolio_items": 3}, 65),
        ({"portfolio_items": 4}, 70),
        ({"portfolio_items": 12}, 70),
        ({"educations": 1}, 60),
        ({"educations": 2}, 70),
        ({"educations": 5}, 70),
        ({"video": True}, 60),
        ({"linked_account": True}, 60),
        ({"certificates": 1}, 55),
        ({"certificates": 2}, 60),
        ({"certificates": 7}, 60),
        ({"other_experience": True}, 55),
        ({"skills": 10, "portfolio_items": 2, "certificates": 2}, 80),
        ({"skills": 10, "portfolio_items": 4, "educations": 2}, 100),
        ({"employments": 3, "portfolio_items": 4, "educations": 2}, 100),
        ({"employments": 3, "portfolio_items": 4, "certificates": 1, "other_experience": True}, 100),
        (
            {"skills": 5, "video": True, "linked_account": True, "certificates": 2, "other_experience": True},
            95,
        ),
        ({"photo": False}, 0),
        ({"overview": False}, 0),
        ({"employments": 0}, 0),
        ({"skills": 0}, 0),
        ({"photo": False, "portfolio_items": 4}, 20),
        ({"skills": 0, "educations": 1, "video": True}, 20),
    ],
)
def test_the_score_is_that_of_the_table(more: dict[str, Any], percent: int) -> None:
    assert completeness(ProfileParts(**{**HALF, **more})).score == percent


def test_missing_required_parts_are_named() -> None:
    assert completeness(ProfileParts(photo=True, skills=1)).missing == ("overview", "employment")


def test_what_still_adds_points_stands_with_the_least_work_first() -> None:
    made = completeness(ProfileParts(**{**HALF, "skills": 12, "linked_account": True}))
    assert [line.part for line in made.cheapest][:2] == ["other-experience", "portfolio"]
    full = ProfileParts(**{**HALF, "employments": 3, "portfolio_items": 4, "educations": 2})
    assert completeness(full).cheapest == ()
    assert completeness(ProfileParts()).missing == ("photo", "overview", "employment", "skill")
    assert [(line.part, line.each, line.most) for line in completeness(ProfileParts()).further] == [
        ("more-skills", 10, 10),
        ("linked-account", 10, 10),
        ("other-experience", 5, 5),
        ("portfolio", 5, 20),
        ("certificates", 5, 10),
        ("education", 10, 20),
        ("more-work", 10, 20),
        ("video", 10, 10),
    ]


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ({"has": ("photo",)}, ProfileParts(photo=True)),
        ({"has": ("overview",)}, ProfileParts(overview=True)),
        ({"overview": "I answer customers."}, ProfileParts(overview=True)),
        ({"overview": "  \n"}, ProfileParts()),
        ({"has": ("video",)}, ProfileParts(video=True)),
        ({"has": ("linked-account",)}, ProfileParts(linked_account=True)),
        ({"has": ("other-experience",)}, ProfileParts(other_experience=True)),
        ({"employments": 2, "educations": 3}, ProfileParts(employments=2, educations=3)),
    ],
)
def test_what_the_learner_ticked_and_counted_is_there_and_nothing_else(
    said: dict[str, Any], parts: ProfileParts
) -> None:
    progress = Progress.model_validate({"profile": said})
    assert said_parts(progress) == parts
    assert own_completeness(progress, SMALL) == completeness(parts)


def test_the_learners_own_table_counts_what_the_benches_hold() -> None:
    progress = Progress.model_validate(
        {"profile": {"has": ["photo", "overview"], "employments": 1}, "skill": [kept("zoho")]}
    )
    assert own_completeness(progress, SMALL).score == REQUIRED_HALF


def test_each_line_of_the_table_says_what_is_there_in_a_word_or_a_number() -> None:
    parts = ProfileParts(True, False, 1, 2, 3, 4, 5, True, False, True)
    told = {
        "photo": "yes",
        "overview": "no",
        "employment": "1",
        "more-work": "1",
        "skill": "2",
        "more-skills": "2",
        "portfolio": "3",
        "education": "4",
        "certificates": "5",
        "video": "yes",
        "linked-account": "no",
        "other-experience": "yes",
        "shoe-size": "",
    }
    assert {part: part_of_profile(parts, part) for part in told} == told


@given(st.builds(ProfileParts, *[st.booleans()] * 2, *[st.integers(0, 20)] * 5, *[st.booleans()] * 3))
def test_the_score_is_a_percentage(parts: ProfileParts) -> None:
    assert 0 <= completeness(parts).score <= 100


def test_progress_counts_only_what_may_be_shown_for_kept_skills() -> None:
    progress = Progress(
        skill=(kept("english-writing"), kept("zoho")),
        certificate=(
            SavedCertificate(id="efset-50", status="passed"),
            SavedCertificate(id="support-test", status="passed"),
            SavedCertificate(id="own/diploma", status="failed", skills=("zoho",)),
            SavedCertificate(id="own/course", status="planned", skills=("zoho",)),
        ),
        proof=(
            Proof(id="proof-1", kind="video", skills=("zoho",), may_show=True),
            Proof(id="proof-2", skills=("zoho",), may_show=False),
            Proof(id="proof-3", skills=("painting",), may_show=True),
        ),
    )
    parts = with_progress(ProfileParts(photo=True), progress, SMALL)
    assert parts == ProfileParts(photo=True, skills=2, portfolio_items=1, certificates=1, video=True)


@given(saves)
def test_progress_never_takes_points_away(progress: Progress) -> None:
    typed = ProfileParts(
        photo=True, overview=True, employments=1, skills=3, portfolio_items=2, certificates=1
    )
    assert completeness(with_progress(typed, progress, SMALL)).score >= completeness(typed).score
