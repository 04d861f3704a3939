"""The hosts of one room in the database: who serves it, whom each has there, and what a board asks of all."""

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, cast

import psycopg

from tutor.saves.address import Address
from tutor.saves.postgres_feed import Listening, tell
from tutor.saves.postgres_line import Connection, Line
from tutor.saves.postgres_problems import DatabaseRefused, not_read, refusal
from tutor.saves.postgres_schema import room_to_use

ALIVE_SECONDS = 15
"A host that was not heard of for so long counts as dead."
FRESH_SECONDS = 60
"Words that a host could not hear for longer are no news any more."
MESSAGE = "message"
"The kind of a request that passes; of `STANDING` only the last one counts, any other stays."
STANDING = ("pause", "resume")
RENEW_SECONDS = 5.0
"A host says so often that it lives."
_TRIES = 5
_HERE = "room = %(room)s AND host = %(host)s"
_RENEW = f"""
UPDATE tutor.host SET boards = %(boards)s, expires = clock_timestamp() + INTERVAL '{ALIVE_SECONDS} seconds'
WHERE {_HERE}
"""
_BEGIN = f"""
INSERT INTO tutor.host (room, host, place, boards, since, expires)
VALUES (%(room)s, %(host)s, %(place)s, 0, clock_timestamp(),
        clock_timestamp() + INTERVAL '{ALIVE_SECONDS} seconds')
RETURNING since
"""
_LEAVE = (f"DELETE FROM tutor.presence WHERE {_HERE}", f"DELETE FROM tutor.host WHERE {_HERE}")
_BURY = """
DELETE FROM tutor.host WHERE room = %(room)s AND host <> %(host)s AND expires <= clock_timestamp() RETURNING host
"""
_NOBODY_S = """
DELETE FROM tutor.presence WHERE room = %(room)s
AND host NOT IN (SELECT h.host FROM tutor.host AS h WHERE h.room = %(room)s)
"""
_OTHERS = """
SELECT host, place, boards FROM tutor.host
WHERE room = %(room)s AND host <> %(host)s AND expires > clock_timestamp()
"""
_TELL = """
INSERT INTO tutor.presence (room, host, seat, version, line)
SELECT %(room)s, %(host)s, new.seat, %(version)s, new.line
FROM unnest(%(seats)s::integer[], %(lines)s::text[]) AS new (seat, line)
ON CONFLICT (room, host, seat) DO UPDATE SET version = EXCLUDED.version, line = EXCLUDED.line
"""
_LEFT = f"DELETE FROM tutor.presence WHERE {_HERE} AND seat = ANY(%(seats)s)"
_VERSIONS = "SELECT host, seat, version FROM tutor.presence WHERE room = %(room)s AND host = ANY(%(others)s)"
_LINES = """
SELECT p.host, p.seat, p.line FROM tutor.presence AS p
JOIN unnest(%(hosts)s::text[], %(seats)s::integer[]) AS k (host, seat) ON p.host = k.host AND p.seat = k.seat
WHERE p.room = %(room)s
"""
_REQUESTS = f"""
SELECT id, kind, said, at > %(since)s, at > clock_timestamp() - INTERVAL '{FRESH_SECONDS} seconds'
FROM tutor.request WHERE room = %(room)s AND (host = '' OR host = %(host)s) ORDER BY at, id
"""
_ASK = """
INSERT INTO tutor.request (room, id, host, kind, said, at)
VALUES (%(room)s, %(id)s, %(to)s, %(kind)s, %(said)s, clock_timestamp()) ON CONFLICT (room, id) DO NOTHING
"""
_FORGET = f"""
DELETE FROM tutor.request WHERE room = %(room)s AND id <> %(id)s AND (kind = ANY(%(replaced)s)
    OR (kind = '{MESSAGE}' AND at < clock_timestamp() - INTERVAL '{FRESH_SECONDS} seconds'))
"""
_Act = TypeVar("_Act")
Person = tuple[str, int]
"A host, and a seat of it."


@dataclass(frozen=True, slots=True)
class Request:
    """What a board asked for. `is_news`: since this host came. `is_fresh`: not long ago."""

    id: str
    kind: str
    said: str
    is_news: bool
    is_fresh: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """What is new since the last round, and all `requests` that stand. `others` are the living hosts but this one."""

    others: int
    came: dict[Person, str]
    left: frozenset[Person]
    requests: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class _Round:
    """What is so once a round's transaction has ended."""

    heard: Heard
    told: dict[int, str]
    seen: dict[Person, int]


class _BuriedError(Exception):
    """The others took this host for dead meanwhile."""


class RoomHosts:
    """This host among those of its room. Each method takes some seconds at most, and raises DatabaseRefused."""

    def __init__(self, address: Address) -> None:
        self.host = secrets.token_hex(8)
        self.place = -1
        self._line, self._address = Line(address), address
        self._room: str | None = None
        self._since: datetime | None = None
        self._boards, self._renewed_at = 0, 0.0
        self._told: dict[int, str] = {}
        self._seen: dict[Person, int] = {}
        self._version = 0

    def begin(self) -> int:
        """Join the others: this host's `place` among them, counted from 0; its former one where that is free."""
        for left in reversed(range(_TRIES)):
            try:
                place, since = self._run(self._begin)
            except psycopg.IntegrityError as error:  # another host took the place in the same moment
                if not left:
                    raise self._refused(error) from error
                continue
            self._since, self._told, self.place = self._since or since, {}, place
            self._renewed_at = time.monotonic()
            return place
        raise AssertionError("the last try returns or raises")

    def listen(self) -> Listening:
        room = self._run(self._room_of)
        try:
            return Listening(self._line, room, self.host)
        except psycopg.Error as error:
            raise self._refused(error) from error

    def round(self, boards: int, present: Mapping[int, str]) -> Heard:
        """Tell what changed here, and hear what changed elsewhere. A round that fails loses nothing.

        `boards` are open here; `present` has for each seat what a board may know. It is written down only while
        another host has a board open.
        """
        if self._since is None:
            self.begin()
        is_due = boards != self._boards or time.monotonic() >= self._renewed_at + RENEW_SECONDS
        try:
            done = self._run(lambda one: self._round(one, boards, present, renews=is_due))
        except _BuriedError:
            self.begin()
            done = self._run(lambda one: self._round(one, boards, present, renews=True))
        has_told = done.told != self._told or boards != self._boards
        self._told, self._seen, self._boards = done.told, done.seen, boards
        if is_due:
            self._renewed_at = time.monotonic()
        if has_told:
            self._tell()
        return done.heard

    def hear_all_again(self) -> None:
        """From the next round on, everybody who is elsewhere is news."""
        self._seen = {}

    def ask(self, id: str, kind: str, said: str, to: str = "") -> None:
        """Ask something of one host, or of all."""
        values: dict[str, object] = {"id": id, "kind": kind, "said": said, "to": to}
        values["replaced"] = list(STANDING) if kind in STANDING else []

        def asked(connection: Connection) -> None:
            named = self._named(connection) | values
            connection.execute(_ASK, named)
            connection.execute(_FORGET, named)

        self._run(asked)
        self._tell()

    def end(self) -> None:
        """This host closes: nobody of it is there any more."""

        def ended(connection: Connection) -> None:
            for statement in _LEAVE:
                connection.execute(statement, self._named(connection))

        self._run(ended)
        self._tell()
        self._line.close()

    # Inside a transaction

    def _begin(self, connection: Connection) -> tuple[int, datetime]:
        named = self._named(connection)
        for statement in (*_LEAVE, _BURY, _NOBODY_S):
            connection.execute(statement, named)
        others = connection.execute(_OTHERS, named).fetchall()
        if not others:
            connection.execute("DELETE FROM tutor.request WHERE room = %(room)s", named)
        taken = {place for _, place, _ in others}
        wished = [self.place] if self.place >= 0 else []
        place = next(free for free in (*wished, *range(len(taken) + 1)) if free not in taken)
        row = connection.execute(_BEGIN, named | {"place": place}).fetchone()
        assert row is not None
        return place, cast("datetime", row[0])

    def _round(
        self, connection: Connection, boards: int, present: Mapping[int, str], *, renews: bool
    ) -> _Round:
        named = self._named(connection)
        # Not worth a flush: what a crash of the database forgets is told again.
        connection.execute("SET LOCAL synchronous_commit = off")
        if renews:
            if not connection.execute(_RENEW, named | {"boards": boards}).rowcount:
                raise _BuriedError
            if connection.execute(_BURY, named).fetchall():
                connection.execute(_NOBODY_S, named)
        others = cast("list[tuple[str, int, int]]", connection.execute(_OTHERS, named).fetchall())
        is_watched = any(open_there for _, _, open_there in others)
        told = self._write(connection, named, present if is_watched else {})
        seen, came = self._read(connection, named, [host for host, _, _ in others] if boards else [])
        rows = connection.execute(_REQUESTS, named | {"since": self._since}).fetchall()
        requests = tuple(Request(*row) for row in cast("list[tuple[str, str, str, bool, bool]]", rows))
        left = frozenset(self._seen.keys() - seen.keys())
        return _Round(Heard(len(others), came, left, requests), told, seen)

    def _write(
        self, connection: Connection, named: dict[str, Any], present: Mapping[int, str]
    ) -> dict[int, str]:
        """The presences that stand in the database now."""
        changed = {seat: line for seat, line in present.items() if self._told.get(seat) != line}
        if changed:
            self._version += 1
            values = {"version": self._version, "seats": list(changed), "lines": list(changed.values())}
            connection.execute(_TELL, named | values)
        if gone := list(self._told.keys() - present.keys()):
            connection.execute(_LEFT, named | {"seats": gone})
        return dict(present)

    def _read(
        self, connection: Connection, named: dict[str, Any], others: list[str]
    ) -> tuple[dict[Person, int], dict[Person, str]]:
        """Everybody at the other hosts with the version of their presence, and the presences that are new."""
        rows = connection.execute(_VERSIONS, named | {"others": others}).fetchall() if others else []
        seen = {(host, seat): version for host, seat, version in cast("list[tuple[str, int, int]]", rows)}
        new = [one for one, version in seen.items() if self._seen.get(one) != version]
        if not new:
            return seen, {}
        values = {"hosts": [host for host, _ in new], "seats": [seat for _, seat in new]}
        lines = cast("list[tuple[str, int, str]]", connection.execute(_LINES, named | values).fetchall())
        return seen, {(host, seat): line for host, seat, line in lines}

    def _named(self, connection: Connection) -> dict[str, Any]:
        return {"room": self._room_of(connection), "host": self.host}

    def _room_of(self, connection: Connection) -> str:
        if self._room is None:
            self._room = room_to_use(connection, self._address)
        return self._room

    def _run(self, act: Callable[[Connection], _Act]) -> _Act:
        try:
            return self._line.run(act)
        except psycopg.IntegrityError:
            raise
        except psycopg.Error as error:
            raise self._refused(error) from error

    def _refused(self, error: psycopg.Error) -> DatabaseRefused:
        return not_read(self._address.shown, refusal(error))

    def _tell(self) -> None:
        if self._room is not None:
            tell(self._line, self._room, self.host)
