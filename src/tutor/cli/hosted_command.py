"""A plain command of somebody at the other end of a line, in a process of its own."""

import argparse
import os
import sys

from tutor.cli.room_shared import Shared
from tutor.ground.clean import clean
from tutor.ground.problem import TutorError
from tutor.ground.tongue import _
from tutor.host.guest import Guest


def run_for_guest(shared: Shared, guest: Guest) -> int:
    """`plan`, `progress`, `recap`: the ordinary commands, on this learner's own folder."""
    from tutor.cli import composition
    from tutor.cli.plain_command import run_plain_command

    composition.keep_course(shared.course)
    given = str(getattr(shared.options, "saves", None) or "")
    saves = given if "://" in given else str(shared.own_folder(guest))
    asked = argparse.Namespace(learner=guest.learner, saves=saves, lang=shared.course.language)
    try:
        code = run_plain_command(guest.command, asked)
        sys.stdout.flush()
        return code
    except TutorError as problem:
        os.write(2, clean(f"tutor: {problem}\n").encode())
        return problem.exit_code
    except Exception as bug:
        from tutor.cli.incidents import reported

        words = _("tutor: something went wrong inside the tutor (incident {reported}).")
        os.write(2, (words.format(reported=reported(bug)) + "\n").encode())
        return 70
