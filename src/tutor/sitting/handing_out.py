"""Handing out the plan and the notes: each form, each way out, and the one manner of writing over an older file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from tutor.exports.forms import FORMS as FORMS
from tutor.exports.forms import render_plan
from tutor.ground.clean import clean_line
from tutor.ground.problem import CouldNotWrite
from tutor.ground.tongue import _
from tutor.sitting.file_in_place import Handed as Handed
from tutor.sitting.file_in_place import put_in_place
from tutor.sitting.sitting import Sitting


def plan_text(sitting: Sitting, form: str, today: date | None = None) -> str:
    """The plan in one of `FORMS`; write it as UTF-8. Raises UsageError for an unknown form."""
    matrix = None
    if form == "html":
        from tutor.tutoring.proving import proof_matrix

        matrix = proof_matrix(sitting.progress)
    return render_plan(sitting.plan(today), form, matrix)


def export_plan(sitting: Sitting, form: str, path: Path | str = "", today: date | None = None) -> Handed:
    """Write the plan as `form`; the answer tells where it is, and where an edited older file is kept.

    `path` is a file, or a folder for `plan` with the form's ending; empty is the current folder.
    Raises UsageError for an unknown form, CouldNotWrite if the disk refuses.
    """
    return _handed_out(_("The plan"), plan_text(sitting, form, today), f"plan{FORMS[form]}", path)


def recap_text(sitting: Sitting) -> str:
    """The learner's notes as Markdown."""
    from tutor.exports.recap_markdown import recap_markdown

    return recap_markdown(sitting.recap())


def since_words(sitting: Sitting, since: date, today: date | None = None) -> str:
    """What changed since the plan of a day, as lines. Raises UsageError for a day still to come."""
    from tutor.exports.since_text import since_text

    return since_text(sitting.changes_since(since, today))


def export_recap(sitting: Sitting, path: Path | str = "") -> Handed:
    """Write the notes as Markdown, as `export_plan` does; their own name is `recap.md`."""
    from tutor.exports.fingerprint import BLANK, sealed

    text = sealed(f"{recap_text(sitting)}\n[//]: # (fingerprint {BLANK})\n")
    return _handed_out(_("The recap"), text, "recap.md", path)


def handed_words(what: str, handed: Handed) -> str:
    """One or two sentences on what happened on the disk."""
    told = f"{what} {clean_line(str(handed.path))}."
    if handed.kept:
        kept = clean_line(str(handed.kept))
        told += " " + _("Your own changes to the older file are safe in {file}.").format(file=kept)
    return told


def _handed_out(what: str, text: str, name: str, path: Path | str) -> Handed:
    asked = Path(path) if path else Path()
    try:
        asked = asked.expanduser().absolute()
        if asked.is_dir():
            asked /= name
        return put_in_place(asked, text.encode("utf-8"), _may_go())
    except (OSError, RuntimeError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else str(problem)
        raise CouldNotWrite(
            _("{what} could not be written to {file}: {why}.").format(
                what=what, file=clean_line(str(asked)), why=why or _("unknown reason")
            ),
            _("Your progress is safe, and no file was changed."),
            _("Choose another place, or make room on the disk."),
        ) from problem


def _may_go() -> Callable[[bytes], bool]:
    from tutor.exports.fingerprint import is_unedited

    return is_unedited
