"""Progress kept as one TOML file per learner in one folder. See `Store` for what each method promises."""

import contextlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from tutor.ground.problem import UsageError
from tutor.ground.toml_writing import UnwritableError
from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.saves import problems
from tutor.saves.aside import all_aside, aside, aside_unread
from tutor.saves.backups import Backups
from tutor.saves.checksum import state_of
from tutor.saves.disk import NotPlainError, flush_folder, read_plain_file, replace_file, write_new_file
from tutor.saves.examining import Found, examine
from tutor.saves.locking import FileSeat, LockTakenError, take_lock
from tutor.saves.naming import is_learner_id
from tutor.saves.reading import FromNewerTutorError, NotASaveError, belonging_to, progress_from
from tutor.saves.thinning import Stamp
from tutor.saves.writing import SaveWriter

ENDING = ".toml"


def open_file_store(folder: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> "FileStore":
    """A store in `folder`, made (0700) when first written to. `clock` only says since when somebody sits."""
    return FileStore(folder, clock)


class _Known:
    """What this store knows of a learner's file: the bytes it last read or wrote, and the seat taken here."""

    # No dataclass: importing what makes one would be a tenth of the time of `tutor plan`.
    def __init__(self) -> None:
        self.content: bytes | None = None
        self.revision = 0
        self.was_read = False
        self.was_altered = False
        self.seat: FileSeat | None = None
        self.writer = SaveWriter()


class FileStore:
    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self._folder = folder
        self._clock = clock
        self._learners: dict[str, _Known] = {}
        self._backups = Backups(folder)

    def location(self, learner_id: str) -> str:
        return str(self._path(learner_id))

    def saved_learners(self) -> tuple[str, ...]:
        try:
            names = [path.name for path in self._folder.iterdir()]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise problems.OutOfReach(self._folder, error) from error
        ids = (name.removesuffix(ENDING) for name in names if name.endswith(ENDING))
        return tuple(sorted(filter(is_learner_id, ids)))

    def load(self, learner_id: str) -> Progress | None:
        path = self._path(learner_id)
        content = self._content(path)
        progress = None if content is None else belonging_to(learner_id, self._read(path, content))
        known = self._known(learner_id)
        known.content, known.was_read = content, True
        known.was_altered = content is not None and state_of(content) == "altered"
        known.revision = progress.revision if progress else 0
        if progress is not None and content is not None:
            known.writer.has_read(progress, content)
        return progress

    def save(self, progress: Progress) -> None:
        learner_id = progress.learner.id
        path = self._path(learner_id)
        known = self._known(learner_id)
        try:
            content = known.writer.text(progress).encode()
        except UnwritableError as error:
            raise problems.could_not_write(path, error) from error
        with self._right_to_write(learner_id):
            self._refuse_if_changed(known, path, progress)
            try:
                replace_file(path, self._unfinished(learner_id), content)
                # The file is ours now, even if the folder can't be flushed: a second try must not be refused.
                known.content, known.was_read = content, True
                flush_folder(self._folder)
            except OSError as error:
                raise problems.could_not_write(path, error) from error
            known.revision = progress.revision
            self._backups.keep(learner_id, content, progress.saved_at or self._clock(), progress.revision)

    def was_altered(self, learner_id: str) -> bool:
        return self._known(learner_id).was_altered

    def backups(self, learner_id: str) -> tuple[Stamp, ...]:
        self._path(learner_id)
        return self._backups.of(learner_id)

    def backup_path(self, learner_id: str, stamp: Stamp) -> Path:
        self._path(learner_id)
        return self._backups.path(learner_id, stamp)

    def look(self, learner_id: str) -> Found:
        return examine(self._path(learner_id))

    def look_at_backup(self, learner_id: str, stamp: Stamp) -> Found:
        return examine(self.backup_path(learner_id, stamp))

    def load_backup(self, learner_id: str, stamp: Stamp) -> Progress:
        self._path(learner_id)
        path = self._backups.path(learner_id, stamp)
        content = self._content(path)
        why = _("it is gone")
        if content is not None and state_of(content) == "altered":
            why = _("it is not as the tutor wrote it")
        elif content is not None:
            try:
                return belonging_to(learner_id, progress_from(content))
            except FromNewerTutorError as error:
                raise problems.NewerSave(path, error.version) from error
            except NotASaveError as error:
                why = str(error)
        raise problems.DamagedSave(path, why, None)

    def delete(self, learner_id: str) -> tuple[Path, ...]:
        with self._right_to_write(learner_id):
            gone = tuple(self.all_of(learner_id))
            try:
                self._backups.delete(learner_id)
                for path in gone:
                    path.unlink(missing_ok=True)
                flush_folder(self._folder)
            except OSError as error:
                raise problems.could_not_write(self._path(learner_id), error) from error
        self._learners.pop(learner_id, None)
        (self._folder / f".{learner_id}.lock").unlink(missing_ok=True)
        return gone

    def all_of(self, learner_id: str) -> tuple[Path, ...]:
        path = self._path(learner_id)
        backups = (self._backups.path(learner_id, stamp) for stamp in self._backups.of(learner_id))
        files = (path, self._unfinished(learner_id), *all_aside(path), *backups)
        return tuple(file for file in files if file.is_symlink() or file.exists())

    def sit_down(self, learner_id: str, *, take_over: bool = False) -> FileSeat:
        self._path(learner_id)
        seat = self._lock(learner_id, take_over=take_over)
        with contextlib.suppress(OSError):  # what a killed process left; the next save would sweep it too
            self._unfinished(learner_id).unlink(missing_ok=True)
        self._known(learner_id).seat = seat
        return seat

    def set_aside(self, learner_id: str) -> Path | None:
        path = self._path(learner_id)
        content = self._content(path)
        if content is None or not self._is_damaged(path, content):
            return None
        try:
            return self._copy_aside(path, content)
        except OSError as error:
            raise problems.could_not_write(path, error) from error

    def begin_anew(self, learner_id: str, *, whatever: bool = False) -> Path | None:
        path = self._path(learner_id)
        with self._right_to_write(learner_id):
            try:
                name = self._name_aside(path, whatever=whatever)
                if name is None:
                    return None
                path.replace(name)  # over a copy of the same bytes, if one was made
                flush_folder(self._folder)
            except OSError as error:
                raise problems.could_not_write(path, error) from error
        known = self._known(learner_id)
        known.content, known.revision, known.was_read = None, 0, True
        return name

    def _path(self, learner_id: str) -> Path:
        """Raises UsageError for an id that is no safe file name: `learner_id()` makes ids of names."""
        if not is_learner_id(learner_id):
            raise UsageError(
                _("{learner_id!a} can't be the name of a save.").format(learner_id=learner_id),
                todo=_("Use letters, digits and hyphens."),
            )
        return self._folder / (learner_id + ENDING)

    def _unfinished(self, learner_id: str) -> Path:
        """Where a save is written before it takes its place; left behind only by a process that died."""
        return self._folder / f".{learner_id}{ENDING}.writing"

    def _known(self, learner_id: str) -> _Known:
        return self._learners.setdefault(learner_id, _Known())

    def _content(self, path: Path) -> bytes | None:
        try:
            return read_plain_file(path)
        except NotPlainError as error:
            raise problems.UnsafeFile(path, str(error)) from error
        except OSError as error:
            raise problems.OutOfReach(path, error) from error

    def _read(self, path: Path, content: bytes) -> Progress:
        try:
            return progress_from(content)
        except FromNewerTutorError as error:
            raise problems.NewerSave(path, error.version) from error
        except NotASaveError as error:
            copy = None
            with contextlib.suppress(OSError):  # a folder that can't be written must not hide what is wrong
                copy = self._copy_aside(path, content)
            raise problems.DamagedSave(path, str(error), copy, content) from error

    def _is_damaged(self, path: Path, content: bytes) -> bool:
        try:
            progress_from(content)
        except FromNewerTutorError as error:
            raise problems.NewerSave(path, error.version) from error
        except NotASaveError:
            return True
        return False

    def _copy_aside(self, path: Path, content: bytes) -> Path:
        name, is_there = aside(path, content)
        if not is_there:
            write_new_file(name, content)
        return name

    def _name_aside(self, path: Path, *, whatever: bool) -> Path | None:
        """Where to move what stands at `path`; None if it is a good save or nothing."""
        try:
            content = self._content(path)
            if content is None or not self._is_damaged(path, content):
                return None
            return aside(path, content)[0]
        except problems.NewerSave:
            if not whatever:
                raise
            return aside(path, content or b"", "newer")[0]
        except (problems.UnsafeFile, problems.OutOfReach):
            if not whatever:
                raise
            return aside_unread(path)

    @contextlib.contextmanager
    def _right_to_write(self, learner_id: str) -> Iterator[None]:
        """Our own seat if we have one, else the lock for this moment."""
        seat = self._known(learner_id).seat
        if seat is not None and not seat.is_left:
            if not seat.is_still_ours():
                if not seat.is_lost():
                    raise problems.TakenOver(learner_id)
                with self._lock_problems(learner_id):
                    seat.take_again()
            yield
            return
        with self._lock(learner_id):
            yield

    def _lock(self, learner_id: str, *, take_over: bool = False) -> FileSeat:
        with self._lock_problems(learner_id) as path:
            return take_lock(path, self._clock(), take_over=take_over)

    @contextlib.contextmanager
    def _lock_problems(self, learner_id: str) -> Iterator[Path]:
        """The lock's place, in a folder that is there; what goes wrong is put into words."""
        path = self._folder / f".{learner_id}.lock"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            yield path
        except LockTakenError as error:
            raise problems.OpenElsewhere(learner_id, error.pid, error.since) from error
        except NotPlainError as error:
            raise problems.UnsafeFile(path, str(error)) from error
        except OSError as error:
            raise problems.could_not_write(path, error) from error

    def _refuse_if_changed(self, known: _Known, path: Path, progress: Progress) -> None:
        """Raises SaveUnusable if the file is not the one that this progress grew from."""
        content = self._content(path)
        if content is None:
            return  # nothing is there to be overwritten
        if known.was_read:
            is_ours = content == known.content and progress.revision > known.revision
        else:
            is_ours = self._read(path, content).revision == progress.revision - 1
        if not is_ours:
            raise problems.ChangedElsewhere(path)
