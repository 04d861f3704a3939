"""Input and output that are closed, and old locales in which a name or a dash can't be shown."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.shell import Shell

LOCALES = {
    "none": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "western": {"PYTHONIOENCODING": "latin-1"},
    "dos": {"PYTHONIOENCODING": "cp437"},
}


@pytest.fixture(params=LOCALES)
def tutor(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    for name, value in LOCALES[request.param].items():
        monkeypatch.setenv(name, value)
    return Shell(tmp_path)


def test_words_come_in_the_nearest_letters(tutor: Shell) -> None:
    for command in ("--help", "progress"):
        ran = tutor(command)
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout
    assert tutor("doctor").returncode in (0, 1)


def test_the_plan_is_utf_8_everywhere(tutor: Shell) -> None:
    tutor("--plain", given="Łucja Muñoz\n".encode())
    assert 'name = "Łucja Muñoz"'.encode() in tutor("plan").stdout


def test_a_name_typed_in_the_letters_of_the_locale_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    tutor = Shell(tmp_path)
    tutor("--plain", given="Muñoz\n".encode("latin-1"))
    assert 'name = "Muñoz"'.encode() in tutor("plan").stdout


def test_where_boxes_cannot_be_drawn_the_tutor_opens_line_by_line(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "PYTHONIOENCODING": "latin-1", "TUTOR_SAVES": str(tmp_path)}
    tutor = subprocess.Popen(
        [sys.executable, "-m", "tutor"], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    seen = b""
    while b"What is your name?" not in seen:
        seen += os.read(ours, 65536)
    assert b"line by line" in seen
    os.write(ours, b"q\n")
    assert tutor.wait(30) == 0
    os.close(ours)


@pytest.mark.parametrize(
    ("closed", "code"), [("<&-", 0), (">&-", 5), ("2>&-", 0), ("<&- 2>&-", 0), ("<&- >&- 2>&-", 5)]
)
def test_closed_streams_end_no_command_in_a_bug(tmp_path: Path, closed: str, code: int) -> None:
    for command in ("", "progress", "plan"):
        ran = subprocess.run(
            f"'{sys.executable}' -m tutor {command} {closed}",
            shell=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**os.environ, "TUTOR_SAVES": str(tmp_path / "saves"), "TUTOR_CACHE": str(tmp_path / "c")},
        )
        assert ran.returncode == code, (command, ran.stderr)
        assert b"incident" not in ran.stderr
