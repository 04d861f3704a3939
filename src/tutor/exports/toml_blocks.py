"""The tables of a TOML plan with their lines; of a damaged one, all tables and keys that still can be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tutor.ground.toml_reading import TomlFault, parse_toml
from tutor.tutoring.plan_edits import NotTaken

_HEADER = re.compile(r"[ \t]*\[\[?[ \t]*([A-Za-z0-9_-]+)[ \t]*\]\]?[ \t]*(?:#.*)?")
_KEY = re.compile(r"[ \t]*([A-Za-z0-9_-]+)[ \t]*=[ \t]*(.*?)[ \t]*")
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
    except TomlFault as fault:
        return _salvaged(cut, fault)
    places: dict[str, list[tuple[int, list[str]]]] = {}
    for name, line, lines in cut:
        places.setdefault(name, []).append((line, lines))
    blocks = [Block("", 1, {key: value for key, value in document.items() if not isinstance(value, dict | list)})]
    for name, value in document.items():
        rows = [row for row in (value if isinstance(value, list) else [value]) if isinstance(row, dict)]
        # A header within a text of several lines looks like one more table: then no line is better than a wrong one.
        known = places.get(name, [])
        at = known if len(known) == len(rows) else [(0, [])] * len(rows)
        blocks += [
            Block(name, line, row, _key_lines(line, lines))
            for row, (line, lines) in zip(rows, at, strict=True)
        ]
    return blocks, []


def _cut(text: str) -> Iterator[tuple[str, int, list[str]]]:
    """Name, line of the header and the lines below it, for each piece between two headers."""
    name, start, lines = "", 0, []
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


def _salvaged(cut: list[tuple[str, int, list[str]]], whole: TomlFault) -> tuple[list[Block], list[NotTaken]]:
    """Each piece by itself; where that fails too, each line by itself."""
    blocks, faults = [], []
    for name, start, lines in cut:
        keys = _key_lines(start, lines)
        try:
            table = parse_toml("\n".join(lines))
        except TomlFault as fault:
            table = _line_by_line(start, lines, faults)
            if not any(start < one.line <= start + len(lines) for one in faults):
                faults.append(NotTaken(start + fault.line, fault.what))
        blocks.append(Block(name, start, table, keys))
    return blocks, faults or [NotTaken(whole.line, whole.what)]


def _line_by_line(start: int, lines: list[str], faults: list[NotTaken]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for number, line in enumerate(lines, start + 1):
        key = _KEY.fullmatch(line)
        try:
            found = parse_toml(line)
        except TomlFault as fault:
            if key and key[1] in ("done", "due_on") and key[2]:
                # `done = yes` is no TOML, but there is no doubt what was meant.
                found = {key[1]: key[2].strip("\"'")}
            else:
                found = {}
                if key is None or key[1] in _TAKEN:
                    faults.append(NotTaken(number, fault.what))
        for name, value in found.items():
            if name in table:
                faults.append(NotTaken(number, f"`{name}` stands here twice; the first one counts"))
            table.setdefault(name, value)
    return table
