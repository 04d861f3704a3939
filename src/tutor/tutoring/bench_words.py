"""Words of the course for the workbenches, filled with the learner's own facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from tutor.course.course import Course
from tutor.tutoring.wording import filled


@dataclass(frozen=True, slots=True)
class BenchWords:
    """A title and its lines; `sources` are ids that the course has."""

    title: str
    lines: tuple[str, ...]
    sources: tuple[str, ...] = ()


def bench_words(course: Course, text_id: str, facts: Mapping[str, str] | None = None) -> BenchWords | None:
    """The text with its blanks filled; a line with a blank that stays empty is left out.

    None for a text that the course does not have: another author's course may do without.
    """
    text = course.bench_text.get(text_id)
    if text is None:
        return None
    known = facts or {}
    lines = tuple(
        filled(line, known) for line in text.lines if all(known.get(name) for name in _blanks(line))
    )
    return BenchWords(
        filled(text.title, known), lines, tuple(one for one in text.sources if one in course.source)
    )


def _blanks(line: str) -> tuple[str, ...]:
    try:
        return tuple(name for _, name, _, _ in Formatter().parse(line) if name is not None)
    except ValueError:
        return ()  # Brackets that do not fit: the line is shown as it stands.
