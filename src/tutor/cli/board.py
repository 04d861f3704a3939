"""`tutor room`: the board of a room that this machine serves; `status` and `export` tell it without a screen."""

import argparse
import os
import select
import socket
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.cli import composition
from tutor.ground.clean import clean_line
from tutor.ground.problem import UsageError
from tutor.ground.tongue import _, speak
from tutor.host.boards import path_of
from tutor.host.news import Line
from tutor.host.room import FILE
from tutor.sitting.room_board import RoomBoard
from tutor.tutoring.wording import counted

if TYPE_CHECKING:
    from tutor.course.course import Course

_ANSWERS_WITHIN = 5.0
_QUIET = 0.3
"Seconds without another line after which the host has told all that it knows."
_LONGEST = 3.0


def open_board(options: argparse.Namespace) -> int:
    """The full screen. Raises UsageError without a terminal or without a host."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "") in ("", "dumb"):
        raise UsageError(
            _("The board needs a terminal."), "", _("Without one: tutor room status, tutor room export.")
        )
    board = _board(options)
    from tutor.cli.opening import run_app
    from tutor.tui.surroundings import forget_orders

    forget_orders(os.environ)
    from tutor.tui.board import BoardApp
    from tutor.tui.themes import fitting

    return run_app(BoardApp(board, theme=fitting(os.environ), export=_written_here))


def status(options: argparse.Namespace) -> int:
    """A few lines for a glance or a script."""
    board = _heard(_board(options))
    view, facts = board.view(), board.facts
    print(
        _("{name}: {n} here, {hands} up, {stuck} stuck").format(
            name=facts.name, n=len(view.seats), hands=counted(view.hands, "hand"), stuck=view.stuck
        )
    )
    hours = (
        _(", closes {time:%Y-%m-%d %H:%M}").format(time=facts.closes_at.astimezone())
        if facts.closes_at
        else ""
    )
    how = _("open", "a room")
    state = _("closing", "a room") if facts.is_closing else _("paused") if facts.is_paused else how
    print(_("code {code}, {state}{hours}").format(code=facts.code, state=state, hours=hours))
    if facts.other_hosts:
        print(_("{n} hosts").format(n=facts.other_hosts + 1))
    if board.trouble:
        print(board.trouble, file=sys.stderr)
    for seat in view.seats:
        if seat.state != "working":
            print(
                _("{label}: {why}, {minutes} min, {place}").format(
                    label=seat.label, why=seat.why, minutes=seat.minutes, place=seat.place
                )
            )
    return 0


def export(options: argparse.Namespace) -> int:
    """The room as data on stdout, or in a new file."""
    from tutor.sitting.room_export import room_text

    board = _heard(_board(options))
    text = room_text(board.view(), board.facts, board.now(), options.format)
    if options.output not in (None, "-"):
        from tutor.sitting.room_export import write_room

        print(
            _("Written: {file}").format(file=clean_line(str(write_room(text, Path(options.output))))),
            file=sys.stderr,
        )
    else:
        sys.stdout.buffer.write(text.encode("utf-8"))
    return 0


def _written_here(board: RoomBoard, form: str) -> str:
    from tutor.saves.naming import learner_id
    from tutor.sitting.room_export import room_text, write_room

    name = f"room-{learner_id(board.facts.name or 'room')}-{board.now():%Y-%m-%d}.{form}"
    text = room_text(board.view(), board.facts, board.now(), form)
    return _("Written: {file}").format(file=clean_line(str(write_room(text, Path(name)))))


def _board(options: argparse.Namespace) -> RoomBoard:
    folder = _room_folder(getattr(options, "room", None))
    line = _line(folder)
    return RoomBoard(_course(options, folder), line, composition.now, stuck_minutes=options.stuck_after)


def _room_folder(given: str | None) -> Path:
    """The folder that was named; else this one, or the only room in it. Raises UsageError."""
    if given:
        return composition.at_home(given).resolve()
    here = Path.cwd()
    if (here / FILE).is_file():
        return here
    rooms = sorted(path.parent for path in here.glob(f"*/{FILE}"))
    if len(rooms) == 1:
        return rooms[0]
    names = ", ".join(clean_line(room.name) for room in rooms[:6])
    raise UsageError(
        _("Which room? There are several here: {names}.").format(names=names)
        if rooms
        else _("There is no room in this folder."),
        "",
        _("Give its folder: tutor room --room DIR."),
    )


def _line(folder: Path) -> Line:
    end = socket.socket(socket.AF_UNIX)
    end.settimeout(_ANSWERS_WITHIN)
    try:
        end.connect(path_of(folder))
    except OSError as error:
        end.close()
        raise UsageError(
            _("The room in {folder} is not being served, or it is another user's.").format(
                folder=clean_line(str(folder))
            ),
            _("Nothing was changed."),
            _("Start it first: tutor serve --room {folder}").format(folder=clean_line(str(folder))),
        ) from error
    return Line(end)


def _course(options: argparse.Namespace, folder: Path) -> "Course":
    """The room's own course, for the words of its units and questions."""
    from tutor.host.room import read_room

    room = read_room(folder)
    options.lang = getattr(options, "lang", None) or room.language
    speak(options.lang)
    if room.course and not getattr(options, "content", None):
        options.content = (folder / room.course).resolve()
    return composition.course(options)


def _heard(board: RoomBoard) -> RoomBoard:
    """The board once the host has told all it knows now."""
    end = time.monotonic() + _LONGEST
    while board.line.is_open and time.monotonic() < end:
        came = select.select([board.line], [], [], _QUIET if board.has_facts else _ANSWERS_WITHIN)[0]
        if not came:
            break
        board.read()
    if not board.has_facts:
        raise UsageError(
            _("The room's host does not answer."), _("Nothing was changed."), _("Try again in a moment.")
        )
    return board
