"""The line to a database: connections kept while idle, and no wait for an answer that is not bounded.

Not psycopg_pool: it connects in threads of its own, which a forked child does not have, and keeps a refusal's
words (a wrong password, no such database) to its log.
"""

import contextlib
import os
import socket
import threading
import weakref
from collections.abc import Callable, Iterator
from typing import LiteralString, TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict

from tutor.saves.address import Address
from tutor.saves.postgres_problems import wrong_address

ANSWER_SECONDS = 2.0
"A server that needs longer for one act of ours is as good as away; with connecting it is told within 5 s."
CONNECT_SECONDS = 2
"The shortest that libpq knows."
MOST_IDLE = 1
"A tutor serves one learner; what a second thread opens for a moment is closed again."
_LONGEST_CONNECTING = 5
_PLACE = ("service", "host", "hostaddr", "port", "dbname")
_TRIES = 5
Connection = psycopg.Connection[tuple[object, ...]]
_T = TypeVar("_T")


class Line:
    """Runs acts, each a transaction. Nothing is kept between two acts, so a pooler may stand in between."""

    def __init__(self, address: Address) -> None:
        try:
            known = conninfo_to_dict(address.conninfo)
        except psycopg.Error as error:
            raise wrong_address(address.shown) from error
        self._conninfo = address.conninfo
        self.is_of_this_machine = str(known.get("host") or "").startswith("/")
        "True where a socket in a folder leads to it, which needs no network."
        self.answer_seconds = ANSWER_SECONDS
        self.connect_seconds = _seconds(known.get("connect_timeout"))
        self._idle: list[Connection] = []
        self._process = os.getpid()
        self._lock = threading.Lock()
        weakref.finalize(self, _close, self._idle)

    def run(self, act: Callable[[Connection], _T]) -> _T:
        """What `act` returns, after its commit. Raises psycopg.Error; then nothing says whether it was kept.

        An act is run again where the connection had died while idle, and where an engine asks to try again:
        so it must know what it wrote itself.
        """
        for left in reversed(range(_TRIES)):
            connection, is_fresh = self._taken()
            try:
                with _hurried(connection, self.answer_seconds), self._in_transaction(connection):
                    answer = act(connection)
            except psycopg.errors.ConnectionTimeout:
                raise
            except psycopg.OperationalError as error:
                died_idle = connection.closed and not is_fresh
                again = isinstance(
                    error, psycopg.errors.SerializationFailure | psycopg.errors.DeadlockDetected
                )
                if not left or not (died_idle or again):
                    raise
                continue
            finally:
                self._give_back(connection)
            return answer
        raise AssertionError("the last try returns or raises")

    def tell(self, statement: LiteralString, values: tuple[str, ...]) -> None:
        """One statement outside of any transaction, whose answer nobody needs. Raises psycopg.Error."""
        connection, _ = self._taken()
        try:
            with _hurried(connection, self.answer_seconds):
                connection.execute(statement, values)
        finally:
            self._give_back(connection)

    def opened(self) -> Connection:
        """A connection of one's own, for listening. Raises psycopg.Error."""
        return psycopg.connect(
            self._conninfo, autocommit=True, prepare_threshold=None, connect_timeout=self.connect_seconds,
            client_encoding="utf8",
        )  # fmt: skip

    def close(self) -> None:
        with self._lock:
            _close(self._idle)

    @contextlib.contextmanager
    def _in_transaction(self, connection: Connection) -> Iterator[None]:
        try:
            connection.execute(_begin(self.answer_seconds))
            yield
            connection.execute("COMMIT")
        except BaseException:
            if not connection.closed:
                with contextlib.suppress(psycopg.Error):
                    connection.execute("ROLLBACK")
            raise

    def _taken(self) -> tuple[Connection, bool]:
        with self._lock:
            if self._process != os.getpid():  # a forked child must not speak on its parent's connections
                self._idle.clear()
                self._process = os.getpid()
            if self._idle:
                return self._idle.pop(), False
        return self.opened(), True

    def _give_back(self, connection: Connection) -> None:
        is_well = (
            not connection.closed and connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
        )
        with self._lock:
            if is_well and len(self._idle) < MOST_IDLE:
                self._idle.append(connection)
                return
            if not is_well:
                _close(self._idle)  # they are as old, and most likely as dead
        connection.close()


def server_of(address: Address) -> str:
    """What tells one database from another, however its address is written: server, database, and whose rooms."""
    meant = {one.keyword.decode(): one.val.decode() for one in psycopg.pq.Conninfo.get_defaults() if one.val}
    given = {name: str(value) for name, value in conninfo_to_dict(address.conninfo).items()}
    parts = [given.get(name) or meant.get(name, "") for name in _PLACE]
    # Without a room in the address, the role's own room counts. The role of whoever is logged in is no sign:
    # who serves a room is another then.
    parts.append(address.room or given.get("user") or os.environ.get("PGUSER", ""))
    return " ".join(parts)


def _seconds(given: object) -> int | str:
    """How long to wait for one server: as the address says, but not for ever. What is no number the driver tells."""
    try:
        asked = int(str(given or 0))
    except ValueError:
        return str(given)
    return min(asked, _LONGEST_CONNECTING) if asked > 0 else CONNECT_SECONDS


def _begin(seconds: float) -> str:
    """The server is to give up before we do, so that its words tell why.

    Dates are asked for as the driver reads them, whatever the role or the database has for its own.
    """
    milliseconds = int(seconds * 1000)
    return (
        f"BEGIN; SET LOCAL lock_timeout = '{milliseconds * 3 // 4}ms';"
        f" SET LOCAL statement_timeout = '{milliseconds * 19 // 20}ms';"
        " SET LOCAL idle_in_transaction_session_timeout = '10s';"
        " SET LOCAL datestyle = 'ISO, MDY'; SET LOCAL timezone = 'UTC'"
    )


def _close(idle: list[Connection]) -> None:
    while idle:
        idle.pop().close()


@contextlib.contextmanager
def _hurried(connection: Connection, seconds: float) -> Iterator[None]:
    """Hangs up on a server that does not answer in time: the driver itself would wait for ever."""
    over, hung_up = threading.Event(), threading.Event()

    def hang_up() -> None:
        if not over.is_set():
            hung_up.set()
            with (
                contextlib.suppress(OSError, psycopg.Error),
                socket.socket(fileno=os.dup(connection.fileno())) as it,
            ):
                it.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    except psycopg.OperationalError as error:
        if hung_up.is_set():
            raise psycopg.errors.ConnectionTimeout("it did not answer in time") from error
        raise
    finally:
        over.set()
        timer.cancel()
