"""Two histories of one learner made into one: nothing is lost, and no order of merging matters.

Rows that mean the same thing become one row that says the more of each; rows that only share an id are both
kept, one of them under a longer id. No choice depends on which save came first, so that three saves merge to
the same whole in any order.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from tutor.learner.progress import Progress

Row = dict[str, Any]

_FIELDS: dict[str, tuple[str, ...]] = {
    "letter": ("text",),
    "proof": ("kind", "title"),
    "attempt": ("submitted_on",),
}
"Parts whose ids are only counted (letter-1): what else must agree for two rows to be the same."
_KEYS = dict.fromkeys((*_FIELDS, "skill", "certificate", "step"), ("id",)) | {
    "page": ("lesson", "page"),
    "draft": ("place",),
}
"What makes two rows of a part the same; the rows of all other parts are logs, and each stays as it is."
_RISING: dict[str, tuple[str, ...]] = {
    "done_for": ("", "self", "volunteer", "employer", "client", "never"),
    "last_used": ("", "earlier", "this-year", "now"),
    "outcome": ("waiting", "declined", "act-now", "closed", "approved"),
    "status": ("planned", "taken", "failed", "passed"),
}
"Of two values the later one here is kept. An honest “never” is never lost to a merge."
_COUNTED = re.compile(r"[a-z]+-(\d{1,9})")
_TOLD = "\0letter"
"What an attempt's letter says, and its number: by these two attempts are compared, for ids change in a merge."
_OWN_ID = re.compile(r"-[0-9a-f]{8}$")
_RESULT = ("status", "on", "score", "link")
"What belongs to one sitting of a test and is kept together."


def merged(one: Progress, other: Progress) -> Progress:
    """Both histories in one, with the higher revision. Commutative and associative; of one and itself: itself."""
    if one == other:
        return one
    sides = [_renamed(_document(side), _final_ids(one, other)) for side in (one, other)]
    newer = max(sides, key=_age)
    whole: Row = {}
    for key in {*sides[0], *sides[1]}:
        values = [side[key] for side in sides if key in side]
        whole[key] = _rows(key, values) if all(map(_is_rows, values)) else _greatest(key, values)
    for row in whole["attempt"]:
        del row[_TOLD]
    for key in ("learner", "here"):
        whole[key] = newer[key]
    return Progress.model_validate(whole)


def _document(progress: Progress) -> Row:
    return progress.model_dump(exclude_none=True)


def _age(document: Row) -> tuple[str, str]:
    return _text(document.get("saved_at", "")), _text([document["learner"], document["here"]])


# Ids that were only counted


def _final_ids(*sides: Progress) -> dict[tuple[str, str, str], str]:
    """(part, id, digest of what the row is) → the id in the whole: the smallest digest keeps a shared id."""
    seen: dict[tuple[str, str], set[str]] = {}
    for side in map(_document, sides):
        for part in _FIELDS:
            for row in side[part]:
                seen.setdefault((part, row["id"]), set()).add(_digest(part, row))
    return {
        (part, row_id, digest): row_id if digest == min(digests) else f"{row_id}-{digest}"
        for (part, row_id), digests in seen.items()
        for digest in digests
    }


def _renamed(document: Row, final: Mapping[tuple[str, str, str], str]) -> Row:
    """One side with its final ids, also where an attempt names its letter."""
    letters = {row["id"]: final["letter", row["id"], _digest("letter", row)] for row in document["letter"]}
    changed = dict(document)
    for part in _FIELDS:
        changed[part] = [row | {"id": final[part, row["id"], _digest(part, row)]} for row in document[part]]
    told = {row["id"]: _digest("letter", row) for row in document["letter"]}
    for row in changed["attempt"]:
        # A letter that this side does not have could be meant by no one; the other side's is another one.
        named = row["letter"] if row["letter"] in letters else ""
        row["letter"] = letters.get(named, "")
        row[_TOLD] = f"{told.get(named, '')} {_OWN_ID.sub('', row['letter'])}"
    return changed


def _digest(part: str, row: Row) -> str:
    same = [str(row.get(field, "")).strip().casefold() for field in _FIELDS[part]]
    return hashlib.sha256(_text(same).encode("utf-8", "replace")).hexdigest()[:8]


# Rows


def _is_rows(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(row, Mapping) for row in value)


def _rows(part: str, lists: Iterable[Iterable[Row]]) -> list[Row]:
    """All rows of a part, each once, in an order that follows from the rows alone."""
    found: dict[str, Row] = {}
    for row in (row for rows in lists for row in rows):
        key = _text([row.get(name) for name in _KEYS[part]] if part in _KEYS else row)
        # A row joins itself too, so that its lists stand in one order whether or not it met another.
        found[key] = _joined(part, found.get(key, row), row) if part in _KEYS else row
    return sorted(found.values(), key=_place)


def _place(row: Row) -> tuple[int, str, str]:
    """Counted ids by their number, logs by their time."""
    counted = _COUNTED.match(str(row.get("id", "")))
    day = row.get("at") or row.get("received_on") or row.get("submitted_on") or ""
    return int(counted[1]) if counted else 0, _text(day), _text(row)


def _joined(part: str, one: Row, other: Row) -> Row:
    """One row that says the more of each."""
    whole = {key: _more(key, [side[key] for side in (one, other) if key in side]) for key in {**one, **other}}
    if part == "certificate":
        result = max((one, other), key=lambda row: [_rank(key, row.get(key, "")) for key in _RESULT])
        whole = {key: value for key, value in whole.items() if key not in _RESULT}
        whole |= {key: result[key] for key in _RESULT if key in result}
    if part == "attempt":
        named = max((one, other), key=lambda row: row[_TOLD])
        whole |= {"letter": named["letter"], _TOLD: named[_TOLD]}
    if part == "page":
        whole["at"] = min(one["at"], other["at"])
    return whole


def _more(key: str, values: list[Any]) -> Any:
    if all(isinstance(value, list | tuple) for value in values):
        return sorted({_text(item): item for value in values for item in value}.values(), key=_text)
    if key == "may_show":
        return all(values)
    if key == "note" and len({*values}) > 1:
        return "\n".join(sorted({line for value in values for line in value.split("\n") if line}))
    return _greatest(key, values)


def _greatest(key: str, values: list[Any]) -> Any:
    return max(values, key=lambda value: _rank(key, value))


def _rank(key: str, value: Any) -> tuple[int, float, int, str]:
    """A total order for values of any kind: known words, then numbers, then the longer text."""
    rising = _RISING.get(key, ())
    known = rising.index(value) + 1 if value in rising else 0
    number = float(value) if isinstance(value, int | float) else 0.0
    return known, number, 0 if isinstance(value, date) else len(_text(value)), _text(value)


def _text(value: Any) -> str:
    """The same text for the same value, and dates in the order of time."""
    return json.dumps(value, default=str, sort_keys=True, ensure_ascii=True)
