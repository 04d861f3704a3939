"""Every key of a TOML text is found on the line on which it stands."""

import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from tutor.course.places import Path, key_spots, spot_of
from tutor.ground.toml_reading import parse_toml

KEYS = st.from_regex(r"[a-z][a-z0-9_-]{0,6}", fullmatch=True) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=6
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PLAIN = st.booleans() | st.integers(-(10**6), 10**6) | st.floats(allow_nan=False) | WORDS | st.dates()
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=15
)


def paths_of(value: Any, path: Path = ()) -> list[Path]:
    """All paths that lead to something inside a parsed document."""
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    found = [] if not path else [path]
    for key, part in inner:
        found += paths_of(part, (*path, key))
    return found


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_every_path_leads_to_a_line_that_holds_its_key(document: dict[str, object]) -> None:
    text = tomli_w.dumps(document)
    spots = key_spots(text)
    read = parse_toml(text)
    # tomllib knows no more keys than the text has, and the scanner no others.
    assert set(spots) == set(paths_of(read))
    lines = text.split("\n")
    for path, (line, column) in spots.items():
        if isinstance(path[-1], str):
            rest = lines[line - 1][column - 1 :]
            assert path[-1] in rest or tomli_w.dumps({path[-1]: 1}).split(" = 1")[0] in rest


WRITTEN = '''\
# a comment with [brackets] and a = "sign"
title = "x"
long = """
[not.a.table]
key = 1 \\"""
still text"""""
'quoted key' = 1
"with \\u0041" = 2

[a.b]
c.d = 1  # c
c . e = 2
[[a.list]]
name = 'one ] , }'
tags = [
    "first", # why
    [1, 2],

    {k = 1, m = {n = "}"}},
]
[[a.list]]
name = "two"
[a.list.inner]
deep = 2026-11-23T10:00:00Z
[[a.list.more]]
x = 1
'''


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("title",), 2, 1),
        (("long",), 3, 1),
        (("quoted key",), 7, 1),
        (("with A",), 8, 1),
        (("a", "b"), 10, 1),
        (("a", "b", "c", "d"), 11, 1),
        (("a", "b", "c", "e"), 12, 1),
        (("a", "list", 0), 13, 1),
        (("a", "list", 0, "tags"), 15, 1),
        (("a", "list", 0, "tags", 0), 16, 5),
        (("a", "list", 0, "tags", 1, 1), 17, 9),
        (("a", "list", 0, "tags", 2, "m", "n"), 19, 18),
        (("a", "list", 1, "name"), 22, 1),
        (("a", "list", 1, "inner", "deep"), 24, 1),
        (("a", "list", 1, "more", 0, "x"), 26, 1),
    ],
)
def test_all_ways_of_writing_a_key(path: Path, line: int, column: int) -> None:
    assert key_spots(WRITTEN)[path] == (line, column)


def test_the_scanner_knows_what_tomllib_knows() -> None:
    assert set(key_spots(WRITTEN)) == set(paths_of(tomllib.loads(WRITTEN)))


def test_what_does_not_stand_there_is_told_at_what_is_around_it() -> None:
    spots = key_spots(WRITTEN)
    assert spot_of(("a", "list", 1, "missing", 3), spots) == (21, 1)
    assert spot_of(("nothing",), spots) is None


def test_a_text_that_is_no_toml_is_refused_where_a_key_is_missing() -> None:
    with pytest.raises(ValueError, match="no key at 6"):
        key_spots("a = 1\n= 2\n")
