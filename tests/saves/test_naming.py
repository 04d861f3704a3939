"""A learner's name is kept as the name; the file's name is made from it safely."""

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tutor.saves.naming import is_learner_id, learner_id


def folded(name: str) -> str:
    """What a name is once case, width and ways to type an accent are left out."""
    for _ in range(2):
        name = unicodedata.normalize("NFKC", name).casefold()
    return unicodedata.normalize("NFKC", name).strip()


@given(st.text())
def test_every_name_becomes_a_safe_file_name(name: str) -> None:
    made = learner_id(name)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", made)
    assert made not in {"con", "nul", "aux", "prn", "com1", "lpt9"}
    assert is_learner_id(made)
    assert learner_id(made) == made


@given(st.text(), st.text())
def test_different_names_never_share_a_file(one: str, other: str) -> None:
    assume(folded(one) and folded(other) and folded(one) != folded(other))
    assert learner_id(one) != learner_id(other)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_ways_to_type_one_name_agree(name: str) -> None:
    assert learner_id(unicodedata.normalize("NFD", name)) == learner_id(unicodedata.normalize("NFC", name))
    assert learner_id(f"  {name}\n") == learner_id(name)


@pytest.mark.parametrize("name", ["me", "ana", "ana-2", "7", "a" * 40])
def test_a_simple_name_stays_itself(name: str) -> None:
    assert learner_id(name) == name


@pytest.mark.parametrize(
    ("name", "made"), [("Ana", "ana"), ("", "me"), ("  ", "me"), ("ＡＮＡ", "ana"), ("ME", "me")]
)
def test_upper_case_width_and_nothing_are_made_simple(name: str, made: str) -> None:
    assert learner_id(name) == made


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "-rf",
        ".hidden",
        "CON",
        "nul",
        "com1",
        "a\nb",
        "a\x00b",
        "x" * 300,
        "👩‍👩‍👧" * 70,
        "a/b",
        "\ud800",
    ],
)
def test_a_name_that_could_do_harm_gets_a_hash(name: str) -> None:
    assert re.search(r"-[0-9a-f]{10}$", learner_id(name))


def test_readable_letters_of_a_name_stay_readable() -> None:
    assert learner_id("José Núñez").startswith("jose-nunez-")
    assert learner_id("Мария") != learner_id("Анна")
