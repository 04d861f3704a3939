"""One room of a database as it stands there: what is asked of it, told in words. No save is changed from here."""

from collections.abc import Callable
from typing import TypeVar

import psycopg

from tutor.ground.problem import SaveUnusable
from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.saves import postgres_rows as rows
from tutor.saves.address import Address
from tutor.saves.examining import Found
from tutor.saves.postgres_line import Connection, Line
from tutor.saves.postgres_problems import not_prepared, not_read, not_written, refusal
from tutor.saves.postgres_reading import Texts, content_of, is_altered, is_damaged, looked_at, read_backup
from tutor.saves.postgres_schema import admit, prepare, room_to_use
from tutor.saves.reading import belonging_to
from tutor.saves.thinning import Stamp

PREPARING_SECONDS = 60.0
"Nobody waits at a key for it, and large tables take their time."
_AT_ONCE = (
    psycopg.errors.UniqueViolation,
    psycopg.errors.DuplicateSchema,
    psycopg.errors.DuplicateTable,
    psycopg.errors.DuplicateObject,
)
_WRITES_NOTHING = "UPDATE tutor.learner SET updated = updated WHERE room = '' AND room <> ''"
_T = TypeVar("_T")


class PostgresRoom:
    """The part of a `Store` that only reads, and the making of its tables.

    Each method raises SaveUnusable where the database can't be asked.
    """

    def __init__(self, address: Address) -> None:
        self._address = address
        self._line = Line(address)
        self._room: str | None = None

    @property
    def line(self) -> Line:
        return self._line

    @property
    def room(self) -> str:
        """The room whose progress this is."""
        return self._ask(self._room_of)

    def location(self, learner_id: str) -> str:
        room = _(", room {room}").format(room=self._address.room) if self._address.room else ""
        return _("{shown}{room}, learner {learner_id}").format(
            shown=self._address.shown, room=room, learner_id=learner_id
        )

    def saved_learners(self) -> tuple[str, ...]:
        return self._ask(lambda connection: rows.learners(connection, self._room_of(connection)))

    def size(self) -> int:
        """Bytes of all saves of this room, without their backups."""
        return self._ask(lambda connection: rows.size(connection, self._room_of(connection)))

    def try_writing(self) -> None:
        """Write nothing, in a way that is refused where saving would be. Raises SaveUnusable and CouldNotWrite."""
        self._ask(self._room_of)
        try:
            self._line.run(lambda connection: connection.execute(_WRITES_NOTHING))
        except psycopg.Error as error:
            raise not_written(self._address.shown, refusal(error)) from error

    def prepare(self, role: str | None = None) -> tuple[int, int]:
        """Make or bring up the tables, and admit a role to this room: versions before and after.

        Raises SaveUnusable and CouldNotWrite.
        """

        def prepared(connection: Connection) -> tuple[int, int]:
            versions = prepare(connection)
            if role:
                admit(connection, role, self._address.room)
            return versions

        patient = Line(self._address)
        patient.answer_seconds = PREPARING_SECONDS
        try:
            try:
                return patient.run(prepared)
            except _AT_ONCE:  # another made the same tables in the same moment: these are there now
                return patient.run(prepared)
        except psycopg.Error as error:
            raise not_prepared(self._address.shown, refusal(error)) from error

    def backups(self, learner_id: str) -> tuple[Stamp, ...]:
        return self._ask(lambda connection: rows.stamps(connection, self._key(connection, learner_id)))

    def load_backup(self, learner_id: str, stamp: Stamp) -> Progress:
        place = self._backup_place(learner_id, stamp)
        return belonging_to(learner_id, read_backup(place, self._backup(learner_id, stamp)))

    def look(self, learner_id: str) -> Found:
        place = self.location(learner_id)
        try:
            there = self._row(learner_id)
        except SaveUnusable as problem:
            return Found(place, "unreachable", problem.happened)
        found = (there.document, there.answers) if there else None
        return looked_at(place, found, altered=there is not None and is_altered(there))

    def look_at_backup(self, learner_id: str, stamp: Stamp) -> Found:
        place = self._backup_place(learner_id, stamp)
        try:
            return looked_at(place, self._backup(learner_id, stamp))
        except SaveUnusable as problem:
            return Found(place, "unreachable", problem.happened)

    def all_of(self, learner_id: str) -> tuple[str, ...]:
        counts = self._ask(lambda connection: rows.counts(connection, self._key(connection, learner_id)))
        place = self.location(learner_id)
        return tuple(
            _("{place}: {count} in tutor.{table}").format(place=place, count=count, table=table)
            for table, count in counts.items()
            if count
        )

    def _ask(self, act: Callable[[Connection], _T]) -> _T:
        try:
            return self._line.run(act)
        except psycopg.Error as error:
            raise not_read(self._address.shown, refusal(error)) from error

    def _key(self, connection: Connection, learner_id: str) -> rows.Key:
        return rows.Key(self._room_of(connection), learner_id)

    def _room_of(self, connection: Connection) -> str:
        """Asked once; by it the schema is checked, too."""
        if self._room is None:
            self._room = room_to_use(connection, self._address)
        return self._room

    def _row(self, learner_id: str) -> rows.Kept | None:
        return self._ask(lambda connection: rows.read(connection, self._key(connection, learner_id)))

    def _damaged(self, learner_id: str) -> rows.Kept | None:
        """What stands there, if it is damaged. Raises NewerSave and SaveUnusable."""
        there = self._row(learner_id)
        return there if there and is_damaged(self.location(learner_id), there) else None

    def _backup(self, learner_id: str, stamp: Stamp) -> Texts | None:
        return self._ask(
            lambda connection: rows.read_backup(connection, self._key(connection, learner_id), stamp)
        )

    def _backup_place(self, learner_id: str, stamp: Stamp) -> str:
        return _("{location}, backup {name}").format(location=self.location(learner_id), name=stamp.name)

    def _place_aside(self, learner_id: str, there: rows.Kept) -> str:
        return _("{location}, tutor.damaged {content_of}").format(
            location=self.location(learner_id), content_of=content_of(there)[0]
        )
