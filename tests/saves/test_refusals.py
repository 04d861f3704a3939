"""What a server or the driver says when it refuses, in the tutor's words: why, and whether waiting may help."""

from pathlib import Path

import psycopg
import pytest

from tutor.saves.postgres_problems import not_prepared, refusal

TO_A_SERVER = 'connection to server at "10.0.0.1", port 5432 failed: '
TO_A_SOCKET = 'connection to server on socket "{}/.s.PGSQL.5432" failed: No such file or directory'


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ('FATAL:  no pg_hba.conf entry for host "::1", user "ana", SSL encryption', "no such connection"),
        ('FATAL:  no pg_hba.conf entry for host "::1", user "ana", no encryption', "only safe connections"),
        ('FATAL:  unrecognized configuration parameter "x"', "a setting that can't be"),
        ("FATAL:  invalid command-line argument for server process: -q", "a setting that can't be"),
        ("FATAL:  unsupported startup parameter: options", "a setting that can't be"),
        ('authentication method requirement "md5" failed', "a setting that can't be"),
        ('definition of service "spring" not found', "a setting that can't be"),
        ('Unix-domain socket path "/x" is too long (maximum 107 bytes)', "a setting that can't be"),
        ("GSSAPI encryption required but no credential cache", "a setting that can't be"),
        ("server does not support SSL, but SSL was required", "no safe connection"),
        ("received invalid response to SSL negotiation: H", "no PostgreSQL"),
        ("expected authentication request from server, but received H", "no PostgreSQL"),
        ('could not translate host name "db" to address: Name or service not known', "no computer of that name"),
        ("FATAL: no such database: tutor", "no database of that name"),
        (TO_A_SOCKET.format("/nowhere"), "the folder of its socket does not exist"),
        (TO_A_SOCKET.format("/nowhere").replace("No such file or", "Permission denied"), "does not let you"),
    ],
)  # fmt: skip
def test_what_was_typed_wrong_lasts(said: str, why: str) -> None:
    found = refusal(psycopg.OperationalError(TO_A_SERVER + said))
    assert why in found.why
    assert found.lasts


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("FATAL:  the database system is starting up", "starting or being stopped"),
        ('FATAL:  database "tutor" is not currently accepting connections', "starting or being stopped"),
        ("FATAL:  sorry, too many clients already", "no more connections"),
        ("FATAL: no more connections allowed (max_client_conn)", "no more connections"),
        ("ФАТАЛЬНО: FATAL:  Verbindung abgelehnt, warum auch immer", "refused the connection"),
        ('could not translate host name "db" to address: Temporary failure in name resolution', "network"),
        ("Network is unreachable", "the network does not lead there"),
        ("server closed the connection unexpectedly", "the connection broke"),
        (TO_A_SOCKET.format("/run/gone-with-its-server"), "no such socket"),
    ],
)
def test_what_may_be_over_in_a_moment_does_not_last(said: str, why: str) -> None:
    found = refusal(psycopg.OperationalError(TO_A_SERVER + said))
    assert why in found.why
    assert not found.lasts


def test_a_folder_without_its_socket_is_a_server_that_does_not_run(tmp_path: Path) -> None:
    folder = tmp_path / "With Capitals"
    folder.mkdir()
    found = refusal(psycopg.OperationalError(TO_A_SOCKET.format(folder)))
    assert (found.lasts, "no such socket" in found.why) == (False, True)


def test_who_may_not_make_tables_is_sent_to_their_owner() -> None:
    told = not_prepared("postgresql://db/tutor", refusal(psycopg.errors.InsufficientPrivilege("no")))
    assert told.todo == "Use the role that owns the database."
