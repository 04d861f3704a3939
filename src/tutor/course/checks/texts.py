"""Texts: what would be shown wrong, or could not be filled in."""

import re
from difflib import get_close_matches
from string import Formatter

from tutor.course.checks.findings import Findings
from tutor.course.issues import Place

PLAN_BLANKS = frozenset(
    [
        "address",
        "again",
        "also",
        "changed",
        "cost",
        "count",
        "crowded",
        "days",
        "deadline",
        "declines",
        "does_not_show",
        "evidence",
        "example",
        "fault",
        "first",
        "fits",
        "goal",
        "ideas",
        "it",
        "item",
        "last_part",
        "lesson",
        "minutes",
        "minutes_from",
        "name",
        "on",
        "over",
        "part",
        "part_minutes",
        "parts",
        "points",
        "proof",
        "proofs",
        "questions",
        "rarer",
        "reasons",
        "received",
        "retry",
        "role",
        "score",
        "second",
        "shared",
        "shown_by",
        "since",
        "skill",
        "skills",
        "test",
        "tests",
        "title",
        "tool",
        "unit",
        "verified",
        "where",
    ]
)
"The names that a plan text may leave open, to be filled in with the learner's own facts."
READINESS_BLANKS = frozenset({"skill", "minutes", "unit"})


def check_texts(findings: Findings) -> None:
    _plan_blanks(findings)
    _quotes(findings)
    _near_matches(findings)


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


def _quotes(findings: Findings) -> None:
    """After an answer the learner reads `because`, and must find it on the page it is said to come from."""
    if findings.anchors.damaged & {"page", "lesson"}:
        return
    texts: dict[tuple[str, str], str] = {}
    for unit in findings.course.units:
        for lesson in unit.lessons:
            for page in lesson.pages:
                texts.setdefault((lesson.id, page.id), _bare(page.text))
    for unit in findings.course.units:
        for question in unit.questions:
            text = texts.get((question.lesson, question.page))
            if text is not None and _bare(question.because) not in text:
                place = findings.anchors.place("question", question.id, "because")
                what = f'the words of `because` do not stand on the page "{question.page}"'
                findings.advise(place, what, "quote a sentence of that page, or name another page")


def _near_matches(findings: Findings) -> None:
    """Several options may share a match; one that looks alike and is another would be marked wrong."""
    for unit in findings.course.units:
        for question in unit.questions:
            matches = [option.match for option in question.options]
            if question.kind != "match":
                continue
            place = findings.anchors.place("question", question.id, "options")
            if len(set(matches)) == 1:
                what = f'all options of "{question.id}" have the same match'
                findings.advise(place, what, "give at least two different ones")
            for index, match in enumerate(matches):
                alike = next(
                    (one for one in matches[:index] if one != match and _bare(one) == _bare(match)), ""
                )
                if alike:
                    place = findings.anchors.place("question", question.id, "options", index, "match")
                    findings.advise(
                        place, f'"{match}" looks like "{alike}" and is another match', "write them alike"
                    )


def _bare(text: str) -> str:
    """Words and figures only, so that emphasis and quotation marks make no difference."""
    return " ".join(re.findall(r"\w+", text.casefold()))
