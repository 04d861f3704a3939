"""The `tutor` command's first step: every problem becomes words and an exit code.

What is imported up here is there already when Python has begun: a Ctrl+C until `main` runs would print a traceback.
"""

import errno
import gc
import os
import sys
import time

_A_DAY = 86_400
"Seconds."

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run the command; returns the exit code of contracts 1. No traceback ever reaches a learner."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given == ["--version"] and sys.stdout:
            # Before any other import: people and scripts ask this often, and it should cost nothing.
            return _version()
        return _run(given)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _say_no_more()
        return 0
    finally:
        if arguments is None:
            # The process ends: nothing needs to be looked through once more for what could be collected.
            gc.freeze()


def _version() -> int:
    from tutor import __version__

    try:
        print(f"tutor {__version__}", flush=True)
    except BrokenPipeError:
        raise
    except OSError as problem:
        return _not_written(problem)
    return 0


def _run(given: list[str]) -> int:
    # What starts up is wanted later; collecting it costs a sixth of the start. Faces switch it on again.
    gc.disable()
    # Pydantic would look through every installed package for plugins, of which the tutor wants none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if abs(time.localtime().tm_gmtoff) >= _A_DAY:
        # A mistyped TZ, with which Python can work out no local time.
        os.environ["TZ"] = "UTC"
        time.tzset()
    from tutor.ground.problem import TutorError

    try:
        if None in (sys.stdin, sys.stdout, sys.stderr) or sys.stdout.encoding not in ("utf-8", "UTF-8"):
            from tutor.cli.streams import mend_streams

            mend_streams()
        from tutor.cli.speaking import language_at_once, speak_as_typed

        speak_as_typed(given)
        from tutor.cli.arguments import parse

        command = parse(given)
        language_at_once(command)
        code = command.run(command)
        sys.stdout.flush()
        return int(code)
    except TutorError as problem:
        from tutor.ground.clean import clean

        _tell(clean(f"tutor: {problem}"))
        return problem.exit_code
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as bug:
        if isinstance(bug, OSError) and bug.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO):
            return _not_written(bug)
        if "--debug" in given:
            raise
        return _gone_wrong(bug)


def _not_written(problem: OSError) -> int:
    from tutor.ground.tongue import _

    _tell(
        _("tutor: what you asked for could not be written: {strerror}. Your progress is safe.").format(
            strerror=problem.strerror
        )
    )
    _say_no_more()
    return 5


def _gone_wrong(bug: Exception) -> int:
    from tutor.cli.incidents import reported
    from tutor.ground.tongue import _

    _tell(
        _(
            "tutor: something went wrong inside the tutor (incident {reported}). What was saved is safe. "
            "Please try again; `tutor doctor` tells what to send to somebody who helps."
        ).format(reported=reported(bug))
    )
    return 70


def _tell(words: str) -> None:
    """To stderr, if anybody is still there to read it."""
    try:
        print(words, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - until the process ends


def _say_no_more() -> None:
    """Nobody reads our output; a second try at exit would print a traceback."""
    import contextlib

    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
