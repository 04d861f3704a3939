"""argparse as the tutor uses it: its words in the learner's language, and each error with a way out."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from typing import IO, Any, NoReturn

from tutor.ground.clean import clean
from tutor.ground.tongue import N_, _

_WORDS = {
    "usage: ": N_("usage: "),
    "positional arguments": N_("arguments"),
    "options": N_("options"),
    "show this help message and exit": N_("show this help and end"),
    "unrecognized arguments: %s": N_("this is not understood: {words}"),
    "the following arguments are required: %s": N_("this is missing: {words}"),
    "expected one argument": N_("a value is missing after it"),
    "expected at most one argument": N_("one value at most can stand after it"),
    "expected at least one argument": N_("a value is missing after it"),
    "ignored explicit argument %r": N_("it takes no value: {value!r}"),
    "invalid %(type)s value: %(value)r": N_("this is no number: {value}"),
    "invalid choice: %(value)r (choose from %(choices)s)": N_("{value} is none of these: {choices}"),
}
"argparse's own words, and ours for them."
_SHORTER = {
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
}
_BLANKS = {
    "{words}": "%s",
    "{value!r}": "%r",
    "{value}": "%(value)r",
    "{choices}": "%(choices)s",
}


def _said(text: str) -> str:
    ours = _WORDS.get(text)
    if ours is None:
        return _SHORTER.get(text, text)
    said = _(ours)
    for blank, filled in _BLANKS.items():
        said = said.replace(blank, filled)
    return said


# The one way in: argparse asks gettext by the names it imported, and gettext would follow the machine's language.
vars(argparse)["_"] = _said


class _Formatter(argparse.HelpFormatter):
    """argparse's own, which would import `shutil` with all it can pack, only to ask how wide the terminal is."""

    def __init__(self, prog: str, **given: Any) -> None:
        super().__init__(prog, **{"width": _columns() - 2, **given})


class Parser(argparse.ArgumentParser):
    """Its commands' parsers are of this kind too."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, **given})

    def format_help(self) -> str:
        from tutor.cli import examples

        return super().format_help() + ("" if self.epilog else examples.told(self.prog))

    def print_help(self, file: "IO[str] | None" = None) -> None:  # type: ignore[override]
        """argparse would hide that it could not be written."""
        print(self.format_help(), end="", file=file or sys.stdout, flush=True)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """What nobody understands is told by the command it was typed for, not by `tutor` itself."""
        given = sys.argv[1:] if args is None else list(args)
        self._refuse(self._strange(given))
        known, rest = super().parse_known_args(given, namespace)
        self._refuse(rest)
        return known, rest

    def _strange(self, given: Sequence[str]) -> Sequence[str]:
        """The first option that is none, before a command: else what stands after it would pass for the command."""
        for before, word in zip(("", *given), given, strict=False):
            if word == "--" or not (word.startswith("-") or before.startswith("-")):
                break
            if word.startswith("--") and word.partition("=")[0] not in self._option_string_actions:
                return (word,)
        return ()

    def _refuse(self, words: Sequence[str]) -> None:
        if words:
            near = _meant(words[0].partition("=")[0], self._option_string_actions)
            self.error(_("this is not understood: {words}").format(words=" ".join(words)) + near)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        try:
            super()._check_value(action, value)
        except argparse.ArgumentError as fault:
            fault.message += _meant(str(value), action.choices or ())
            raise

    def error(self, message: str) -> NoReturn:
        hint = _("`{command} --help` shows what can be typed.").format(command=self.prog)
        super().error(f"{clean(message)}\n{hint}")


def _meant(typed: str, known: Iterable[object]) -> str:
    """A question after the error, where something near to it can be typed."""
    from difflib import get_close_matches

    near = get_close_matches(typed.casefold(), [str(one) for one in known], 1)
    return _(". Did you mean {word}?").format(word=near[0]) if near else ""


def _columns() -> int:
    if (asked := os.environ.get("COLUMNS", "")).isdecimal() and int(asked) > 0:
        return int(asked)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80 if sys.__stdout__ else 80
    except (OSError, ValueError, AttributeError):
        return 80
