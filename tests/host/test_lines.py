"""The tutor in lines over a real line: for a terminal of lines, a screen reader, or a program without a terminal."""

import asyncio
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import asyncssh
import pytest
from tests.host.a_room import ASKED, FACILITATOR, QUESTION, RunningRoom, waited_for
from tests.tui.a_learner import the_course
from tests.tui.real_terminal import PATIENCE

from tutor.host.boards import path_of
from tutor.host.identity import learner_of_key
from tutor.host.news import Line
from tutor.sitting.room_board import RoomBoard

HAND_UP = "Your hand is up"


@pytest.fixture
def board(room: RunningRoom) -> Iterator[RoomBoard]:
    end = socket.socket(socket.AF_UNIX)
    end.connect(path_of(room.folder))
    line = Line(end)
    yield RoomBoard(the_course(), line, lambda: datetime.now(UTC))
    line.close()


class OpenSSH:
    """The real client, as somebody runs it who has a key and a terminal of lines."""

    def __init__(self, room: RunningRoom, folder: Path, *words: str, term: str = "dumb") -> None:
        self.key = asyncssh.generate_private_key("ssh-ed25519")
        self.key.write_private_key(folder / "key")
        (folder / "key").chmod(0o600)
        command = [
            "ssh", "-F", "none", "-p", str(room.port), "-i", str(folder / "key"), "-o", "IdentitiesOnly=yes",
            "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR", "-o", f"UserKnownHostsFile={folder}/known",
            *words[:1], "room@127.0.0.1", *words[1:],
        ]  # fmt: skip
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "TERM": term}
        )
        self.said = ""
        self._heard = 0

    def hears(self, words: str) -> "OpenSSH":
        """Read until these words have come since the last ones."""
        assert self._process.stdout is not None
        while words not in self.said[self._heard :]:
            came = os.read(self._process.stdout.fileno(), 65536)
            assert came, f"{words!r} never came: {self.said}"
            self.said += came.decode()
        self._heard = self.said.index(words, self._heard) + len(words)
        return self

    def types(self, line: str) -> "OpenSSH":
        assert self._process.stdin is not None
        os.write(self._process.stdin.fileno(), line.encode())
        return self

    def ends(self) -> int:
        """The exit code, once no more is typed."""
        said, _ = self._process.communicate(timeout=PATIENCE)
        self.said += said.decode()
        return self._process.returncode


def hands(board: RoomBoard) -> int:
    board.read()
    return board.view().hands


@pytest.mark.skipif(not shutil.which("ssh"), reason="no ssh here")
def test_a_terminal_of_lines_gets_the_tutor_in_lines_with_the_whole_room(
    room: RunningRoom, board: RoomBoard, tmp_path: Path
) -> None:
    ana = OpenSSH(room, tmp_path, "-tt")
    ana.hears("Code: ").types("wrong\r").hears("neither").types(f"{room.code}\r").hears("(y/n)")
    ana.types("n\r").hears("Type hand").hears("your name?").types("Añu\x7fa\r").hears("work do you offer")
    ana.types("hand\r").hears(HAND_UP).hears("work do you offer")
    assert waited_for(lambda: hands(board) == 1)
    (seat,) = [seat for seat in board.view().seats if seat.state == "hand"]
    board.tell("I am coming to you", seat)
    # Said while a line is being typed, and asked once more after it.
    ana.hears("The facilitator says: I am coming to you").hears("work do you offer")
    board.pause(True)
    ana.hears("has paused the room")
    board.pause(False)
    ana.hears("pause is over").types("room\r").hears("(y/n)").types("n\r").types("q\r").hears("All is saved")
    assert ana.ends() == 0
    assert "\x1b" not in ana.said, "nothing that a screen reader would spell out"
    learner = learner_of_key(ana.key.public_data)
    assert 'name = "Aña"' in (room.folder / "learners" / learner / f"{learner}.toml").read_text()


@pytest.mark.skipif(not shutil.which("ssh"), reason="no ssh here")
def test_the_word_plain_asks_for_lines_on_any_terminal_and_without_one(
    room: RunningRoom, tmp_path: Path
) -> None:
    ben = OpenSSH(room, tmp_path, "-T", "plain", term="xterm-256color")
    # A program types ahead and closes its end: each line is used, and then the end of input is the way out.
    ben.types(f"{room.code}\nn\nBen\nhand\n")
    assert ben.ends() == 0 and HAND_UP in ben.said and "All is saved" in ben.said
    assert not re.search("[\r\x1b]", ben.said)
    again = OpenSSH(room, tmp_path, "-tt", "plain", term="xterm-256color")
    again.hears("Code: ").types("\x04")
    assert again.ends() == 1


def _is_gone(room: RunningRoom, pid: int) -> bool:
    return pid not in room.processes()


async def test_a_line_of_lines_that_drops_or_is_left_for_another_is_free_at_once(room: RunningRoom) -> None:
    own = room.learner_at_a_question("Ana")
    for word, term in ((None, "dumb"), ("plain", None)):
        conn = await room.connect(password=own)
        process = await conn.create_process(word, term_type=term, encoding=None)
        await heard(process, "Where to?")
        (pid,) = room.sitting_in(own)
        conn.abort()
        assert await asyncio.to_thread(waited_for, partial(_is_gone, room, pid))
    async with room.connect(password=own) as first, room.connect(password=own) as second:
        old = await first.create_process(term_type="dumb", encoding=None)
        await heard(old, "Where to?")
        new = await second.create_process("plain", encoding=None)
        new.stdin.write(b"\n")
        await heard(new, ASKED)
        last = (await old.stdout.read()).decode()
        assert "You go on in another window" in last and "\x1b" not in last
    assert room.progress(own).here.question == QUESTION


async def heard(process: "asyncssh.SSHClientProcess[bytes]", words: str) -> None:
    """Read until these words have come: without a terminal a line break alone ends a line."""
    said = b""
    async with asyncio.timeout(PATIENCE):
        while words.encode() not in said:
            came = await process.stdout.read(65536)
            assert came, said
            said += came


async def test_the_board_is_no_talk_in_lines(room: RunningRoom) -> None:
    async with room.connect(client_keys=[FACILITATOR]) as conn:
        done = await conn.run(None, term_type="dumb")
    assert done.exit_status == 2 and "can't be shown in lines" in str(done.stderr)
