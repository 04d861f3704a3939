"""`tutor` itself: sits the learner down and starts the face that fits the terminal."""

import argparse
import os
import sys

from tutor.cli import composition
from tutor.ground.clean import clean
from tutor.saves.naming import learner_id
from tutor.saves.problems import DamagedSave
from tutor.sitting.sitting import Sitting


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
    with composition.seat(options, kept):
        notice = ""
        try:
            progress = composition.saved_or_new(options, kept)
        except DamagedSave as damage:
            aside = kept.begin_anew(learner_id(composition.learner_name(options)))
            progress = composition.new_progress(composition.learner_name(options))
            notice = f"{damage.happened} It is kept as {aside}. You begin with an empty save beside it."
        sitting = Sitting(course, kept, composition.now, progress, notice=notice)
        code = _plain(sitting) if plain else _full_screen(sitting)
        if sitting.trouble and not sitting.try_saving():
            raise sitting.trouble
    return code


def _full_screen(sitting: Sitting) -> int:
    import gc

    # Until the first paint nothing is worth collecting; it costs a sixth of the start (hosting.md 1).
    gc.disable()
    from tutor.tui.app import TutorApp
    from tutor.tui.themes import fitting

    app = TutorApp(sitting, theme=fitting(os.environ))
    app.run()
    return app.return_code or 0


def _plain(sitting: Sitting) -> int:
    from tutor.plain.conversation import run_plain

    def ask(prompt: str) -> str | None:
        print(clean(prompt), end=" ", flush=True)
        line = sys.stdin.readline()
        return line.rstrip("\n") if line else None

    run_plain(sitting, ask, lambda words: print(clean(words), flush=True))
    return 0
