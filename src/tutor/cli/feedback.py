"""`tutor feedback`: a text to send by hand to the course's authors; shown before it is saved, sent by nobody."""

import argparse
import sys
from pathlib import Path

from tutor.cli import composition
from tutor.cli.doctor import report
from tutor.cli.output import write_file
from tutor.ground.tongue import ENGLISH, _, speaking
from tutor.sitting.handing_out import handed_words


def write(options: argparse.Namespace) -> int:
    from tutor.exports.feedback_text import feedback_text

    # Whoever reads it wrote the course and the tutor, so it says what was found in English.
    with speaking(ENGLISH):
        lines = report(options)[0]
    sitting = composition.looking(options)
    text = feedback_text(sitting.progress, sitting.course, "\n".join(lines))
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.flush()
    if options.output not in (None, "-"):
        handed = write_file(Path(options.output), text, _("The feedback"))
        print(handed_words(_("Written to"), handed), file=sys.stderr)
        print(_("Read it, add your words, and send it yourself."), file=sys.stderr)
    else:
        print(_("Nothing was sent or saved. `tutor feedback -o feedback.md` saves it."), file=sys.stderr)
    return 0
