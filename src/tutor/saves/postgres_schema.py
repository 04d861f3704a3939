"""The tables in the database: made and brought up by numbered files, and refused where they are a newer tutor's."""

from pathlib import Path

from psycopg import sql

from tutor.ground.tongue import _
from tutor.saves.address import UNTOUCHED, Address
from tutor.saves.postgres_line import Connection
from tutor.saves.postgres_problems import MAKE_UTF8, DatabaseRefused

_FILES = Path(__file__).parent / "sql"
_ADMITTED = """
SELECT DISTINCT h.role FROM tutor.room_host AS h JOIN pg_catalog.pg_roles AS r ON r.rolname = h.role
"""
_FIRST = """
CREATE SCHEMA IF NOT EXISTS tutor;
CREATE TABLE IF NOT EXISTS tutor.schema_version (version integer PRIMARY KEY, applied timestamptz NOT NULL)
"""


def steps() -> tuple[tuple[int, Path], ...]:
    """Each migration's number and file, in order."""
    return tuple((int(path.name[:3]), path) for path in sorted(_FILES.glob("[0-9][0-9][0-9]_*.sql")))


NEWEST = steps()[-1][0]


def prepare(connection: Connection, by: tuple[tuple[int, Path], ...] = steps()) -> tuple[int, int]:
    """Make the tables, or bring them up: the versions before and after. All or nothing, in one transaction.

    `by` are the steps to take: all there are, but where older tables are wanted.
    Raises DatabaseRefused for a newer schema or a database that can't hold every letter, and psycopg.Error.
    """
    _refuse_other_letters(connection)
    connection.execute(_FIRST)
    before = _version(connection)
    _refuse_newer(before)
    for number, path in by:
        if number > before:
            connection.execute(path.read_text(encoding="utf-8"))
            connection.execute("INSERT INTO tutor.schema_version VALUES (%s, clock_timestamp())", (number,))
    after = by[-1][0]
    if before < after == NEWEST:
        # Whom an older tutor admitted may not use the new tables yet; a role may be gone by now.
        for (role,) in connection.execute(_ADMITTED).fetchall():
            _grant(connection, str(role))
    return before, after


def admit(connection: Connection, role: str, room: str) -> None:
    """Let an existing role host a room. Raises psycopg.Error."""
    _grant(connection, role)
    connection.execute(
        "INSERT INTO tutor.room_host (role, room) VALUES (%s, %s) ON CONFLICT (role, room) DO NOTHING",
        (role, room),
    )


def _grant(connection: Connection, role: str) -> None:
    """What a host's role may do, and no more: it makes no tables and deletes no room."""
    text = (_FILES / "grant.sql").read_text(encoding="utf-8")
    commands = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    connection.execute(sql.SQL(commands).format(role=sql.Identifier(role)))


def room_to_use(connection: Connection, address: Address) -> str:
    """Check the schema; then the address's room, else the only one that this role was admitted to.

    Raises DatabaseRefused for an older or newer schema or a room of others, and psycopg.Error.
    """
    version = _version(connection)
    _refuse_newer(version)
    if version < NEWEST:
        raise DatabaseRefused(
            _(
                "The tables of the database {shown} are older than this tutor (version {version} of {newest})."
            ).format(shown=address.shown, version=version, newest=NEWEST),
            _(UNTOUCHED),
            _("Who runs it brings them up: `tutor saves prepare`."),
        )
    found = connection.execute(
        "SELECT room FROM tutor.room_host WHERE role = CURRENT_USER ORDER BY room"
    ).fetchall()
    rooms = [str(room) for (room,) in found]
    if not rooms or address.room in rooms:
        return address.room
    if len(rooms) == 1 and not address.room:
        return rooms[0]
    raise DatabaseRefused(
        (
            _("This role may not use that room of {database}.").format(database=address.shown)
            if address.room
            else _("This role may not use the database without a room of {database}.").format(
                database=address.shown
            )
        ),
        _(UNTOUCHED),
        _("Name a room it was admitted to: add ?room=NAME to the address."),
    )


def _version(connection: Connection) -> int:
    (found,) = connection.execute("SELECT max(version) FROM tutor.schema_version").fetchone() or (0,)
    return int(str(found or 0))


def _refuse_other_letters(connection: Connection) -> None:
    (letters,) = connection.execute("SHOW server_encoding").fetchone() or ("",)
    if str(letters).upper() not in ("UTF8", "UTF-8"):
        raise DatabaseRefused(_("The texts of this database are not in UTF-8."), _(UNTOUCHED), _(MAKE_UTF8))


def _refuse_newer(version: int) -> None:
    if version > NEWEST:
        raise DatabaseRefused(
            _(
                "The database's tables were made by a newer tutor (version {version}; this one knows {newest})."
            ).format(version=version, newest=NEWEST),
            _(UNTOUCHED),
            _("Update the tutor, then start it again."),
        )
