"""Markup accidents: signs that a learner would see and an author did not mean to be seen."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tutor.course.checks.findings import Findings
from tutor.course.models import Page, Question
from tutor.course.reading_level import LONGEST_PARSED, parsed
from tutor.course.unit_reading import page_key

if TYPE_CHECKING:
    from markdown_it.token import Token

WIDEST_TABLE = 72
"Characters that a page has in a window of 80 columns."

_NOT_SHOWN = (
    (re.compile(r"\[\^[^\[\]]+\]"), "a footnote", "put its words into the text"),
    (re.compile(r"^\s*[-*] \[[ xX]\] ", re.MULTILINE), "a task list", "use a plain list"),
)
_PARTNER = "set the same sign before and after the words, or a backslash before one that is meant"
_LEFT_OVER = (
    (re.compile(r"\*\*|__|~~"), "a sign of emphasis without its partner", _PARTNER),
    (re.compile(r"(?<!\S)[*_](?=[^\s*_])|(?<=[\w.!?])[*_](?!\S)"), "half of an emphasis", _PARTNER),
    (re.compile(r"`"), "a ` without its partner", _PARTNER),
    (
        re.compile(r"\]\(|\][ \t]+\((?=https?:)"),
        "a link that is none",
        "write [words](https://…), without blanks",
    ),
    (re.compile(r"^\|.*\|$"), "a line of a table that is none", "put |---|---| below the table's first line"),
)
_IN_PLAIN = re.compile(r"\*\*\S|\S\*\*|__\w|`[^`\n]+`|\]\([^)\s]*\)|^#{1,6} |^[-*] ", re.MULTILINE)
_ADDRESS = re.compile(r"(?:https?://[^\s/]+\.[^\s]+|mailto:[^\s@]+@[^\s@]+)")


class _Accident(NamedTuple):
    """`line` counts from 0 in the page's text; column from 1, and is 1 where it is not known."""

    line: int
    column: int
    noun: str
    todo: str


def check_markup(findings: Findings) -> None:
    for unit in findings.course.units:
        for lesson in unit.lessons:
            for page in lesson.pages:
                if len(page.text) <= LONGEST_PARSED:
                    _page(findings, lesson.id, page)
        for question in unit.questions:
            _question(findings, question)


def _page(findings: Findings, lesson_id: str, page: Page) -> None:
    """At most one accident of a sort on a page: the first leads to the others."""
    start = findings.anchors.place("page", page_key(lesson_id, page.id), "text")
    told = set()
    for accident in (*_raw(page.text), *_blocks(page.text)):
        if accident.noun not in told:
            told.add(accident.noun)
            place = start._replace(line=start.line + accident.line, column=accident.column)
            findings.advise(place, f'the page "{page.id}" holds {accident.noun}', accident.todo)


def _raw(text: str) -> Iterator[_Accident]:
    for sign, noun, todo in _NOT_SHOWN:
        found = sign.search(text)
        if found:
            yield _at(text, found.start(), f"{noun}, which the tutor does not show", todo)


def _at(text: str, position: int, noun: str, todo: str) -> _Accident:
    line_start = text.rfind("\n", 0, position) + 1
    return _Accident(text.count("\n", 0, position), position - line_start + 1, noun, todo)


def _blocks(text: str) -> Iterator[_Accident]:
    lines = text.split("\n")
    for token in parsed(text):
        first = token.map[0] if token.map else 0
        if token.type == "html_block":
            yield _Accident(first, 1, "HTML, which the tutor does not show", "use Markdown")
        elif token.type == "table_open" and token.map:
            wide = [number for number in range(*token.map) if len(lines[number]) > WIDEST_TABLE]
            if wide:
                noun = f"a table of {len(lines[wide[0]])} characters a line, wider than a page"
                yield _Accident(wide[0], WIDEST_TABLE + 1, noun, f"keep it to {WIDEST_TABLE}, or use a list")
        elif token.type == "inline":
            yield from _inline(token, first, lines)


def _inline(token: "Token", line: int, lines: list[str]) -> Iterator[_Accident]:
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type == "html_inline":
            noun = "HTML, which the tutor does not show"
            yield _Accident(line, _column(lines, line, child.content), noun, "use Markdown")
        elif child.type == "image":
            noun = "a picture, which the tutor does not show"
            yield _Accident(line, _column(lines, line, "!["), noun, "say it in words")
        elif child.type == "link_open" and not _ADDRESS.fullmatch(str(child.attrs.get("href", ""))):
            noun = f"a link to {str(child.attrs.get('href', ''))[:60]!r}, which leads nowhere"
            yield _Accident(line, _column(lines, line, "]("), noun, "write the whole address: https://…")
        elif child.type == "text":
            for sign, noun, todo in _LEFT_OVER:
                found = sign.search(child.content)
                # A sign that was written with a backslash is meant.
                if found and f"\\{found[0]}" not in lines[line]:
                    yield _Accident(line, _column(lines, line, found[0]), noun, todo)


def _column(lines: list[str], line: int, sign: str) -> int:
    return lines[line].find(sign) + 1 or 1


def _question(findings: Findings, question: Question) -> None:
    """Questions are shown as they are written: there Markdown is only in the way."""
    texts: list[tuple[tuple[str | int, ...], str]] = [(("prompt",), question.prompt)]
    texts += [(("hints", number), hint) for number, hint in enumerate(question.hints)]
    for number, option in enumerate(question.options):
        texts += [(("options", number, key), getattr(option, key)) for key in ("text", "match", "feedback")]
    for path, text in texts:
        found = _IN_PLAIN.search(text)
        if found:
            place = findings.anchors.place("question", question.id, *path)
            key = next(part for part in reversed(path) if isinstance(part, str))
            what = f'`{key}` holds "{found[0]}", which is shown as it stands'
            findings.advise(place, what, "leave the signs of Markdown out of questions")
