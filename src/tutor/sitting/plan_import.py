"""The door for a plan that comes back: read the file, take over what was edited, save it as one change."""

import sys
from pathlib import Path

from tutor.ground.tongue import _
from tutor.sitting.letter_files import text_of_file, text_of_stream
from tutor.sitting.sitting import Sitting
from tutor.tutoring.plan_taking import TakenOver


def import_plan(sitting: Sitting, path: str | Path, *, anyway: bool = False) -> TakenOver:
    """Take over ticks, notes and dates of the file at `path`, `-` for a pipe; nothing else is changed.

    Raises UnreadableInput for what can't be opened, is no text, or is no plan.
    """
    what = "plan"
    text = (
        text_of_stream(sys.stdin.buffer, _("The pipe"), what)
        if str(path) == "-"
        else text_of_file(path, what)
    )
    return import_plan_text(sitting, text, anyway=anyway)


def import_plan_text(sitting: Sitting, text: str, *, anyway: bool = False) -> TakenOver:
    """The same for its text."""
    from tutor.exports.plan_reading import read_plan_file
    from tutor.tutoring.plan_taking import taken_over

    report = taken_over(sitting.progress, sitting.course, read_plan_file(text), sitting.today, anyway=anyway)
    if report.taken:
        sitting.change(report.progress)
    return report
