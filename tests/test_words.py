"""The catalogues of the interface fit what the tutor says: no text is missing, none is left over, none breaks."""

import ast
import gettext
import re
from collections.abc import Iterator
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
    known = {(forms(one.id)[0], one.context or "") for one in catalogue_of(code) if one.id}
    assert known == {(one.text, one.context) for one in said_in()[0]}, "type: make words"


def test_what_is_compiled_is_what_was_translated(code: str) -> None:
    with (TONGUES / code / PO).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for one in filter(lambda one: one.id, catalogue_of(code)):
        english, told = forms(one.id), forms(one.string)
        shown = told if all(told) else english
        if one.context:
            assert compiled.pgettext(one.context, english[0]) == shown[0]
        elif len(english) == 1:
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


def test_an_english_word_that_stands_for_two_things_is_two_texts() -> None:
    texts = [one for one in said_in()[0] if one.text == "Plan"]
    assert sorted(one.context for one in texts) == ["", "a key: put this test on your plan"]


MARKED = {"_", "N_", "many", "counted", "note"}
"What is said inside these is translated, or stands in the log."
FOR_MACHINES = re.compile(
    r"^# TYPE |^Ask for /metrics|^\d{3} |^(Not Found|Service Unavailable|Too Many Requests)$|^xterm "
    r"|^eval |^tutor [a-z]+( [^.]*)?(\.\w+.*)?$|^# To turn it on|uninstall profile-tutor| of the tutor: "
    r"|^We are not able to accept"
)
"Figures of Prometheus, words of HTTP, names of terminals, lines for a shell or a schema, a letter to warm up with."


TWO_WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")


def unmarked(node: ast.AST) -> Iterator[ast.Constant]:
    """The sentences of a module that no translator sees: two words side by side, but for docstrings and checks."""
    if isinstance(node, ast.Assert) or (
        isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKED
    ):
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and TWO_WORDS.search(node.value):
        yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.Dict) and child in ours_for(node)):
            yield from unmarked(child)


def ours_for(table: ast.Dict) -> list[ast.expr | None]:
    """What others say, such as argparse, where our own words for it stand beside it."""
    said = zip(table.keys, table.values, strict=True)
    return [key for key, ours in said if getattr(getattr(ours, "func", None), "id", "") == "N_"]


@pytest.mark.parametrize("floor", ["host", "cli"])
def test_what_no_walk_of_the_screens_reaches_has_no_sentence_that_was_not_marked(floor: str) -> None:
    found = [
        f"{file.name}:{one.lineno}: {one.value!r}"
        for file in sorted((SOURCE / floor).rglob("*.py"))
        for one in unmarked(ast.parse(file.read_text(encoding="utf-8")))
        if not FOR_MACHINES.search(str(one.value))
    ]
    assert not found, "\n".join(found)


def test_where_words_are_said_their_name_stands_for_nothing_else() -> None:
    """`_` is also what Python people call a value they do not want; in one function it can't be both."""
    for file in SOURCE.rglob("*.py"):
        for act in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(act, ast.FunctionDef | ast.AsyncFunctionDef):
                names = [one for one in ast.walk(act) if isinstance(one, ast.Name) and one.id == "_"]
                uses = {type(one.ctx) for one in names}
                assert uses <= {ast.Load} or uses <= {ast.Store}, f"{file.name}:{act.lineno}"


def test_the_page_for_browsers_has_no_word_of_its_own() -> None:
    page = (SOURCE / "host/page/index.html").read_text(encoding="utf-8")
    shown = re.sub("<[^>]*>", " ", re.sub(r'\{_\("[^"]+"\)\}', "", page))
    assert shown.split() == ["TOML", "JSON"], "names are the same in each language"
    script = (SOURCE / "host/page/page.js").read_text(encoding="utf-8")
    code = [line for line in script.splitlines() if not line.lstrip().startswith("//")]
    said = [text for line in code for text in re.findall(r"""(["'`])(.*?)\1""", line)]
    assert not [text for _, text in said if TWO_WORDS.search(text) and "Mono" not in text]


def test_filipino_is_whole_but_for_what_was_said_last() -> None:
    """Whoever adds a text need not know Filipino; but it must not be left to lie."""
    told = [told for _, told in entries(catalogue_of("fil"))]
    assert sum(not all(forms) for forms in told) <= len(told) // 100
