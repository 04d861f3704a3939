"""What stands first when somebody types a word that many skills have."""

import pytest
from tests.tutoring.small_catalogues import SMALL, course_of

from tutor.course.catalogues import Role, Skill
from tutor.course.course import Course
from tutor.course.loading import find_content, load_course
from tutor.tutoring.skill_list import find_skills
from tutor.tutoring.skill_search import closest_skill

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


def named(*skills: tuple[str, ...], roles: tuple[Role, ...] = ()) -> Course:
    """A course of these skills, each with its name and its other names."""
    made = tuple(Skill(id=f"skill-{at}", name=one[0], also=one[1:]) for at, one in enumerate(skills))
    return course_of(made, roles=roles)


def found(typed: str, course: Course, limit: int = 8) -> list[tuple[str, str]]:
    return [(one.skill.name, one.why) for one in find_skills(typed, course, limit)]


def test_every_kind_of_hit_has_its_place_and_its_words() -> None:
    course = named(
        ("Live Chatting",),
        ("Messages", "chat answers"),
        ("Chatting",),
        ("Live Chat Support",),
        ("Chat Support",),
        ("Talking", "chat"),
        ("Chat",),
        ("Painting",),
    )
    has = "its name has what you typed"
    assert found("chat", course) == [
        ("Chat", "the same name"),
        ("Talking", "also called “chat”"),
        ("Chat Support", has),
        ("Live Chat Support", has),
        ("Chatting", has),
        ("Live Chatting", has),
        ("Messages", "also called “chat answers”"),
    ]


def test_each_typed_word_must_begin_some_word_of_the_name() -> None:
    course = named(("Customer Support",), ("Customer Service",), ("Technical Support",))
    assert found("sup cust", course) == [("Customer Support", "its name has what you typed")]


def test_what_is_written_more_alike_comes_first_and_nonsense_finds_nothing() -> None:
    course = named(("Writings",), ("Prose", "Wryting"), ("Writing",), ("Painting",))
    assert found("writng", course) == [
        ("Writing", "written much like what you typed"),
        ("Writings", "written much like what you typed"),
        ("Prose", "written much like what you typed, also called “Wryting”"),
    ]
    assert found("xqzw", course) == found("wq", course) == found("", course) == []


def test_of_equal_hits_the_one_that_more_kinds_of_freelancers_have_comes_first() -> None:
    roles = tuple(
        Role(id=f"role-{at}", name=f"Role {at}", title="T", core=("skill-1",), tool=(), beyond=())
        for at in range(2)
    )
    course = named(("Data Entry",), ("Data Mining",), roles=roles)
    assert [name for name, _ in found("data", course)] == ["Data Mining", "Data Entry"]


def test_eight_are_shown_unless_another_number_is_asked_for() -> None:
    assert len(find_skills("support", COURSE)) == 8
    assert len(find_skills("support", COURSE, 3)) == 3


def test_a_misspelt_name_is_taken_only_if_it_is_enough_alike() -> None:
    near = closest_skill("custmer suport", SMALL, 80)
    assert near and near.name == "Customer Support"
    assert closest_skill("custmer suport", SMALL, 99) is None
