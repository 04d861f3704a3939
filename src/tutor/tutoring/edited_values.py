"""What people write by hand for a tick, a day or a note, as a value; None for what can't be meant."""

import re
from datetime import date, datetime

from tutor.ground.clean import clean

LONGEST_NOTE = 4_000
"Characters; a note is a few lines."
_YES = frozenset(("x", "yes", "y", "true", "done", "1", "ok", "✓", "✔", "☑"))
_NO = frozenset(("", "no", "n", "false", "open", "0", "☐"))
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?")


def as_done(value: object) -> bool | None:
    """true, “x”, “yes” … or false, “”, “no” …"""
    if isinstance(value, bool):
        return value
    word = str(value).strip().casefold() if isinstance(value, str | int) else "?"
    return True if word in _YES else False if word in _NO else None


def as_day(value: object) -> date | None:
    """A day written year first. `25.11.2026` or `11/12` could mean two days, so they mean none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or not value.isascii():  # type: ignore[attr-defined]
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def as_note(value: object) -> str | None:
    """Clean text of a sensible length."""
    if not isinstance(value, str):
        return None
    note = clean(value).strip()
    return note if len(note) <= LONGEST_NOTE else None
