"""What `tutor doctor` looks at. Each look gives findings, changes nothing but by `mend`, and names no learner."""

import locale
import os
import platform
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tutor.cli import composition
from tutor.ground.problem import TutorError
from tutor.ground.tongue import _
from tutor.saves.backups import FOLDER as BACKUPS
from tutor.saves.disk import NotPlainError, read_plain_file, write_new_file
from tutor.saves.locking import LockTakenError, take_lock
from tutor.saves.store import Store
from tutor.sitting.rescuing import copies
from tutor.sitting.true_now import clock_words
from tutor.tutoring.wording import counted

_ROOM = 16 * 1024 * 1024
"Bytes that should be free: a few saves with all their backups."
_GLYPHS = "✓●○─█…“”"


@dataclass(frozen=True, slots=True)
class Finding:
    """`words` say what is; `todo` what to do, where it is not good."""

    what: str
    good: bool
    words: str
    todo: str = ""


def machine() -> Iterator[Finding]:
    version = platform.python_version()
    yield Finding("python", sys.version_info >= (3, 11), version, _("Install Python 3.11 or newer."))
    yield Finding("system", True, f"{platform.system()} {platform.release()} {platform.machine()}")
    try:
        from importlib.metadata import version as installed

        yield Finding("textual", True, installed("textual"))
    except ImportError:
        yield Finding("textual", False, _("not installed"), _("Install the tutor again."))


def terminal(environ: Mapping[str, str]) -> Iterator[Finding]:
    """What the screen can show. A pipe is no problem: the tutor then talks line by line."""
    term = environ.get("TERM", "")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield Finding(
            _("terminal"),
            True,
            _("none here (TERM “{term}”): the tutor would talk line by line").format(term=term),
        )
    elif term in ("", "dumb"):
        yield Finding(
            _("terminal"), True, _("TERM is “{term}”: the tutor talks line by line").format(term=term)
        )
    else:
        columns, lines = shutil.get_terminal_size()
        room = columns >= 80 and lines >= 24
        words = _("TERM {term}, {columns} columns, {lines} lines").format(
            term=term, columns=columns, lines=lines
        )
        yield Finding(_("terminal"), room, words, _("Make the window at least 80 by 24."))
    colours = _("NO_COLOR is set: no colours") if environ.get("NO_COLOR") else _("colours")
    if not environ.get("NO_COLOR"):
        colours += (
            " " + _("in full") if environ.get("COLORTERM") in ("truecolor", "24bit") else " " + _("16 or 256")
        )
    yield Finding("colours", True, colours)
    encoding = (sys.stdout.encoding or "none").lower()
    try:
        _GLYPHS.encode(encoding)
        shows = True
    except (LookupError, UnicodeEncodeError):
        shows = False
    words = _("{encoding}, locale {setlocale}").format(
        encoding=encoding, setlocale=locale.setlocale(locale.LC_CTYPE) or "C"
    )
    yield Finding(
        _("letters and signs"), shows, words, _("Set LANG to a UTF-8 locale, for instance C.UTF-8.")
    )


def save_folder(folder: Path, *, mend: bool) -> Iterator[Finding]:
    """Can progress be written here, safely and by one window at a time?"""
    if not folder.is_dir():
        if folder.exists() or folder.is_symlink():
            yield Finding(
                _("saves folder"),
                False,
                _("{folder} is no folder").format(folder=folder),
                _("Move it away, or choose another with --saves."),
            )
            return
        yield Finding(
            _("saves folder"),
            True,
            _("{folder} is not there yet; the first save makes it").format(folder=folder),
        )
        return
    yield _writable(folder)
    yield _locks(folder)
    yield _closed_to_others(folder, mend=mend)
    yield _left_behind(folder, mend=mend)
    yield from _in_the_way(folder, mend=mend)
    with suppress(OSError):
        free = shutil.disk_usage(folder).free
        yield Finding(
            _("room on the disk"),
            free >= _ROOM,
            _("{free} MB free").format(free=free // 1024 // 1024),
            _("Make room."),
        )


def _writable(folder: Path) -> Finding:
    tried = folder / f".doctor-{os.getpid()}"
    try:
        write_new_file(tried, b"tried by `tutor doctor`")
        tried.unlink()
    except OSError as error:
        words = _("{folder} can't be written: {strerror}").format(
            folder=folder, strerror=error.strerror or type(error).__name__
        )
        return Finding(_("saves folder"), False, words, _("Mend its rights, or choose another with --saves."))
    return Finding(_("saves folder"), True, _("{folder} can be written").format(folder=folder))


def _locks(folder: Path) -> Finding:
    tried = folder / f".doctor-{os.getpid()}.lock"
    todo = _("Keep your saves on this computer's own disk, or open the tutor in one window only.")
    try:
        with take_lock(tried, composition.now()) as seat:
            guarded = seat.guarded and _is_refused(tried)
        words = _("one window at a time can write") if guarded else _("this folder knows no locks")
        return Finding(_("locks"), guarded, words, todo)
    except (OSError, NotPlainError, LockTakenError) as error:
        return Finding(
            _("locks"), False, _("no lock can be taken ({name})").format(name=type(error).__name__), todo
        )
    finally:
        with suppress(OSError):
            tried.unlink()


def _is_refused(tried: Path) -> bool:
    try:
        take_lock(tried, composition.now()).leave()
    except LockTakenError:
        return True
    return False


def _closed_to_others(folder: Path, *, mend: bool) -> Finding:
    if os.name != "posix":
        return Finding(_("privacy"), True, _("as Windows keeps it"))
    # A folder that others may list (as in a checkout) shows only who has a save; one they may write loses saves.
    wide = [path for path in (folder, *folder.rglob("*.toml")) if _mode(path) & _too_wide(path)]
    if not wide:
        return Finding(
            _("privacy"),
            True,
            _("the folder has mode {mode:o}, and saves are closed to others").format(mode=_mode(folder)),
        )
    if mend:
        with suppress(OSError):
            for path in wide:
                path.chmod(_mode(path) & ~_too_wide(path))
            return Finding(
                _("privacy"), True, _("{paths} closed to others").format(paths=counted(len(wide), "path"))
            )
    words = _("{paths} open to others").format(paths=counted(len(wide), "path"))
    return Finding(_("privacy"), False, words, _("--mend closes them"))


def _too_wide(path: Path) -> int:
    return 0o022 if path.is_dir() else 0o077


def _mode(path: Path) -> int:
    try:
        return 0 if path.is_symlink() else stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return 0


def _left_behind(folder: Path, *, mend: bool) -> Finding:
    """Half-written saves of processes that died; they are no use to anyone."""
    left = sorted(folder.glob(".*.toml.writing"))
    gone = 0
    for path in left if mend else ():
        lock = folder / path.name.replace(".toml.writing", ".lock")
        with suppress(OSError, LockTakenError, NotPlainError), take_lock(lock, composition.now()):
            path.unlink()
            gone += 1
    if gone == len(left):
        return Finding(
            _("left behind"),
            True,
            _("{files} removed").format(files=counted(gone, "unfinished file")) if gone else _("nothing"),
        )
    words = _("{files} of a tutor that was ended").format(files=counted(len(left) - gone, "unfinished file"))
    return Finding(_("left behind"), False, words, _("--mend removes them, but for a folder: move it away"))


def _in_the_way(folder: Path, *, mend: bool) -> Iterator[Finding]:
    """What stands where the tutor keeps locks and backups, and keeps it from writing there."""
    bad = [path for path in folder.glob(".*.lock") if _is_not_plain(path)]
    if mend:
        # A lock holds nothing of anybody's, so a link or pipe in its place may go; a full folder stays.
        for path in bad:
            with suppress(OSError):
                path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        bad = [path for path in bad if path.is_symlink() or path.exists()]
    if bad:
        words = _("{locks} can't be used: something else stands in the place").format(
            locks=counted(len(bad), "lock")
        )
        yield Finding(
            _("locks of saves"), False, words, _("--mend removes a link or a pipe; move a folder away")
        )
    backups = folder / BACKUPS
    if backups.is_symlink() or backups.exists():
        rooms = [backups, *(path for path in backups.glob("*") if path.is_dir())]
        closed = sum(not path.is_dir() or not os.access(path, os.W_OK | os.X_OK) for path in rooms)
        words = (
            _("{folders} can't be written").format(folders=counted(closed, "folder"))
            if closed
            else _("can be written")
        )
        yield Finding(
            _("backups"), not closed, words, _("Mend the rights of “backups”, or move away what it is")
        )


def _is_not_plain(path: Path) -> bool:
    try:
        read_plain_file(path)
    except (OSError, NotPlainError):
        return True
    return False


def saves(store: Store) -> Iterator[Finding]:
    """Every save and backup, by number: names and words stay out of the report."""
    try:
        learners = store.saved_learners()
    except TutorError as problem:
        yield Finding(_("saves"), False, problem.happened, problem.todo)
        return
    if not learners:
        yield Finding(_("saves"), True, _("none yet"))
    for number, learner in enumerate(learners, 1):
        found = store.look(learner)
        stamps = store.backups(learner)
        states = [store.look_at_backup(learner, stamp).condition for stamp in stamps]
        bad = sum(state not in ("ok", "missing") for state in states)
        words = _("{condition}, {size} bytes, {backups}").format(
            condition=found.condition, size=found.size, backups=counted(len(stamps), "backup")
        )
        if bad:
            words += _(", {bad} of them can't be used").format(bad=bad)
        if waiting := len(copies(learner, store.location(learner))):
            words += _("; {files} of unsaved work waits for the next start").format(
                files=counted(waiting, "rescued file")
            )
        saved_at = found.progress.saved_at if found.progress else None
        if back := clock_words(saved_at, composition.now()):
            yield Finding(_("clock"), False, back)
        yield Finding(
            _("save {number} of {n}").format(number=number, n=len(learners)),
            found.condition == "ok" and not bad,
            words,
            _(
                "`tutor saves check` names the files; `tutor saves restore` goes back to the newest good backup"
            ),
        )
