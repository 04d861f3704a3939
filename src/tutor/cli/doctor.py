"""`tutor doctor`: what is wrong on this machine, in a report that may be sent to somebody: no names, no words."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from tutor.cli import composition
from tutor.cli.health import Finding, machine, save_folder, saves, terminal
from tutor.ground.clean import clean_line
from tutor.ground.problem import TutorError
from tutor.ground.tongue import _, many

_MARK = {True: "ok  ", False: "!!  "}


def examine(options: argparse.Namespace) -> int:
    """One line per finding on stdout. Exit 1 if any of them is a problem that still stands."""
    lines, bad = report(options)
    print("\n".join(lines))
    told = many("{n} problem.", "{n} problems.", bad).format(n=bad) if bad else _("Nothing is wrong.")
    if bad and not options.mend:
        told += " " + _(
            "`tutor doctor --mend` removes what dead processes left and closes the folder to others."
        )
    print(told, file=sys.stderr)
    return 1 if bad else 0


def report(options: argparse.Namespace) -> tuple[list[str], int]:
    """The report's lines, and how many problems it names."""
    from tutor import __version__

    lines, bad = [_("tutor {version}, what `tutor doctor` found:").format(version=__version__)], 0
    for finding in _findings(options):
        bad += not finding.good
        words = f"{finding.what}: {finding.words}"
        if not finding.good and finding.todo:
            words += _(". To do: {todo}").format(todo=finding.todo)
        lines.append(_MARK[finding.good] + _without_home(clean_line(words)))
    return lines, bad


def _findings(options: argparse.Namespace) -> Iterator[Finding]:
    yield from machine()
    yield from terminal(os.environ)
    try:
        place, store = composition.saves_place(options), composition.store(options)
    except TutorError as problem:
        yield Finding("saves", False, problem.happened, problem.todo)
    else:
        if isinstance(place, Path):
            yield from save_folder(place, mend=options.mend)
        else:
            from tutor.cli.database import health

            yield from health(place)
        yield from saves(store)
    yield _course(options)
    yield _incidents()


def _course(options: argparse.Namespace) -> Finding:
    try:
        course = composition.course(options)
    except TutorError as problem:
        return Finding(_("course"), False, problem.happened, problem.todo or _("`tutor check` says more."))
    return Finding(
        _("course"),
        True,
        _("version {version}, {n} questions").format(version=course.version, n=len(course.question)),
    )


def _incidents() -> Finding:
    from tutor.cli.incidents import folder, known

    ids = known(os.environ)
    if not ids:
        return Finding(_("incidents"), True, _("none written down"))
    where = folder(os.environ)
    return Finding(
        _("incidents"),
        True,
        _("{ids}; their files may be sent along, from {where}").format(ids=", ".join(ids), where=where),
    )


def _without_home(words: str) -> str:
    """A path below one's home names its owner."""
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is none
    return words.replace(home, "~") if len(home) > 1 else words
