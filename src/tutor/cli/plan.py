"""`tutor plan`: print it, write it, tick its steps, take over what was edited, say what changed."""

import argparse
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tutor.cli import composition
from tutor.ground.clean import clean_line
from tutor.ground.problem import CouldNotWrite, UnreadableInput, UsageError
from tutor.ground.tongue import _
from tutor.sitting.handing_out import export_plan, handed_words, plan_text, since_words
from tutor.sitting.sitting import Sitting


def hand_out(options: argparse.Namespace) -> int:
    if options.since:
        return _since(options)
    sitting = composition.looking(options)
    if options.output in (None, "-"):
        # Bytes, so that neither the platform's encoding nor its line ends change what the contract fixes.
        sys.stdout.buffer.write(plan_text(sitting, options.format, options.today).encode("utf-8"))
    else:
        handed = export_plan(sitting, options.format, options.output, options.today)
        print(handed_words(_("Written to"), handed), file=sys.stderr)
        if handed.kept:
            print(
                _("To take over what you changed: tutor plan import {kept}").format(kept=quoted(handed.kept)),
                file=sys.stderr,
            )
    if words := sitting.clock_words():
        print(words, file=sys.stderr)
    if sitting.is_new:
        words = (
            _("There is no progress yet; this is a first plan. Come in with a terminal to begin.")
            if getattr(options, "is_over_a_line", False)
            else _("There is no progress yet; this is a first plan. Type `tutor` to begin.")
        )
        print(words, file=sys.stderr)
    return 0


def quoted(path: Path) -> str:
    """A file's name as it can be typed."""
    return shlex.quote(clean_line(str(path)))


def _since(options: argparse.Namespace) -> int:
    """What changed since the plan of a day, as words."""
    if options.output not in (None, "-") or options.format != "toml":
        raise UsageError(
            _("`--since` prints words, so it goes with neither -o nor --format."),
            todo=_("Type: tutor plan --since DATE"),
        )
    sitting = composition.looking(options)
    sys.stdout.buffer.write(since_words(sitting, options.since, options.today).encode("utf-8"))
    return 0


def take_over(options: argparse.Namespace) -> int:
    """`plan import FILE`: what was taken goes to stdout, what was not to stderr, each with its line."""
    from tutor.sitting.plan_import import import_plan

    with _sat_down(options) as sitting:
        report = import_plan(sitting, options.file, anyway=options.anyway)
    for line in report.words():
        print(line)
    for line in report.problem_words():
        print(line, file=sys.stderr)
    return UnreadableInput.exit_code if report.refused else 0


@contextmanager
def _sat_down(options: argparse.Namespace) -> Iterator[Sitting]:
    """A sitting that may change progress; what could not be saved is told at the end. Raises TutorError."""
    kept = composition.store(options)
    try:
        with composition.seat(options, kept):
            sitting = composition.sitting_of(options, kept)
            yield sitting
        if sitting.trouble:
            raise sitting.trouble
    except CouldNotWrite as problem:
        # There is no window in which it could wait.
        problem.todo = _("Make room, or choose another folder with --saves; then type this once more.")
        raise


def tick(options: argparse.Namespace) -> int:
    """`plan done STEP` and `plan undo STEP`."""
    with _sat_down(options) as sitting:
        act = sitting.tick_step if options.act == "done" else sitting.untick_step
        step = act(options.step)
    told = _("Done: {step}") if options.act == "done" else _("Open again: {step}")
    print(told.format(step=step), file=sys.stderr)
    return 0
