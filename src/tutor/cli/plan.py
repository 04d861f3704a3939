"""`tutor plan`: print it, write it, tick its steps."""

import argparse
import sys
from pathlib import Path

from tutor.cli import composition
from tutor.cli.output import write_file
from tutor.exports.forms import render_plan
from tutor.sitting.sitting import Sitting


def hand_out(options: argparse.Namespace) -> int:
    sitting = composition.looking(options)
    text = render_plan(sitting.plan(options.today), options.format)
    if options.output in (None, "-"):
        # Bytes, so that neither the platform's encoding nor its line ends change what the contract fixes.
        sys.stdout.buffer.write(text.encode("utf-8"))
    else:
        print(f"Written to {write_file(Path(options.output), text)}", file=sys.stderr)
    if sitting.is_new:
        print("There is no progress yet; this is a first plan. Type `tutor` to begin.", file=sys.stderr)
    return 0


def tick(options: argparse.Namespace) -> int:
    """`plan done STEP` and `plan undo STEP`."""
    kept = composition.store(options)
    course = composition.course(options)
    with composition.seat(options, kept):
        sitting = Sitting(course, kept, composition.now, composition.saved_or_new(options, kept))
        if options.act == "done":
            sitting.tick_step(options.step)
        else:
            sitting.untick_step(options.step)
    if sitting.trouble:
        raise sitting.trouble
    print(f"{'Done' if options.act == 'done' else 'Open again'}: {options.step}", file=sys.stderr)
    return 0
