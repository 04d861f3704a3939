"""Whatever comes at whatever moment: signals, Ctrl+C, a closed window, sleep, keys before there is anything to see.

`TUTOR_MOMENTS` says how many starts are disturbed at a moment that dice choose; `make faces` disturbs hundreds.
"""

import os
import random
import signal
import time
from pathlib import Path

from tests.tui.real_terminal import Terminal
from tests.tui.test_ends import is_as_it_was

MOMENTS = int(os.environ.get("TUTOR_MOMENTS", "1"))
SEED = int(os.environ.get("TUTOR_SEED", "8"))
SAVE = 'format = "tutor.save"\nversion = 1\n[learner]\nid = "me"\nname = "Ana"\nstarted_on = 2026-11-20\n'
LONGEST_START = 1.5
ENDS = {
    "SIGTERM": {143, -signal.SIGTERM},
    "SIGHUP": {129, -signal.SIGHUP},
    "SIGINT": {130},
    "Ctrl+C": {130, 0},
    "closed": {129, -signal.SIGHUP},
}
"The exit codes of each end. A signal that comes before the terminal is changed may end the process by itself."
BEGUN = """
import sys
try:
    from tutor.cli.entry import main
    print("begun", flush=True)
    code = main([])
except KeyboardInterrupt:
    code = 130
sys.exit(code)
"""
"Until Python has begun it answers a signal in its own way, with a traceback: the tutor's first line is not read yet."


def of_ana(folder: Path) -> Terminal:
    (folder / "saves").mkdir(parents=True)
    (folder / "saves" / "me.toml").write_text(SAVE, encoding="utf-8")
    return Terminal(folder, BEGUN)


def ended_by(terminal: Terminal, end: str) -> int:
    if end == "closed":
        return terminal.hang_up()
    if end == "Ctrl+C":
        terminal.press("\x03")
    else:
        os.kill(terminal.child, getattr(signal, end))
    return terminal.exit_code()


def is_tidy(terminal: Terminal) -> bool:
    """Nothing was changed, or all is as it was; and no word of Python's."""
    took_it = b"\x1b[?1049h" in terminal.said
    return (is_as_it_was(terminal) if took_it else terminal.echoed) and b"Traceback" not in terminal.said


def test_a_signal_as_the_terminal_is_taken_gives_it_back(tmp_path: Path) -> None:
    terminal = of_ana(tmp_path)
    terminal.until(lambda: b"\x1b[?1049h" in terminal.said, "the terminal taken")
    assert ended_by(terminal, "SIGTERM") == 143
    assert is_tidy(terminal)


def test_an_end_at_any_moment_of_the_start_is_tidy(tmp_path: Path) -> None:
    dice = random.Random(SEED)
    for number in range(MOMENTS):
        end, terminal = dice.choice(list(ENDS)), of_ana(tmp_path / str(number))
        terminal.shows("begun")
        until = time.monotonic() + dice.uniform(0, LONGEST_START)
        while time.monotonic() < until:
            terminal.read(0.01)
        assert ended_by(terminal, end) in ENDS[end], (number, end)
        assert end == "closed" or is_tidy(terminal), (number, end, terminal.said[-600:])


def test_told_to_sleep_it_gives_the_terminal_back_and_takes_it_again_when_woken(tmp_path: Path) -> None:
    terminal = of_ana(tmp_path).shows("Ready to resubmit")
    for asleep in (signal.SIGTSTP, signal.SIGSTOP):  # the second can't be noticed: only the waking can
        os.kill(terminal.child, asleep)
        _, status = os.waitpid(terminal.child, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        while terminal.read(0.05):
            pass
        if asleep == signal.SIGTSTP:
            terminal.echoed = terminal.echoes
            assert is_as_it_was(terminal)
        terminal.screen.reset()
        os.kill(terminal.child, signal.SIGCONT)
        terminal.shows("Ready to resubmit").press("p").shows("NOW").press("\x1b").shows("Ready to resubmit")
    assert terminal.press("q").exit_code() == 0
    assert is_as_it_was(terminal)


def test_keys_typed_before_there_is_anything_to_see_are_heard_as_they_were_meant(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.press("Ana\r").shows("2 of 4").press("\x03")
    assert terminal.exit_code() == 0
    assert b'name = "Ana"' in (tmp_path / "saves" / "me.toml").read_bytes()


def test_a_name_typed_in_one_go_with_the_key_that_asks_for_it_is_no_order_to_the_screen_before(
    tmp_path: Path,
) -> None:
    terminal = of_ana(tmp_path).shows("Ready to resubmit")
    terminal.press("aBella p\x13").shows("Bella p").press("q")
    assert terminal.exit_code() == 0
    assert b"Bella p" in (tmp_path / "saves" / "me.toml").read_bytes()
