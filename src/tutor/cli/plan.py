"""`tutor plan`: print it, write it, tick its steps."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path

from tutor.cli import composition
from tutor.exports.forms import render_plan
from tutor.ground.problem import CouldNotWrite
from tutor.sitting.sitting import Sitting


def hand_out(options: argparse.Namespace) -> int:
    sitting = composition.looking(options)
    text = render_plan(sitting.plan(options.today), options.format)
    if options.output in (None, "-"):
        # Bytes, so that neither the platform's encoding nor its line ends change what the contract fixes.
        sys.stdout.buffer.write(text.encode("utf-8"))
    else:
        print(f"Written to {_write(Path(options.output), text)}", file=sys.stderr)
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


def _write(path: Path, text: str) -> Path:
    """Write in one step, so that a full disk never leaves half a plan. Raises CouldNotWrite."""
    beside = None
    try:
        beside = path.with_name(f".{path.name}.writing")
        beside.write_bytes(text.encode("utf-8"))
        beside.replace(path)
    except (OSError, ValueError) as error:
        if beside:
            with suppress(OSError, ValueError):
                beside.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or "not a file name"
        raise CouldNotWrite(
            f"The plan could not be written to {path}: {reason}.",
            "Your progress is safe.",
            "Choose another place with -o.",
        ) from error
    return path.resolve()
