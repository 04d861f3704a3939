"""What clients do that differ from each other: terminals of lines, many keys, two windows, a guess ahead."""

import re
import socket

import asyncssh
import pyte
import pytest
from tests.host.a_room import ASKED, FACILITATOR, OWN_CODE, RunningRoom, drawn_until, sat_down

from tutor.host.identity import learner_of_code


async def test_lines_begin_at_the_left_on_a_terminal_that_was_asked_for_with_a_command(
    room: RunningRoom,
) -> None:
    async with room.connect(password=room.code) as conn:
        done = await conn.run("help", term_type="dumb")
    assert done.exit_status == 0
    assert {"plain", "plan", "progress", "recap", "help"} <= set(str(done.stdout).split())
    assert str(done.stdout).count("\n") == str(done.stdout).count("\r\n")


async def test_a_code_that_was_shown_lets_its_learner_in_though_they_never_began(room: RunningRoom) -> None:
    screen = pyte.Screen(60, 24)
    async with room.connect(password=room.code, username="Ana") as conn:
        process = await conn.create_process(term_type="xterm", term_size=(60, 24), encoding=None)
        await drawn_until(process, "Press Enter", screen)
    shown = [line.rstrip() for line in screen.display]
    assert any(line.endswith(" come back to") for line in shown), "lines are broken between words"
    own = OWN_CODE.search("\n".join(shown))
    assert own
    async with room.connect(password=own[0]) as conn:
        process = await conn.create_process(term_type="xterm", term_size=(100, 30), encoding=None)
        await drawn_until(process, "see your name", pyte.Screen(100, 30))


async def test_who_goes_on_in_another_window_is_told_so_in_the_first(room: RunningRoom) -> None:
    own = room.learner_at_a_question("Ana")
    async with room.connect(password=own) as first, room.connect(password=own) as second:
        older = await sat_down(first)
        await drawn_until(older, ASKED, pyte.Screen(100, 30))
        newer = await sat_down(second)
        await drawn_until(newer, ASKED, pyte.Screen(100, 30))
        screen = pyte.Screen(100, 30)
        await drawn_until(older, "another window", screen)


async def test_by_the_boards_name_only_a_listed_key_comes_in(room: RunningRoom) -> None:
    other = asyncssh.generate_private_key("ssh-ed25519")
    async with room.connect(client_keys=[other, FACILITATOR], username="board") as conn:
        process = await sat_down(conn)
        await drawn_until(process, room.code, pyte.Screen(100, 30))
    with pytest.raises(asyncssh.PermissionDenied):
        await room.connect(client_keys=[other], password=room.code, username="board")


def test_what_dropbear_guesses_stands_first_at_the_door(room: RunningRoom) -> None:
    """Its guess of a key exchange is right only where it is the door's own first one."""
    with socket.create_connection(("127.0.0.1", room.port), timeout=30) as line:
        line.sendall(b"SSH-2.0-dropbear\r\n")
        said = b""
        while b",curve25519-sha256@libssh.org," not in said:
            came = line.recv(4096)
            assert came
            said += came
    offered = re.search(rb"[a-z0-9@.-]+(?:,[a-z0-9@.-]+){5,}", said)
    assert offered and offered[0].startswith(b"curve25519-sha256,")


async def test_a_guest_whose_work_cannot_be_saved_is_sent_to_the_facilitator(room: RunningRoom) -> None:
    own = room.learner_at_a_question("Ana")
    folder = room.folder / "learners" / learner_of_code(own)
    async with room.connect(password=own) as conn:
        process = await sat_down(conn)
        screen = pyte.Screen(100, 30)
        await drawn_until(process, ASKED, screen)
        for one in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
            one.chmod(0o500)
        process.stdin.write(b"\r")
        await drawn_until(process, "Tell your", screen)
        shown = "\n".join(screen.display)
        assert room.folder.name not in shown and "--saves" not in shown
        for one in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
            one.chmod(0o700)
