"""The options of `tutor serve` and `tutor room`."""

import argparse

from tutor.cli.board_arguments import add_board
from tutor.ground.tongue import _


def add_room_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    serve = commands.add_parser("serve", parents=[shared], help=_("a room for a workshop, over SSH"))
    serve.add_argument(
        "--room", required=True, metavar="DIR", help=_("the room's folder (tutor room new NAME)")
    )
    serve.add_argument("--port", type=_port, default=2222, help=_("default: 2222"))
    serve.add_argument("--address", default="", help=_("listen on this address only (default: all)"))
    serve.add_argument(
        "--name", dest="shown", metavar="HOST", help=_("this machine's name in the line to type")
    )
    _add_web(serve)
    serve.add_argument("--user", metavar="NAME", help=_("started as root, become this user first"))
    serve.add_argument("--metrics", type=_port, default=0, metavar="PORT", help=_("Prometheus on 127.0.0.1"))
    serve.add_argument("--log", metavar="FILE", help=_("write the log there, not to stderr"))
    serve.add_argument("--health", action="store_true", help=_("only say whether the room is being served"))
    serve.set_defaults(run=_serve)

    room = commands.add_parser(
        "room", parents=[shared], help=_("the board of a workshop's room; make a room")
    )
    acts = room.add_subparsers(metavar="ACT", title=_("acts"))
    add_board(room, acts, shared)
    new = acts.add_parser("new", parents=[shared], help=_("make a room's folder"))
    new.add_argument("name", metavar="NAME", help=_("what the room is called"))
    new.add_argument("--in", dest="inside", default=".", metavar="DIR", help=_("where (default: here)"))
    new.add_argument("--user", metavar="NAME", help=_("made as root: whose room it is"))
    new.set_defaults(run=_new_room)


def _add_web(serve: argparse.ArgumentParser) -> None:
    serve.add_argument(
        "--web",
        nargs="?",
        type=_port,
        const=8080,
        metavar="PORT",
        help=_("also a page for browsers (default port: 8080)"),
    )
    serve.add_argument(
        "--web-address",
        default="127.0.0.1",
        metavar="ADDRESS",
        help=_("listen there for browsers (default: 127.0.0.1)"),
    )
    serve.add_argument(
        "--web-url",
        default="",
        metavar="URL",
        help=_("what people open where a reverse proxy on this machine has TLS"),
    )


def _port(typed: str) -> int:
    """Raises ArgumentTypeError."""
    if not (typed.isascii() and typed.isdigit() and int(typed[:9]) <= 65535):
        raise argparse.ArgumentTypeError(_("a port is a number from 0 to 65535"))
    return int(typed)


def _serve(options: argparse.Namespace) -> int:
    from tutor.cli import serve

    return serve.serve(options)


def _new_room(options: argparse.Namespace) -> int:
    from tutor.cli import serve

    return serve.new_room(options)
