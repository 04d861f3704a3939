"""Handing out the plan and the notes: one file in a form of the learner's choice, never over another file."""

import contextlib
import os
import secrets
from itertools import count
from pathlib import Path

from tutor.exports.forms import FORMS as FORMS
from tutor.exports.forms import render_plan
from tutor.ground.problem import CouldNotWrite
from tutor.saves.disk import write_new_file
from tutor.sitting.sitting import Sitting

_MOST_NAMES = 1000


def export_plan(sitting: Sitting, form: str, path: Path | str = "") -> Path:
    """Write the plan as `form` and return the absolute path of the file.

    `path` is a file, or a folder for `plan` with the form's ending; empty is the current folder. A file that
    stands there with another content stays: `plan-2.toml` and so on is taken. One with the same content is
    the answer. Raises UsageError for an unknown form, CouldNotWrite if the disk refuses.
    """
    return _handed_out("plan", render_plan(sitting.plan(), form), f"plan{FORMS[form]}", path)


def recap_text(sitting: Sitting) -> str:
    """The learner's notes as Markdown."""
    from tutor.exports.recap_markdown import recap_markdown

    return recap_markdown(sitting.recap())


def export_recap(sitting: Sitting, path: Path | str = "") -> Path:
    """Write the notes as Markdown, as `export_plan` does; their own name is `recap.md`."""
    return _handed_out("recap", recap_text(sitting), "recap.md", path)


def _handed_out(what: str, text: str, name: str, path: Path | str) -> Path:
    asked = Path(path) if path else Path()
    try:
        asked = asked.expanduser().absolute()
        if asked.is_dir():
            asked /= name
        return _written(asked, text.encode("utf-8"))
    except (OSError, RuntimeError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else str(problem)
        raise CouldNotWrite(
            f"The {what} could not be written to {asked}: {why or 'unknown reason'}.",
            "No file was changed.",
            "Choose another folder, or make room on the disk.",
        ) from problem


def _written(asked: Path, content: bytes) -> Path:
    """The first name of asked, asked-2, asked-3 … that is free or has this very content."""
    for number in count(1):
        path = asked if number == 1 else asked.with_name(f"{asked.stem}-{number}{asked.suffix}")
        if _is_same(path, content):
            return path
        if number > _MOST_NAMES:
            break
        with contextlib.suppress(FileExistsError):
            _write_whole(path, content)
            return path
    raise OSError("too many files with this name stand there")


def _is_same(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _write_whole(path: Path, content: bytes) -> None:
    """The file appears whole or not at all. Raises FileExistsError if something stands there, and OSError."""
    beside = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.tmp")
    write_new_file(beside, content)
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no links; this still never writes over a file.
        write_new_file(path, content)
    finally:
        beside.unlink(missing_ok=True)
