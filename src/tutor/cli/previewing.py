"""`tutor preview`: a course on the screen while it is written."""

import argparse
import sys
from datetime import date
from pathlib import Path

from tutor.cli import composition
from tutor.course.cache import FileStamp
from tutor.course.issues import CourseBroken, CourseIssue
from tutor.course.loading import file_stamps, read_course
from tutor.ground.problem import TutorError, UsageError
from tutor.ground.tongue import _
from tutor.learner.progress import Learner, Progress
from tutor.saves.memory import MemoryStore
from tutor.tui.preview import PreviewApp, PreviewSitting, Seen


class CourseWatch:
    """Looks whether a file of a course was saved, by its time and size, and reads the course if so."""

    def __init__(self, root: Path, language: str, today: date) -> None:
        self._root, self._language, self._today = root, language, today
        self._stamps: tuple[FileStamp, ...] | None = None

    def look(self) -> Seen | None:
        """What is there now, or None if no file has changed since the last look."""
        try:
            stamps = file_stamps(self._root, self._language)
            if stamps == self._stamps:
                return None
            self._stamps = stamps
            return Seen(*read_course(self._root, self._language, self._today))
        except TutorError as problem:
            if self._stamps == ():
                return None
            self._stamps = ()
            return Seen(None, (CourseIssue(str(self._root), 1, 1, problem.happened, problem.todo),))


def preview(options: argparse.Namespace) -> int:
    """Open the full screen. Raises CourseBroken if there is no good version to begin with."""
    root, begin_at = _asked_for(options)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(_("The preview needs a terminal."), "", _("Type `tutor check` to see all problems."))
    watch = CourseWatch(root, composition.language(options), composition.now().date())
    seen = watch.look() or Seen(None, ())
    if seen.course is None:
        raise CourseBroken(tuple(issue for issue in seen.issues if issue.grave))
    if begin_at and begin_at not in {**seen.course.lesson, **seen.course.unit}:
        known = ", ".join(seen.course.lesson)
        raise UsageError(
            _("The course has no lesson “{lesson}”.").format(lesson=begin_at),
            "",
            _("Its lessons: {known}.").format(known=known),
        )
    progress = Progress(learner=Learner(name="", started_on=composition.now().date()))
    sitting = PreviewSitting(seen.course, MemoryStore(), composition.now, progress)
    app = PreviewApp(sitting, watch, seen.issues, begin_at)
    app.run()
    return app.return_code or 0


def _asked_for(options: argparse.Namespace) -> tuple[Path, str]:
    """The folder, and where to begin: one word that is no folder is the latter."""
    given, begin_at = options.course, options.lesson or ""
    if given is not None and not begin_at and not given.exists():
        given, begin_at = None, str(given)
    return given or composition.content_folder(options), begin_at
