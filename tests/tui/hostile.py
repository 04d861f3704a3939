"""Text from people at its worst: from a learner's own keys, and from a course of someone else."""

from typing import Any

from tutor.course.course import Course

HOSTILE = (
    "[/]",
    "[@click=app.quit]x[/]",
    "\x1b]52;c;aGk=\x1b\\ red\x9b31m",
    "👩‍👩‍👧 Ana",
    "[b]{x}%s$(rm)[link=https://x",
)
ALL_AT_ONCE = "".join(HOSTILE)

_WORDS = frozenset(
    {"title", "text", "goal", "feedback", "match", "prompt", "because", "hints", "can_do", "workbench_title",
     "workbench_invitation", "address", "published", "label", "meaning", "helps", "helps_not", "again", "name", "cost",
     "where", "does_not_show", "retry", "minutes_from", "why", "how", "raise_it", "changed"}
)  # fmt: skip
"""The keys of a course that hold words to show; all others hold ids, dates and numbers. A term of the glossary is
shown only where a page has the same word: its meaning stands for it."""


def hostile_course(course: Course, said: str) -> Course:
    """The same course with `said` in front of every text it shows, as if no check had stopped it."""
    dumped = course.model_dump()
    signs = dumped["letters"].pop("signs")
    marred = _marred(dumped, said, False)
    marred["letters"]["signs"] = signs
    return Course.model_validate(marred)


def _marred(value: Any, said: str, words: bool) -> Any:
    if isinstance(value, str):
        return f"{said} {value}" if words and value else value
    if isinstance(value, dict):
        return {key: _marred(inner, said, key in _WORDS) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_marred(inner, said, words) for inner in value]
    return value
