"""The one place that joins store, course, clock and learner into a sitting."""

import argparse
from contextlib import AbstractContextManager
from datetime import UTC, datetime

from tutor.cli.places import content_folder as content_folder
from tutor.cli.places import language as language
from tutor.cli.places import learner_name as learner_name
from tutor.cli.places import saves_folder as saves_folder
from tutor.course.course import Course
from tutor.course.loading import load_course
from tutor.ground.clean import clean_line
from tutor.learner.progress import Learner, Progress
from tutor.saves.files import FileStore, open_file_store
from tutor.saves.naming import learner_id
from tutor.sitting.sitting import Sitting


def now() -> datetime:
    """The wall clock; everything else is given its time."""
    return datetime.now(UTC)


def course(options: argparse.Namespace) -> Course:
    return load_course(content_folder(options), language(options))


def store(options: argparse.Namespace) -> FileStore:
    return open_file_store(saves_folder(options))


def saved_or_new(options: argparse.Namespace, kept: FileStore) -> Progress:
    """The learner's progress, or an empty one under their name. Raises SaveUnusable."""
    name = learner_name(options)
    return kept.load(learner_id(name)) or new_progress(name)


def new_progress(name: str) -> Progress:
    """An empty save; a name given on the command line is kept as the learner's name, whatever it holds."""
    shown = "" if name == "me" else clean_line(name)
    return Progress(learner=Learner(id=learner_id(name), name=shown))


def looking(options: argparse.Namespace) -> Sitting:
    """A sitting to look at: reads, takes no seat, and is not asked to change anything."""
    kept = store(options)
    return Sitting(course(options), kept, now, saved_or_new(options, kept))


def seat(options: argparse.Namespace, kept: FileStore) -> AbstractContextManager[object]:
    """The only chair of this learner. Raises OpenElsewhere if somebody sits on it."""
    return kept.sit_down(learner_id(learner_name(options)))
