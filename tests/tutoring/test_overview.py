"""The overview is looked through for what harms, and never blamed for a name, a skill or a tool."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.course.loading import find_content, load_course
from tutor.learner.progress import Learner, Progress, SavedSkill
from tutor.sitting.spelling import misspelt
from tutor.tutoring.contact_details import contact_details
from tutor.tutoring.overview import LONGEST, SEEN_FIRST, OverviewCheck, check_overview

COURSE = load_course(find_content(None, {}))
GOOD = (
    "I answer customers of online shops by e-mail and chat, in English and Filipino. From 2019 to 2023 I worked at a "
    "help desk with Zoho and Avaya, about 40 tickets a day. Below you can read three sample replies. In my spare time "
    "I organise a book club. My programme for new colleagues cut the time of their training from 6 weeks to 4."
)


def skill(skill_id: str, **said: Any) -> SavedSkill:
    name = COURSE.skill[skill_id].name if skill_id in COURSE.skill else skill_id.removeprefix("own/")
    return SavedSkill(**{"id": skill_id, "name": name, "kept": True, "done_for": "client", **said})


ANA = Progress(learner=Learner(name="Ana Reyes"), skill=(skill("customer-service"), skill("zoho")))


def checked(text: str, progress: Progress = ANA) -> OverviewCheck:
    return check_overview(text, progress, COURSE, misspelt)


def kinds(text: str, progress: Progress = ANA) -> set[str]:
    return {finding.kind for finding in checked(text, progress).findings}


def test_a_good_overview_has_no_finding() -> None:
    assert kinds(GOOD) == set()
    assert checked(GOOD).seen_first == GOOD[:SEEN_FIRST]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("expirience", "experience"),
        ("recieve", "receive"),
        ("proffesional", "professional"),
        ("adress", "address"),
        ("costumers", "customers"),
        ("responsability", "responsibility"),
        ("grammer", "grammar"),
        ("comunication", "communication"),
    ],
)
def test_a_common_slip_is_found_with_what_is_meant(slip: str, meant: str) -> None:
    (finding,) = [one for one in checked(f"{GOOD} Good {slip} too.").findings if one.kind == "spelling"]
    assert finding.about == (slip,)
    assert f"({meant}?)" in finding.words


def test_names_skills_and_tools_are_never_called_misspelt() -> None:
    names = [skill.name for skill in COURSE.skills] + [test.name for test in COURSE.certificates]
    text = GOOD + " " + ". ".join(names) + " " + ". ".join(name.lower() for name in names)
    found = [finding for finding in checked(text).findings if finding.kind == "spelling"]
    assert not found
    own = Progress(learner=Learner(name="mariposa clentez"), skill=(skill("own/recieve desk"),))
    assert "spelling" not in kinds(f"{GOOD} mariposa clentez, recieve desk", own)


@pytest.mark.parametrize(
    "word", ["colour", "organised", "travelling", "skilful", "chatbots", "Sococo", "ecommerce", "catalogue"]
)
def test_british_and_new_words_are_no_slips(word: str) -> None:
    assert "spelling" not in kinds(f"{GOOD} It was {word} too.")


def test_a_text_in_another_language_is_not_judged_word_by_word() -> None:
    text = "Atiendo a clientes de tiendas en linea por correo y charla, y preparo informes para los gerentes."
    found = [one for one in checked(text).findings if one.kind == "spelling"]
    assert all(not one.about for one in found)


@pytest.mark.parametrize(
    "detail",
    [
        "ana.b@gmail.com",
        "ana.b (at) gmail.com",
        "+63 917 555 1234",
        "0917-555-1234",
        "https://ana.example.org/me",
        "www.ana-writes.example",
        "skype: ana_b",
        "WhatsApp me at +639175551234",
        "t.me/ana_b",
        "@ana_writes",
    ],
)
def test_contact_details_are_found(detail: str) -> None:
    assert contact_details(f"Write to me: {detail} any time.")
    assert "contact" in kinds(f"{GOOD} Write to me: {detail} any time.")


@pytest.mark.parametrize(
    "words",
    [
        "From 2019 - 2023.",
        "1 500 000 rows",
        "40 tickets a day",
        "1,200,300 words",
        "on 2024-05-06",
        "04.05.2023",
        "24/7",
        "C1, 87%",
    ],
)
def test_years_and_amounts_are_no_telephone_numbers(words: str) -> None:
    assert contact_details(f"I did it, {words} It was good.") == ()


def test_a_skill_marked_never_may_not_be_claimed_but_may_be_denied() -> None:
    said = Progress(skill=(skill("customer-service"), skill("zoho", kept=False, done_for="never")))
    (finding,) = [one for one in checked(GOOD, said).findings if one.kind == "never"]
    assert finding.about == ("Zoho",) and "F60" in finding.sources
    denied = GOOD.replace("help desk with Zoho and Avaya", "help desk") + " I have not used Zoho yet."
    assert "never" not in kinds(denied, said)
    own = Progress(skill=(skill("customer-service"), skill("own/rope work", kept=False, done_for="never")))
    assert "never" in kinds(f"{GOOD} I also do Rope Work.", own)


def test_length_is_told_at_both_ends() -> None:
    assert "length" in kinds("I answer customers.")
    assert "length" in kinds(GOOD + " I help." * 700)
    assert checked(GOOD + " I help." * 700).length > LONGEST
    assert checked("  \n ").findings == ()


def test_a_first_part_without_any_skill_is_named() -> None:
    hello = (
        "Hello dear reader, thank you for your visit. I am glad that you are here and hope that you like this page. "
        * 3
    )
    assert "first" in kinds(hello + GOOD)


@given(st.text(max_size=400))
def test_no_text_breaks_the_check(text: str) -> None:
    assert checked(text).length == len(text.strip())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to ana [at] mail [dot] com please", "ana [at] mail [dot] com"),
        ("Write to ana at mail dot com please", "ana at mail dot com"),
        ("WhatsApp me at +234 803 555 0101.", "WhatsApp me at +234 803 555 0101"),
        ("Skype: live:jhoanna.r", "Skype: live:jhoanna.r"),
        ("My site is anacruz dot com", "anacruz dot com"),
    ],
)
def test_hidden_and_split_contact_details_are_found_whole(text: str, found: str) -> None:
    assert contact_details(text) == (found,)


@pytest.mark.parametrize(
    "text",
    ["I look at data and connect the dots.", "Meet us at Booking dot", "24/7, ISO 9001:2015, 2015-2019"],
)
def test_what_only_looks_like_contact_details_is_none(text: str) -> None:
    assert contact_details(text) == ()


def test_shouting_is_named() -> None:
    check = check_overview("I AM THE BEST WRITER!!!! HIRE ME", Progress(), COURSE, lambda words: {})
    told = " ".join(one.words for one in check.findings)
    assert "capital letters" in told and "“!!!!”" in told
    calm = check_overview(
        "I use SQL, AWS, CSS and HTML. NASA HQ asked me.", Progress(), COURSE, lambda words: {}
    )
    assert "capital" not in " ".join(one.words for one in calm.findings)
