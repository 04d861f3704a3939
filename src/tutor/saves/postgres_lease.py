"""Who sits where, across hosts: a lease that is renewed while its host lives, and runs out when it dies."""

import contextlib
import functools
import os
import secrets
import socket
import sys
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import cast

import psycopg

from tutor.saves.postgres_line import Connection, Line
from tutor.saves.postgres_rows import Key

LEASE_SECONDS = 45
RENEW_SECONDS = 15.0
_TAKE = f"""
INSERT INTO tutor.lease (room, learner, holder, process, machine, since, renewed, expires)
VALUES (%(room)s, %(learner)s, %(holder)s, %(process)s, %(machine)s, %(since)s,
        clock_timestamp(), clock_timestamp() + INTERVAL '{LEASE_SECONDS} seconds')
ON CONFLICT (room, learner) DO UPDATE SET holder = EXCLUDED.holder, process = EXCLUDED.process,
    machine = EXCLUDED.machine, since = EXCLUDED.since, renewed = EXCLUDED.renewed, expires = EXCLUDED.expires
WHERE lease.expires <= clock_timestamp() OR lease.holder = %(instead_of)s OR %(take_over)s
RETURNING holder
"""
_RENEW = f"""
INSERT INTO tutor.lease (room, learner, holder, process, machine, since, renewed, expires)
VALUES (%(room)s, %(learner)s, %(holder)s, %(process)s, %(machine)s, %(since)s,
        clock_timestamp(), clock_timestamp() + INTERVAL '{LEASE_SECONDS} seconds')
ON CONFLICT (room, learner) DO UPDATE SET renewed = EXCLUDED.renewed, expires = EXCLUDED.expires
WHERE lease.holder = EXCLUDED.holder
"""
# The row stays, so that whoever was taken over finds out after the other has left, too.
_LEAVE = """
UPDATE tutor.lease SET expires = clock_timestamp()
WHERE room = %(room)s AND learner = %(learner)s AND holder = %(holder)s
"""
_WHO = """
SELECT holder, process, machine, since, expires > clock_timestamp() FROM tutor.lease
WHERE room = %(room)s AND learner = %(learner)s
"""


@dataclass(frozen=True, slots=True)
class Holder:
    holder: str
    process: int
    machine: str
    since: datetime
    is_there: bool
    "False once the lease has run out or was given back."

    @property
    def is_dead(self) -> bool:
        """True only where we can see it: a process of this very machine that is no more."""
        if sys.platform == "win32" or self.machine != this_machine() or self.process == os.getpid():
            return False  # on Windows the question below would end the process
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
        return False

    @property
    def host(self) -> str:
        return self.machine.partition(" ")[0]


class LeaseTakenError(Exception):
    """Somebody else has the lease."""

    def __init__(self, holder: Holder) -> None:
        super().__init__("taken")
        self.holder = holder


class LeaseSeat:
    """A lease held by this process; a thread renews it until it is left."""

    guarded = True

    def __init__(self, line: Line, key: Key, holder: str, since: datetime) -> None:
        self.since = since
        self.holder = holder
        self._line, self._key = line, key
        self._left = threading.Event()
        self._renewing = threading.Thread(target=self._renew, name="lease", daemon=True)
        self._renewing.start()

    @property
    def is_left(self) -> bool:
        return self._left.is_set()

    def leave(self) -> None:
        """Give the lease back; where the database is away, it runs out by itself."""
        if not self._left.is_set():
            self._left.set()
            values = self._key.named | {"holder": self.holder}
            with contextlib.suppress(psycopg.Error):
                self._line.run(lambda connection: connection.execute(_LEAVE, values))

    def forget(self) -> None:
        """The row is deleted with all that is kept of them: it is not to be written again."""
        self._left.set()

    def _renew(self) -> None:
        values = _values(self._key, self.holder, self.since)
        while not self._left.wait(RENEW_SECONDS):
            with contextlib.suppress(psycopg.Error):
                self._line.run(lambda connection: _renewed(connection, values))

    def __enter__(self) -> "LeaseSeat":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()


def take_lease(line: Line, key: Key, since: datetime, *, take_over: bool) -> LeaseSeat:
    """Sit down. Raises LeaseTakenError and psycopg.Error."""
    holder = secrets.token_hex(8)

    def act(connection: Connection) -> None:
        values = _values(key, holder, since)
        found = who(connection, key)
        # Run again after a lost answer, the lease may be ours already.
        instead_of = found.holder if found and (found.is_dead or found.holder == holder) else ""
        values |= {"instead_of": instead_of, "take_over": take_over}
        if connection.execute(_TAKE, values).fetchone() is None:
            found = who(connection, key) or found
            if found is not None:
                raise LeaseTakenError(found)

    line.run(act)
    return LeaseSeat(line, key, holder, since)


def who(connection: Connection, key: Key) -> Holder | None:
    """Who has, or had last, this learner's lease; None if nobody ever sat there."""
    row = connection.execute(_WHO, key.named).fetchone()
    if row is None:
        return None
    holder, process, machine, since, is_there = cast("tuple[str, int, str, datetime, bool]", row)
    return Holder(holder, process, machine, since.astimezone(UTC), is_there)


@functools.cache
def this_machine() -> str:
    """Its name, and what tells it from another of that name: its last start, and whose process numbers count.

    Asked once: a process behind walls can't read these any more, and goes by what it was forked with.
    """
    signs = [socket.gethostname()]
    with contextlib.suppress(OSError):
        signs.append(Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip())
        signs.append(str(Path("/proc/self/ns/pid").stat().st_ino))
    return " ".join(signs)


def _renewed(connection: Connection, values: dict[str, object]) -> None:
    # Not worth a flush: a lease that a crash of the database forgets is renewed in a moment.
    connection.execute("SET LOCAL synchronous_commit = off")
    connection.execute(_RENEW, values)


def _values(key: Key, holder: str, since: datetime) -> dict[str, object]:
    return key.named | {"holder": holder, "process": os.getpid(), "machine": this_machine(), "since": since}
