"""The tables of a TOML plan with their lines; of a damaged one, all tables and keys that still can be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tutor.ground.toml_reading import TomlFault, parse_toml
from tutor.ground.tongue import _
from tutor.tutoring.plan_edits import NotTaken

_HEADER = re.compile(r"[ \t]*\[\[?[ \t]*([A-Za-z0-9_-]+)[ \t]*\]\]?[ \t]*(?:#.*)?")
_KEY = re.compile(r"[ \t]*([A-Za-z0-9_-]+)[ \t]*=[ \t]*(.*?)[ \t]*")
_CURLED = re.compile(r"[ \t]*(?:[\w-]+[ \t]*=[ \t]*\[?[ \t]*)?[“”„]")
_CURLY = re.compile("[“”„]")
_GOES_ON = ("[", '"""', "'''")
_MOST_LINES = 40
_MOST_SALVAGED = 10_000
"Lines; a plan has a few hundred."
_BARE = ("done", "due_on", "note")
_TAKEN = frozenset(("done", "due_on", "note", "id"))


@dataclass(frozen=True, slots=True)
class Block:
    """One table. `line` is that of its header, `lines` those of its keys, counted from 1; 0 is not known."""

    name: str
    line: int
    table: dict[str, Any]
    lines: dict[str, int] = field(default_factory=dict)

    def line_of(self, key: str) -> int:
        return self.lines.get(key, self.line)


def blocks_of(text: str) -> tuple[list[Block], list[NotTaken]]:
    """All tables, in their order, and what could not be read."""
    cut = list(_cut(text))
    try:
        document = parse_toml(text)
    except TomlFault:
        return _salvaged([(name, line, [_straight(one) for one in lines]) for name, line, lines in cut])
    places: dict[str, list[tuple[int, list[str]]]] = {}
    for name, line, lines in cut:
        places.setdefault(name, []).append((line, lines))
    blocks = [
        Block("", 1, {key: value for key, value in document.items() if not isinstance(value, dict | list)})
    ]
    for name, value in document.items():
        rows = [row for row in (value if isinstance(value, list) else [value]) if isinstance(row, dict)]
        # A header within a text of several lines looks like one more table: then no line is better than a wrong one.
        known = places.get(name, [])
        nowhere: list[tuple[int, list[str]]] = [(0, [])] * len(rows)
        at = known if len(known) == len(rows) else nowhere
        blocks += [
            Block(name, line, row, _key_lines(line, lines))
            for row, (line, lines) in zip(rows, at, strict=True)
        ]
    return blocks, []


def _straight(line: str) -> str:
    """`id = “verify/zoho”` with the quotes that TOML knows, where a writing program put in its own."""
    return line if '"' in line or not _CURLED.match(line) else _CURLY.sub('"', line)


def _cut(text: str) -> Iterator[tuple[str, int, list[str]]]:
    """Name, line of the header and the lines below it, for each piece between two headers."""
    name, start = "", 0
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.fullmatch(line):
            yield name, start, lines
            name, start, lines = header[1], number, []
        else:
            lines.append(line)
    yield name, start, lines


def _key_lines(start: int, lines: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(lines, start + 1):
        if key := _KEY.fullmatch(line):
            found.setdefault(key[1], number)
    return found


def _salvaged(cut: list[tuple[str, int, list[str]]]) -> tuple[list[Block], list[NotTaken]]:
    """Each piece by itself; where that fails too, each line by itself."""
    blocks: list[Block] = []
    faults: list[NotTaken] = []
    for name, start, lines in cut:
        if start + len(lines) > _MOST_SALVAGED:
            faults.append(
                NotTaken(max(start, 1), _("the damaged file is too long; nothing is read from here on"))
            )
            break
        keys = _key_lines(start, lines)
        try:
            table = parse_toml("\n".join(lines))
        except TomlFault as fault:
            table = _line_by_line(start, lines, faults)
            meant = any(keys.get(key) == start + fault.line and key in table for key in _BARE)
            if not meant and not any(start < one.line <= start + len(lines) for one in faults):
                faults.append(NotTaken(start + fault.line, fault.what))
        blocks.append(Block(name, start, table, keys))
    return blocks, faults


def _line_by_line(start: int, lines: list[str], faults: list[NotTaken]) -> dict[str, Any]:
    """What the lines say, each by itself or with those that its list or text goes on in."""
    table: dict[str, Any] = {}
    at = 0
    while at < len(lines):
        number, used = start + at + 1, 1
        key = _KEY.fullmatch(lines[at])
        try:
            found, used = _value_over_lines(lines, at, bool(key and key[2].startswith(_GOES_ON)))
        except TomlFault as fault:
            found = {}
            bare = _bare(key) if key else ""
            if key and bare:
                # `done = yes` and `note = ask Tom` are no TOML, but there is no doubt what was meant.
                found = {key[1]: bare}
            elif key and key[1] in _TAKEN:
                faults.append(NotTaken(number, fault.what))
        for name, value in found.items():
            if name in table:
                faults.append(
                    NotTaken(number, _("`{name}` stands here twice; the first one counts").format(name=name))
                )
            table.setdefault(name, value)
        at += used
    return table


def _bare(key: re.Match[str]) -> str:
    """The value of a tick, a day or a note as it stands, without quotes around it; "" for any other key."""
    if key[1] not in _BARE or key[2].startswith(_GOES_ON):
        return ""
    return key[2].strip("\"'“”„")


def _value_over_lines(lines: list[str], at: int, goes_on: bool) -> tuple[dict[str, Any], int]:
    """The key and value that begin at a line, and how many lines they take. Raises TomlFault."""
    for more in range(2, _MOST_LINES if goes_on else 2):
        if at + more > len(lines) or (more > 2 and _KEY.fullmatch(lines[at + more - 1])):
            break
        try:
            return parse_toml("\n".join(lines[at : at + more])), more
        except TomlFault:
            continue
    return parse_toml(lines[at]), 1
