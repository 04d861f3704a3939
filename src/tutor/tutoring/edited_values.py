"""What people write by hand for a tick, a day or a note, as a value; None for what can't be meant."""

from datetime import date, datetime
from unicodedata import normalize

from tutor.ground.clean import clean
from tutor.ground.days import read_day

LONGEST_NOTE = 4_000
"Characters; a note is a few lines."
_YES = frozenset((*"x✓✔☑✅√v*×х", "yes", "y", "true", "done", "1", "ok", "oo", "opo", "tapos"))
_NO = frozenset(("", "no", "n", "false", "open", "0", "☐", "□", "⬜", "hindi"))


def as_done(value: object) -> bool | None:
    """true, “x”, “yes” … or false, “”, “no” …"""
    if isinstance(value, bool):
        return value
    said = normalize("NFKC", str(value)) if isinstance(value, str | int) else "?"
    word = said.replace("\ufe0f", "").strip().casefold()
    return True if word in _YES else False if word in _NO else None


def as_day(value: object) -> date | None:
    """A day as people write it; `11/12/2026` could mean two days, so it means none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return read_day(value) if isinstance(value, str) else None


def as_note(value: object) -> str | None:
    """Clean text of a sensible length; a list is its lines, a number its digits."""
    if isinstance(value, list):
        value = "\n".join(one for one in value if isinstance(one, str))
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    note = clean(value).strip()
    return note if len(note) <= LONGEST_NOTE else None
