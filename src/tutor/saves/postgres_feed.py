"""News between the hosts of a room: a hint that something is there to be asked for, by LISTEN and NOTIFY."""

import contextlib
import hashlib

import psycopg
from psycopg import sql

from tutor.saves.postgres_line import Connection, Line


def channel(room: str) -> str:
    """The room's name does not stand in it: every role may listen to any channel."""
    return "tutor_" + hashlib.sha256(room.encode()).hexdigest()[:16]


def tell(line: Line, room: str, teller: str) -> None:
    """Tell all who listen; nobody is harmed by missing it, since all ask by themselves now and then.

    Outside of any transaction: each NOTIFY holds a lock of the whole database while its transaction ends.
    """
    with contextlib.suppress(psycopg.Error):
        line.tell("SELECT pg_notify(%s, %s)", (channel(room), teller))


class Listening:
    """One connection that listens to a room's news, but for what `teller` itself tells.

    Where an engine or a pooler knows no LISTEN it hears nothing. To be watched with `fileno`.
    """

    def __init__(self, line: Line, room: str, teller: str) -> None:
        """Raises psycopg.Error."""
        self._teller = teller
        self._connection: Connection = line.opened()
        try:
            self._connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel(room))))
        except psycopg.Error:
            self.close()
            raise

    def fileno(self) -> int:
        return self._connection.fileno()

    @property
    def is_open(self) -> bool:
        return not self._connection.closed

    def heard(self) -> bool:
        """Take what has come, without waiting; True if another told something, or the connection is lost."""
        try:
            tellers = {news.payload for news in self._connection.notifies(timeout=0)}
            return bool(tellers - {self._teller})
        except psycopg.Error:
            self.close()
            return True

    def close(self) -> None:
        self._connection.close()
