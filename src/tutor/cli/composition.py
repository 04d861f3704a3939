"""The one place that joins store, course, clock and learner into a sitting."""

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli.speaking import given_saves, names_database, usual_saves
from tutor.course.course import Course
from tutor.course.languages import is_language
from tutor.course.loading import find_content, load_course
from tutor.ground.clean import clean_line
from tutor.ground.problem import SaveUnusable, UsageError
from tutor.ground.tongue import ENGLISH, PSEUDO, _, catalogues, speak, spoken
from tutor.learner.progress import Learner, Progress
from tutor.saves.files import open_file_store
from tutor.saves.naming import learner_id
from tutor.saves.store import Store
from tutor.sitting.sitting import Sitting

if TYPE_CHECKING:
    from tutor.saves.address import Address
    from tutor.saves.postgres import PostgresStore

_loaded: Course | None = None


def now() -> datetime:
    """The wall clock; everything else is given its time."""
    return datetime.now(UTC)


def content_folder(options: argparse.Namespace) -> Path:
    given = getattr(options, "content", None)
    return find_content(Path(given) if given else None, os.environ)


def language(options: argparse.Namespace) -> str:
    """The one asked for, else English: what an author looks at does not follow a learner's choice."""
    return str(getattr(options, "lang", None) or ENGLISH)


def course(options: argparse.Namespace, saved: str = "") -> Course:
    """The course in the language asked for, else the learner's `saved` one, else the one spoken now.

    Once it is known who learns, the tutor itself speaks it too.
    """
    if _loaded is not None:
        return _loaded
    chosen = str(getattr(options, "lang", None) or saved or spoken())
    if saved:
        speak(chosen)
    loaded = load_course(content_folder(options), chosen)
    if getattr(options, "lang", None) and chosen not in (loaded.language, PSEUDO, *catalogues()):
        print(
            _("tutor: nothing is in “{language}” yet; this is English.").format(language=chosen),
            file=sys.stderr,
        )
    return loaded


def keep_course(loaded: Course) -> None:
    """From now on this process uses this course: a learner's process in a room has it from the one it came from."""
    global _loaded
    _loaded = loaded


def saves_place(options: argparse.Namespace) -> "Path | Address":
    """--saves, TUTOR_SAVES, `saves/` in a checkout, else the platform's user data folder."""
    given = given_saves(options)
    if names_database(given):
        from tutor.saves.address import address_of

        return address_of(given)
    return at_home(given) if given else _of_somebody_at_home(usual_saves)


def at_home(typed: str) -> Path:
    """A folder as typed, `~` filled in. Raises UsageError where nobody has that name."""
    try:
        return Path(typed).expanduser()
    except RuntimeError as error:
        raise UsageError(
            _("There is no home folder for {typed}.").format(typed=clean_line(typed)[:60]),
            _("Nothing was changed."),
            _("Give the folder's whole name, from / on."),
        ) from error


def store(options: argparse.Namespace) -> Store:
    """Raises SaveUnusable where no database can be spoken to."""
    place = saves_place(options)
    return open_file_store(place) if isinstance(place, Path) else database(place)


def database(address: "Address", state: Path | None = None) -> "PostgresStore":
    """The driver is loaded only here: whoever keeps progress in a folder needs none.

    What the database does not take waits in `state`; without it in the platform's folder for such.
    """
    try:
        from tutor.saves.postgres import open_postgres_store
    except ModuleNotFoundError as error:
        raise SaveUnusable(
            _("This tutor can't speak to a database: the part of it for that is not installed."),
            _("Nothing was changed."),
            _("Install it: pip install 'profile-tutor[postgres]'"),
        ) from error
    return open_postgres_store(address, state or unsaved_folder())


def unsaved_folder() -> Path:
    """Where a learner's progress waits while their database is away."""
    from platformdirs import user_state_path

    state = _of_somebody_at_home(partial(user_state_path, "profile-tutor", appauthor=False))
    return state / "unsaved"


def _of_somebody_at_home(folder: Callable[[], Path]) -> Path:
    """Raises UsageError where the machine knows no home folder, as in a container under a number."""
    try:
        return folder()
    except RuntimeError as error:
        raise UsageError(
            _("This machine knows no home folder for you."),
            _("Nothing was changed."),
            _("Set HOME, or give a folder with --saves."),
        ) from error


def learner_name(options: argparse.Namespace) -> str:
    return str(getattr(options, "learner", None) or "me")


def saved_or_new(options: argparse.Namespace, kept: Store) -> Progress:
    """The learner's progress, or an empty one under their name. Raises SaveUnusable."""
    name = learner_name(options)
    return kept.load(learner_id(name)) or new_progress(options)


def new_progress(options: argparse.Namespace) -> Progress:
    """An empty save; name and language given on the command line are kept as the learner's."""
    name, asked = learner_name(options), language(options)
    shown = "" if name == "me" or _was_made(name) else clean_line(name)
    spoken = asked if is_language(asked) else ENGLISH
    return Progress(learner=Learner(id=learner_id(name), name=shown, language=spoken))


def _was_made(name: str) -> bool:
    """Whether it is the id of a key or a code: nobody is called that."""
    if not name.startswith(("key-", "code-")):
        return False
    from tutor.host.identity import is_learner

    return is_learner(name)


def looking(options: argparse.Namespace) -> Sitting:
    """A sitting to look at: reads, takes no seat, and is not asked to change anything."""
    return sitting_of(options, store(options))


def sitting_of(options: argparse.Namespace, kept: Store) -> Sitting:
    """The learner with what is saved and the course in their language. Raises SaveUnusable, CourseBroken."""
    progress = saved_or_new(options, kept)
    return Sitting(course(options, progress.learner.language), kept, now, progress)


def seat(options: argparse.Namespace, kept: Store) -> AbstractContextManager[object]:
    """The only chair of this learner. Raises OpenElsewhere if somebody sits on it."""
    return kept.sit_down(learner_id(learner_name(options)))
