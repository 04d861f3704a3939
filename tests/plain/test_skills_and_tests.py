"""Skills bench and Test planner in lines: pasting, another's list, ranking, title, joining, taking back."""

import pytest
from tests.plain.talking import new_sitting

from tutor.plain.asking import BackError, LeavingError, Talk
from tutor.plain.skills_bench import skills_bench
from tutor.plain.tests_bench import tests_bench as planner
from tutor.sitting.desks import SkillsDesk
from tutor.sitting.sitting import Sitting


def bench_talk(sitting: Sitting, *lines: str) -> str:
    """Go to the Skills bench as the menu has it, and type these lines there."""
    typed = iter(lines)
    said: list[str] = []
    talk = Talk(sitting, lambda _: next(typed, None), said.append)
    with pytest.raises((LeavingError, BackError)):
        skills_bench(talk)
    return " ".join(" ".join(said).split())


def test_a_pasted_profile_is_kept_by_number_with_its_lines_shown_and_taken_back() -> None:
    sitting = new_sitting()
    said = bench_talk(sitting, "paste", "I used Zoho CRM daily.", "- Bee keeping", "- Knots", ".", "1 3", "b")
    assert "1. Zoho · line 1: I used ›Zoho CRM‹ daily." in said
    assert [skill.name for skill in sitting.progress.skill] == ["Zoho", "Knots"]
    bench_talk(sitting, "undo", "b")
    assert sitting.progress.skill == ()


def test_anothers_list_is_told_apart_in_lines_and_enter_keeps_nothing() -> None:
    sitting = new_sitting()
    SkillsDesk(sitting).keep("zoho", "tool")
    SkillsDesk(sitting).keep("translation", "core")
    said = bench_talk(sitting, "guide", "Zoho, Slack, HubSpot", ".", "", "b")
    assert "You both list: Zoho." in said
    assert "Only you: Translation." in said
    assert len(sitting.progress.kept_skills) == 2


def test_ranking_joining_and_the_title_are_reached_in_lines() -> None:
    sitting = new_sitting()
    sitting.introduce(role="customer-support", title="Agent")
    for skill in ("customer-service", "customer-support", "email-handling"):
        SkillsDesk(sitting).keep(skill, "core")
        SkillsDesk(sitting).say(skill, done_for="employer")
    said = bench_talk(sitting, "rank", "title", "1", "Customer Service", "join 1", "join 3", "b")
    assert "“Agent” is vague" in said
    assert "most applications" in said
    assert sitting.progress.learner.title.startswith("Customer Support")
    assert "(F33)" in said
    assert len(sitting.progress.kept_skills) == 2


def test_a_failed_test_its_retry_the_example_and_a_link_are_told_in_lines() -> None:
    sitting = new_sitting()
    SkillsDesk(sitting).keep("email-handling", "core")
    typed = iter(
        (
            "failed 1",
            "",
            "",
            "passed 1",
            "80",
            "today",
            "link 1 https://example.org/me",
            "example",
            "undo",
            "b",
        )
    )
    said: list[str] = []
    with pytest.raises(BackError):
        planner(Talk(sitting, lambda _: next(typed, None), said.append))
    words = " ".join(" ".join(said).split())
    assert "12 hours after a failed exam" in words
    assert "2019-07-16 (F20)" in words
    (saved,) = sitting.progress.certificate
    assert (saved.status, saved.score, saved.link) == ("passed", "80", "")
