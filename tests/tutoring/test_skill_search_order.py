"""What stands first when somebody types a word that many skills have."""

import pytest

from tutor.course.loading import find_content, load_course
from tutor.tutoring.skill_list import find_skills

COURSE = load_course(find_content(None, {}))


def first(typed: str, role: str = "") -> str:
    return find_skills(typed, COURSE, role=COURSE.role.get(role))[0].skill.name


@pytest.mark.parametrize(
    "typed", ["email", "chat", "data", "phone", "customer", "social media", "product", "graphic", "content"]
)
def test_a_first_word_wins_over_the_same_word_further_back(typed: str) -> None:
    assert first(typed).casefold().startswith(typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("excel", "Microsoft Excel"),
        ("word", "Microsoft Word"),
        ("writing", "Writing"),
        ("java", "Java"),
        ("va", "Virtual Assistant"),
        ("sql", "SQL"),
        ("english", "English"),
    ],
)
def test_a_whole_name_wins_over_the_beginning_of_another(typed: str, name: str) -> None:
    assert first(typed) == name


@pytest.mark.parametrize(
    ("typed", "role", "name"),
    [
        ("email", "customer-support", "Email Support"),
        ("support", "customer-support", "Customer Support"),
        ("support", "technical-support", "Technical Support"),
        ("writing", "technical-support", "Writing"),
    ],
)
def test_of_equal_hits_the_learners_own_kind_of_work_comes_first(typed: str, role: str, name: str) -> None:
    assert first(typed, role) == name


def test_the_rare_skill_is_still_found_by_its_own_name() -> None:
    assert first("html email") == "HTML Email"
