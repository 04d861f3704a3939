"""Which backups stay: the newest ones, then one a day, then one a week, as Anki keeps them."""

import re
from collections.abc import Hashable, Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

NEWEST, DAYS, WEEKS = 10, 7, 4
MOMENT = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)-(\d{1,15})")


class Stamp(NamedTuple):
    """When a backup was saved, and which revision it holds; a later one sorts higher."""

    at: datetime
    revision: int

    @property
    def name(self) -> str:
        """How people and commands call this backup."""
        return f"{self.at.astimezone(UTC):{MOMENT}}-{self.revision}"


@lru_cache(maxsize=256)
def stamp_of(name: str) -> Stamp | None:
    """The stamp that has this name; None if it is no such name."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        return Stamp(datetime.strptime(found[1], MOMENT).replace(tzinfo=UTC), int(found[2]))
    except ValueError:
        return None


def to_keep(stamps: Iterable[Stamp]) -> frozenset[Stamp]:
    """The newest 10, and the last one of each of the 7 newest days and of the 4 newest weeks there are.

    Days count from the backups themselves, not from today: nobody loses backups by being away.
    """
    newest_first = sorted(set(stamps), reverse=True)
    days = _first_of_each(newest_first, [stamp.at.date() for stamp in newest_first])
    weeks = _first_of_each(newest_first, [stamp.at.isocalendar()[:2] for stamp in newest_first])
    return frozenset([*newest_first[:NEWEST], *days[:DAYS], *weeks[:WEEKS]])


def _first_of_each(stamps: list[Stamp], spans: Iterable[Hashable]) -> list[Stamp]:
    first: dict[Hashable, Stamp] = {}
    for stamp, span in zip(stamps, spans, strict=True):
        first.setdefault(span, stamp)
    return list(first.values())
