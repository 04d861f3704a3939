"""The date by which a letter asks the learner to act."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from tutor.tutoring.sentences import whole_sentences

_LONGEST_READ = 100_000
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_SMALL, 1)}
_NUMBERS |= {
    "a": 1,
    "an": 1,
    "fourteen": 14,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "sixty": 60,
    "ninety": 90,
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905

_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_COUNT = rf"(?P<count>\d{{1,3}}|{_WORDS})(?:\s*\(\s*\d{{1,3}}\s*\))?"
_UNIT = r"(?P<kind>calendar|business|working|full)?[\s-]*(?P<unit>hours?|hrs?|days?|weeks?|months?)"
_SPAN = re.compile(
    rf"\b(?:with?in|in|over|during|after)\s+(?:the\s+)?(?:next\s+|coming\s+|following\s+)?{_COUNT}[\s-]+{_UNIT}\b"
    rf"|\b(?:you(?:['’]ll|\s+will)?\s+have|there\s+are|you['’]ve\s+got|give\s+you|given)\s+(?:only\s+)?"
    rf"{_COUNT.replace('count', 'count2')}[\s-]+{_UNIT.replace('kind', 'kind2').replace('unit', 'unit2')}\b",
    re.IGNORECASE,
)
_MONTH = rf"(?P<month>{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in _MONTHS)}|sept)\.?"
_LAST = (
    r"\b(?:by|until|till|before|no\s+later\s+than|not\s+later\s+than|on\s+or\s+before"
    r"|deadline(?:\s+is)?:?|due(?:\s+on)?)\s+"
)
_ON_DATE = re.compile(
    _LAST + r"(?:the\s+)?(?:end\s+of\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?(?:"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|{_MONTH.replace('month', 'month2')}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year2>\d{{4}}))?"
    r"|(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year3>\d{4}|\d{2}))(?!\d)",
    re.IGNORECASE,
)
_ON_WEEKDAY = re.compile(
    _LAST + r"(?:this\s+|next\s+|the\s+end\s+of\s+|end\s+of\s+)?"
    rf"(?P<weekday>{'|'.join(_WEEKDAYS)}|tomorrow|today)\b",
    re.IGNORECASE,
)
# Words that speak of what the sender will do, of a duration in the past, or of how long something stays.
_SENDER = re.compile(
    r"\b(?:we|our team|upwork|they|support|someone|a specialist|the team)"
    r"(?:\s+will|['’]ll|\s+usually|\s+normally|\s+aim|\s+try|\s+typically|\s+expect)\b"
    r"(?!\s+(?:\w+\s+){0,3}(?:close|suspend|limit|restrict|hold|place|put|pause|block|deactivate|cancel))"
    r"|\byou(?:['’]ll|\s+will|\s+should|\s+can\s+expect\s+to)?\s+(?:receive|hear|get\s+(?:a|an|our)|be\s+notified)\b"
    r"|\b(?:reviews?\s+(?:usually\s+|normally\s+)?takes?|expires?|refund(?:ed)?|available\s+for|code"
    r"|processed|arrives?|deleted\s+after|answer\s+from\s+us|response\s+time)\b",
    re.IGNORECASE,
)
_LEARNER = re.compile(
    r"\b(?:please|you|your|must|need|needs|required?|verify|upload|submit|send|reply|respond|appeal|answer|provide|complete"
    r"|confirm|update|add|action|deadline|due|otherwise|or\s+(?:else|your|we|the))\b",
    re.IGNORECASE,
)


class Deadline(NamedTuple):
    """`on` is the last day; `start` and `end` are where the letter says so: `letter[start:end]`."""

    on: date
    start: int
    end: int


def find_deadline(text: str, received_on: date) -> Deadline | None:
    """The earliest date by which the learner should act, from the day the letter came; None without one.

    "We will reply within 24 hours" is no deadline. A numeric date is read as day/month or month/day,
    whichever is a date not before the letter and at most a year after it; when both are, the nearer one.
    """
    found: list[Deadline] = []
    for sentence in whole_sentences(text[:_LONGEST_READ]):
        words = text[sentence.start : sentence.end]
        if not _LEARNER.search(words):
            continue
        for pattern, reader in ((_SPAN, _after_span), (_ON_DATE, _named_date), (_ON_WEEKDAY, _weekday)):
            for match in pattern.finditer(words):
                if _speaks_of_sender(words, match.start()):
                    continue
                on = reader(match, received_on)
                if on is not None:
                    found.append(Deadline(on, sentence.start + match.start(), sentence.start + match.end()))
    return min(found, key=lambda one: (one.on, one.start), default=None)


def _speaks_of_sender(words: str, at: int) -> bool:
    """The clause around the date tells what others will do, or how long something lasts."""
    start = max(
        (words.rfind(joint, 0, at) for joint in (",", ";", " but ", " and please ", " otherwise ")),
        default=-1,
    )
    return _SENDER.search(words, max(start, 0), min(len(words), at + 60)) is not None


def _after_span(match: re.Match[str], received_on: date) -> date | None:
    count = (match["count"] or match["count2"]).lower()
    unit = (match["unit"] or match["unit2"]).lower()
    kind = (match["kind"] or match["kind2"] or "").lower()
    number = int(count) if count.isdigit() else _NUMBERS[count]
    if unit.startswith("h"):
        return received_on + timedelta(days=max(1, number // 24))
    if kind in ("business", "working"):
        return _business_days(received_on, min(number, 260))
    days = {"d": 1, "w": 7, "m": 30}[unit[0]] * number
    return _moved(received_on, days)


def _business_days(day: date, number: int) -> date | None:
    while number and day is not None:
        moved = _moved(day, 1)
        if moved is None:
            return None
        day = moved
        number -= day.weekday() < 5
    return day


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _named_date(match: re.Match[str], received_on: date) -> date | None:
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return _sensible(_date(year, month, day), received_on)
    if match["first"]:
        return _numeric(match, received_on)
    name = (match["month"] or match["month2"])[:3].lower()
    month = next(number for number, word in enumerate(_MONTHS, 1) if word.startswith(name))
    day, year_given = int(match["day"] or match["day2"]), match["year"] or match["year2"]
    if year_given:
        return _sensible(_date(int(year_given), month, day), received_on)
    this_year = _date(received_on.year, month, day)
    if this_year is None or this_year < received_on:
        return _sensible(_date(received_on.year + 1, month, day), received_on)
    return this_year


def _numeric(match: re.Match[str], received_on: date) -> date | None:
    year = int(match["year3"]) + (2000 if len(match["year3"]) == 2 else 0)
    first, second = int(match["first"]), int(match["second"])
    both = (_date(year, second, first), _date(year, first, second))
    return min((day for day in both if _sensible(day, received_on)), default=None)  # type: ignore[type-var]


def _weekday(match: re.Match[str], received_on: date) -> date | None:
    word = match["weekday"].lower()
    if word in ("today", "tomorrow"):
        return _moved(received_on, word == "tomorrow")
    ahead = (_WEEKDAYS.index(word) - received_on.weekday()) % 7 or 7
    return _moved(received_on, ahead)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _sensible(day: date | None, received_on: date) -> date | None:
    return day if day is not None and 0 <= (day - received_on).days <= 366 else None
