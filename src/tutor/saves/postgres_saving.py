"""Saving into the database: compare and swap, and finding out why where it did not happen."""

from collections import deque
from dataclasses import dataclass, field

from tutor.saves import postgres_rows as rows
from tutor.saves.document import DocumentWriter, seal_of
from tutor.saves.postgres_late import Late
from tutor.saves.postgres_lease import Holder, LeaseSeat, who
from tutor.saves.postgres_line import Connection

_ROUNDS = 3
_REMEMBERED = 200


@dataclass
class Known:
    """What a store knows of a learner's rows: what it last read or wrote, and the seat taken here."""

    stored: rows.Kept | None = None
    was_read: bool = False
    was_altered: bool = False
    seat: LeaseSeat | None = None
    writer: DocumentWriter = field(default_factory=DocumentWriter)
    late: Late | None = None
    "Set for a sitting that began while the database was away."
    sent: set[str] = field(default_factory=set)
    "Seals of saves that were sent and never answered: each may stand there, and is ours."
    past: deque[str] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    "Seals of the last states that this sitting grew from, its own saves with them."

    def has_read(self, there: rows.Kept | None) -> None:
        """From now on all grows from what stands there."""
        self.stored, self.was_read, self.sent = there, True, set()
        self.past.clear()
        if there is not None:
            self.past.append(there.seal)

    @property
    def holder(self) -> str:
        """The lease we hold; empty without one."""
        return "" if self.seat is None or self.seat.is_left else self.seat.holder

    @property
    def grew_from(self) -> frozenset[str]:
        if self.late is not None:
            return self.late.grew_from
        return frozenset(self.sent | ({self.stored.seal} if self.stored else set()))

    @property
    def sits(self) -> bool:
        """True for whoever may write: with a lease, or with one to come."""
        return bool(self.holder) or self.late is not None


class ChangedError(Exception):
    """What stands there is not what this save grew from."""


class SeatTakenError(Exception):
    """Somebody else sits there."""

    def __init__(self, holder: Holder) -> None:
        super().__init__("taken")
        self.holder = holder


def keep(connection: Connection, key: rows.Key, known: Known, new: rows.Written) -> rows.Kept:
    """Write `new` over what it grew from, or find it there already.

    Raises ChangedError and SeatTakenError, with nothing written, and psycopg.Error.
    """
    base = _base(connection, key, known, new)
    for _ in range(_ROUNDS):
        if base is not None and base.seal == new.seal and new.seal in known.sent:
            return base  # an earlier try was kept, only its answer was lost
        if base is None:
            number = rows.begin(connection, key, new, known.holder)
        else:
            number = rows.swap(connection, key, base, new, known.holder)
        if number is not None:
            known.sent.add(new.seal)
            rows.put_beside(connection, key, number, base.answers if base else (), new)
            return new.kept(number)
        refuse_if_taken(connection, key, known.holder)
        base = rows.read(connection, key)
        if base is not None and base.seal not in known.sent and not _is_past(base, known):
            raise ChangedError
    raise ChangedError


def _is_past(base: rows.Kept, known: Known) -> bool:
    """An older state of ours stands there again, as after a fail-over to a copy that lagged: we know all of it."""
    return base.seal in known.past and base.seal == seal_of(base.document, base.answers)


def refuse_if_taken(connection: Connection, key: rows.Key, holder: str) -> None:
    """Raises SeatTakenError if somebody else sits there, or took the seat from `holder`."""
    found = who(connection, key)
    if found is not None and found.holder != holder and (holder or found.is_there):
        raise SeatTakenError(found)


def is_gone(connection: Connection, key: rows.Key) -> bool:
    """True where neither progress nor a seat is known: a seat's row stays until all of somebody is deleted."""
    return who(connection, key) is None and rows.read(connection, key) is None


def _base(connection: Connection, key: rows.Key, known: Known, new: rows.Written) -> rows.Kept | None:
    """What `new` grew from, as far as its revision can tell. Raises ChangedError."""
    if known.was_read:
        if known.stored is not None and new.revision <= known.stored.revision:
            raise ChangedError
        return known.stored
    there = rows.read(connection, key)
    if there is not None and there.seal not in known.sent and there.revision != new.revision - 1:
        raise ChangedError
    return there
