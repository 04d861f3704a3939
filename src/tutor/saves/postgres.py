"""Progress kept in PostgreSQL, one row per learner with answers and backups beside. See `Store`."""

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import psycopg

from tutor.ground.problem import CouldNotWrite, SaveUnusable, UsageError
from tutor.ground.toml_writing import UnwritableError
from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.saves import postgres_rows as rows
from tutor.saves import problems
from tutor.saves.address import Address
from tutor.saves.document import progress_in, seal_of
from tutor.saves.examining import Found
from tutor.saves.journal import Journal, Waiting
from tutor.saves.naming import is_learner_id
from tutor.saves.postgres_feed import Herald
from tutor.saves.postgres_lease import Holder, LeaseSeat, LeaseTakenError, take_lease
from tutor.saves.postgres_line import Connection, Line
from tutor.saves.postgres_problems import Refusal, not_prepared, not_read, not_written, refusal
from tutor.saves.postgres_reading import content_of, is_altered, is_damaged, looked_at, read_backup
from tutor.saves.postgres_saving import ChangedError, Known, SeatTakenError, keep, refuse_if_taken
from tutor.saves.postgres_schema import admit, prepare, room_to_use
from tutor.saves.reading import FromNewerTutorError, NotASaveError, belonging_to
from tutor.saves.thinning import Stamp
from tutor.saves.unsaved import Unsaved, joined

_T = TypeVar("_T")


def open_postgres_store(
    address: Address, state: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> "PostgresStore":
    """A store at `address`. What the database can't take waits below `state`. Nothing is asked of it yet.

    Raises SaveUnusable for what is no address.
    """
    return PostgresStore(address, state, clock)


class PostgresStore:
    def __init__(self, address: Address, state: Path, clock: Callable[[], datetime]) -> None:
        self._address = address
        self._clock = clock
        self._line = Line(address)
        self._room: str | None = None
        self._learners: dict[str, Known] = {}
        self._unsaved = Unsaved(Journal(state, f"{address.shown} {address.room}"))
        self._herald = Herald(self._line)

    @property
    def line(self) -> Line:
        return self._line

    @property
    def room(self) -> str:
        """The room whose progress this is. Raises SaveUnusable."""
        return self._ask(self._room_of)

    def location(self, learner_id: str) -> str:
        room = _(", room {room}").format(room=self._address.room) if self._address.room else ""
        return _("{shown}{room}, learner {learner_id}").format(
            shown=self._address.shown, room=room, learner_id=learner_id
        )

    def saved_learners(self) -> tuple[str, ...]:
        return self._ask(lambda connection: rows.learners(connection, self._room_of(connection)))

    def size(self) -> int:
        """Bytes of all saves of this room, without their backups. Raises SaveUnusable."""
        return self._ask(lambda connection: rows.size(connection, self._room_of(connection)))

    def waiting(self) -> tuple[str, ...]:
        """The learners whose last acts wait on this computer for the database."""
        return self._unsaved.learners()

    def prepare(self, role: str | None = None) -> tuple[int, int]:
        """Make or bring up the tables, and admit a role to this room: versions before and after.

        Raises SaveUnusable and CouldNotWrite.
        """

        def prepared(connection: Connection) -> tuple[int, int]:
            versions = prepare(connection)
            if role:
                admit(connection, role, self._address.room)
            return versions

        try:
            return self._line.run(prepared)
        except psycopg.Error as error:
            raise not_prepared(self._address.shown, refusal(error)) from error

    def load(self, learner_id: str) -> Progress | None:
        known = self._known(learner_id)
        there = self._row(learner_id)
        progress = None if there is None else self._meant(learner_id, there)
        known.stored, known.was_read, known.sent = there, True, set()
        known.was_altered = there is not None and is_altered(there)
        waiting = self._unsaved.waiting(learner_id)
        return progress if waiting is None else self._with_waiting(known, learner_id, progress, waiting)

    def save(self, progress: Progress) -> None:
        learner_id = progress.learner.id
        known = self._known(learner_id)
        new = self._written(known, progress)
        if known.holder:
            self._unsaved.keep_first(progress, known.grew_from)
        try:
            known.stored = self._line.run(
                lambda connection: keep(connection, self._key(connection, learner_id), known, new)
            )
        except ChangedError as error:
            raise problems.ChangedElsewhere(self.location(learner_id)) from error
        except SeatTakenError as error:
            raise self._taken(learner_id, error.holder, known) from error
        except psycopg.Error as error:
            trouble = not_written(self._address.shown, refusal(error))
            if known.holder:
                trouble = self._unsaved.refused(trouble, progress, known.grew_from)
            raise trouble from error
        known.was_read, known.sent = True, set()
        self._unsaved.taken(learner_id)
        self._herald.tell(self._room or "")

    def was_altered(self, learner_id: str) -> bool:
        return self._known(learner_id).was_altered

    def backups(self, learner_id: str) -> tuple[Stamp, ...]:
        return self._ask(lambda connection: rows.stamps(connection, self._key(connection, learner_id)))

    def load_backup(self, learner_id: str, stamp: Stamp) -> Progress:
        place = _("{location}, backup {name}").format(location=self.location(learner_id), name=stamp.name)
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
        place = _("{location}, backup {name}").format(location=self.location(learner_id), name=stamp.name)
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

    def delete(self, learner_id: str) -> tuple[str, ...]:
        gone = self.all_of(learner_id)
        self._change(learner_id, rows.remove_all)
        self._unsaved.taken(learner_id)
        self._learners.pop(learner_id, None)
        return gone

    def sit_down(self, learner_id: str, *, take_over: bool = False) -> LeaseSeat:
        known = self._known(learner_id)
        key = self._ask(lambda connection: self._key(connection, learner_id))
        try:
            known.seat = take_lease(self._line, key, self._clock(), take_over=take_over)
        except LeaseTakenError as error:
            raise self._open_elsewhere(learner_id, error.holder) from error
        except psycopg.Error as error:
            # It could be asked, but nothing can be written: who comes may look, and saving goes on being tried.
            raise not_written(self._address.shown, refusal(error)) from error
        return known.seat

    def set_aside(self, learner_id: str) -> str | None:
        there = self._damaged(learner_id)
        if there is None:
            return None
        self._change(
            learner_id, lambda connection, key: rows.keep_damaged(connection, key, *content_of(there))
        )
        return self._place_aside(learner_id, there)

    def begin_anew(self, learner_id: str, *, whatever: bool = False) -> str | None:
        there = self._row(learner_id) if whatever else self._damaged(learner_id)
        if there is None:
            return None

        def moved(connection: Connection, key: rows.Key) -> None:
            rows.keep_damaged(connection, key, *content_of(there))
            rows.remove_save(connection, key)

        self._change(learner_id, moved)
        known = self._known(learner_id)
        known.stored, known.was_read = None, True
        return self._place_aside(learner_id, there)

    # Asking the database

    def _ask(self, act: Callable[[Connection], _T]) -> _T:
        """Read something. Raises SaveUnusable."""
        try:
            return self._line.run(act)
        except psycopg.Error as error:
            raise not_read(self._address.shown, refusal(error)) from error

    def _change(self, learner_id: str, act: Callable[[Connection, rows.Key], None]) -> None:
        """Write something that is no save. Raises SaveUnusable and CouldNotWrite."""
        known = self._known(learner_id)

        def changed(connection: Connection) -> None:
            key = self._key(connection, learner_id)
            refuse_if_taken(connection, key, known.holder)
            act(connection, key)

        try:
            self._line.run(changed)
        except SeatTakenError as error:
            raise self._taken(learner_id, error.holder, known) from error
        except psycopg.Error as error:
            raise not_written(self._address.shown, refusal(error)) from error

    def _key(self, connection: Connection, learner_id: str) -> rows.Key:
        return rows.Key(self._room_of(connection), learner_id)

    def _room_of(self, connection: Connection) -> str:
        """Asked once; by it the schema is checked, too."""
        if self._room is None:
            self._room = room_to_use(connection, self._address)
        return self._room

    def _row(self, learner_id: str) -> rows.Kept | None:
        return self._ask(lambda connection: rows.read(connection, self._key(connection, learner_id)))

    def _backup(self, learner_id: str, stamp: Stamp) -> tuple[str, tuple[str, ...]] | None:
        return self._ask(
            lambda connection: rows.read_backup(connection, self._key(connection, learner_id), stamp)
        )

    # What it holds

    def _known(self, learner_id: str) -> Known:
        """Raises UsageError for an id that is no safe file name, so that progress can move to files."""
        if not is_learner_id(learner_id):
            raise UsageError(
                _("{learner_id!a} can't be the name of a save.").format(learner_id=learner_id),
                todo=_("Use letters, digits and hyphens."),
            )
        return self._learners.setdefault(learner_id, Known())

    def _written(self, known: Known, progress: Progress) -> rows.Written:
        try:
            document, answers = known.writer.texts(progress)
        except UnwritableError as error:
            found = Refusal(str(error), _("Export your progress with `tutor saves export`."), lasts=True)
            raise not_written(self._address.shown, found) from error
        saved_at = progress.saved_at or self._clock()
        return rows.Written(progress.revision, seal_of(document, answers), document, answers, saved_at)

    def _meant(self, learner_id: str, there: rows.Kept) -> Progress:
        try:
            return belonging_to(learner_id, progress_in(there.document, there.answers))
        except FromNewerTutorError as error:
            raise problems.NewerSave(self.location(learner_id), error.version) from error
        except NotASaveError as error:
            aside = None
            with contextlib.suppress(CouldNotWrite, SaveUnusable):  # it must not hide what is wrong
                aside = self.set_aside(learner_id)
            content = content_of(there)[1].encode()
            raise problems.DamagedSave(self.location(learner_id), str(error), aside, content) from error

    def _with_waiting(
        self, known: Known, learner_id: str, progress: Progress | None, waiting: Waiting
    ) -> Progress:
        """What stands there and what waited here. Whoever sits there brings it in at once."""
        seal = known.stored.seal if known.stored else ""
        whole = joined(progress, seal, Waiting(belonging_to(learner_id, waiting.progress), waiting.grew_from))
        if known.holder and whole is progress:
            self._unsaved.taken(learner_id)
        elif known.holder:
            self.save(whole)
        return whole

    def _damaged(self, learner_id: str) -> rows.Kept | None:
        """What stands there, if it is damaged. Raises NewerSave and SaveUnusable."""
        there = self._row(learner_id)
        return there if there and is_damaged(self.location(learner_id), there) else None

    def _place_aside(self, learner_id: str, there: rows.Kept) -> str:
        return _("{location}, tutor.damaged {content_of}").format(
            location=self.location(learner_id), content_of=content_of(there)[0]
        )

    def _taken(self, learner_id: str, holder: Holder, known: Known) -> SaveUnusable:
        if known.holder:
            return problems.TakenOver(learner_id)
        return self._open_elsewhere(learner_id, holder)

    def _open_elsewhere(self, learner_id: str, holder: Holder) -> SaveUnusable:
        return problems.OpenElsewhere(learner_id, holder.process, holder.since, holder.host)
