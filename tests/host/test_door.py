"""The door: who comes in and as whom, and what is refused."""

import asyncio
import os
import re
import stat
import subprocess
from collections.abc import Sequence
from pathlib import Path

import asyncssh
import pyte
import pytest
from tests.host.a_room import FACILITATOR, RunningRoom, drawn_until, newcomer, sat_down, waited_for


class Typing(asyncssh.SSHClient):
    """Answers each question of the door in turn."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []

    def kbdint_auth_requested(self) -> str | None:
        return "" if self._answers else None

    def kbdint_challenge_received(
        self, name: str, instructions: str, lang: str, prompts: "Sequence[tuple[str, bool]]"
    ) -> "list[str] | None":
        self.asked += [prompt for prompt, _ in prompts]
        return [self._answers.pop(0) if self._answers else "" for _ in prompts]


async def test_the_room_code_and_a_name_make_a_learner_who_comes_back_by_their_own_code(
    room: RunningRoom,
) -> None:
    screen = pyte.Screen(100, 30)
    typing = Typing(room.code.lower().replace("-", " "), "Ana")
    async with room.connect(client_factory=lambda: typing) as conn:
        process, own = await newcomer(room, conn, screen)
        assert typing.asked[1].startswith("Your name")
        process.stdin.write(b"y")
        await drawn_until(process, "1 of 4", screen)
        process.stdin.write(b"Ana\r")
        await drawn_until(process, "2 of 4", screen)
    again = Typing(own.lower())
    async with room.connect(client_factory=lambda: again) as conn:
        process = await conn.create_process(term_type="xterm-256color", term_size=(100, 30), encoding=None)
        await drawn_until(process, "Ana", pyte.Screen(100, 30))
    assert len(again.asked) == 1


async def test_a_key_is_an_identity_once_the_room_code_was_typed(room: RunningRoom) -> None:
    key = asyncssh.generate_private_key("ssh-ed25519")
    async with room.connect(client_keys=[key]) as conn:
        process = await conn.create_process(term_type="xterm", encoding=None)
        await drawn_until(process, "Your key is new here", pyte.Screen(80, 24))
        process.stdin.write(b"nonsense\r")
        screen = pyte.Screen(80, 24)
        await drawn_until(process, "neither", screen)
        process.stdin.write(room.code.encode() + b"\r")
        await drawn_until(process, "see your name", pyte.Screen(80, 24))
    async with room.connect(client_keys=[key]) as conn:
        process = await conn.create_process(term_type="xterm", encoding=None)
        await drawn_until(process, "see your name", pyte.Screen(80, 24))
    before = len(room.saves())
    async with room.connect(client_keys=[asyncssh.generate_private_key("ssh-ed25519")]) as conn:
        done = await conn.run("plan")
        assert done.exit_status == 4 and not done.stdout
    assert len(room.saves()) == before


async def test_nobody_comes_in_by_a_name_and_nobody_by_guessing(room: RunningRoom) -> None:
    screen = pyte.Screen(100, 30)
    async with room.connect(password=room.code, username="Ana") as conn:
        process, own = await newcomer(room, conn, screen)
        process.stdin.write(b"y")
        await drawn_until(process, "1 of 4", screen)
    learner = room.saves()[-1].stem if room.saves() else ""
    tries = int(os.environ.get("TUTOR_HOST_TRIES", "120"))
    names = ["Ana", "ana", "Аna", "Ana ", "../Ana", learner, "root", own[:4], own.lower()[:-1], ""]
    got_in = 0
    for n in range(0, tries, 6):
        guesses = [names[(n + k) % len(names)] or "x" for k in range(6)]
        try:
            async with room.connect(
                client_factory=lambda g=guesses: Guessing(g), username=names[n % 9] or "x"
            ):
                got_in += 1
        except asyncssh.Error:
            continue
    assert got_in == 0


class Guessing(asyncssh.SSHClient):
    def __init__(self, guesses: list[str]) -> None:
        self._guesses = guesses

    def password_auth_requested(self) -> str | None:
        return self._guesses.pop() if self._guesses else None


async def test_six_wrong_codes_end_a_connection(room: RunningRoom) -> None:
    guessing = Guessing([f"wrong-{n}" for n in range(50)])
    with pytest.raises(asyncssh.Error, match="Too many wrong codes"):
        await room.connect(client_factory=lambda: guessing)
    assert 50 - len(guessing._guesses) in (6, 7)


async def test_a_password_makes_somebody_new_each_time_whatever_the_user_name(room: RunningRoom) -> None:
    codes = set()
    for name in ("Ana", "Ana", "../../etc/passwd", "-rf", "a" * 900):
        async with room.connect(password=room.code, username=name) as conn:
            process = await conn.create_process(term_type="xterm", encoding=None)
            screen = pyte.Screen(80, 24)
            await drawn_until(process, "Press Enter", screen)
            codes |= set(re.findall(r"\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}\b", "\n".join(screen.display)))
    assert len(codes) == 5
    assert all(
        re.fullmatch("(key|code)-[0-9a-f]{24}", one.name) for one in (room.folder / "learners").iterdir()
    )


@pytest.fixture
async def inside(room: RunningRoom) -> "asyncssh.SSHClientConnection":
    connected: asyncssh.SSHClientConnection = await room.connect(password=room.code)
    return connected


async def test_no_command_runs_but_the_listed_words(room: RunningRoom) -> None:
    for command in (
        "\x00",
        "ls",
        "sh",
        "plan -o x",
        "plan --format html; id",
        "progress --saves /",
        "tutor",
        "",
        "help help",
    ):
        async with room.connect(password=room.code) as conn:
            done = await conn.run(command or "true")
            assert done.exit_status == 2 and not done.stdout
            assert "Ask for: plain, plan, progress, recap, help." in str(done.stderr)


async def test_nothing_is_passed_on_and_no_file_is_served(
    room: RunningRoom, inside: "asyncssh.SSHClientConnection"
) -> None:
    before = room.processes()
    for asked in (
        inside.open_connection("127.0.0.1", 22),
        inside.forward_local_port("127.0.0.1", 0, "127.0.0.1", 22),
    ):
        with pytest.raises((asyncssh.Error, asyncssh.ChannelListenError, OSError)):
            opened = await asked
            if isinstance(opened, asyncssh.SSHListener):
                reader, writer = await asyncio.open_connection("127.0.0.1", opened.get_port())
                came = await reader.read()
                writer.close()
                opened.close()
                assert came == b""
                raise asyncssh.ChannelOpenError(1, "nothing comes through")
    with pytest.raises((asyncssh.Error, asyncssh.ChannelListenError, OSError)):
        await inside.forward_remote_port("127.0.0.1", 0, "127.0.0.1", 22)
    with pytest.raises((asyncssh.Error, asyncssh.ChannelListenError, OSError)):
        await inside.forward_remote_path("/tmp/never.sock", "/tmp/never2.sock")
    with pytest.raises(asyncssh.Error):
        await inside.start_sftp_client()
    assert not Path("/tmp/never.sock").exists()
    inside.close()
    assert len(room.processes()) <= len(before) + 2  # spare children may have been made meanwhile


async def test_one_terminal_per_connection(room: RunningRoom) -> None:
    async with room.connect(password=room.code) as conn:
        first = await conn.create_process(term_type="xterm", encoding=None)
        with pytest.raises(asyncssh.ChannelOpenError):
            await conn.create_process(term_type="xterm", encoding=None)
        await drawn_until(first, "Press Enter", pyte.Screen(80, 24))


def test_the_host_key_is_made_once_and_is_nobody_elses(room: RunningRoom) -> None:
    key = room.folder / "host_key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    shown = asyncssh.read_private_key(key).get_fingerprint()
    assert shown in room.greeting and room.code in room.greeting and "█" in room.greeting


def test_a_room_is_served_once_and_never_as_root(room: RunningRoom) -> None:
    asroot = room.tutor("serve", "--room", str(room.folder))
    assert asroot.returncode == 2
    assert ("never served as root" if os.geteuid() == 0 else "being served already") in asroot.stderr
    assert room.tutor("serve", "--room", str(room.folder), "--health").stdout == "ok\n"


def test_the_log_holds_no_name_no_address_and_no_code(room: RunningRoom) -> None:
    assert waited_for(lambda: '"login"' in room.log.read_text())
    log = room.log.read_text()
    assert "Ana" not in log and "127.0.0.1" not in log and room.code not in log and "passwd" not in log


@pytest.mark.skipif(not subprocess.run(["which", "ssh"], capture_output=True).stdout, reason="no ssh here")
def test_openssh_hears_the_same_refusals(room: RunningRoom, tmp_path: Path) -> None:
    (tmp_path / "ask").write_text(f"#!/bin/sh\necho {room.code}\n")
    (tmp_path / "ask").chmod(0o700)
    environment = {**os.environ, "SSH_ASKPASS": str(tmp_path / "ask"), "SSH_ASKPASS_REQUIRE": "force"}
    client = [
        "ssh", "-F", "none", "-p", str(room.port), "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR",
        "-o", f"UserKnownHostsFile={tmp_path}/known", "-o", "PubkeyAuthentication=no",
    ]  # fmt: skip

    def ssh(*words: str) -> subprocess.CompletedProcess[str]:
        command = [*client, *words[:-1], "room@127.0.0.1", words[-1]]
        return subprocess.run(
            command, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL, timeout=30
        )

    assert "progress" in ssh("help").stdout
    assert ssh("id").returncode != 0
    assert ssh("-s", "sftp").returncode != 0
    refused = ssh("-A", "-X", "-R", "0:127.0.0.1:22", "-o", "ExitOnForwardFailure=yes", "help")
    assert refused.returncode != 0 and "progress" not in refused.stdout


class Stolen(asyncssh.SSHKeyPair):
    """A key of which only the public part is known: it is shown, and signed with something else."""

    def __init__(self, shown: asyncssh.SSHKey) -> None:
        wire = shown.public_data
        super().__init__(shown.algorithm, shown.algorithm, (shown.algorithm,), (), wire, b"")

    def sign(self, data: bytes) -> bytes:
        return asyncssh.generate_private_key("ssh-ed25519").sign(data, b"ssh-ed25519")


async def test_only_a_facilitators_proven_key_opens_the_board(room: RunningRoom) -> None:
    async with room.connect(client_keys=[FACILITATOR]) as conn:
        process = await sat_down(conn)
        await drawn_until(process, room.code, pyte.Screen(100, 30))
    async with room.connect(client_keys=[FACILITATOR], username="learn") as conn:
        process = await conn.create_process(term_type="xterm", encoding=None)
        await drawn_until(process, "Your key is new here", pyte.Screen(80, 24))
    async with room.connect(client_keys=[Stolen(FACILITATOR)], password=room.code) as conn:
        process = await conn.create_process(term_type="xterm", encoding=None)
        await drawn_until(process, "Press Enter", pyte.Screen(80, 24))
