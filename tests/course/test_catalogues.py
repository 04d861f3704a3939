"""The catalogues that ship with the tutor: complete, linked, and sourced."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tutor.course.catalogues import CertificateKind, Role, Skill
from tutor.course.course import Course
from tutor.course.models import Source
from tutor.tutoring.skill_names import names_of

CONTENT = Path(__file__).parents[2] / "content"

# Every skill, tool and site of the 2017 article, under the kebab-case of its usual name.
OF_THE_ARTICLE = """
    customer-support customer-service crm google-docs microsoft-office email-support email-handling
    chat-support phone-support phone-handling data-entry technical-support telemarketing cold-calling
    jira hubspot amazon slack sococo avaya xlite zoho
    translation writing blogging painting graphic-design logo-design virtual-assistant lead-generation
    translation-english-filipino translation-filipino-english
"""


def rows(path: str, key: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((CONTENT / path).read_text("utf-8"))[key]
    return found


@pytest.fixture(scope="module")
def course() -> Course:
    """The catalogues alone, so that a slip in a lesson does not fail these tests."""
    parts: dict[str, Any] = {
        "skills": tuple(Skill.model_validate(row) for row in rows("en/skills/skills.toml", "skill")),
        "roles": tuple(Role.model_validate(row) for row in rows("en/skills/roles.toml", "role")),
        "certificates": tuple(
            CertificateKind.model_validate(row) for row in rows("en/certificates.toml", "certificate")
        ),
        "sources": tuple(Source.model_validate(row) for row in rows("sources.toml", "source")),
    }
    return Course.model_construct(**parts)


def test_every_skill_and_tool_of_the_article_is_there(course: Course) -> None:
    assert set(OF_THE_ARTICLE.split()) <= set(course.skill)
    assert {"english-writing", "customer-support"} <= set(course.skill)


def test_there_are_enough_skills_and_roles_each_id_once(course: Course) -> None:
    assert len(course.skill) == len(course.skills) >= 260
    assert len(course.role) == len(course.roles) >= 20
    assert len(course.certificate) == len(course.certificates)
    assert len(course.source) == len(course.sources)
    assert "customer-support" in course.role


def test_no_two_skills_share_a_written_name(course: Course) -> None:
    claimed: dict[str, str] = {}
    for skill in course.skills:
        for name in (skill.name, *skill.also):
            words = " ".join(name.casefold().split())
            assert claimed.setdefault(words, skill.id) == skill.id, (
                f"{name!r}: {claimed[words]} and {skill.id}"
            )


def test_every_name_finds_its_own_skill(course: Course) -> None:
    for skill in course.skills:
        found = names_of(course).skill_called(skill.name)
        assert found is not None and found.id == skill.id


def test_near_duplicates_point_at_a_skill_that_points_nowhere(course: Course) -> None:
    for skill in course.skills:
        if skill.same_as:
            assert skill.same_as != skill.id
            assert course.skill[skill.same_as].same_as == ""
    assert course.skill["customer-service"].same_as == "customer-support"
    assert course.skill["email-handling"].same_as == "email-support"
    assert course.skill["phone-handling"].same_as == "phone-support"


def test_notes_about_the_market_carry_a_year_and_a_source_that_exists(course: Course) -> None:
    for skill in course.skills:
        for note in (skill.crowded, skill.in_demand):
            if note is not None:
                assert re.search(r"\b20\d\d\b", note.text), skill.id
                assert note.sources and set(note.sources) <= set(course.source), skill.id


def test_every_role_has_three_rings_of_known_skills(course: Course) -> None:
    for role in course.roles:
        named = (*role.core, *role.tool, *role.beyond)
        assert set(named) <= set(course.skill), role.id
        assert len(set(named)) == len(named), role.id
        assert 6 <= len(role.core) <= 12 and 6 <= len(role.tool) <= 12 and 5 <= len(role.beyond) <= 10, (
            role.id
        )


def test_the_role_of_the_article_suggests_the_articles_skills(course: Course) -> None:
    role = course.role["customer-support"]
    named = {*role.core, *role.tool, *role.beyond}
    assert set(OF_THE_ARTICLE.split()) - named <= {
        "translation-english-filipino",
        "translation-filipino-english",
    }


def test_every_certificate_bears_on_known_skills_and_says_what_it_does_not_show(course: Course) -> None:
    for kind in course.certificates:
        assert kind.skills and set(kind.skills) <= set(course.skill), kind.id
        assert set(kind.sources) <= set(course.source), kind.id
        assert kind.as_of == date(2026, 11, 22)
        assert kind.address.startswith("http")


def test_no_price_is_named_that_nobody_checked(course: Course) -> None:
    for kind in course.certificates:
        assert not re.search(r"\d", kind.cost), kind.id
        assert kind.free == (kind.cost == "free"), kind.id


def test_ef_set_says_that_it_does_not_test_writing(course: Course) -> None:
    kind = course.certificate["efset-50"]
    assert "english-writing" in kind.skills
    assert "writing" in kind.does_not_show.lower()


def test_upworks_own_ended_tests_are_not_offered(course: Course) -> None:
    assert not [kind.id for kind in course.certificates if "upwork" in kind.name.lower()]


def test_every_source_has_a_full_address_and_only_warnings_rest_on_weak_ones(course: Course) -> None:
    for source in course.sources:
        assert re.match(r"https?://[\w.-]+/?\S*$", source.address), source.id
        assert "..." not in source.address
    assert {source.id for source in course.sources if source.confidence == "low"} == {"F89"}
