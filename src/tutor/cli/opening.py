"""`tutor` itself: sits the learner down and starts the face that fits the terminal."""

import argparse
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import composition
from tutor.ground.clean import clean
from tutor.ground.problem import CouldNotWrite, TutorError
from tutor.ground.tongue import _
from tutor.saves.problems import CopyWaits
from tutor.sitting.door import Door
from tutor.sitting.sitting import Sitting

if TYPE_CHECKING:
    from tutor.cli.lines import Lines
    from tutor.sitting.in_room import InRoom
    from tutor.tui.ends import Ends

PATIENCE = 0.05
"Seconds that a key press waits for the disk in full screen; a slower disk goes on behind the learner's back."
AT_THE_END = 20.0
"Seconds to wait for the disk before leaving."
_IN_A_HURRY = 0.8
"The same after a signal: whoever sent it wants the process gone."
_SIGNAL = 128
"An exit code above it says which signal ended the tutor."


def open_tutor(options: argparse.Namespace) -> int:
    """Full screen on a terminal; line by line where there is none, where TERM is dumb, or when asked."""
    if options.version:
        from tutor import __version__

        print(f"tutor {__version__}")
        return 0
    terminal = sys.stdin.isatty() and sys.stderr.isatty() and sys.stdout.isatty()
    plain = options.plain or not terminal or os.environ.get("TERM", "") in ("", "dumb")
    if not plain and (sys.stderr.encoding or "").lower() != "utf-8":
        plain = True
        print(_("This terminal does not show all letters, so the tutor opens line by line."))
        print(_("`tutor doctor` says how to mend it."))
    kept = composition.store(options)
    new = composition.new_progress(options)
    # Line by line a folder may take its time; a database that went away may not hold up anyone.
    waits = plain and isinstance(composition.saves_place(options), Path)
    door = Door(
        partial(composition.course, options),
        kept,
        composition.now,
        new,
        patience=None if waits else PATIENCE,
    )
    with door:
        door.knock()
        return in_lines(door) if plain else _in_full_screen(door)


def _in_full_screen(door: Door) -> int:
    if (obstacle := door.obstacle) is not None:
        code = ask_full_screen(door)
        if door.sitting is None:
            return code or obstacle.problem.exit_code
    assert door.sitting is not None
    with keeping(door.sitting):
        code = full_screen(door.sitting)
        finish(door.sitting, is_hurried=code > _SIGNAL)
    return code


def in_lines(door: Door, room_of: "Callable[[Sitting, Lines], InRoom] | None" = None) -> int:
    """Talk in lines from a door that was knocked at; the exit code. `room_of` is for who sits in a workshop."""
    from tutor.cli.lines import Lines

    lines = Lines(door)
    with lines.obeying_signals():
        if (obstacle := door.obstacle) is not None:
            _ask_plain(door, lines)
            if door.sitting is None:
                return _SIGNAL + lines.ended if lines.ended else obstacle.problem.exit_code
        assert door.sitting is not None
        with keeping(door.sitting):
            _plain(door.sitting, lines, room_of(door.sitting, lines) if room_of else None)
            finish(door.sitting, is_hurried=lines.ended > 0)
    return _SIGNAL + lines.ended if lines.ended else 0


@contextmanager
def keeping(sitting: Sitting) -> Iterator[None]:
    """However it ends, what the disk refused is kept elsewhere, and it is said where."""
    from tutor.sitting.rescuing import rescue

    try:
        yield
    except TutorError as problem:
        problem.safe = f"{problem.safe} {rescue(sitting)}".strip()
        raise
    except BaseException:
        if words := rescue(sitting):
            with suppress(OSError):
                print(clean(f"tutor: {words}"), file=sys.stderr, flush=True)
        raise


def finish(sitting: Sitting, *, is_hurried: bool) -> None:
    """Raises what keeps the learner's work from the disk."""
    sitting.keep_begun()
    seconds = _IN_A_HURRY if is_hurried else AT_THE_END
    if sitting.saving.looks_only or (sitting.try_saving(seconds) and sitting.trouble is None):
        return
    raise sitting.trouble or CouldNotWrite(
        _("The disk did not answer, so your last step may not be saved."),
        _("All that was saved before is there."),
        _("Look at the disk, then open the tutor again."),
    )


def full_screen(sitting: Sitting) -> int:
    from tutor.tui.surroundings import forget_orders

    forget_orders(os.environ)
    from tutor.tui.app import TutorApp
    from tutor.tui.looks import is_far_away
    from tutor.tui.themes import fitting

    theme = fitting(os.environ, sitting.settings.theme)
    return run_app(TutorApp(sitting, theme=theme, on_a_slow_line=is_far_away(os.environ)))


def ask_full_screen(door: Door) -> int:
    from tutor.tui.door import DoorApp
    from tutor.tui.themes import fitting

    return run_app(DoorApp(door, theme=fitting(os.environ)))


def run_app(app: "Ends", run: Callable[[], object] | None = None) -> int:
    """The app's return code. Raises whatever crashed it. `run` runs it where that needs more than `app.run`."""
    from tutor.tui.ends import remember_terminal

    remember_terminal()
    (run or app.run)()
    # All is saved; a Ctrl+C pressed twice must not break into the last moments with a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0


def _plain(sitting: Sitting, lines: "Lines", room: "InRoom | None") -> None:
    from tutor.plain.conversation import run_plain

    gc.enable()
    run_plain(sitting, lines.ask, lines.say, room)


def _ask_plain(door: Door, lines: "Lines") -> None:
    """A script is asked only what can't wait: a question of which it knows nothing would eat its first line."""
    from tutor.plain.door import ask_at_the_door

    if isinstance(door.obstacle and door.obstacle.problem, CopyWaits) and not sys.stdin.isatty():
        door.choose("not-now")
        return
    ask_at_the_door(door, lines.ask, lines.say)
