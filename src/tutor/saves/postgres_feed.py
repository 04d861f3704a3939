"""News from other hosts: whose progress changed in a room. The news is a hint; what changed is asked for."""

import contextlib
import hashlib
import time
from datetime import datetime, timedelta
from typing import cast

import psycopg
from psycopg import sql

from tutor.saves.postgres_line import Connection, Line

TOGETHER_SECONDS = 0.1
"A tutor tells at most once in so long: each NOTIFY holds a lock of the whole database for a moment."
_OVERLAP = timedelta(seconds=10)
"Saves may become visible a little later than their time says."
_CHANGED = """
SELECT id, number, updated FROM tutor.learner WHERE room = %s AND updated > %s ORDER BY updated
"""
_NOW = "SELECT clock_timestamp()"


def channel(room: str) -> str:
    """The room's name does not stand in it: every role may listen to any channel."""
    return "tutor_" + hashlib.sha256(room.encode()).hexdigest()[:16]


class Herald:
    """Tells other hosts that something changed in a room; missing it is no harm, since they also ask by themselves."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._told_at = 0.0

    def tell(self, room: str) -> None:
        now = time.monotonic()
        if now - self._told_at >= TOGETHER_SECONDS:
            self._told_at = now
            with contextlib.suppress(psycopg.Error):
                self._line.tell("SELECT pg_notify(%s, '')", (channel(room),))


class Feed:
    """Follows the changes of one room, over lost connections; where an engine knows no LISTEN, by asking only."""

    def __init__(self, line: Line, room: str) -> None:
        self._line, self._room = line, room
        self._listening: Connection | None = None
        self._seen: dict[str, int] = {}
        self._since: datetime | None = None

    def changed(self, seconds: float) -> frozenset[str]:
        """The ids of learners saved since the last call; waits at most `seconds` for the first. Raises psycopg.Error.

        The first call returns at once, with nobody: it marks where to begin.
        """
        if self._since is None:
            self._listen()
            self._since = self._line.run(_now)
            return frozenset()
        if found := self._asked():
            return found
        self._wait(seconds)
        return self._asked()

    def close(self) -> None:
        if self._listening is not None:
            self._listening.close()
            self._listening = None

    def _asked(self) -> frozenset[str]:
        assert self._since is not None
        begin = self._since - _OVERLAP
        rows = self._line.run(lambda connection: connection.execute(_CHANGED, (self._room, begin)).fetchall())
        found = set()
        for learner, number, updated in cast("list[tuple[str, int, datetime]]", rows):
            # What was saved before we began is no news, unless it is seen to change.
            is_new = (updated > self._since or learner in self._seen) and self._seen.get(learner) != number
            self._seen[learner] = number
            if is_new:
                found.add(learner)
        if rows:
            self._since = max(self._since, cast("datetime", rows[-1][2]))
        return frozenset(found)

    def _listen(self) -> None:
        try:
            self._listening = self._line.opened()
            self._listening.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel(self._room))))
        except psycopg.errors.Error:
            self.close()

    def _wait(self, seconds: float) -> None:
        if self._listening is None:
            self._listen()
        if self._listening is None:
            time.sleep(seconds)
            return
        try:
            for _ in self._listening.notifies(timeout=seconds, stop_after=1):
                return
        except psycopg.Error:
            self.close()


def _now(connection: Connection) -> datetime:
    row = connection.execute(_NOW).fetchone()
    assert row is not None
    return cast("datetime", row[0])
