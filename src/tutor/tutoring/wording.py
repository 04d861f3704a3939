"""Learners' facts put into words: names cut to a line, days, lists, and texts with their blanks filled in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from string import Formatter

from tutor.ground.clean import clean_line

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONGEST = 60


def shortened(text: str, longest: int = _LONGEST) -> str:
    """One safe line of at most `longest` characters."""
    line = clean_line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def day_words(day: date, today: date) -> str:
    """“19 Nov”, with the year where it is not the present one. The same on every machine."""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def listed(names: Iterable[str], most: int = 4) -> str:
    """“A, B and C”; what is over `most` is counted."""
    known = [name for name in dict.fromkeys(names) if name]
    if len(known) > most:
        return f"{', '.join(known[:most])} and {len(known) - most} more"
    return " and ".join([", ".join(known[:-1]), known[-1]] if len(known) > 1 else known)


def counted(number: int, one: str, many: str = "") -> str:
    """“1 skill”, “3 skills”."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def filled(text: str, facts: Mapping[str, str]) -> str:
    """`text` with each {name} replaced by its fact. Facts are no templates; unknown names are left out.

    A text whose brackets do not fit (another author's course) is shown as it stands.
    """
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return text
    return "".join(_part(literal, facts, name) for literal, name, _, _ in parts)


def all_filled(texts: Sequence[str], facts: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(line for line in (filled(text, facts).strip() for text in texts) if line)


def _part(literal: str, facts: Mapping[str, str], name: str | None) -> str:
    return literal if name is None else literal + facts.get(name, "")
