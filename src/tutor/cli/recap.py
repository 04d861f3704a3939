"""`tutor recap`: the learner's notes on stdout."""

import argparse
import sys

from tutor.cli import composition
from tutor.sitting.handing_out import recap_text


def recap(options: argparse.Namespace) -> int:
    # Bytes, as for the plan: neither the platform's encoding nor its line ends may change them.
    sys.stdout.buffer.write(recap_text(composition.looking(options)).encode("utf-8"))
    return 0
