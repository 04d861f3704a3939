"""Examples in `--help`: each can be typed, and no command is without."""

import argparse
import re
import shlex
from collections.abc import Iterator

import pytest

from tutor.cli.arguments import parse, parser
from tutor.cli.examples import EXAMPLES, examples_of


def commands(of: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    for action in of._actions:
        if isinstance(action.choices, dict):
            for one in action.choices.values():
                yield one
                yield from commands(one)


@pytest.mark.parametrize("line", EXAMPLES)
def test_each_example_can_be_typed(line: str) -> None:
    typed = re.search(r"\btutor ([^>|)]*)", line)
    assert typed, line
    assert parse(shlex.split(typed[1])).run


def test_each_command_has_an_example_and_its_help_shows_no_other() -> None:
    for command in commands(parser()):
        mine = examples_of(command.prog)
        assert mine, command.prog
        shown = command.format_help().partition("\nexamples:\n")[2]
        assert shown.splitlines() == [f"  {line}" for line in mine]
        assert all(command.prog in line for line in mine)
