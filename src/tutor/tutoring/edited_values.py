"""What people write by hand for a tick, a day or a note, as a value; None for what can't be meant."""

from datetime import date, datetime

from tutor.ground.clean import clean
from tutor.ground.days import read_day

LONGEST_NOTE = 4_000
"Characters; a note is a few lines."
_YES = frozenset(("x", "yes", "y", "true", "done", "1", "ok", "✓", "✔", "☑", "✅", "√", "v", "*"))
_NO = frozenset(("", "no", "n", "false", "open", "0", "☐", "□", "⬜"))


def as_done(value: object) -> bool | None:
    """true, “x”, “yes” … or false, “”, “no” …"""
    if isinstance(value, bool):
        return value
    word = str(value).replace("\ufe0f", "").strip().casefold() if isinstance(value, str | int) else "?"
    return True if word in _YES else False if word in _NO else None


def as_day(value: object) -> date | None:
    """A day as people write it; `11/12/2026` could mean two days, so it means none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return read_day(value) if isinstance(value, str) else None


def as_note(value: object) -> str | None:
    """Clean text of a sensible length."""
    if not isinstance(value, str):
        return None
    note = clean(value).strip()
    return note if len(note) <= LONGEST_NOTE else None
