"""Texts: what would be shown wrong, or could not be filled in."""

import re
from difflib import get_close_matches
from string import Formatter

from tutor.course.checks.findings import Findings
from tutor.course.issues import Place
from tutor.course.unit_reading import page_key

PLAN_BLANKS = frozenset(
    [
        "address",
        "again",
        "also",
        "cost",
        "count",
        "crowded",
        "days",
        "deadline",
        "declines",
        "does_not_show",
        "evidence",
        "example",
        "first",
        "goal",
        "ideas",
        "it",
        "item",
        "lesson",
        "minutes",
        "minutes_from",
        "name",
        "on",
        "over",
        "parts",
        "proof",
        "questions",
        "rarer",
        "reasons",
        "received",
        "retry",
        "role",
        "second",
        "shown_by",
        "since",
        "skill",
        "skills",
        "test",
        "title",
        "tool",
        "unit",
        "verified",
        "where",
    ]
)
"The names that a plan text may leave open, to be filled in with the learner's own facts."
READINESS_BLANKS = frozenset({"skill", "minutes", "unit"})

_NOT_SHOWN = (
    (re.compile(r"!\[[^\[\]]*\]\("), "a picture", "say it in words"),
    (re.compile(r"\[\^[^\[\]]+\]"), "a footnote", "put its words into the text"),
    (re.compile(r"^\s*[-*] \[[ xX]\] ", re.MULTILINE), "a task list", "use a plain list"),
    (re.compile(r"</?[a-zA-Z][^<>\n]*>"), "HTML", "use Markdown"),
)


def check_texts(findings: Findings) -> None:
    _markdown(findings)
    _plan_blanks(findings)


def _markdown(findings: Findings) -> None:
    for unit in findings.course.units:
        for lesson in unit.lessons:
            for page in lesson.pages:
                for sign, noun, todo in _NOT_SHOWN:
                    found = sign.search(page.text)
                    if found:
                        start = findings.anchors.place("page", page_key(lesson.id, page.id), "text")
                        place = start._replace(line=start.line + page.text.count("\n", 0, found.start()))
                        what = f'the page "{page.id}" holds {noun}, which the tutor does not show'
                        findings.advise(place, what, todo)


def _plan_blanks(findings: Findings) -> None:
    for text in findings.course.plan_texts:
        lines: list[tuple[tuple[str | int, ...], str]] = [(("title",), text.title), (("why",), text.why)]
        lines += [(("how", number), step) for number, step in enumerate(text.how)]
        for path, line in lines:
            _blanks(findings, findings.anchors.place("plan-text", text.id, *path), line, PLAN_BLANKS)
    for part in findings.course.readiness:
        place = findings.anchors.place("readiness", part.id, "raise_it")
        _blanks(findings, place, part.raise_it, READINESS_BLANKS)


def _blanks(findings: Findings, place: Place, line: str, known: frozenset[str]) -> None:
    """Tell each `{blank}` that nothing fills in; the learner would read a sentence with a hole."""
    try:
        names = [(name, spec) for _, name, spec, _ in Formatter().parse(line) if name is not None]
    except ValueError:
        findings.advise(place, "a curly bracket has no partner", "write {name}, or {{ for a bracket")
        return
    for name, spec in names:
        if name not in known or spec:
            near = get_close_matches(name, known, n=1)
            todo = f"did you mean {{{near[0]}}}?" if near else f"use one of {', '.join(sorted(known))}"
            findings.advise(place, f'nothing fills in "{{{name}}}"', todo)
