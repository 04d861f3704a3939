"""Learners' facts put into words: names cut to a line, days, lists, and texts with their blanks filled in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from string import Formatter

from tutor.ground.clean import clean_line
from tutor.ground.tongue import N_, _, many

_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
_LONGEST = 60


def shortened(text: str, longest: int = _LONGEST) -> str:
    """One safe line of at most `longest` characters."""
    line = clean_line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def day_words(day: date, today: date) -> str:
    """“19 Nov”, with the year where it is not the present one. The same on every machine."""
    words = _("{day} {month}").format(day=day.day, month=month_words(day))
    return words if day.year == today.year else _("{day} {year}").format(day=words, year=day.year)


def month_words(day: date) -> str:
    """“Nov”. Not strftime's, whose words follow the system's language."""
    return _(_MONTHS[day.month - 1])


def listed(names: Iterable[str], most: int = 4) -> str:
    """“A, B and C”; what is over `most` is counted."""
    known = [name for name in dict.fromkeys(names) if name]
    if len(known) > most:
        return _("{names} and {n} more").format(names=", ".join(known[:most]), n=len(known) - most)
    if len(known) < 2:
        return "".join(known)
    return _("{names} and {last}").format(names=", ".join(known[:-1]), last=known[-1])


def counted(number: int, one: str, more: str = "") -> str:
    """“1 skill”, “3 skills”: the words are collected for translators from where they are said."""
    singular, plural = f"{{n}} {one}", f"{{n}} {more or one + 's'}"
    return many(singular, plural, number).format(n=number)


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
