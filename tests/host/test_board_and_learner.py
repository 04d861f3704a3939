"""The whole way between a learner on a real line and the board: a hand, words, a pause, an export."""

import csv
import io
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyte
import pytest
from tests.host.a_room import RunningRoom, drawn_until, newcomer, waited_for
from tests.tui.a_learner import the_course
from tests.tui.real_terminal import Terminal

from tutor.host.boards import path_of
from tutor.host.news import Line
from tutor.sitting.room_board import RoomBoard

F4 = b"\x1bOS"
COURSE = the_course()


@pytest.fixture
def board(room: RunningRoom) -> Iterator[RoomBoard]:
    end = socket.socket(socket.AF_UNIX)
    end.connect(path_of(room.folder))
    line = Line(end)
    yield RoomBoard(COURSE, line, lambda: datetime.now(UTC))
    line.close()


def hands(board: RoomBoard) -> int:
    board.read()
    return board.view().hands


async def test_a_hand_reaches_the_board_and_words_reach_the_learner(
    room: RunningRoom, board: RoomBoard
) -> None:
    screen = pyte.Screen(100, 30)
    async with room.connect(password=room.code, username="Ana") as conn:
        learner, _ = await newcomer(room, conn, screen)
        learner.stdin.write(b"n")
        await drawn_until(learner, "Raise a hand", screen)
        learner.stdin.write(F4)
        await drawn_until(learner, "Your hand is up", screen)
        assert waited_for(lambda: hands(board) == 1)
        (seat,) = [seat for seat in board.view().seats if seat.state == "hand"]
        assert seat.label.startswith("Seat "), "no name without consent"
        told = room.tutor("room", "status", "--room", str(room.folder))
        assert f"{seat.label}: hand up" in told.stdout
        board.tell("Seat seven, I am coming", seat)
        await drawn_until(learner, "Seat seven, I am coming", screen)
        board.pause(True)
        await drawn_until(learner, "has paused the room", screen)
        board.pause(False)
        await drawn_until(learner, "Your hand is up", screen)
        learner.stdin.write(F4)
        await drawn_until(learner, "Raise a hand", screen)
        assert waited_for(lambda: hands(board) == 0)


def test_an_export_is_data_on_stdout(room: RunningRoom) -> None:
    told = room.tutor("room", "export", "--room", str(room.folder))
    assert told.returncode == 0
    assert next(csv.reader(io.StringIO(told.stdout)))[:3] == ["learner", "place", "state"]


def test_the_board_opens_on_a_real_terminal_and_quits_without_ending_the_room(
    room: RunningRoom, tmp_path: Path
) -> None:
    terminal = Terminal(tmp_path, "", "room", "--room", str(room.folder))
    terminal.shows("learners here").shows(room.code).press("2").shows("Hardest now").press("q")
    assert terminal.exit_code() == 0
    assert room.process.poll() is None
