"""Behind OpenSSH's own server: `ForceCommand tutor --learner-from-env`."""

import getpass
import os
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import asyncssh
import pytest
from tests.host.a_room import waited_for
from tests.tui.real_terminal import PATIENCE

from tutor.host.identity import learner_of_key

SSHD = os.environ.get("TUTOR_SSHD") or shutil.which("sshd", path="/usr/sbin:/usr/local/sbin:/usr/bin")


def run(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("SSH_", "TUTOR_"))}
    command = [sys.executable, "-m", "tutor", "--learner-from-env", *words]
    return subprocess.run(command, capture_output=True, text=True, env=clean | environment, timeout=PATIENCE)


def test_the_key_that_sshd_proved_is_the_learner_and_only_listed_commands_run(tmp_path: Path) -> None:
    key = asyncssh.generate_private_key("ssh-ed25519")
    told = tmp_path / "auth"
    told.write_text(f"publickey {key.export_public_key().decode()}")
    env = {
        "SSH_USER_AUTH": str(told),
        "TUTOR_SAVES": str(tmp_path / "saves"),
        "TUTOR_CACHE": str(tmp_path / "cache"),
    }
    printed = run({**env, "SSH_ORIGINAL_COMMAND": "progress --json"})
    assert f'"learner": "{learner_of_key(key.public_data)}"' in printed.stdout, printed.stderr
    for asked in ("sh", "plan -o /tmp/x", "progress; id", "saves delete"):
        refused = run({**env, "SSH_ORIGINAL_COMMAND": asked})
        assert refused.returncode == 2 and not refused.stdout
    for missing in ({}, {"SSH_USER_AUTH": str(tmp_path / "none")}, {"SSH_USER_AUTH": os.devnull}):
        assert run({"TUTOR_SAVES": str(tmp_path), **missing}).returncode == 2


@pytest.fixture
def sshd(tmp_path: Path) -> Iterator[tuple[int, asyncssh.SSHKey]]:
    if SSHD is None:
        pytest.skip("Debian's openssh-server is not installed")
    if os.geteuid() == 0 and not Path("/run/sshd").is_dir():
        pytest.skip("sshd as root needs /run/sshd")
    host, own = (asyncssh.generate_private_key("ssh-ed25519") for _ in range(2))
    for name, content in {
        "host": host.export_private_key(),
        "known": own.export_public_key(),
        "tutor.sh": (
            f"#!/bin/sh\nexport TUTOR_SAVES={tmp_path}/saves TUTOR_CACHE={tmp_path}/cache"
            f" PYTHONPATH={os.environ.get('PYTHONPATH', '')}\nexec {sys.executable} -m tutor --learner-from-env\n"
        ).encode(),
    }.items():
        (tmp_path / name).write_bytes(content)
        (tmp_path / name).chmod(0o700 if name.endswith("sh") else 0o600)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    (tmp_path / "config").write_text(
        f"ListenAddress 127.0.0.1\nPort {port}\nHostKey {tmp_path}/host\nAuthorizedKeysFile {tmp_path}/known\n"
        f"PidFile none\nStrictModes no\nPermitRootLogin yes\nAuthenticationMethods publickey\nExposeAuthInfo yes\n"
        f"DisableForwarding yes\nPermitUserRC no\nForceCommand {tmp_path}/tutor.sh\n"
    )
    process = subprocess.Popen([SSHD, "-D", "-e", "-f", str(tmp_path / "config")], stderr=subprocess.DEVNULL)
    assert waited_for(lambda: answers(port) or process.poll() is not None)
    yield port, own
    process.terminate()
    process.wait(PATIENCE)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


async def test_debians_sshd_serves_the_tutor_and_nothing_else(sshd: tuple[int, asyncssh.SSHKey]) -> None:
    port, key = sshd
    options = {"known_hosts": None, "client_keys": [key], "agent_path": None, "config": None}
    async with asyncssh.connect("127.0.0.1", port, username=getpass.getuser(), **options) as conn:
        printed = await conn.run("plan")
        assert tomllib.loads(str(printed.stdout))["format"] == "tutor.action-plan"
        assert (await conn.run("id")).exit_status == 2
        process = await conn.create_process(term_type="xterm-256color", term_size=(100, 30), encoding=None)
        seen = b""
        while b"1 of 4" not in seen:
            came = await process.stdout.read(65536)
            assert came
            seen += came
