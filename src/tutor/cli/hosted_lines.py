"""A learner's process in a room without a screen: plain mode over their line, for screen readers and slow lines."""

import gc
import os
import sys
from contextlib import suppress

from tutor.cli.lines import Lines
from tutor.cli.room_shared import Shared, come_in, door_of, side_of
from tutor.ground.clean import clean
from tutor.ground.problem import TutorError
from tutor.ground.tongue import _
from tutor.host.guest import Guest
from tutor.host.news import Line
from tutor.sitting.in_room import InRoom
from tutor.sitting.sitting import Sitting


def talk_with_guest(shared: Shared, guest: Guest, news: Line) -> int:
    """Plain mode on the standard streams, which are the learner's by now; the exit code."""
    from tutor.cli.opening import in_lines

    # What is mounted here for others is never used and never looked at again.
    gc.freeze()
    # Made anew for what the streams are by now, and whatever the language of the machine that serves.
    sys.stdout, sys.stderr = (os.fdopen(stream, "w", encoding="utf-8", closefd=False) for stream in (1, 2))

    def room_of(sitting: Sitting, lines: Lines) -> InRoom:
        return side_of(shared, guest, sitting, news, lambda hear: lines.hear(news, hear))

    try:
        with door_of(shared, guest) as door:
            come_in(shared, door)
            return in_lines(door, room_of)
    except TutorError as problem:
        _say(str(problem))
        return problem.exit_code
    except OSError:
        # Nobody reads any more. What was done is saved by then.
        return 1
    except Exception as bug:
        from tutor.cli.incidents import reported

        told = _("Something went wrong inside the tutor (incident {reported}). What was saved is safe.")
        _say(told.format(reported=reported(bug)))
        return 70


def _say(words: str) -> None:
    with suppress(OSError):
        os.write(1, (clean(words) + "\n").encode())
