"""A lesson file taken apart: TOML between `+++` lines at the top, then pages of TOML and Markdown."""

from dataclasses import dataclass, field
from typing import NamedTuple

FENCE = "+++"
PAGE = "+++ page"


class Fault(NamedTuple):
    """Something wrong with the way the file is divided."""

    line: int
    what: str
    todo: str


class Block(NamedTuple):
    """Some lines of the file. `line` is that of the first, from 1."""

    line: int
    text: str


class PageParts(NamedTuple):
    """One page: the line of its `+++ page`, its TOML, its Markdown."""

    line: int
    settings: Block
    markdown: Block


@dataclass
class LessonParts:
    """All blocks of a file, and what is wrong with their division."""

    front: Block
    pages: list[PageParts] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def split_front(text: str) -> tuple[Block, Block, list[Fault]]:
    """Divide a file into its TOML and all that follows."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[start].rstrip() != FENCE:
        todo = "begin with a line `+++`, then the id and title, then another line `+++`"
        return Block(1, ""), Block(1, text), [Fault(start + 1, "the file does not begin with `+++`", todo)]
    end = _closing(lines, start + 1, len(lines))
    if end is None:
        todo = "put a line `+++` after the last of its keys"
        return Block(1, ""), Block(1, ""), [Fault(start + 1, "the block opened here has no end", todo)]
    return _block(lines, start + 1, end), _block(lines, end + 1, len(lines)), []


def split_lesson(text: str) -> LessonParts:
    """Divide a lesson file. With faults the blocks found before them still stand."""
    front, rest, faults = split_front(text)
    parts = LessonParts(front, faults=faults)
    if faults:
        return parts
    lines = text.split("\n")
    openings = [number for number in range(rest.line - 1, len(lines)) if lines[number].rstrip() == PAGE]
    before = _block(lines, rest.line - 1, openings[0] if openings else len(lines))
    if before.text.strip():
        todo = "put a block `+++ page`, with id and title, before it"
        parts.faults.append(Fault(_first_line(before), "this text stands before the first page", todo))
    for opening, following in zip(openings, [*openings[1:], len(lines)], strict=False):
        _add_page(parts, lines, opening, following)
    return parts


def _add_page(parts: LessonParts, lines: list[str], opening: int, following: int) -> None:
    end = _closing(lines, opening + 1, following)
    if end is None:
        todo = "put a line `+++` after the last of its keys"
        parts.faults.append(Fault(opening + 1, "the page block opened here has no end", todo))
        return
    for number in range(end + 1, following):
        if lines[number].startswith(FENCE):
            todo = "a page begins with a line that is exactly `+++ page`"
            parts.faults.append(Fault(number + 1, f"`{lines[number][:40].rstrip()}` opens nothing", todo))
            break  # the line that closes it would be told as well
    markdown = _block(lines, end + 1, following)
    parts.pages.append(PageParts(opening + 1, _block(lines, opening + 1, end), markdown))


def _closing(lines: list[str], start: int, stop: int) -> int | None:
    return next((number for number in range(start, stop) if lines[number].rstrip() == FENCE), None)


def _block(lines: list[str], start: int, end: int) -> Block:
    return Block(start + 1, "\n".join(lines[start:end]))


def _first_line(block: Block) -> int:
    blank = len(block.text) - len(block.text.lstrip())
    return block.line + block.text[:blank].count("\n")
