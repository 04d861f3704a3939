"""Makes docs/coverage.md: each point of the 2017 article and each fact, with what in the course carries it."""

import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tutor.course.anchors import Anchors
from tutor.course.checks.claims import Claim, claims_of
from tutor.course.checks.findings import Findings
from tutor.course.course import Course
from tutor.course.loading import load_course

ROOT = Path(__file__).parents[1]
_NAMED = 3
"Ids in a cell; more are counted."
_HEAD = """\
# What the course carries

Made by `make coverage-table` from `docs/coverage.toml` and the course; a test keeps it fresh.
A lesson's questions are its try-its and those of the quiz that lead back to it.

## The 2017 article

| point | lessons | questions | steps of the plan | and |
| --- | --- | --- | --- | --- |
"""
_FACTS = """\

## Facts

By the source that carries them; a fact without a good source is claimed nowhere.

| fact | source | confidence | pages | questions | steps of the plan | and |
| --- | --- | --- | --- | --- | --- | --- |
"""


def coverage(course: Course, table: dict[str, Any]) -> str:
    """The whole file. Raises KeyError for a lesson or plan text that the course does not have."""
    lines = [_point(course, point) for point in table["point"]]
    claims = list(claims_of(Findings(course, Anchors())))
    facts = [_fact(course, source_id, claims) for source_id in sorted(course.source, key=_number)]
    left_out = [
        f"| {one['fact']} | {one['words']} | {one['confidence']} | left out: {one['why']} | | | |"
        for one in table.get("left_out", ())
    ]
    return _HEAD + "\n".join(lines) + "\n" + _FACTS + "\n".join([*facts, *left_out]) + "\n"


def _point(course: Course, point: dict[str, Any]) -> str:
    lessons = [course.lesson[name].id for name in point["lessons"]]
    texts = [course.plan_text[name].id for name in point.get("texts", ())]
    questions = [q.id for unit in course.units for q in unit.questions if q.lesson in lessons]
    cells = (point["words"], _all(lessons), _some(questions), _all(texts), point.get("also", ""))
    return f"| {' | '.join(cells)} |"


def _fact(course: Course, source_id: str, claims: list[Claim]) -> str:
    source = course.source[source_id]
    carry = [claim for claim in claims if source_id in claim.sources]
    pages = [claim.item_id for claim in carry if claim.kind == "page"]
    named = [claim.item_id for claim in carry if claim.kind == "question"]
    # A question about a page that rests on the fact asks for it too.
    keyed = {f"{q.lesson}#{q.page}": q.id for unit in course.units for q in unit.questions}
    questions = dict.fromkeys([*named, *(keyed[page] for page in pages if page in keyed)])
    texts = [claim.item_id for claim in carry if claim.kind == "plan-text"]
    rest = [
        f"{claim.kind} {claim.item_id}" for claim in carry if claim.kind in ("reason", "certificate", "skill")
    ]
    title = source.title.replace("|", "/")
    cells = (source_id, title, source.confidence, _some(pages), _some(questions), _some(texts), _some(rest))
    return f"| {' | '.join(cells)} |"


def _number(source_id: str) -> tuple[int, str]:
    digits = "".join(sign for sign in source_id if sign.isdigit())
    return int(digits or 0), source_id


def _all(ids: Iterable[str]) -> str:
    return ", ".join(ids)


def _some(ids: Iterable[str]) -> str:
    listed = list(ids)
    more = f" and {len(listed) - _NAMED} more" if len(listed) > _NAMED else ""
    return ", ".join(listed[:_NAMED]) + more


def table() -> dict[str, Any]:
    return tomllib.loads((ROOT / "docs" / "coverage.toml").read_text(encoding="utf-8"))


def made() -> str:
    """What docs/coverage.md should hold now."""
    return coverage(load_course(ROOT / "content", cached=False), table())


if __name__ == "__main__":
    (ROOT / "docs" / "coverage.md").write_text(made(), encoding="utf-8")
    print("docs/coverage.md", file=sys.stderr)
