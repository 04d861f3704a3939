"""The process's input and output where they are not as they should be: closed, or without some letters."""

import codecs
import os
import sys
import unicodedata

from tutor.ground.problem import CouldNotWrite
from tutor.ground.tongue import _

_NEAREST = {
    "…": "...", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "·": "-", "•": "*", "×": "x", "→": "->",
    "✓": "ok", "✗": "no", "☐": "[ ]", "☑": "[x]",
}  # fmt: skip


def mend_streams() -> None:
    """Raises CouldNotWrite if there is nowhere to write to."""
    nowhere = sys.stdout is None
    # In this order, so that none of the three numbers is given to a file of the learner's.
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - until the process ends
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - until the process ends
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - until the process ends
    if nowhere:
        raise CouldNotWrite(
            _("There is nowhere to write to: the output is closed."), _("Nothing was changed.")
        )
    if (sys.stdout.encoding or "utf-8").lower() != "utf-8":
        _show_what_they_can()


def _show_what_they_can() -> None:
    """What can't be shown comes as the nearest letters. Exports are written as UTF-8 bytes and are not changed."""
    codecs.register_error("nearest", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="nearest")


def _nearest(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    missing = problem.object[problem.start : problem.end]
    return "".join(_shown(letter, problem.encoding) for letter in missing), problem.end


def _shown(letter: str, encoding: str) -> str:
    nearest = _NEAREST.get(letter) or unicodedata.normalize("NFKD", letter)
    return nearest.encode(encoding, "ignore").decode(encoding) or "?"
