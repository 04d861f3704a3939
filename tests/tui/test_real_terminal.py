"""The real program in a real terminal: from Welcome to an exported plan, killed twice on the way."""

import os
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.tui.real_terminal import Terminal

LETTER = (
    "Hi Ana,\nThere are already many freelancers with a similar skillset to yours and we cannot accept your "
    "registration.\nIf you have more relevant skills or experience to add, update and re-submit your profile."
)


def test_from_welcome_to_the_plan_file_killed_twice_on_the_way(tmp_path: Path) -> None:
    first = Terminal(tmp_path)
    first.shows("1 of 4").press("Ana\r").shows("2 of 4").press("\x13").shows("3 of 4").press("6\r")
    first.shows("4 of 4").press("\x13").shows("page 1 of").press("\x1b[C").shows("page 2 of")
    first.kill()

    second = Terminal(tmp_path)
    second.shows("Go on").shows("page 2 of").shows("Ana").press("\r").shows("Try it (t)").shows("page 2 of")
    second.press("\x1b").shows("Ready to resubmit").press("1").shows("Letter lab").press("\x1b[F")
    second.press("\x1b[A\r").shows("Paste the whole letter")
    second.press(f"\x1b[200~{LETTER}\x1b[201~").shows("re-submit your").press("\x13").shows("is saved")
    second.kill()

    third = Terminal(tmp_path)
    third.shows("Ready to resubmit").press("p").shows("NOW").press("e").shows("In which form").press("\x13")
    third.shows("plan.toml").press("\x1b").shows("Ready to resubmit").press("q")
    assert third.exit_code() == 0

    exported = (tmp_path / "plan.toml").read_bytes()
    plan = tomllib.loads(exported.decode())
    assert plan["learner"]["name"] == "Ana"
    assert plan["situation"]["reasons"] == ["crowded-skills"]
    words = ["plan", "--saves", str(tmp_path / "saves"), "--today", str(plan["made_on"])]
    printed = subprocess.run([sys.executable, "-m", "tutor", *words], capture_output=True, check=True)
    assert printed.stdout == exported


def test_a_letter_that_was_pasted_and_not_read_survives_a_kill_and_is_the_next_step(tmp_path: Path) -> None:
    first = Terminal(tmp_path)
    first.shows("1 of 4").press("Ana\r").shows("2 of 4").press("\x1b").shows("1 of 4").press("\x1b")
    first.shows("Ready to resubmit").press("1").shows("Letter lab").press("\x1b[F\x1b[A\r")
    first.shows("Paste the whole letter").press(f"\x1b[200~{LETTER}\x1b[201~").shows("re-submit your")
    first.until(
        lambda: b"[[draft]]" in (tmp_path / "saves" / "me.toml").read_bytes(), "the draft on the disk"
    )
    first.kill()

    second = Terminal(tmp_path)
    second.shows("not read yet").press("\r").shows("re-submit your").press("\x13").shows("is saved").press(
        "\x03"
    )
    assert second.exit_code() == 0
    assert b"[[draft]]" not in (tmp_path / "saves" / "me.toml").read_bytes()


def test_a_hang_up_leaves_at_once_with_everything_saved(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.shows("1 of 4").press("Ana\r").shows("2 of 4")
    os.kill(terminal.child, signal.SIGHUP)
    assert terminal.exit_code() == 128 + signal.SIGHUP
    assert b"Ana" in (tmp_path / "saves" / "me.toml").read_bytes()


def test_over_ssh_the_screen_says_the_same_with_few_bytes_and_no_movements_of_the_mouse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two tutors at once, as each takes a second to start: one far away, one near."""
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    for name in ("near", "far"):
        (tmp_path / name).mkdir()
    near = Terminal(tmp_path / "near")
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 5 192.0.2.2 22")
    far = Terminal(tmp_path / "far")
    for terminal in (near, far):
        terminal.shows("1 of 4").press("Ana\r").shows("2 of 4").press("cust").shows("Customer Support").press(
            "\x1b"
        )
        terminal.shows("1 of 4").press("\x1b").shows("Ready to resubmit").press("2").shows("Skills bench")

    def say_the_same() -> bool:
        near.read(0.05)  # either may still be drawing
        return far.text.splitlines()[1:] == near.text.splitlines()[1:]

    far.until(say_the_same, "what the near screen says")
    assert far.text.split("saved")[0] == near.text.split("saved")[0]
    assert b"?1003h" in near.said and b"?1003h" not in far.said
    assert len(far.said) < len(near.said) * 0.7
    for terminal in (near, far):
        assert terminal.press("\x1b").shows("Ready to resubmit").press("q").exit_code() == 0
