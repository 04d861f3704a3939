"""What can be typed after `tutor`, as contracts 1 fixes it."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from tutor.cli.author_arguments import add_author_commands
from tutor.cli.own_arguments import add_own_commands
from tutor.cli.parsing import Parser
from tutor.cli.room_arguments import add_room_commands
from tutor.cli.saves_arguments import add_doctor, add_saves_commands
from tutor.course.languages import canonical
from tutor.ground.days import read_day
from tutor.ground.tongue import _

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

FORMATS = ("toml", "markdown", "html", "calendar", "json")
_SAID_ANOTHER_WAY = {"help": "--help", "version": "--version"}
"What people type first, and mean one of our options."


def parse(given: list[str]) -> argparse.Namespace:
    """The parsed command, with `run` set to what it does. Wrong usage ends with exit code 2."""
    if given and given[0] in _SAID_ANOTHER_WAY:
        given = [*given[1:], _SAID_ANOTHER_WAY[given[0]]]
    top = parser(given[0] if given else "")
    command = top.parse_args(given)
    if command.version:
        command.run = _open
    if whose := getattr(command, "whose", None):
        if getattr(command, "learner", whose) != whose:
            top.error(
                _("this names two learners: {one} and {other}").format(one=whose, other=command.learner)
            )
        command.learner = whose
    return command


def parser(typed: str | None = None) -> argparse.ArgumentParser:
    """Every command with its options; none for "", and only the typed one where people wait for it."""
    shared = _shared_options()
    top: argparse.ArgumentParser = Parser(
        prog="tutor",
        parents=[shared],
        description=_("For freelancers whose Upwork profile was declined: from the letter to a dated plan."),
        epilog=_("Without a command the tutor opens. Try: tutor letter mail.txt · tutor plan -o plan.toml"),
        allow_abbrev=False,
    )
    top.add_argument("--version", action="store_true", help=_("print the version and end"))
    top.add_argument("--plain", action="store_true", help=_("the same tutor, line by line"))
    top.add_argument(
        "--learner-from-env",
        action="store_true",
        help=_("behind sshd: who it is says the key they came with"),
    )
    top.set_defaults(run=_open)
    commands = top.add_subparsers(metavar="COMMAND", title=_("commands"), prog="tutor")
    # The options of all commands together cost as much as reading a letter.
    if typed == "":
        return top
    if typed in _ALONE:
        _ALONE[typed](commands, shared)
        return top
    _letter_command(commands, shared)
    _progress_command(commands, shared)
    _plan_command(commands, shared)
    _small_commands(commands, shared)
    add_saves_commands(commands, shared)
    add_doctor(commands, shared)
    add_own_commands(commands, shared, top)
    add_author_commands(commands, shared, _day)
    add_room_commands(commands, shared)
    return top


def _letter_command(commands: "_Commands", shared: argparse.ArgumentParser) -> None:
    letter = commands.add_parser("letter", parents=[shared], help=_("read a letter: why, and what helps"))
    letter.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help=_("a text file, or - for a pipe")
    )
    letter.add_argument("--json", action="store_true", help=_("the reading as JSON"))
    letter.add_argument(
        "--anonymise", action="store_true", help=_("a copy without names, mail addresses, links and numbers")
    )
    letter.set_defaults(run=_letter)


def _progress_command(commands: "_Commands", shared: argparse.ArgumentParser) -> None:
    progress = commands.add_parser("progress", parents=[shared], help=_("what is done, what is next"))
    progress.add_argument("--json", action="store_true", help=_("the same as JSON"))
    progress.set_defaults(run=_progress)


def _small_commands(commands: "_Commands", shared: argparse.ArgumentParser) -> None:
    recap = commands.add_parser("recap", parents=[shared], help=_("notes: what you missed, and why"))
    recap.set_defaults(run=_recap)

    where = commands.add_parser(
        "where", parents=[shared], help=_("which course, which saves, which settings")
    )
    where.add_argument("--json", action="store_true", help=_("the same as JSON"))
    where.set_defaults(run=_where)


def _shared_options() -> argparse.ArgumentParser:
    """Options that work before and after the command; SUPPRESS keeps one place from undoing the other."""
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS, allow_abbrev=False)
    shared.add_argument("--learner", metavar="NAME", help=_("whose progress (default: me)"))
    shared.add_argument(
        "--saves",
        metavar="DIR|URL",
        help=_("where progress lies: a folder or postgresql://… (also TUTOR_SAVES)"),
    )
    shared.add_argument("--content", metavar="DIR", help=_("another course (also TUTOR_CONTENT)"))
    shared.add_argument(
        "--lang",
        metavar="CODE",
        type=_language,
        help=_("language of all that is shown (default: yours, else en)"),
    )
    shared.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)
    return shared


def _language(typed: str) -> str:
    try:
        return canonical(typed) if typed else ""
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            _("{typed!r} is no language code like fil").format(typed=typed)
        ) from error


def _plan_command(commands: "_Commands", shared: argparse.ArgumentParser) -> None:
    plan = commands.add_parser("plan", parents=[shared], help=_("the action plan; tick its steps off"))
    plan.add_argument("--format", choices=FORMATS, default="toml", help=_("default: toml"))
    plan.add_argument("-o", dest="output", metavar="FILE", help=_("write it there"))
    plan.add_argument("--today", type=_day, metavar="DATE", help=_("as of this day (YYYY-MM-DD)"))
    plan.add_argument(
        "--since", type=_day, metavar="DATE", help=_("what changed since the plan of that day, and why")
    )
    plan.set_defaults(run=_plan)
    acts = plan.add_subparsers(metavar="ACT", title=_("acts"), prog=plan.prog)
    for name, words in (("done", _("tick a step off")), ("undo", _("un-tick a step"))):
        act = acts.add_parser(name, parents=[shared], help=words)
        act.add_argument("step", metavar="STEP", help=_("a step's id, as the plan prints it"))
        act.set_defaults(run=_tick, act=name)
    taken = acts.add_parser(
        "import", parents=[shared], help=_("take over what you edited in an exported plan")
    )
    taken.add_argument("file", metavar="FILE", help=_("a plan as TOML, Markdown or JSON, or - for a pipe"))
    taken.add_argument(
        "--anyway", action="store_true", help=_("also if it is a plan of somebody else's name")
    )
    taken.set_defaults(run=_take_over)


def _day(typed: str) -> date:
    day = read_day(typed)
    if day is None:
        raise argparse.ArgumentTypeError(_("{typed!r} is no date like 2026-11-23").format(typed=typed))
    return day


# Each command imports what it needs when it runs: `tutor letter` must not pay for a screen.


def _open(options: argparse.Namespace) -> int:
    if options.learner_from_env:
        from tutor.cli import behind_sshd

        return behind_sshd.open_for_key(options)
    from tutor.cli import opening

    return opening.open_tutor(options)


def _letter(options: argparse.Namespace) -> int:
    from tutor.cli import letter

    return letter.read(options)


def _progress(options: argparse.Namespace) -> int:
    from tutor.cli import telling

    return telling.progress(options)


def _recap(options: argparse.Namespace) -> int:
    from tutor.cli import recap

    return recap.recap(options)


def _where(options: argparse.Namespace) -> int:
    from tutor.cli import telling

    return telling.where(options)


def _plan(options: argparse.Namespace) -> int:
    from tutor.cli import plan

    return plan.hand_out(options)


def _tick(options: argparse.Namespace) -> int:
    from tutor.cli import plan

    return plan.tick(options)


def _take_over(options: argparse.Namespace) -> int:
    from tutor.cli import plan

    return plan.take_over(options)


_ALONE: dict[str, Callable[[Any, argparse.ArgumentParser], None]] = {
    "letter": _letter_command,
    "progress": _progress_command,
    "plan": _plan_command,
}
