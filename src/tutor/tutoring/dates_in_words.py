"""Dates as letters write them: so many days from its coming, a day of the calendar, a weekday, the end of a week."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_NUMBERS = {word: number for number, word in enumerate((*_SMALL, *_TEENS), 1)}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_NUMBERS |= {
    f"{ten}{joint}{one}": of + at
    for ten, of in _TENS.items()
    for joint in "- "
    for at, one in enumerate(_SMALL[:9], 1)
}
_NUMBERS |= {**_TENS, "a": 1, "an": 1, "a couple of": 2, "couple of": 2}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = {
    begin: number
    for number, begins in enumerate(
        (
            "jan ene gen", "feb fev fév", "mar mär mrz", "apr abr avr", "may mai", "jun juin giu", "jul juil lug",
            "aug ago aoû", "sep set", "oct okt out ott", "nov", "dec dic dez déc",
        ),
        1,
    )
    for begin in begins.split()
}  # fmt: skip
_NAMED_MONTH = (
    "jan(?:uary|uar|vier|eiro)?|enero|feb(?:ruary|ruar|rero)?|février|fevereiro|mar(?:ch|zo|s|ço)?|märz|apr(?:il)?|abril|avril|may|mayo|"
    "maio|mai|june?|junio|junho|juni|juin|july?|julio|julho|juli|juillet|aug(?:ust)?|agosto|août|sept?(?:ember|tembre)?|septiembre|"
    "setembro|oct(?:ober|ubre|obre)?|oktober|outubro|nov(?:ember|iembre|embro|embre)?|dec(?:ember)?|diciembre|dezember|dezembro|"
    "décembre"
)

_FURTHEST = 270
"Days ahead."
_NUMBER = rf"\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_UNIT = (
    r"(?P<kind>calendar|business|working|work|full|consecutive)?[\s-]*"
    r"(?P<unit>hours?|hrs?|h|days?|weeks?|fortnights?|months?)\b"
)
_COUNTED = (
    rf"(?P<count>{_NUMBER})(?:\s*\(\s*[\w-]{{1,12}}\s*\))?"
    rf"(?:\s*(?:-|–|to|or)\s*(?:\d{{1,3}}|{'|'.join(_SMALL)})\b)?(?:\s+(?:more|further|extra|full))?(?:[\s-]+|(?<=\d))\(?{_UNIT}"
)
_TO_DO = (
    r"(?:left|remain(?:ing)?|to\s+(?:verify|upload|send|submit|reply|respond|answer|appeal|confirm|provide|"
    r"complete|do|finish|act|show|prove|"
    r"contest|react|fix|take|write|explain|add|change|replace|update))"
)
_SPANS = (
    (
        rf"\b(?:with?in|inside|in|over|during|no(?:t)?\s+(?:later|more)\s+than)\s+(?:just\s+|only\s+|about\s+)?"
        rf"(?:the\s+|your\s+)?(?:next\s+|coming\s+|following\s+)?{_COUNTED}"
        r"(?!\s+of\s+(?!this|the\s+date|receiv|receipt|today|getting))"
    ),
    (
        rf"\b(?:you(?:['’]ll|['’]ve|\s+will|\s+only)?\s+(?:have|got)|there\s+are|given?s?(?:\s+(?:you|me|us))?|gave\s+(?:you|me|us)|"
        rf"i(?:['’]ve)?\s+(?:have|got)|due|deadline|time\s+limit|time\s+left)(?:\s+(?:only|just|exactly|in|until|is|of))*\s*:?\s+"
        rf"{_COUNTED}"
    ),
    rf"\b{_COUNTED}\s+{_TO_DO}\b",
    rf"\b(?:possible|open|accepted|allowed)\s+for\s+{_COUNTED}",
)
_AFTER = rf"\bafter\s+(?:the\s+next\s+)?{_COUNTED}"
_FOREIGN_UNITS = {
    "h": "horas heures stunden oras jam часов часа час ghante",
    "d": "días dias jours tage tagen tag araw hari дней дня дн din",
    "w": "semanas semaines wochen linggo minggu недель недели hafte",
}
_UNIT_OF = {word: unit for unit, words in _FOREIGN_UNITS.items() for word in words.split()}
_FOREIGN_SPAN = (
    r"\b(?:en|dentro de|em(?: até)?|no prazo de|dans|sous|d['’]ici"
    r"|innerhalb von|binnen|in|sa loob ng|loob ng|dalam|в течение|за)\s+"
    rf"(?:\w+\s+){{0,4}}?(?P<count>\d{{1,3}})\s*(?P<unit>{'|'.join(_UNIT_OF)})\b"
    rf"|\b(?P<count2>\d{{1,3}})\s*(?P<unit2>din|ghante|hafte)\s+(?:ke|k|mein|me|tak)\b"
)

_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_CLOCK = (
    r"(?:(?:\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|a\.m\.|p\.m\.|h|hrs|o['’]clock)|\d{1,2}:\d\d|noon|midnight|close\s+of\s+business|cob|eod)"
    r"(?:\s*\(?[a-z]{2,4}\)?)?\s*(?:,|on|of)?\s+)?"
)
_LAST = (
    r"\b(?:by|until|till|til|before|no\s+later\s+than|not\s+later\s+than|not\s+after|on\s+or\s+before|up\s+to"
    r"|deadline(?:\s+is)?:?|due(?:\s+date)?(?:\s+(?:on|by|is))?:?|latest(?:\s+by)?:?|antes\s+de[l]?|hasta(?:\s+el)?|até(?:\s+o\s+dia|\s+dia)?"
    r"|avant(?:\s+le)?|jusqu['’]au|bis(?:\s+zum)?|vor\s+dem|hanggang(?:\s+sa)?|bago(?:\s+mag)?)\s+"
)
_ON = (
    r"\b(?:on|from|as\s+of|as\s+from|starting(?:\s+on|\s+from)?|beginning(?:\s+on)?|effective|after|past)\s+"
)
_DAY = (
    rf"{_CLOCK}(?:the\s+)?(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?:"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|º)?\.?\s*(?:of\s+|de\s+)?(?P<month>{_NAMED_MONTH})\b\.?(?:,?\s+(?:de\s+)?(?P<year>\d{{4}}))?"
    rf"|(?P<month2>{_NAMED_MONTH})\b\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year2>\d{{4}}))?"
    r"|(?P<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})"
    r"|(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})(?:[-/.](?P<year3>\d{4}|\d{2}))?"
    r"|(?P<only>\d{1,2})(?:st|nd|rd|th)(?=\s*(?:$|[,.;:!?)]|\s(?:to|or|otherwise|and|at|please|if|so|of\s+(?:this|the|next))\b)))(?!\d)"
)
_BY_DAY, _ON_DAY = _LAST + _DAY, _ON + _DAY
_PART = (
    rf"{_CLOCK}(?:the\s+)?(?:this\s+|next\s+|coming\s+)?(?P<end>(?:the\s+)?end\s+of\s+(?:the\s+|this\s+|next\s+)?)?"
    rf"(?:(?P<weekday>{_WEEKDAY})|(?P<rest>tomorrow|today|tonight|midnight|noon|(?:the\s+)?day\s+after\s+tomorrow|day\s+tomorrow|day|"
    rf"week|weekend|month|year|business)|(?P<ending>{_NAMED_MONTH}))\b"
)
_BY_PART = _LAST + _PART
_THIS_DAY = (
    r"\b(?:please|must|need\s+to|has\s+to|have\s+to|kindly)"
    r"\s[^.;,!?]{2,60}?\b(?<!after )(?P<rest>today|tonight|tomorrow)\b"
)


# What a sentence needs at least before a pattern can be found in it: compiling all patterns takes 15 ms.
_UNITS = re.compile(r"hour|\bhrs?\b|\dhrs?\b|\bh\b|\dh\b|day|week|fortnight|month", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_PARTS = re.compile(
    r"day|night|noon|tomorrow|week|month|year|business|\b(?:end|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b",
    re.IGNORECASE,
)


def _found(pattern: str, hint: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
    """The places of a pattern, which `re` compiles when a sentence first has what it needs."""
    return re.finditer(pattern, words, re.IGNORECASE) if hint.search(words) else iter(())


class DateSaid(NamedTuple):
    """`words[start:end]` say the day `on`; `from_then` where the day begins something rather than ends the time."""

    on: date
    start: int
    end: int
    from_then: bool = False


def dates_said(words: str, received_on: date) -> Iterator[DateSaid]:
    """All days within a year that a sentence names, seen from the day on which the letter came."""
    for pattern in (*_SPANS, _AFTER):
        for match in _found(pattern, _UNITS, words):
            on = _after_span(match["count"], match["unit"], match["kind"] or "", received_on)
            if on is not None:
                yield DateSaid(on, match.start(), match.end(), pattern is _AFTER)
    for match in _found(_FOREIGN_SPAN, _FIGURE, words):
        unit = _UNIT_OF[(match["unit"] or match["unit2"]).lower()]
        on = _after_span(match["count"] or match["count2"], unit, "", received_on)
        if on is not None:
            yield DateSaid(on, match.start(), match.end())
    named: set[int] = set()
    for pattern in (_BY_DAY, _ON_DAY):
        for match in _found(pattern, _FIGURE, words):
            named.add(match.start())
            on = _named_day(match, received_on)
            if on is not None:
                yield DateSaid(on, match.start(), match.end(), pattern is _ON_DAY)
    for pattern in (_BY_PART, _THIS_DAY):
        for match in _found(pattern, _PARTS, words):
            on = _part(match.groupdict(), received_on)
            if on is not None and match.start() not in named:  # "by Wednesday, 2 December" names the date
                yield DateSaid(on, match.start(), match.end())


def _after_span(counted: str, unit: str, kind: str, received_on: date) -> date | None:
    """Of a range (`5 to 7 days`) the first number counts, the safer one."""
    number = int(counted) if counted.isdigit() else _NUMBERS[" ".join(counted.lower().split())]
    if unit[0].lower() == "h":
        return _moved(received_on, max(1, number // 24))
    if kind.lower() in ("business", "working", "work"):
        return _business_days(received_on, min(number, 260))
    return _moved(received_on, {"d": 1, "w": 7, "f": 14, "m": 30}[unit[0].lower()] * number)


def _business_days(day: date, number: int) -> date | None:
    while number and day is not None:
        moved = _moved(day, 1)
        if moved is None:
            return None
        day = moved
        number -= day.weekday() < 5
    return day


def _named_day(match: re.Match[str], received_on: date) -> date | None:
    if match["iso"]:
        year, month, day = (int(part) for part in re.split("[-/.]", match["iso"]))
        return _sensible(_date(year, month, day), received_on)
    if match["only"]:
        return _next_such_day(int(match["only"]), received_on)
    if match["first"]:
        return _numeric(int(match["first"]), int(match["second"]), match["year3"], received_on)
    day, month = int(match["day"] or match["day2"]), _month(match["month"] or match["month2"])
    return _in_year(month, day, match["year"] or match["year2"], received_on)


def _month(name: str) -> int:
    small = name.lower()
    return next(_MONTHS[small[:length]] for length in (4, 3) if small[:length] in _MONTHS)


def _in_year(month: int, day: int, year: str | None, received_on: date) -> date | None:
    """Without a year the next such day; one that is most of a year away was meant as past."""
    if year:
        return _sensible(_date(int(year), month, day), received_on)
    this_year = _date(received_on.year, month, day)
    if this_year is None or this_year < received_on:
        next_year = _date(received_on.year + 1, month, day)
        return next_year if next_year and (next_year - received_on).days <= _FURTHEST else None
    return this_year


def _next_such_day(day: int, received_on: date) -> date | None:
    year, month = received_on.year, received_on.month
    for _ in range(3):
        found = _date(year, month, day)
        if found is not None and found >= received_on:
            return found
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return None


def _numeric(first: int, second: int, written: str | None, received_on: date) -> date | None:
    """Day/month or month/day, whichever is a date not before the letter; when both are, the nearer one."""
    year = str(int(written) + (2000 if len(written) == 2 else 0)) if written else None
    both = (_in_year(second, first, year, received_on), _in_year(first, second, year, received_on))
    return min((day for day in both if day is not None), default=None)


def _part(said: dict[str, str | None], received_on: date) -> date | None:
    rest = " ".join((said.get("rest") or "").lower().split())
    ended = bool(said.get("end"))
    if said.get("weekday"):
        ahead = (_WEEKDAYS.index(str(said["weekday"])[:3].lower()) - received_on.weekday()) % 7 or 7
        return _moved(received_on, ahead)
    if said.get("ending"):
        month = _month(str(said["ending"]))
        year = received_on.year + (month < received_on.month)
        return _date(year, month, monthrange(year, month)[1]) if ended else None
    if "after tomorrow" in rest:
        return _moved(received_on, 2)
    if "tomorrow" in rest:
        return _moved(received_on, 1)
    if rest in ("today", "tonight", "midnight", "noon") or (ended and rest in ("day", "business")):
        return received_on
    if rest in ("week", "weekend") and (ended or rest == "weekend"):
        return _moved(received_on, 6 - received_on.weekday())
    if ended and rest == "month":
        return _date(received_on.year, received_on.month, monthrange(received_on.year, received_on.month)[1])
    return _date(received_on.year, 12, 31) if ended and rest == "year" else None


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _sensible(day: date | None, received_on: date) -> date | None:
    return day if day is not None and 0 <= (day - received_on).days <= 366 else None
