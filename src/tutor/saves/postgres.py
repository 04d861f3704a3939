"""Progress kept in PostgreSQL, one row per learner with answers and backups beside. See `Store`."""

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from tutor.ground.problem import CouldNotWrite, SaveUnusable, TutorError, UsageError
from tutor.ground.toml_writing import UnwritableError
from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.saves import postgres_rows as rows
from tutor.saves import problems
from tutor.saves.address import Address
from tutor.saves.disk import NotPlainError
from tutor.saves.document import progress_in, seal_of
from tutor.saves.journal import Journal, UnreadableError, Waiting
from tutor.saves.locking import LockTakenError
from tutor.saves.naming import is_learner_id
from tutor.saves.postgres_late import Late, LateSeat
from tutor.saves.postgres_lease import Holder, LeaseSeat, LeaseTakenError, take_lease
from tutor.saves.postgres_line import Connection, server_of
from tutor.saves.postgres_problems import DatabaseRefused, Refusal, not_read, not_written, refusal
from tutor.saves.postgres_reading import content_of, is_altered
from tutor.saves.postgres_room import PostgresRoom
from tutor.saves.postgres_saving import ChangedError, Known, SeatTakenError, is_gone, keep, refuse_if_taken
from tutor.saves.reading import FromNewerTutorError, NotASaveError, belonging_to
from tutor.saves.unsaved import Unsaved, joined


def open_postgres_store(
    address: Address, state: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> "PostgresStore":
    """A store at `address`. What the database can't take waits below `state`. Nothing is asked of it yet.

    Raises SaveUnusable for what is no address.
    """
    return PostgresStore(address, state, clock)


class PostgresStore(PostgresRoom):
    """The room, and what writes into it."""

    def __init__(self, address: Address, state: Path, clock: Callable[[], datetime]) -> None:
        super().__init__(address)
        self._clock = clock
        self._learners: dict[str, Known] = {}
        self._unsaved = Unsaved(Journal(state, server_of(address)))

    def waiting(self) -> tuple[str, ...]:
        """The learners whose last acts wait on this computer for the database."""
        return self._unsaved.learners()

    def waiting_elsewhere(self) -> tuple[Path, ...]:
        """Files of the same kind that wait on this computer for another database or room."""
        return self._unsaved.elsewhere()

    def load(self, learner_id: str) -> Progress | None:
        known = self._known(learner_id)
        there = self._row(learner_id)
        progress = None if there is None else self._meant(learner_id, there)
        known.has_read(there)
        known.was_altered = there is not None and is_altered(there)
        waiting = self._unsaved.waiting(learner_id)
        return progress if waiting is None else self._with_waiting(known, learner_id, progress, waiting)

    def save(self, progress: Progress) -> None:
        learner_id = progress.learner.id
        known = self._known(learner_id)
        if known.sits:
            self._unsaved.keep_first(progress, known.grew_from)
        try:
            self._keep(known, progress)
        except ChangedError as error:
            raise problems.ChangedElsewhere(self.location(learner_id)) from error
        except SeatTakenError as error:
            raise self._taken(learner_id, error.holder, known) from error
        except psycopg.Error as error:
            trouble = not_written(self._address.shown, refusal(error))
            if known.sits:
                trouble = self._unsaved.refused(trouble, progress, known.grew_from)
            raise trouble from error
        except LeaseTakenError as error:
            taken = CouldNotWrite(self._open_elsewhere(learner_id, error.holder).happened)
            raise self._unsaved.refused(taken, progress, known.grew_from) from error
        known.was_read, known.sent = True, set()
        known.past.append(known.stored.seal if known.stored else "")
        self._unsaved.taken(learner_id)

    def _keep(self, known: Known, progress: Progress) -> None:
        """Write it. Raises what `keep` raises, LeaseTakenError, SaveUnusable for earlier work that can't be read."""
        late, learner_id = known.late, progress.learner.id
        if late is not None:
            self._settle(known, late, learner_id)
            whole = late.whole(progress, known.stored.seal if known.stored else "")
            if whole is late.base:
                return
            new = self._written(known, whole)
        else:
            whole, new = progress, self._written(known, progress)
        known.stored = self._line.run(
            lambda connection: keep(connection, self._key(connection, learner_id), known, new)
        )
        if late is not None:
            late.base = whole
            known.late = None if whole is progress else late

    def _settle(self, known: Known, late: Late, learner_id: str) -> None:
        """The database answers: take the seat, and read what stands there. Raises LeaseTakenError, psycopg.Error."""
        if late.seat.lease is None:
            key = self._line.run(lambda connection: self._key(connection, learner_id))
            late.seat.lease = known.seat = take_lease(self._line, key, self._clock(), take_over=False)
        if not late.is_settled:
            there = self._line.run(
                lambda connection: rows.read(connection, self._key(connection, learner_id))
            )
            late.base = None if there is None else self._meant(learner_id, there)
            known.has_read(there)
            late.is_settled = True

    def was_altered(self, learner_id: str) -> bool:
        return self._known(learner_id).was_altered

    def delete(self, learner_id: str) -> tuple[str, ...]:
        gone = self.all_of(learner_id)
        self._change(learner_id, rows.remove_all)
        self._unsaved.forget(learner_id)
        known = self._learners.pop(learner_id)
        if known.seat is not None:
            known.seat.forget()
        return gone

    def sit_down(self, learner_id: str, *, take_over: bool = False) -> LeaseSeat:
        known = self._known(learner_id)
        try:
            key = self._line.run(lambda connection: self._key(connection, learner_id))
        except psycopg.Error as error:
            found = refusal(error)
            raise self._away(learner_id, not_read(self._address.shown, found), found, reads=False) from error
        try:
            known.seat = take_lease(self._line, key, self._clock(), take_over=take_over)
        except LeaseTakenError as error:
            raise self._open_elsewhere(learner_id, error.holder) from error
        except psycopg.Error as error:
            # It could be asked, but nothing can be written: who comes may look, and saving goes on being tried.
            found = refusal(error)
            raise self._away(
                learner_id, not_written(self._address.shown, found), found, reads=True
            ) from error
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
        known.has_read(None)
        return self._place_aside(learner_id, there)

    def bring_in(self, learner_id: str) -> bool:
        """Join what waits here of somebody who sits nowhere to what stands there; False where it goes on waiting.

        It does where they sit somewhere, and where nothing is left of who had come in there: they deleted it.
        Raises what `Journal.hold`, `load` and `save` raise.
        """
        try:
            waiting = self._unsaved.hold(learner_id, self._clock())
            if waiting is None or (
                waiting.grew_from and self._ask(lambda one: is_gone(one, self._key(one, learner_id)))
            ):
                return False
            with self.sit_down(learner_id):
                self.load(learner_id)
            return True
        except (LockTakenError, problems.OpenElsewhere):
            return False
        finally:
            self._unsaved.let_go(learner_id)

    # Where it is away at the start

    def _away(self, learner_id: str, problem: TutorError, found: Refusal, *, reads: bool) -> TutorError:
        """`problem`, with a way to go on if it may be over in a moment."""
        if found.lasts:
            return problem
        return problems.DatabaseAway(problem, lambda told: self._go_on(learner_id, told, reads=reads))

    def _go_on(
        self, learner_id: str, told: CouldNotWrite, *, reads: bool
    ) -> tuple[LateSeat, Progress | None]:
        """Sit down here alone. Raises OpenElsewhere, and SaveUnusable where what they do could not be kept."""
        known, since = self._known(learner_id), self._clock()
        try:
            waiting = self._unsaved.begin_away(told, learner_id, since)
        except LockTakenError as error:
            raise problems.OpenElsewhere(learner_id, error.pid, error.since) from error
        except (UnreadableError, NotPlainError, OSError) as error:
            raise problems.NothingKeptHere(told.happened, error) from error
        known.late = Late(LateSeat(since, lambda: self._unsaved.let_go(learner_id)))
        progress = belonging_to(learner_id, waiting.progress) if waiting else None
        if waiting:
            known.late.grew_from = waiting.grew_from
        if reads:
            with contextlib.suppress(DatabaseRefused):
                progress = self.load(learner_id)
                known.late.grew_from |= {known.stored.seal} if known.stored else set()
        return known.late.seat, progress

    # Writing

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

    def _taken(self, learner_id: str, holder: Holder, known: Known) -> SaveUnusable:
        if known.holder:
            return problems.TakenOver(learner_id)
        return self._open_elsewhere(learner_id, holder)

    def _open_elsewhere(self, learner_id: str, holder: Holder) -> SaveUnusable:
        return problems.OpenElsewhere(learner_id, holder.process, holder.since, holder.host)
