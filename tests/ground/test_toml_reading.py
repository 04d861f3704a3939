"""TOML of unknown origin is read quickly or refused with a place, whatever it holds."""

import tomllib
from time import process_time

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.ground.toml_reading import TomlFault, parse_toml

PLAIN_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | PLAIN_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PLAIN_TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(PLAIN_TEXT, VALUES, max_size=5))
def test_whatever_is_written_is_read_back(document: dict[str, object]) -> None:
    assert parse_toml(tomli_w.dumps(document)) == document


@given(st.text(st.sampled_from("[]{}=.,#\"'\\\n\ta1_- \0é"), max_size=120))
@settings(max_examples=300)
def test_any_text_is_read_as_tomllib_reads_it_or_refused_with_a_place(text: str) -> None:
    try:
        read = parse_toml(text)
    except TomlFault as fault:
        lines = text.split("\n")
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
        assert fault.what
        if "deep" not in fault.what and "dots" not in fault.what:
            with pytest.raises(ValueError):
                tomllib.loads(text)
    else:
        assert read == tomllib.loads(text)


@pytest.mark.parametrize(
    ("text", "line", "column", "what"),
    [
        ("a = 1\nb = \n", 2, 5, "a value is missing"),
        ("a = 1\n\nb", 3, 2, "needs an `=`"),
        ("a = 1\na = 2", 2, 6, "has a value already"),
        ("a = 1\nb = '''x", 2, 5, "no end"),
        ("[a]\n[a]", 2, 3, "twice"),
        ("x = 1\ny = " + "[" * 17 + "]" * 17, 2, 21, "16 deep"),
        ("x = " + "{a = [" * 9 + "]}" * 9, 1, 53, "16 deep"),
        ("x = 1\n" + "a." * 9 + "a = 1", 2, 1, "more than 8 dots"),
        ("[ \"a\" . b . 'c' .a.a.a.a.a.a.a ]", 1, 3, "more than 8 dots"),
        ("x = {" + "a." * 9 + "a = 1}", 1, 6, "more than 8 dots"),
        ("x = 1\ny = " + "1" * 4301, 2, 5, "longer than 400"),
        ("x = 0x" + "f" * 5000, 1, 5, "longer than 400"),
        ("x = 1\ny = '" + "z" * 70_000 + "'", 2, 65_537, "longer than 65,536"),
        ("a = '\0'", 1, 6, "a sign it can't hold"),
        ("[[[[[[[[[[[[[[[[[[[[", 1, 17, "16 deep"),
    ],
)
def test_each_fault_has_its_place(text: str, line: int, column: int, what: str) -> None:
    with pytest.raises(TomlFault) as caught:
        parse_toml(text)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert what in caught.value.what


@pytest.mark.parametrize(
    "text",
    [
        "a = '" + "." * 1000 + "'",
        'a = "' + "[" * 1000 + '"',
        "# " + "a." * 1000,
        'a = """' + "[" * 100 + "\n" + "{a.b" * 100 + '"""""',
        "a = '''" + "[a.b" * 100 + "'''''",
        "a.b.c.d.e.f.g.h.i = 1",
        "x = " + "[" * 16 + "]" * 16,
        'a = "\\"[[[[[[[[[[[[[[[[[[[[[[\\\\"',
        "\n".join(f"[a{n}.b]\nc = [1, [2]]" for n in range(100)),
    ],
)
def test_dots_and_brackets_in_words_are_only_words(text: str) -> None:
    assert parse_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "a." * 30_000 + "a = 1",
        "[" + "a." * 30_000 + "a]",
        'x = "' + '\\"' * 30_000,
        "x = '''" + "'' " * 20_000,
        'x = """' + '"" ' * 300_000,
        "x = " + "[" * 60_000,
        "x = {a = " * 7_000,
        "x = '\n" * 100_000,
        '"' * 60_000,
    ],
)
def test_hostile_text_is_refused_at_once(text: str) -> None:
    started = process_time()
    with pytest.raises(TomlFault):
        parse_toml(text, longest_line=10**7)
    assert process_time() - started < 2


def test_who_keeps_long_text_hands_in_another_limit() -> None:
    text = "x = '" + "z" * 70_000 + "'"
    assert len(parse_toml(text, longest_line=100_000)["x"]) == 70_000
