"""One database for many rooms: a host has its own, and the database keeps it from every other."""

from collections.abc import Callable

import psycopg
import pytest
from tests.saves.conftest import Place, Sql
from tests.saves.making import START, progress
from tests.saves.postgres_server import PostgresServer

from tutor.saves import postgres_rows as rows
from tutor.saves.address import address_of
from tutor.saves.document import DocumentWriter, seal_of
from tutor.saves.postgres_hosts import RoomHosts
from tutor.saves.postgres_problems import DatabaseRefused
from tutor.saves.postgres_schema import NEWEST, admit, prepare, steps

TABLES = ("learner", "answer", "backup", "damaged", "lease", "room_host", "host", "presence", "request")
FORBIDDEN = (
    "UPDATE tutor.learner SET room = 'room-a'",
    "INSERT INTO tutor.room_host VALUES ('host_b', 'room-a')",
    "INSERT INTO tutor.lease SELECT 'room-a', learner, holder, process, machine, since, renewed, expires "
    "FROM tutor.lease",
    "INSERT INTO tutor.request VALUES ('room-a', 'x', '', 'close', '{}', now())",
    "CREATE TABLE tutor.mine (a text)",
    "DROP TABLE tutor.learner",
    "INSERT INTO tutor.schema_version VALUES (99, now())",
)
"What no host may do in a database that it shares."


def test_a_host_sees_no_other_room(
    postgres_server: PostgresServer, sql: Sql, place_of: Callable[[str], Place]
) -> None:
    """Not even when it asks the tables by itself: the database keeps it, not the tutor."""
    sql("CREATE ROLE host_a LOGIN PASSWORD 'a'")
    sql("CREATE ROLE host_b LOGIN PASSWORD 'b'")
    with psycopg.connect(postgres_server.url()) as owner:
        admit(owner, "host_a", "room-a")
        admit(owner, "host_b", "room-b")
    mine = place_of(postgres_server.url(user="host_a", password="a"))
    others = place_of(postgres_server.url(user="host_b", password="b") + "?room=room-b")
    mine.open().save(progress(answers=1))
    assert mine.open().load("me") == progress(answers=1)
    assert others.open().load("me") is None
    assert others.open().saved_learners() == ()
    others.open().save(progress(answers=2))
    with others.open().sit_down("me"):
        assert mine.open().saved_learners() == ("me",)
    with psycopg.connect(postgres_server.url(user="host_b", password="b"), autocommit=True) as b:
        told = RoomHosts(address_of(postgres_server.url(user="host_a", password="a")))
        told.begin()
        told.ask("1", "pause", "{}")
        for table in TABLES:
            found = b.execute(f"SELECT DISTINCT room FROM tutor.{table}").fetchall()
            assert set(found) <= {("room-b",)}
        for forbidden in FORBIDDEN:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                b.execute(forbidden)
    assert mine.open().load("me") == progress(answers=1)


def test_a_host_that_names_a_room_of_others_is_refused(
    postgres_server: PostgresServer, sql: Sql, place_of: Callable[[str], Place]
) -> None:
    sql("CREATE ROLE host_c LOGIN PASSWORD 'c'")
    with psycopg.connect(postgres_server.url()) as owner:
        admit(owner, "host_c", "room-c")
    with pytest.raises(Exception, match="may not use that room"):
        place_of(postgres_server.url(user="host_c", password="c") + "?room=room-a").open().load("me")


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_progress_in_tables_of_each_older_version_is_there_after_bringing_them_up(
    version: int, postgres_server: PostgresServer, place_of: Callable[[str], Place]
) -> None:
    with psycopg.connect(postgres_server.url("postgres"), autocommit=True) as owner:
        owner.execute("DROP DATABASE IF EXISTS aged")
        owner.execute("CREATE DATABASE aged")
    kept = progress(answers=3)
    document, answers = DocumentWriter().texts(kept)
    new = rows.Written(1, seal_of(document, answers), document, answers, START)
    with psycopg.connect(postgres_server.url("aged")) as owner:
        made = steps()[:version]
        prepare(owner, made)
        key = rows.Key("", "me")
        rows.put_beside(owner, key, rows.begin(owner, key, new, "") or 0, (), new)
    store = place_of(postgres_server.url("aged")).open()
    with pytest.raises(DatabaseRefused, match="older than this tutor"):
        store.load("me")
    with psycopg.connect(postgres_server.url("aged")) as owner:
        assert prepare(owner) == (version, NEWEST)
    assert store.load("me") == kept
    assert len(store.backups("me")) == 1


def test_a_host_that_was_admitted_to_older_tables_may_use_the_new_ones(
    postgres_server: PostgresServer, sql: Sql
) -> None:
    """And a role that is gone by now keeps nobody from bringing them up."""
    sql("CREATE ROLE host_old LOGIN PASSWORD 'old'")
    with psycopg.connect(postgres_server.url("postgres"), autocommit=True) as owner:
        owner.execute("DROP DATABASE IF EXISTS older")
        owner.execute("CREATE DATABASE older")
    with psycopg.connect(postgres_server.url("older"), autocommit=True) as owner:
        prepare(owner, steps()[:2])
        owner.execute("INSERT INTO tutor.room_host VALUES ('host_old', 'spring'), ('host_gone', 'spring')")
        prepare(owner)
    address = address_of(postgres_server.url("older", user="host_old", password="old"))
    host = RoomHosts(address)
    assert host.begin() == 0
    assert host.round(1, {1: "{}"}).others == 0
    host.end()
