"""`plan`, `progress` and `recap` for somebody at the other end of a line: the commands without their options."""

import argparse
from collections.abc import Sequence


def run_plain_command(words: Sequence[str], asked: argparse.Namespace) -> int:
    """Run one of the listed commands (`host.plain_commands`); its exit code. `asked` says whose, and where it lies.

    Raises TutorError.
    """
    from tutor.cli import plan, recap, telling

    asked.json = "--json" in words
    asked.format = words[-1].removeprefix("--format=") if len(words) > 1 and not asked.json else "toml"
    asked.output = asked.today = asked.since = None
    asked.is_over_a_line = True
    run = {"plan": plan.hand_out, "progress": telling.progress, "recap": recap.recap}[words[0]]
    return run(asked)
