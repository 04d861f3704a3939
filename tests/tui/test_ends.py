"""However the full screen ends, the terminal is as it was, answers are on the disk and nobody's words are printed."""

import os
import signal
from pathlib import Path

import pytest
from tests.tui.a_learner import half_way, the_course
from tests.tui.real_terminal import Terminal
from tests.tui.waiting import settled

from tutor.tui.app import TutorApp
from tutor.tui.screens.help import HelpScreen

COURSE = the_course()

HAS_A_MISTAKE = """
import os, signal, sys
import tutor.tui.screens.home as home
from tutor.cli.entry import main

kind = sys.argv[1]

def action_plan(self):
    my_secret = "SECRET-LOCAL"
    if kind == "busy":
        open("busy", "w").close()  # words on the screen could be drawn over
        while True:
            pass
    if kind == "thread":
        self.app.call_later(self.app.panic, my_secret)
    elif kind == "render":
        self.query_one("#continue").render = lambda: 1 // len(my_secret[:0])
        self.query_one("#continue").refresh(layout=True)
    else:
        raise RuntimeError("SECRET-WORDS")

if kind == "compose":
    def compose_middle(self):
        raise RuntimeError("SECRET-WORDS")
    home.HomeScreen.compose_middle = compose_middle
if kind == "nohup":
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
home.HomeScreen.action_plan = action_plan
sys.exit(main([]))
"""


def at_home(folder: Path, kind: str) -> Terminal:
    """A learner who has said their name, on Home, with a mistake of that kind behind the key `p`."""
    saves = folder / "saves"
    saves.mkdir()
    (saves / "me.toml").write_text(
        'format = "tutor.save"\nversion = 1\n[learner]\nname = "Ana"\nstarted_on = 2026-11-20\n',
        encoding="utf-8",
    )
    return Terminal(folder, HAS_A_MISTAKE, kind)


def is_as_it_was(terminal: Terminal) -> bool:
    """The shell's screen and cursor are back, the mouse is off and what is typed is shown."""
    said = terminal.said
    return terminal.echoed and all(
        said.rfind(off) > said.rfind(on)
        for on, off in (
            (b"\x1b[?1049h", b"\x1b[?1049l"),
            (b"\x1b[?25l", b"\x1b[?25h"),
            (b"\x1b[?1000h", b"\x1b[?1000l"),
            (b"\x1b[?2004h", b"\x1b[?2004l"),
        )
    )


@pytest.mark.parametrize("kind", ["key", "thread", "render", "compose"])
def test_a_mistake_of_ours_is_an_incident_in_one_sentence(tmp_path: Path, kind: str) -> None:
    terminal = at_home(tmp_path, kind)
    if kind != "compose":
        terminal.shows("Ready to resubmit").press("p")
    assert terminal.exit_code() == 70
    assert is_as_it_was(terminal)
    last = terminal.said.rpartition(b"\x1b[?1049l")[2]
    assert b"incident " in last
    assert b"SECRET" not in terminal.said
    assert b"Traceback" not in terminal.said
    reports = list((tmp_path / "cache" / "incidents").iterdir())
    assert len(reports) == 1
    told = reports[0].read_text(encoding="utf-8")
    assert reports[0].stem.removeprefix("incident-") in last.decode()
    assert "SECRET" not in told
    assert ".py:" in told or kind == "thread"


@pytest.mark.parametrize(("kind", "number"), [("key", signal.SIGTERM), ("busy", signal.SIGHUP)])
def test_a_signal_ends_the_tutor_even_while_it_is_busy(tmp_path: Path, kind: str, number: int) -> None:
    terminal = at_home(tmp_path, kind).shows("Ready to resubmit")
    if kind == "busy":
        terminal.press("p").until((tmp_path / "busy").exists, "busy")
    os.kill(terminal.child, number)
    assert terminal.exit_code() == 128 + number
    assert is_as_it_was(terminal)


@pytest.mark.parametrize("kind", ["busy", "nohup"])
def test_a_closed_terminal_ends_the_tutor(tmp_path: Path, kind: str) -> None:
    terminal = at_home(tmp_path, kind).shows("Ready to resubmit")
    if kind == "busy":
        terminal.press("p").until((tmp_path / "busy").exists, "busy")
    assert terminal.hang_up() == 128 + signal.SIGHUP


async def test_a_screen_that_is_closed_before_it_was_built_is_no_mistake() -> None:
    app = TutorApp(half_way(COURSE))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for _ in range(5):
            app.push_screen(HelpScreen("Help", "words"))
            app.pop_screen()
            app.open_place("plan")
            app.go_home()
            await settled(pilot)
        assert app.is_running and app.crash is None
        assert type(app.screen).__name__ == "HomeScreen"
