"""Whatever ends the tutor while the disk refuses: a whole copy lies elsewhere, it is said where, and it is taken in."""

import fcntl
import io
import os
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.saves.making import one_more, progress
from tests.tui.real_terminal import PATIENCE, Terminal

from tutor.cli.entry import main
from tutor.course.loading import find_content, load_course
from tutor.learner.progress import Progress
from tutor.saves.files import open_file_store
from tutor.sitting.door import Door
from tutor.sitting.rescuing import copies, joined

HANGS = """
import sys, time
from pathlib import Path
import tutor.saves.files as files
from tutor.cli.entry import main

whole = files.replace_file

def replace_file(*words):
    if Path("hang").exists():
        Path("hung").touch()
        time.sleep(3600)
    whole(*words)

files.replace_file = replace_file
sys.exit(main([]))
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("home", "passing"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "passing"))
    return tmp_path / "home"


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    open_file_store(tmp_path / "saves").save(progress(answers=2))
    return tmp_path / "saves"


def lose(saves: Path) -> None:
    """The disk is gone: something else stands in its place, which refuses even root."""
    saves.rename(saves.with_name("gone"))
    saves.write_bytes(b"")


def find_again(saves: Path) -> None:
    saves.unlink()
    saves.with_name("gone").rename(saves)


def copy_in(folder: Path) -> Path:
    (copy,) = folder.glob("tutor-rescued-me-*.toml")
    assert copy.stat().st_mode & 0o777 == 0o600
    return copy


def door_of(saves: Path) -> Door:
    return Door(
        load_course(find_content(None, {})), open_file_store(saves), lambda: datetime.now(UTC), Progress()
    )


class PlainTutor:
    """`tutor --plain` through pipes, read up to each prompt."""

    def __init__(self, saves: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tutor", "--plain", "--saves", str(saves)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def asks(self, words: bytes) -> bytes:
        assert self._process.stdout is not None
        said = b""
        while words not in said:
            assert select.select([self._process.stdout], [], [], PATIENCE)[0], said
            came = os.read(self._process.stdout.fileno(), 65536)
            assert came, said
            said += came
        return said

    def types(self, line: str) -> None:
        assert self._process.stdin is not None
        os.write(self._process.stdin.fileno(), f"{line}\n".encode())

    def has_read_all(self) -> None:
        """Wait until nothing of what was typed is left in the pipe."""
        assert self._process.stdin is not None
        end = time.monotonic() + PATIENCE
        while any(fcntl.ioctl(self._process.stdin.fileno(), termios.FIONREAD, bytes(4))):
            assert time.monotonic() < end

    def ends(self, number: int = 0) -> tuple[int, str]:
        if number:
            self._process.send_signal(number)
        _, said = self._process.communicate(timeout=PATIENCE)
        return self._process.returncode, said.decode()


@pytest.fixture
def plain(saves: Path) -> Iterator[PlainTutor]:
    tutor = PlainTutor(saves)
    yield tutor
    tutor._process.kill()
    tutor._process.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, 0])
def test_line_by_line_what_the_disk_refused_is_kept_elsewhere_and_taken_in_later(
    plain: PlainTutor, saves: Path, home: Path, number: int
) -> None:
    plain.asks(b"Where to?")
    lose(saves)
    plain.types("8")
    plain.asks(b"What is your name?")
    plain.types("Maria")
    plain.asks(b"Which work")
    code, said = plain.ends(number)
    assert code in (5, 128 + number)  # on a busy machine the last moments may be over first
    copy = copy_in(home)
    assert str(copy) in said and "Traceback" not in said
    find_again(saves)
    with door_of(saves) as door:
        door.knock()
        assert door.obstacle is not None
        assert [choice for choice, _ in door.obstacle.choices] == ["take-in", "not-now", "leave"]
        door.choose("take-in")
        assert door.sitting is not None and door.sitting.trouble is None
        assert (door.sitting.progress.learner.name, len(door.sitting.progress.answer)) == ("Maria", 2)
    assert not copy.exists()
    with door_of(saves) as door:
        door.knock()
        assert door.obstacle is None


def test_line_by_line_ctrl_c_in_a_half_pasted_letter_keeps_it(plain: PlainTutor, saves: Path) -> None:
    bench = 2 + len(load_course(find_content(None, {})).units[0].lessons)
    for asked, typed in (
        (b"Where to?", "1"),
        (b"do?", str(bench)),
        (b"do?", "1"),
        (b"only a dot", "Dear Ana,"),
    ):
        plain.asks(asked)
        plain.types(typed)
    plain.has_read_all()
    code, said = plain.ends(signal.SIGINT)
    assert (code, said) == (130, "")
    kept = open_file_store(saves).load("me")
    assert kept is not None
    assert [letter.text for letter in kept.letter][1:] == ["Dear Ana,"]


def at_home_with_more_unsaved(folder: Path, program: str = "") -> Terminal:
    """On Home; from here on each act is one the disk does not keep."""
    terminal = Terminal(folder, program).shows("Ready to resubmit")
    if program:
        (folder / "hang").touch()
    else:
        lose(folder / "saves")
    return terminal.press("2").shows("After this station").press("\r")


def test_full_screen_a_signal_while_the_disk_refuses_keeps_a_copy(
    saves: Path, home: Path, tmp_path: Path
) -> None:
    terminal = at_home_with_more_unsaved(tmp_path).shows("not saved")
    os.kill(terminal.child, signal.SIGTERM)
    assert terminal.exit_code() in (5, 128 + signal.SIGTERM)
    assert copy_in(home).name.encode() in re.sub(rb"\s", b"", terminal.said)
    assert b"Traceback" not in terminal.said


def test_full_screen_a_disk_that_hangs_keeps_no_process_and_no_work(
    saves: Path, home: Path, tmp_path: Path
) -> None:
    terminal = at_home_with_more_unsaved(tmp_path, HANGS)
    terminal.until((tmp_path / "hung").exists, "the disk's hanging")
    os.kill(terminal.child, signal.SIGTERM)
    assert terminal.exit_code() in (5, 128 + signal.SIGTERM)
    assert copy_in(home)


def unsaved_copy(saves: Path, held: Progress) -> Path:
    from tutor.sitting.copies import save_text
    from tutor.sitting.rescuing import _places, _stem

    path = _places()[1] / f"{_stem('me', str(saves / 'me.toml'))}.toml"
    path.write_text(save_text(held), encoding="utf-8")
    path.chmod(0o600)
    return path


def test_a_script_is_told_of_the_copy_and_not_asked(
    saves: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = unsaved_copy(saves, one_more(progress(answers=2)))
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert main(["--plain", "--saves", str(saves)]) == 0
    assert "still waits in" in capsys.readouterr().out
    assert copy.exists()
    main(["doctor", "--saves", str(saves)])
    assert "1 rescued file of unsaved work" in capsys.readouterr().out
    assert main(["saves", "delete", "--yes", "--saves", str(saves)]) == 0
    assert not copies("me", str(saves / "me.toml"))


def test_a_copy_of_another_place_a_link_or_rubbish_is_nothing_of_ours(saves: Path, tmp_path: Path) -> None:
    copy = unsaved_copy(saves, one_more(progress(answers=2)))
    with door_of(tmp_path / "other") as door:
        door.knock()
        assert door.obstacle is None
    whole = copy.read_bytes()
    copy.write_bytes(b"\xff")
    (tmp_path / "elsewhere").write_bytes(whole)
    for is_link in (False, True):
        if is_link:
            copy.unlink()
            copy.symlink_to(tmp_path / "elsewhere")
        with door_of(saves) as door:
            door.knock()
            assert door.obstacle is None
        assert (tmp_path / "elsewhere").read_bytes() == whole


def test_a_copy_that_only_goes_on_is_taken_whole_and_another_history_is_joined() -> None:
    there = progress(answers=2)
    later = one_more(there).model_copy(update={"skill": ()})
    assert joined(there, later) == later
    other = one_more(progress(answers=5))
    assert len(joined(one_more(one_more(later)), other).answer) == 6
