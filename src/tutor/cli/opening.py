"""`tutor` itself: sits the learner down and starts the face that fits the terminal."""

import argparse
import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import composition
from tutor.ground.clean import clean
from tutor.ground.problem import CouldNotWrite
from tutor.sitting.door import Door
from tutor.sitting.sitting import Sitting

if TYPE_CHECKING:
    from tutor.tui.ends import Ends

PATIENCE = 0.05
"Seconds that a key press waits for the disk in full screen; a slower disk goes on behind the learner's back."
AT_THE_END = 20.0
"Seconds to wait for the disk before leaving."


def open_tutor(options: argparse.Namespace) -> int:
    """Full screen on a terminal; line by line where there is none, where TERM is dumb, or when asked."""
    if options.version:
        from tutor import __version__

        print(f"tutor {__version__}")
        return 0
    terminal = sys.stdin.isatty() and sys.stderr.isatty() and sys.stdout.isatty()
    plain = options.plain or not terminal or os.environ.get("TERM", "") in ("", "dumb")
    kept = composition.store(options)
    course = composition.course(options)
    new = composition.new_progress(composition.learner_name(options))
    # Line by line a folder may take its time; a database that went away may not hold up anyone.
    waits = plain and isinstance(composition.saves_place(options), Path)
    door = Door(course, kept, composition.now, new, patience=None if waits else PATIENCE)
    with door:
        door.knock()
        if (obstacle := door.obstacle) is not None:
            code = _ask_plain(door) if plain else _ask_full_screen(door)
            if door.sitting is None:
                return code or obstacle.problem.exit_code
        sitting = door.sitting
        assert sitting is not None
        code = _plain(sitting) if plain else _full_screen(sitting)
        _finish(sitting)
    return code


def _finish(sitting: Sitting) -> None:
    """Raises what keeps the learner's work from the disk."""
    if sitting.saving.looks_only or sitting.try_saving(AT_THE_END):
        return
    raise sitting.trouble or CouldNotWrite(
        "The disk did not answer, so your last step may not be saved.",
        "All that was saved before is there.",
        "Look at the disk, then open the tutor again.",
    )


def _full_screen(sitting: Sitting) -> int:
    from tutor.tui.surroundings import forget_orders

    forget_orders(os.environ)
    from tutor.tui.app import TutorApp
    from tutor.tui.themes import fitting

    return _run(TutorApp(sitting, theme=fitting(os.environ)))


def _ask_full_screen(door: Door) -> int:
    from tutor.tui.door import DoorApp
    from tutor.tui.themes import fitting

    return _run(DoorApp(door, theme=fitting(os.environ)))


def _run(app: "Ends") -> int:
    """The app's return code. Raises whatever crashed it."""
    from tutor.tui.ends import remember_terminal

    remember_terminal()
    app.run()
    # All is saved; a Ctrl+C pressed twice must not break into the last moments with a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0


def _plain(sitting: Sitting) -> int:
    from tutor.plain.conversation import run_plain

    gc.enable()
    run_plain(sitting, _typed, _say)
    return 0


def _ask_plain(door: Door) -> int:
    from tutor.plain.door import ask_at_the_door

    ask_at_the_door(door, _typed, _say)
    return 0


def _typed(prompt: str) -> str | None:
    print(clean(prompt), end=" ", flush=True)
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


def _say(words: str) -> None:
    print(clean(words), flush=True)
