"""TOML text for files that people read and mend: tomli_w's words, laid out as the contracts show them.

tomli_w alone writes a short list of tables in one line, each list over several lines, and times with a space;
so it writes the texts and keys here, and the layout is ours.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import TypeGuard

import tomli_w

from tutor.ground.tongue import _

WIDTH = 100
"Columns: a list that fits stays on one line."
LONGEST_PATH = 8
"Names in a table header; what lies deeper is written in braces, so that the reader's limit of dots is kept."

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]{1,100}")
# Text without anything to escape, which is most of a save; tomli_w looks at each character in Python.
_PLAIN_TEXT = re.compile(r"[ !#-\[\]-~]*")
# tomli_w leaves these as they are; escaped, they read back the same and no terminal obeys the file.
_UNSEEN = re.compile("[\x80-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
_BEYOND_64_BITS = 2**63


class UnwritableError(ValueError):
    """A value that no TOML file can hold; nothing was written."""


def toml_text(document: Mapping[str, object]) -> str:
    """`document` as TOML, equal to it when read back (`same_toml`).

    A list of tables at the top becomes `[[name]]` blocks; below that it stays with its key, as `[{…}]`.
    Times with an offset are written in UTC.
    Raises UnwritableError for lone surrogates and for what is no TOML value.
    """
    values = {key: value for key, value in document.items() if not _is_block(value)}
    blocks = [_lines(values)] if values else []
    for key, value in document.items():
        if isinstance(value, Mapping):
            blocks.append(_table([_key(key)], value, "[{}]"))
        elif _is_tables(value):
            blocks.extend(table_row(key, row) for row in value)
    return _encodable("\n".join(blocks))


def table_row(name: str, row: Mapping[str, object]) -> str:
    """One row of a list of tables, from its `[[name]]` line on. Raises UnwritableError."""
    return _encodable(_table([_key(name)], row, "[[{}]]"))


def same_toml(one: object, other: object) -> bool:
    """True if two TOML values are equal; `nan` equals `nan`, a list a tuple, but 1 neither true nor 1.0."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same_toml(value, other[key]) for key, value in one.items())
    if _is_list(one) and _is_list(other):
        return len(one) == len(other) and all(map(same_toml, one, other))
    return type(one) is type(other) and (one == other or (one != one and other != other))


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | tuple)


def _is_tables(value: object) -> TypeGuard[Sequence[Mapping[str, object]]]:
    return _is_list(value) and bool(value) and all(isinstance(row, Mapping) for row in value)


def _is_block(value: object) -> bool:
    return isinstance(value, Mapping) or _is_tables(value)


def _encodable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnwritableError(_("a text holds half a character, which no file can hold")) from error
    return text


def _table(path: list[str], table: Mapping[str, object], header: str) -> str:
    """The header line, the table's values, then its inner tables under headers of their own."""
    may_go_deeper = len(path) < LONGEST_PATH
    inner = {key: value for key, value in table.items() if may_go_deeper and isinstance(value, Mapping)}
    values = {key: value for key, value in table.items() if key not in inner}
    parts = [header.format(".".join(path)) + "\n" + _lines(values)]
    parts += [_table([*path, _key(key)], value, "[{}]") for key, value in inner.items()]
    return "\n".join(parts)


def _lines(values: Mapping[str, object]) -> str:
    return "".join(f"{_key(key)} = {_beside(key, value)}\n" for key, value in values.items())


def _beside(key: str, value: object) -> str:
    """A value for the line of its key: long lists and texts of several lines go on below."""
    if isinstance(value, str):
        return _text(value, over_lines="\n" in value)
    if not _is_list(value):
        return _inline(value)
    items = [_inline(item) for item in value]
    line = f"[{', '.join(items)}]"
    if len(items) < 2 or len(key) + len(" = ") + len(line) <= WIDTH:
        return line
    return "[\n" + "".join(f"    {item},\n" for item in items) + "]"


def _inline(value: object) -> str:
    """A value on one line. `bool` before `int` and `datetime` before `date`, whose subclasses they are."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        # Python writes no decimal number of over 4,300 digits, and the reader wants short words.
        return hex(value) if value >= _BEYOND_64_BITS else str(value)
    if isinstance(value, float):
        return str(value)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date) or (isinstance(value, time) and value.tzinfo is None):
        return value.isoformat()
    if _is_list(value):
        return _joined("[]", map(_inline, value))
    if isinstance(value, Mapping):
        return _joined("{}", (f"{_key(key)} = {_inline(inner)}" for key, inner in value.items()))
    raise UnwritableError(f"TOML has no way to write a {type(value).__name__}")


def _joined(brackets: str, items: Iterable[str]) -> str:
    return brackets[0] + ", ".join(items) + brackets[1]


def _moment(moment: datetime) -> str:
    if moment.tzinfo is None:
        return moment.isoformat()
    try:
        return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except OverflowError:  # a time zone's width from the first or last day that there is
        return moment.isoformat()


def _text(text: str, *, over_lines: bool = False) -> str:
    if _PLAIN_TEXT.fullmatch(text):
        return f'"{text}"'
    # On several lines tomli_w would lose a carriage return.
    written = tomli_w.dumps({"t": text}, multiline_strings=over_lines and "\r" not in text)
    written = written.removeprefix("t = ").removesuffix("\n")
    return _UNSEEN.sub(lambda found: f"\\U{ord(found[0]):08X}", written)


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise UnwritableError(f"a key has to be text, not {type(key).__name__}")
    return key if _BARE_KEY.fullmatch(key) else _text(key)
