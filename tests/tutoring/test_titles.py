"""Titles and categories: vague and wide ones are named, sharper ones made only from what was kept."""

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.small_catalogues import SMALL, kept, saves

from tutor.learner.progress import Learner, Progress, Ring
from tutor.tutoring.sharper_titles import sharper_titles
from tutor.tutoring.skill_text import skills_in_text
from tutor.tutoring.title_check import check_title, title_lines


def faults(title: str, *skills: str) -> list[str]:
    said = tuple(kept(skill) for skill in skills)
    return [
        fault.fault for fault in check_title(Progress(learner=Learner(title=title), skill=said), SMALL).faults
    ]


@pytest.mark.parametrize(
    ("title", "fault"),
    [
        ("", "missing"),
        ("   ", "missing"),
        ("Designer", "vague"),
        ("Account Executive", "vague"),
        ("Freelance Virtual Assistant", "vague"),
        ("DATA ENTRY SPECIALIST", "vague"),
        ("Senior Python Engineer", "broad"),
        ("VA, Writer, SEO, Data Entry, Design", "list"),
        ("World-class sushi cook for hotels", "boast"),
        ("Cook for hotels, write to me@example.org", "contact"),
    ],
)
def test_a_title_that_says_little_is_named(title: str, fault: str) -> None:
    assert fault in faults(title)


@pytest.mark.parametrize(
    "title",
    [
        "Health writer for clinics and medical blogs",
        "WordPress developer for small online shops",
        "German to English translator, technical manuals",
        "Virtual assistant for coaches: calendar, Calendly, newsletters",
        "Traductora médica para clínicas",
        "医学翻译",
    ],
)
def test_a_title_with_a_field_or_a_tool_is_left_alone(title: str) -> None:
    assert faults(title) == []


def test_a_title_may_not_claim_what_was_never_done() -> None:
    progress = Progress(
        learner=Learner(title="Zoho help for shops"), skill=(kept("zoho", done_for="never"), kept("painting"))
    )
    (fault,) = check_title(progress, SMALL).faults
    assert (fault.fault, fault.sources) == ("untrue", ("F60",))
    assert faults("Zoho help for shops", "painting") == ["unlisted"]
    assert faults("Zoho help for shops", "zoho") == []


@pytest.mark.parametrize(
    ("category", "faults"),
    [
        ("", ["missing"]),
        ("Customer Service", ["broad"]),
        ("admin support", ["broad"]),
        ("Design & Creative", ["broad"]),
        ("Presentation Design", []),
    ],
)
def test_a_wide_category_is_named(category: str, faults: list[str]) -> None:
    check = check_title(Progress(learner=Learner(category=category)), SMALL)
    assert [fault.fault for fault in check.category_faults] == faults


def test_sharper_titles_join_the_work_with_kept_skills_and_tools() -> None:
    skills = (kept("email-handling"), kept("zoho", "tool"), kept("painting", "beyond"))
    progress = Progress(learner=Learner(role="customer-support", title="Agent"), skill=skills)
    made = sharper_titles(progress, SMALL)
    assert made[0] == "Customer Support with Zoho: Email Handling"
    assert 1 <= len(made) <= 3
    assert all("vague" not in faults(title, "email-handling", "zoho", "painting") for title in made)


def sharper(title: str, role: str = "", **rings: str) -> tuple[str, ...]:
    skills = tuple(
        kept(skill.strip(), cast("Ring", ring)) for ring, named in rings.items() for skill in named.split(",")
    )
    return sharper_titles(Progress(learner=Learner(title=title, role=role), skill=skills), SMALL)


@pytest.mark.parametrize(
    ("title", "begins"),
    [
        ("Registered Nurse / Medical Writer", "Registered Nurse with Zoho: "),
        ("Passionate Shop Photographer | Lightroom", "Shop Photographer with Zoho: "),
        ("SEO guru", "SEO Specialist with Zoho: "),
        ("Recipe developer and food photographer", "Recipe developer with Zoho: "),
    ],
)
def test_a_sharper_title_begins_with_the_learners_own_trade(title: str, begins: str) -> None:
    assert sharper(title, core="email-handling, writing", tool="zoho")[0].startswith(begins)


def test_a_word_that_says_little_gives_way_to_the_role() -> None:
    assert sharper("Agent", "customer-support", core="writing, painting")[0].startswith("Customer Support: ")


def test_no_speciality_is_said_to_be_done_in_a_tool() -> None:
    """Nobody does painting in Zoho: the tool stands with the work."""
    assert not any(
        " in Zoho" in title for title in sharper("Shop help", core="painting, writing", tool="zoho")
    )


@pytest.mark.parametrize("title", ["Writer / Nurse / Coder", "VA | Customer Support | Data Entry"])
def test_three_kinds_of_work_in_one_title_are_named(title: str) -> None:
    assert faults(title) == ["list"]


def test_a_tool_named_first_in_the_title_is_a_tool() -> None:
    assert faults("Zoho Administrator") == []


def test_without_a_kept_skill_no_title_is_made_up() -> None:
    assert sharper_titles(Progress(learner=Learner(role="customer-support")), SMALL) == ()


@given(saves)
def test_no_title_made_here_names_what_was_never_done(progress: Progress) -> None:
    never = {skill.id for skill in progress.skill if skill.done_for == "never"}
    for title in sharper_titles(progress, SMALL):
        assert never.isdisjoint(hit.skill.id for hit in skills_in_text(title, SMALL).found)


@given(st.text(st.characters(), max_size=120), st.text(max_size=60))
def test_any_title_can_be_checked_and_told(title: str, category: str) -> None:
    check = check_title(Progress(learner=Learner(title=title, category=category)), SMALL)
    assert all(line.strip() for line in title_lines(check))
