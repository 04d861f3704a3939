"""What a person typed as a short answer, read kindly: words compared without their clothes, and numbers."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from tutor.ground.clean import clean_line

LONGEST = 200
"Characters of a short answer; what stands behind them is not read."

# Signs that carry no meaning in a short answer. "+", "#", "&", "/" and "@" stay: C++ and C# are two things.
_SILENT = re.compile(r"[\s\-\u00ad\u2010-\u2015\u2212_.,;:!?…'\"`´\u2018-\u201f\u2039\u203a«»()\[\]]+")
_NUMBER = re.compile(r"[-+]? ?\d[\d.,' ]*")
_GROUPS = re.compile(r"\d{1,3}([., '])\d{3}(?:\1\d{3})*")
_AROUND = " \"'`´‘’“”„«»()[].,;:!?"
_MOST_DIGITS = 15


class TypedNumber(NamedTuple):
    """What a typed number may mean: “1,500” is 1500 for some people and 1.5 for others. `unit` as typed."""

    values: tuple[Decimal, ...]
    unit: str


def plain_form(text: str) -> str:
    """The form in which two spellings of one answer are the same text; empty if nothing is said in it.

    Case, spaces, hyphens, quotes, marks at the end, accents of Latin letters and Unicode forms do not count.
    """
    letters = unicodedata.normalize("NFKC", clean_line(text)).casefold()
    kept: list[str] = []
    for sign in unicodedata.normalize("NFD", letters):
        if unicodedata.category(sign) == "Cf":
            continue
        # Marks are letters in their own right in most scripts; only on Latin letters are they optional.
        if unicodedata.combining(sign) and (not kept or kept[-1] < "\u0250"):
            continue
        kept.append(sign)
    return unicodedata.normalize("NFC", _SILENT.sub("", "".join(kept)))


def read_number(typed: str) -> TypedNumber | None:
    """The one number in a short answer such as “1,000”, “15 hours” or “$ 12.50”; None where it is not clear."""
    line = unicodedata.normalize("NFKC", clean_line(typed)[:LONGEST]).replace("\u2212", "-")
    line = "".join(str(unicodedata.decimal(sign, sign)) for sign in line).replace("\u2019", "'")
    line = line.strip(_AROUND)
    found = _NUMBER.search(line)
    if found is None:
        return None
    before, after = line[: found.start()].strip(), line[found.end() :].strip()
    if any(sign.isdigit() for sign in after) or (before and after):
        return None
    values = _values(found.group().strip(" .,'"))
    return TypedNumber(values, before or after) if values else None


def _values(number: str) -> tuple[Decimal, ...]:
    sign = -1 if number.startswith("-") else 1
    digits = number.lstrip("+- ")
    if sum(one.isdigit() for one in digits) > _MOST_DIGITS:
        return ()
    readings = [_grouped(digits)]
    marks = re.sub(r"\d", "", digits)
    if marks == "":
        readings.append(digits)
    elif marks in (".", ","):
        readings.append(digits.replace(",", "."))
    elif marks[-1] in ".," and marks[-1] not in marks[:-1]:
        # “1,234.5” and “1.234,5”: groups before, a part of one behind.
        whole, _, part = digits.rpartition(marks[-1])
        grouped = _grouped(whole)
        readings.append(f"{grouped}.{part}" if grouped else "")
    return tuple(dict.fromkeys(sign * Decimal(reading) for reading in readings if reading))


def _grouped(digits: str) -> str:
    """The digits alone if they stand in groups of three, else nothing."""
    return re.sub(r"\D", "", digits) if _GROUPS.fullmatch(digits) else ""
