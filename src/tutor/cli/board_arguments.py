"""The options of the board: `tutor room`, `tutor room status`, `tutor room export`."""

import argparse

from tutor.ground.tongue import _

_FORMATS = ("csv", "toml")


def add_board(
    room: argparse.ArgumentParser,
    acts: "argparse._SubParsersAction[argparse.ArgumentParser]",
    shared: argparse.ArgumentParser,
) -> None:
    """`tutor room` alone opens the board."""
    _add_room(room)
    room.set_defaults(run=_open, stuck_after=6)
    status = acts.add_parser("status", parents=[shared], help=_("who is here and who waits, in a few lines"))
    _add_room(status)
    status.set_defaults(run=_status)
    export = acts.add_parser(
        "export", parents=[shared], help=_("the room as CSV or TOML, without letters or answers")
    )
    _add_room(export)
    export.add_argument("--format", choices=_FORMATS, default="csv", help=_("default: csv"))
    export.add_argument("-o", dest="output", metavar="FILE", help=_("write it to a new file"))
    export.set_defaults(run=_export)


def _add_room(parser: argparse.ArgumentParser) -> None:
    # SUPPRESS keeps an act from undoing what was said before it.
    given = argparse.SUPPRESS
    parser.add_argument("--room", metavar="DIR", default=given, help=_("its folder (default: the one here)"))
    parser.add_argument(
        "--stuck-after",
        type=_minutes,
        metavar="MINUTES",
        default=given,
        help=_("without a step for so long somebody is stuck (default: 6)"),
    )


def _minutes(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed[:5]) <= 1000):
        raise argparse.ArgumentTypeError(
            _("{typed!r} is no number of minutes from 1 to 1000").format(typed=typed)
        )
    return int(typed)


def _open(options: argparse.Namespace) -> int:
    from tutor.cli import board

    return board.open_board(options)


def _status(options: argparse.Namespace) -> int:
    from tutor.cli import board

    return board.status(options)


def _export(options: argparse.Namespace) -> int:
    from tutor.cli import board

    return board.export(options)
