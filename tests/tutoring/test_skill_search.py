"""Finding skills: while typing, in pasted text, and roles by what people call themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tutoring.small_catalogues import SMALL, course_of

from tutor.course.catalogues import Skill
from tutor.tutoring.roles import find_roles
from tutor.tutoring.skill_list import find_skills, own_skill_id, skills_in_text
from tutor.tutoring.skill_text import LONGEST_TEXT

any_text = st.text(st.characters(), max_size=200) | st.text("abc ,|•-\n:.1)/&+#🎉zoho", max_size=200)


def ids(typed: str) -> list[str]:
    return [found.skill.id for found in find_skills(typed, SMALL)]


@pytest.mark.parametrize("typed", ["Zoho", "zoho", "  ZOHO ", "Zoho CRM", "zo", "zohoo"])
def test_a_skill_is_found_by_name_other_name_beginning_and_in_spite_of_typos(typed: str) -> None:
    assert ids(typed)[0] == "zoho"


def test_the_exact_name_comes_before_the_beginning_and_that_before_a_likeness() -> None:
    skills = (Skill(id="writings", name="Writing Tests"), Skill(id="writing", name="Writing"))
    course = course_of((*skills, Skill(id="wrting", name="Wrting")))
    assert [found.skill.id for found in find_skills("writing", course)] == ["writing", "writings", "wrting"]


def test_words_are_found_in_any_order_and_with_typing_mistakes() -> None:
    assert "customer-support" in ids("support customer")
    assert ids("custmer suport")[0] == "customer-support"
    assert ids("e-mail handling")[0] == "email-handling"


def test_each_find_says_why_in_words() -> None:
    (found,) = find_skills("integromat", SMALL, limit=1)
    assert found.skill.id == "make"
    assert "integromat" in found.why


@given(any_text, st.integers(-1, 9))
def test_searching_never_raises_and_keeps_to_its_limit(typed: str, limit: int) -> None:
    found = find_skills(typed, SMALL, limit)
    assert len(found) <= max(limit, 0)
    assert len({one.skill.id for one in found}) == len(found)
    assert len(find_roles(typed, SMALL, limit)) <= max(limit, 0)


def test_skills_are_found_in_every_kind_of_list() -> None:
    text = "• Zoho CRM\n- e-mail handling (2 years)\n1. Painting\nSkills: CSR | Make 🎉 English-Writing"
    read = skills_in_text(text, SMALL)
    assert [hit.skill.id for hit in read.found] == [
        "zoho",
        "email-handling",
        "painting",
        "customer-service",
        "make",
        "english-writing",
    ]
    assert read.unknown == ()


def test_the_longest_name_wins_and_words_are_whole() -> None:
    read = skills_in_text("Zoho CRM and painting, but no customers supported and no retranslations.", SMALL)
    assert [hit.text for hit in read.found] == ["Zoho CRM", "painting"]


def test_an_everyday_word_in_running_text_is_no_skill() -> None:
    assert skills_in_text("I make many calls. Make no mistake.", SMALL).found == ()
    (hit,) = skills_in_text("At work we used Make every day.", SMALL).found
    assert hit.skill.id == "make"


def test_a_name_that_a_sentence_end_parts_is_no_skill() -> None:
    assert skills_in_text("I served each customer. Service was quick there.", SMALL).found == ()


def test_initials_in_running_text_are_a_skill_in_capital_letters_only() -> None:
    course = course_of((Skill(id="hr", name="HR"), Skill(id="r", name="R")))
    (hit,) = skills_in_text("I have worked in HR for six years, and R was my neighbour there.", course).found
    assert hit.skill.id == "hr"
    assert skills_in_text("It took us two hr or more to get to the old office there.", course).found == ()


def test_items_nobody_knows_are_offered_as_they_stand() -> None:
    read = skills_in_text(
        "Painting, Dog grooming, Origami, [/]\nI have worked since 2015 for a bank in Manila.", SMALL
    )
    assert [item.text for item in read.unknown] == ["Dog grooming", "Origami", "[/]"]


def test_a_misspelt_item_is_found_but_not_sure() -> None:
    (hit,) = skills_in_text("* Custmer Suport", SMALL).found
    assert hit.skill.id == "customer-support"
    assert not hit.sure


def test_a_phrase_that_only_looks_like_a_skill_as_a_whole_is_not_guessed() -> None:
    course = course_of((Skill(id="ticket-handling", name="Ticket Management"),))
    read = skills_in_text("- Time Management\n- Tikcet Managment", course)
    assert [item.text for item in read.unknown] == ["Time Management"]
    assert [hit.text for hit in read.found] == ["Tikcet Managment"]


def test_a_list_in_another_script_is_kept_as_own_skills() -> None:
    assert [item.text for item in skills_in_text("翻译、写作、绘画", SMALL).unknown] == [
        "翻译",
        "写作",
        "绘画",
    ]


@given(any_text)
def test_reading_any_paste_never_raises_and_every_place_is_exact(text: str) -> None:
    read = skills_in_text(text, SMALL)
    assert all(text[hit.start : hit.end] == hit.text for hit in read.found)
    assert all(text[item.start : item.end] == item.text for item in read.unknown)
    assert len({hit.skill.id for hit in read.found}) == len(read.found)


def test_a_huge_paste_is_cut_and_says_so() -> None:
    read = skills_in_text("Zoho, " + "x" * LONGEST_TEXT + ", Painting, Translation", SMALL)
    assert [hit.skill.id for hit in read.found] == ["zoho"]
    assert read.cut


@given(st.text(min_size=1, max_size=120))
def test_an_own_skill_has_one_plain_id_for_its_name(name: str) -> None:
    made = own_skill_id(name)
    assert made == own_skill_id(name)
    assert made.startswith("own/")
    assert made.isascii()
    assert len(made) <= 80


def test_names_that_differ_in_signs_or_script_get_different_ids() -> None:
    names = ["C", "C++", "C#", "[/]", "'; DROP", "翻译", "写作", "x" * 100, "x" * 101]
    assert len({own_skill_id(name) for name in names}) == len(names)
    assert own_skill_id("Bee Keeping") == own_skill_id("bee  keeping") == "own/bee-keeping"


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("customer support", "customer-support"),
        ("Lead CSR", "customer-support"),
        ("transltor", "translator"),
        ("Filipino translator", "translator"),
    ],
)
def test_a_role_is_found_by_what_people_call_themselves(typed: str, role: str) -> None:
    assert find_roles(typed, SMALL)[0].id == role


def test_nothing_typed_shows_all_roles_and_nonsense_none() -> None:
    assert find_roles("", SMALL) == SMALL.roles
    assert find_roles("zzzz qqqq", SMALL) == ()


def test_a_word_that_says_nothing_of_the_work_finds_no_role() -> None:
    baker = SMALL.roles[0].model_copy(update={"id": "baker", "name": "Baker or expert", "core": ()})
    course = course_of(roles=(baker,))
    assert find_roles("expert cook", course) == ()
    assert find_roles("master baker", course) == (baker,)
