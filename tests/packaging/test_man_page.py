"""The manual page is what the commands say."""

import argparse
from collections.abc import Iterator

from tools.man_page import PAGE

from tutor.cli.arguments import parser


def test_the_manual_page_names_every_command_and_option() -> None:
    # Not the whole page byte by byte: each Python words a usage line a little differently.
    page = PAGE.read_text(encoding="utf-8").replace("\\-", "-").replace("\\(aq", "'")
    assert [words for words in _typed(parser()) if words not in page] == [], "run `make man`"


def _typed(of: argparse.ArgumentParser) -> Iterator[str]:
    for action in of._actions:
        if isinstance(action.choices, dict):
            yield from (f"tutor {name}" for name in action.choices if of.prog == "tutor")
            for one in action.choices.values():
                yield from _typed(one)
        elif action.help != argparse.SUPPRESS and action.dest != "help":
            yield from action.option_strings


def test_the_manual_page_says_in_a_line_what_it_is_about() -> None:
    """As `man -k` and `apropos` ask for it."""
    name = PAGE.read_text(encoding="utf-8").split(".SH NAME\n")[1].splitlines()[0]
    assert name == "tutor \\- from a declined Upwork profile to a dated plan"
