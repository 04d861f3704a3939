"""The catalogues of the interface fit what the tutor says: no text is missing, none is left over, none breaks."""

import gettext
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from tools.words import PO, SOURCE, TONGUES, Said, brought_up, catalogue_of, said_in

from tutor.ground.tongue import catalogues

CODES = sorted(path.parents[1].name for path in TONGUES.glob(f"*/{PO}"))


Entry = tuple[tuple[str, ...], tuple[str, ...]]
"One text: in English, and in the other language; a form for one and a form for more where a number decides."


@pytest.fixture(scope="module", params=CODES)
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def entries(catalogue: Catalog) -> list[Entry]:
    return [(forms(one.id), forms(one.string)) for one in catalogue if one.id]


def forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text) if isinstance(text, list | tuple) else ("",)


def fields(text: str) -> set[tuple[str, str, str]]:
    """The blanks of a text: name, conversion and form of each. Raises ValueError for a bracket without partner."""
    return {
        (name, conversion or "", form or "")
        for _, name, form, conversion in Formatter().parse(text)
        if name is not None
    }


def test_no_text_is_put_together_before_it_is_translated() -> None:
    assert said_in()[1] == []


def test_each_language_is_offered_and_has_an_english_word_for_nothing() -> None:
    assert catalogues() == tuple(CODES)
    assert len(said_in()[0]) > 1000, "the collector finds what is said"


def test_the_catalogue_knows_each_text_and_no_other(code: str) -> None:
    known = {english[0] for english, _ in entries(catalogue_of(code))}
    assert known == {one.text for one in said_in()[0]}, "type: make words"


def test_what_is_compiled_is_what_was_translated(code: str) -> None:
    with (TONGUES / code / PO).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for english, told in entries(catalogue_of(code)):
        shown = told if all(told) else english
        if len(english) == 1:
            assert compiled.gettext(english[0]) == shown[0]
        else:
            assert tuple(compiled.ngettext(english[0], english[1], count) for count in (1, 2)) == shown


def test_each_translation_fills_in_the_same_blanks(code: str) -> None:
    for english, told in entries(catalogue_of(code)):
        for form in filter(None, told):
            assert fields(form) in [fields(text) for text in english], f"{english[0]!r}: {form!r}"


def test_english_itself_has_no_broken_blank() -> None:
    for said in said_in()[0]:
        assert fields(said.text) <= fields(said.more or said.text)


def test_bringing_up_keeps_each_translation(code: str) -> None:
    assert sorted(entries(brought_up(code)[0])) == sorted(entries(catalogue_of(code)))


def test_a_text_in_a_page_made_of_a_template_is_collected_too() -> None:
    assert "exports/templates/plan.html" in said_in()[0][Said("of 100 ready")]
    assert (SOURCE / "exports/templates/plan.html").is_file()


def test_filipino_is_whole_but_for_what_was_said_last() -> None:
    """Whoever adds a text need not know Filipino; but it must not be left to lie."""
    told = [told for _, told in entries(catalogue_of("fil"))]
    assert sum(not all(forms) for forms in told) <= len(told) // 100
