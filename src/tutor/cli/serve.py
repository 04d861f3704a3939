"""`tutor serve` and `tutor room new`: a room over SSH, from its folder to its door."""

import argparse
import gc
import logging
import os
import pwd
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tutor.cli import composition
from tutor.cli.serving_as import account_named, account_to_be, become
from tutor.cli.speaking import given_saves, names_database
from tutor.ground.clean import clean_line
from tutor.ground.problem import UsageError
from tutor.ground.tongue import _, speak
from tutor.host.room import Room, make_room, read_room
from tutor.host.words import NOT_STARTED

if TYPE_CHECKING:
    from tutor.course.course import Course
    from tutor.host.hosts_share import HostsShare

_LOADED_BEFORE = ("sitting", "tutoring", "learner", "saves", "exports", "tui", "plain")
"Floors whose modules are loaded once for all: shared by every learner's process, and not read again later."
_LOADED_FOR_THE_DOOR = (
    "asyncssh", "segno", "segno.writers", "concurrent.futures.thread", "encodings.idna", "encodings.ascii",
    "encodings.latin_1", "stringprep",
)  # fmt: skip
"What the door imports late. Python may lie where the user who serves can't read, as in root's own home."

_LOADED_FOR_THE_WEB = ("tutor.host.web_door",)


def new_room(options: argparse.Namespace) -> int:
    folder = make_room(composition.at_home(options.inside), options.name, getattr(options, "lang", ""))
    served = f"tutor serve --room {clean_line(str(folder))}"
    if getattr(options, "user", None) and os.geteuid() == 0:
        served += f" --user {options.user}"
        account = account_named(options.user)
        for path in (folder, *folder.iterdir()):
            os.chown(path, account.pw_uid, account.pw_gid, follow_symlinks=False)
    print(
        _("The room is in {folder}. Its code is {code}.").format(
            folder=clean_line(str(folder)), code=read_room(folder).code
        )
    )
    print(_("Next: {command}").format(command=served), file=sys.stderr)
    return 0


def serve(options: argparse.Namespace) -> int:
    """Serve a room until told to end. Raises TutorError."""
    folder = composition.at_home(options.room).resolve()
    if options.health:
        return _health(folder)
    room = read_room(folder)
    speak(room.language)
    account = account_to_be(options, folder)
    _check_saves(options)
    _check_web(options)
    logging.raiseExceptions = False
    course = _prepare(room, folder, options)
    door_end, forker_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    pid = _begun(door_end, lambda: _be_forker(forker_end, room, course, folder, options, account))
    forker_end.close()
    gc.enable()
    from tutor.host.serving import Where, serve

    for name in (*_LOADED_FOR_THE_DOOR, *(_LOADED_FOR_THE_WEB if options.web is not None else ())):
        import_module(name)
    shared = _shared_by_hosts(options)
    become(account)
    _begin_log(options)
    where = Where(
        options.address, options.port, options.shown or "", options.metrics,
        options.web, options.web_address, options.web_url,
    )  # fmt: skip
    try:
        return serve(room, folder, door_end, where, lambda words: print(words, flush=True), shared)
    finally:
        door_end.close()
        os.waitpid(pid, 0)


def _begun(door_end: socket.socket, forker: Callable[[], int]) -> int:
    """The process that is the forker and nothing else; its number."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            door_end.close()
            code = forker()
        finally:
            # Nothing of what the host still has to do may be done twice.
            os._exit(code)
    return pid


def _begin_log(options: argparse.Namespace) -> None:
    """To the file that was named, or to stderr where nobody looks at it on a terminal."""
    from tutor.host import journal

    if options.log:
        journal.write_to(logging.FileHandler(options.log, encoding="utf-8"))
    elif not sys.stderr.isatty():
        journal.write_to(logging.StreamHandler(sys.stderr))


def _check_saves(options: argparse.Namespace) -> None:
    """A database given by TUTOR_SAVES counts as given by --saves. Raises UsageError, and SaveUnusable."""
    given = given_saves(options)
    options.saves = given if names_database(given) else None
    if not options.saves:
        return
    place = composition.saves_place(options)
    if isinstance(place, Path) or not composition.database(place).line.is_of_this_machine:
        raise UsageError(
            _(
                "A room's learners can reach a database by a socket of this machine only: they have no network."
            ),
            _(NOT_STARTED),
            _("Run a pooler here, and name its folder: postgresql://ROLE@/tutor?host=/run/postgresql"),
        )


def _shared_by_hosts(options: argparse.Namespace) -> "HostsShare | None":
    """What this host shares with others of the room; None where progress lies in its own folder."""
    from tutor.cli import composition

    place = composition.saves_place(options)
    if not options.saves or isinstance(place, Path):
        return None
    from tutor.host.hosts_share import HostsShare
    from tutor.host.left_here import rehearse

    rehearse()
    return HostsShare(place)


def _check_web(options: argparse.Namespace) -> None:
    """Raises UsageError, before anything is opened, where the page can't be served."""
    if options.web is None:
        return
    if find_spec("websockets") is None:
        raise UsageError(
            _("A page for browsers needs the library websockets, which is not installed."),
            _(NOT_STARTED),
            _("Install the tutor with its extra `host`, or leave --web away."),
        )
    parts = urlsplit(options.web_url)
    if options.web_url and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise UsageError(
            _("{address!a} is no address of a page.").format(address=clean_line(options.web_url)),
            _(NOT_STARTED),
            _("For instance: --web-url https://tutor.example.org/"),
        )


def _prepare(room: Room, folder: Path, options: argparse.Namespace) -> "Course":
    """Load all that learners' processes share, while there is one process. Raises CourseBroken, UnreadableInput."""
    from tutor.cli import composition
    from tutor.tui.surroundings import forget_orders

    forget_orders(os.environ)
    # All draw in true colours; what a terminal can't show is put right behind that (tui/hosted.py).
    os.environ |= {"TEXTUAL_COLOR_SYSTEM": "truecolor", "COLORTERM": "truecolor", "TERM": "xterm-256color"}
    os.environ.pop("NO_COLOR", None)
    if room.course:
        options.content = str((folder / room.course).resolve())
    options.lang = room.language
    course = composition.course(options)
    course.make_units()
    for floor in _LOADED_BEFORE:
        package = import_module(f"tutor.{floor}")
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            # A store that needs a library which is not installed is not needed here either.
            with suppress(ImportError):
                import_module(found.name)
    for name in (
        "hosted",
        "hosted_command",
        "hosted_lines",
        "lines",
        "opening",
        "incidents",
        "arguments",
        "plan",
        "plain_command",
        "recap",
        "telling",
    ):
        import_module(f"tutor.cli.{name}")
    return course


def _be_forker(
    line: socket.socket,
    room: Room,
    course: "Course",
    folder: Path,
    options: argparse.Namespace,
    account: pwd.struct_passwd | None,
) -> int:
    """The life of the process that learners' processes come from, with an environment of its own."""
    from functools import partial

    from tutor.cli.hosted import live
    from tutor.cli.room_shared import Shared, warm_up
    from tutor.host.forker import serve_again_and_again

    kept = {key: os.environ[key] for key in ("TZ", "TUTOR_CONTENT") if key in os.environ}
    os.environ.clear()
    os.environ |= kept | {
        "LANG": "C.UTF-8",
        "PATH": "/usr/bin:/bin",
        "COLORTERM": "truecolor",
        "TERM": "xterm-256color",
        "TUTOR_CACHE": str(folder / "cache"),
        "PYDANTIC_DISABLE_PLUGINS": "__all__",
    }
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nothing, stream)
    os.close(nothing)
    shared = Shared(room.name, course, folder, options)
    # Before another user is become: what this loads late may lie where that user can't read.
    warm_up(shared)
    become(account)
    os.environ["HOME"] = str(folder)
    serve_again_and_again(line, partial(live, shared))
    return 0


def _health(folder: Path) -> int:
    """0 if the room's host answers."""
    import json

    from tutor.host.boards import path_of

    try:
        with socket.socket(socket.AF_UNIX) as board:
            board.settimeout(5)
            board.connect(path_of(folder))
            said = json.loads(board.makefile("rb").readline(65536))
    except (OSError, ValueError):
        print(_("The room is not being served."), file=sys.stderr)
        return 1
    print("closing" if said.get("is_closing") else "ok")
    return 1 if said.get("is_closing") else 0
