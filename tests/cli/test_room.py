"""`tutor room` without a screen: which room is meant, and what is said where none is served."""

import json
import os
import socket
import subprocess
import sys
import threading
import tomllib
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.tui.a_room import FACTS, learners

from tutor.cli.composition import new_progress
from tutor.cli.entry import main
from tutor.ground.tongue import speak
from tutor.host.identity import learner_of_key
from tutor.host.room import make_room, read_room
from tutor.sitting.room_lines import line_of


def tutor(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tutor", "room", *words],
        cwd=folder,
        env={**os.environ, "TUTOR_CACHE": str(folder / "cache")},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Path]:
    """A room with twelve learners, and a host that tells of them and hears nothing."""
    folder = make_room(tmp_path, "Tuesday")
    host = socket.socket(socket.AF_UNIX)
    before = Path.cwd()
    os.chdir(folder)  # a socket's path may have about a hundred letters only
    host.bind("board.sock")
    os.chdir(before)
    host.listen()

    def tell() -> None:
        while True:
            try:
                board, _ = host.accept()
            except OSError:
                return
            with board:
                board.sendall(
                    b"".join([line_of(FACTS), *(line_of(one) for one in learners(12, now=datetime.now(UTC)))])
                )
                while board.recv(4096):
                    pass

    told = threading.Thread(target=tell)
    told.start()
    yield folder
    host.shutdown(socket.SHUT_RDWR)
    host.close()
    told.join()


def test_status_says_who_waits_in_the_only_room_here(served: Path) -> None:
    said = tutor(served.parent, "status")
    assert said.returncode == 0
    first, second, *waiting = said.stdout.splitlines()
    assert first == "Tuesday: 12 here, 2 hands up, 3 stuck"
    assert "MANGO-47" in second
    assert len(waiting) == 5
    assert waiting[0].startswith("Noor: hand up, 2 min")


def test_more_time_makes_fewer_stuck(served: Path) -> None:
    assert tutor(served, "status", "--stuck-after", "soon").returncode == 2
    assert "1 stuck" in tutor(served, "status", "--stuck-after", "60").stdout


def test_an_export_goes_to_stdout_or_to_a_new_file(served: Path) -> None:
    assert tomllib.loads(tutor(served, "export", "--format", "toml").stdout)["here"] == 12
    for name in ("room.csv", "room-2.csv"):
        said = tutor(served, "export", "-o", "room.csv")
        assert (said.returncode, said.stdout) == (0, "")
        assert name in said.stderr
    assert (served / "room.csv").read_text() == (served / "room-2.csv").read_text()


def test_an_export_to_no_place_ends_with_5(served: Path) -> None:
    assert tutor(served, "export", "-o", "no/such/folder/room.csv").returncode == 5


def test_the_board_itself_wants_a_terminal(served: Path) -> None:
    said = tutor(served)
    assert said.returncode == 2
    assert "tutor room status" in said.stderr


def test_a_room_that_is_not_served_or_not_there_is_told(tmp_path: Path) -> None:
    nothing = tutor(tmp_path, "status")
    assert (nothing.returncode, "no room in this folder" in nothing.stderr) == (2, True)
    make_room(tmp_path, "Monday")
    asleep = tutor(tmp_path, "status")
    assert (asleep.returncode, "not being served" in asleep.stderr) == (2, True)
    make_room(tmp_path, "Friday")
    which = tutor(tmp_path, "status")
    assert "friday, monday" in which.stderr


@pytest.mark.parametrize(("asked", "written"), {"": "en", "--lang fil_PH": "fil", "--lang de": "de"}.items())
def test_a_room_is_made_in_the_language_asked_for(tmp_path: Path, asked: str, written: str) -> None:
    assert main(["room", "new", "Noon", "--in", str(tmp_path), *asked.split()]) == 0
    speak("en")
    assert read_room(tmp_path / "noon").language == written


def test_the_facts_of_a_room_are_lines_a_host_can_make_by_hand() -> None:
    assert json.loads(line_of(FACTS))["code"] == "MANGO-47"


@pytest.mark.parametrize("option", ["--port", "--web", "--metrics"])
@pytest.mark.parametrize("port", ["65536", "-1", "x", "²"])
def test_what_is_no_port_is_told(option: str, port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["serve", "--room", "x", f"{option}={port}"])
    assert "from 0 to 65535" in capsys.readouterr().err


def test_the_id_of_a_key_is_nobodys_name() -> None:
    made = learner_of_key(b"any")
    assert new_progress(Namespace(learner=made, lang=None)).learner.name == ""
    assert new_progress(Namespace(learner="key-Ana", lang=None)).learner.name == "key-Ana"
