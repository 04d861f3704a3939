"""A terminal that lacks letters: what it can't show comes as the nearest letters it has, and nothing ends for it."""

import codecs
import sys
import unicodedata

_NEAREST = {
    "…": "...", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "·": "-", "•": "*", "×": "x", "→": "->",
    "✓": "ok", "✗": "no", "☐": "[ ]", "☑": "[x]",
}  # fmt: skip


def show_what_it_can() -> None:
    """For words on stdout and stderr. Files and exports are written as UTF-8 bytes and are not changed."""
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
