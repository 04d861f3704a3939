"""A day as people write it. What could mean two days means none."""

import re
from datetime import date

_NAMES = """
    january february march april may june july august september october november december
"""
_MONTHS = {name: number for number, name in enumerate(_NAMES.split(), 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_FILIPINO = """
    enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre
"""
_MONTHS |= {form: number for number, name in enumerate(_FILIPINO.split(), 1) for form in (name, name[:3])}
_WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAYS = {name: number for number, name in enumerate(_WEEK)}
_WEEKDAYS |= {name[:3]: number for name, number in _WEEKDAYS.items()} | {"tues": 1, "thur": 3, "thurs": 3}
_LINGGO = ["lunes", "martes", "miyerkules", "huwebes", "biyernes", "sabado", "linggo"]
_WEEKDAYS |= {name: number for number, name in enumerate(_LINGGO)}
_WEEKDAY_AND = re.compile(r"([a-z]{3,10})\.?,?\s+(.+)")
_DASHES = str.maketrans("‐‑‒–—−", "------")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})")
_DAY_MONTH = re.compile(r"(?:ika-)?(\d{1,2})(?:st|nd|rd|th)?\.?[ -](?:of |ng )?([a-z]{3,9})\.?,?[ -](\d{4})")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_LONGEST = 40


def read_day(typed: str) -> date | None:
    """`2026-12-24`, `24.12.2026`, `24 Dec 2026`, `December 24, 2026`; `24/12/2026` but not `11/12/2026`; months
    in English or Filipino, a weekday before them only if it is that day's.

    Between dots the day stands first everywhere. Never raises.
    """
    said = typed.strip().casefold().translate(_DASHES)
    if len(said) > _LONGEST or not said.isascii():
        return None
    if (found := _WEEKDAY_AND.fullmatch(said)) and found[1] in _WEEKDAYS:
        day = read_day(found[2])
        return day if day and day.weekday() == _WEEKDAYS[found[1]] else None
    if found := _YEAR_FIRST.fullmatch(said.upper()):
        return _day(found[1], found[2], found[3])
    if found := _YEAR_LAST.fullmatch(said):
        first, between, second, year = found.groups()
        readings = {_day(year, second, first)}
        if between != ".":
            readings.add(_day(year, first, second))
        readings.discard(None)
        return readings.pop() if len(readings) == 1 else None
    if found := _DAY_MONTH.fullmatch(said):
        return _day(found[3], _MONTHS.get(found[2], 0), found[1])
    if found := _MONTH_DAY.fullmatch(said):
        return _day(found[3], _MONTHS.get(found[1], 0), found[2])
    return None


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
