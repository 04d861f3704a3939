"""Who has been in a room before, whichever of its hosts they came to."""

import psycopg

from tutor.saves.address import Address
from tutor.saves.postgres_line import Connection, Line
from tutor.saves.postgres_problems import not_read, refusal
from tutor.saves.postgres_rows import Key
from tutor.saves.postgres_schema import room_to_use

# The seat's row stays when somebody leaves, so that it also knows those who have saved nothing yet.
_KNOWN = """
SELECT 1 WHERE EXISTS (SELECT 1 FROM tutor.lease WHERE room = %(room)s AND learner = %(learner)s)
    OR EXISTS (SELECT 1 FROM tutor.learner WHERE room = %(room)s AND id = %(learner)s)
"""


class Identities:
    """What the database knows of a room's learners by id. No secret lies there: a code can't be found from its id."""

    def __init__(self, line: Line, address: Address) -> None:
        self._line, self._address = line, address

    def knows(self, learner_id: str) -> bool:
        """True if they ever sat down in this room, or have progress in it. Raises SaveUnusable."""

        def asked(connection: Connection) -> bool:
            key = Key(room_to_use(connection, self._address), learner_id)
            return connection.execute(_KNOWN, key.named).fetchone() is not None

        try:
            return self._line.run(asked)
        except psycopg.Error as error:
            raise not_read(self._address.shown, refusal(error)) from error
