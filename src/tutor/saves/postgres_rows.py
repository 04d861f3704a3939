"""The rows of one learner in the database: each function one statement or two, inside the caller's transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice, takewhile
from typing import Any, cast

from tutor.saves.postgres_line import Connection
from tutor.saves.thinning import NEWEST, Stamp, to_keep


@dataclass(frozen=True, slots=True)
class Key:
    """Whose rows they are."""

    room: str
    learner: str

    @property
    def named(self) -> dict[str, Any]:
        return {"room": self.room, "learner": self.learner}


@dataclass(frozen=True, slots=True)
class Kept:
    """A save as it stands in the database. `answers` are JSON texts in their order."""

    number: int
    revision: int
    seal: str
    document: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A save on its way there."""

    revision: int
    seal: str
    document: str
    answers: tuple[str, ...]
    saved_at: datetime

    def kept(self, number: int) -> Kept:
        return Kept(number, self.revision, self.seal, self.document, self.answers)


_READ = """
SELECT number, revision, seal, document,
    ARRAY(SELECT body FROM tutor.answer AS a
          WHERE a.room = l.room AND a.learner = l.id AND a.until IS NULL ORDER BY a.place)
FROM tutor.learner AS l WHERE room = %(room)s AND id = %(learner)s
"""
_READ_BACKUP = """
SELECT document,
    ARRAY(SELECT body FROM tutor.answer AS a
          WHERE a.room = b.room AND a.learner = b.learner AND a.since <= b.number
          AND (a.until IS NULL OR a.until > b.number) ORDER BY a.place)
FROM tutor.backup AS b
WHERE room = %(room)s AND learner = %(learner)s AND revision = %(revision)s
    AND saved_at >= %(at)s AND saved_at < %(at)s + INTERVAL '1 second'
ORDER BY number DESC LIMIT 1
"""
_NOBODY_ELSE = """
NOT EXISTS (SELECT 1 FROM tutor.lease AS s WHERE s.room = %(room)s AND s.learner = %(learner)s
            AND s.holder <> %(holder)s AND (s.expires > clock_timestamp() OR %(holder)s <> ''))
"""
_SWAP = f"""
UPDATE tutor.learner SET number = number + 1, revision = %(revision)s, seal = %(seal)s,
    document = %(document)s, saved_at = %(saved_at)s, updated = clock_timestamp()
WHERE room = %(room)s AND id = %(learner)s AND revision = %(from_revision)s AND seal = %(from_seal)s
    AND document = %(from_document)s
    AND {_NOBODY_ELSE}
RETURNING number
"""
_BEGIN = f"""
INSERT INTO tutor.learner (room, id, number, revision, seal, document, saved_at, updated)
SELECT %(room)s, %(learner)s,
    1 + COALESCE((SELECT max(number) FROM tutor.backup WHERE room = %(room)s AND learner = %(learner)s), 0),
    %(revision)s, %(seal)s, %(document)s, %(saved_at)s, clock_timestamp()
WHERE {_NOBODY_ELSE}
ON CONFLICT (room, id) DO NOTHING RETURNING number
"""
_END_ANSWERS = """
UPDATE tutor.answer SET until = %(number)s
WHERE room = %(room)s AND learner = %(learner)s AND place >= %(place)s AND until IS NULL
"""
_ADD_ANSWERS = """
INSERT INTO tutor.answer (room, learner, place, since, body)
SELECT %(room)s, %(learner)s, new.place, %(number)s, new.body
FROM unnest(%(places)s::integer[], %(bodies)s::text[]) AS new (place, body)
"""
_ADD_BACKUP = """
INSERT INTO tutor.backup (room, learner, number, revision, saved_at, document)
VALUES (%(room)s, %(learner)s, %(number)s, %(revision)s, %(saved_at)s, %(document)s)
"""
_STAMPS = """
SELECT number, revision, saved_at FROM tutor.backup
WHERE room = %(room)s AND learner = %(learner)s ORDER BY number DESC
"""
_THIN = """
DELETE FROM tutor.backup WHERE room = %(room)s AND learner = %(learner)s AND number = ANY(%(gone)s)
"""
_FORGET_ANSWERS = """
DELETE FROM tutor.answer WHERE room = %(room)s AND learner = %(learner)s AND until IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM tutor.backup AS b WHERE b.room = %(room)s AND b.learner = %(learner)s
                    AND b.number >= tutor.answer.since AND b.number < tutor.answer.until)
"""
_TABLES = ("learner", "answer", "backup", "damaged", "lease")


def read(connection: Connection, key: Key) -> Kept | None:
    """The save, from one moment; None if there is none."""
    row = connection.execute(_READ, key.named).fetchone()
    if row is None:
        return None
    number, revision, seal, document, answers = cast("tuple[int, int, str, str, list[str]]", row)
    return Kept(number, revision, seal, document, tuple(answers))


def swap(connection: Connection, key: Key, base: Kept, new: Written, holder: str) -> int | None:
    """Compare and swap: its number if `base` still stood there and nobody else sits there, else None."""
    values = _values(key, new, holder) | {"from_revision": base.revision, "from_seal": base.seal}
    values["from_document"] = base.document  # somebody may have mended it by hand
    return _number(connection, _SWAP, values)


def begin(connection: Connection, key: Key, new: Written, holder: str) -> int | None:
    """Where nothing is kept yet: its number, or None if something is, or somebody else sits there."""
    return _number(connection, _BEGIN, _values(key, new, holder))


def put_beside(connection: Connection, key: Key, number: int, before: tuple[str, ...], new: Written) -> None:
    """The answers that are new since `before`, a backup, and fewer of the older ones."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, new.answers, strict=False)))
    values = key.named | {"number": number, "place": same, "revision": new.revision}
    values |= {"saved_at": new.saved_at, "document": new.document}
    values |= {"places": list(range(same, len(new.answers))), "bodies": list(new.answers[same:])}
    with connection.pipeline():
        if len(before) > same or not before:
            connection.execute(_END_ANSWERS, values)
        if len(new.answers) > same:
            connection.execute(_ADD_ANSWERS, values)
        connection.execute(_ADD_BACKUP, values)
        stamps = connection.execute(_STAMPS, key.named)
    gone = _thinned(cast("list[tuple[int, int, datetime]]", stamps.fetchall()))
    if gone:
        with connection.pipeline():
            connection.execute(_THIN, key.named | {"gone": gone})
            connection.execute(_FORGET_ANSWERS, key.named)


def stamps(connection: Connection, key: Key) -> tuple[Stamp, ...]:
    """The backups, newest first as they came in: the clocks of two hosts may differ."""
    rows = cast("list[tuple[int, int, datetime]]", connection.execute(_STAMPS, key.named).fetchall())
    return tuple(dict.fromkeys(_stamp(saved_at, revision) for _, revision, saved_at in rows))


def read_backup(connection: Connection, key: Key, stamp: Stamp) -> tuple[str, tuple[str, ...]] | None:
    """Document and answers of a backup; None if it is gone."""
    values = key.named | {"revision": stamp.revision, "at": stamp.at}
    row = connection.execute(_READ_BACKUP, values).fetchone()
    if row is None:
        return None
    document, answers = cast("tuple[str, list[str]]", row)
    return document, tuple(answers)


def learners(connection: Connection, room: str) -> tuple[str, ...]:
    found = connection.execute("SELECT id FROM tutor.learner WHERE room = %s ORDER BY id", (room,))
    return tuple(sorted(str(learner) for (learner,) in found))


def size(connection: Connection, room: str) -> int:
    """Bytes of the saves of a room, without their backups."""
    found = connection.execute(
        "SELECT (SELECT COALESCE(sum(octet_length(document)), 0) FROM tutor.learner WHERE room = %(room)s)"
        " + (SELECT COALESCE(sum(octet_length(body)), 0) FROM tutor.answer"
        " WHERE room = %(room)s AND until IS NULL)",
        {"room": room},
    ).fetchone()
    return int(str(found[0])) if found else 0


def keep_damaged(connection: Connection, key: Key, digest: str, content: str) -> None:
    connection.execute(
        "INSERT INTO tutor.damaged (room, learner, digest, content, kept_at)"
        " VALUES (%(room)s, %(learner)s, %(digest)s, %(content)s, clock_timestamp())"
        " ON CONFLICT (room, learner, digest) DO NOTHING",
        key.named | {"digest": digest, "content": content},
    )


def remove_save(connection: Connection, key: Key) -> None:
    """Only the save: its answers end, and its backups stay as they are."""
    connection.execute("DELETE FROM tutor.learner WHERE room = %(room)s AND id = %(learner)s", key.named)


def counts(connection: Connection, key: Key) -> dict[str, int]:
    """How many rows of each table are this learner's, leases aside."""
    told = {}
    for table in _TABLES[:-1]:
        named = "id" if table == "learner" else "learner"
        rows = connection.execute(
            f"SELECT 1 FROM tutor.{table} WHERE room = %(room)s AND {named} = %(learner)s", key.named
        )
        told[table] = rows.rowcount
    return told


def remove_all(connection: Connection, key: Key) -> None:
    for table in _TABLES:
        named = "id" if table == "learner" else "learner"
        connection.execute(
            f"DELETE FROM tutor.{table} WHERE room = %(room)s AND {named} = %(learner)s", key.named
        )


def _values(key: Key, new: Written, holder: str) -> dict[str, Any]:
    values = {"revision": new.revision, "seal": new.seal, "document": new.document, "saved_at": new.saved_at}
    return key.named | values | {"holder": holder}


def _number(connection: Connection, statement: str, values: dict[str, Any]) -> int | None:
    row = connection.execute(statement, values).fetchone()
    return None if row is None else int(str(row[0]))


def _thinned(rows: Iterable[tuple[int, int, datetime]]) -> list[int]:
    """The numbers of the backups to go, of rows that stand newest first. No clock makes the last saves go."""
    by_stamp = [(_stamp(saved_at, revision), number) for number, revision, saved_at in rows]
    last = dict.fromkeys(stamp for stamp, _ in by_stamp)
    stays = to_keep(last) | frozenset(islice(last, NEWEST))
    return [number for stamp, number in by_stamp if stamp not in stays]


def _stamp(saved_at: datetime, revision: int) -> Stamp:
    return Stamp(saved_at.astimezone(UTC).replace(microsecond=0), revision)
