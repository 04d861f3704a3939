"""The address of a database, as it is shown: never with a name or a password."""

import pytest

from tutor.saves.address import address_of
from tutor.saves.postgres_line import Line, server_of


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("postgresql://ana:geheim@db.example.org:5432/tutor", "postgresql://db.example.org:5432/tutor"),
        ("postgres://ana:geheim@db/tutor?room=a&sslmode=require", "postgresql://db/tutor"),
        ("postgresql://db/tutor?user=ana&password=geheim", "postgresql://db/tutor"),
        ("postgresql://db/tutor?password=geheim@x", "postgresql://…"),
        ("postgresql://ana:geheim?@db/tutor", "postgresql://…"),
        ("postgresql://ana:geheim/tutor", "postgresql://…"),
        ("postgresql://ana:ge@heim/x@db/tutor", "postgresql://db/tutor"),
        (
            "postgresql://ana:geheim@a:1,b:2/tutor?target_session_attrs=read-write",
            "postgresql://a:1,b:2/tutor",
        ),
        ("postgresql://ana:geheim@[::1]:5432/tutor", "postgresql://[::1]:5432/tutor"),
        ("postgresql:///tutor", "postgresql:///tutor"),
        ("postgresql://", "postgresql://"),
        ("POSTGRES://ana:geheim@db/tutor", "postgresql://db/tutor"),
        ("postgresql://ana:123456/tutor", "postgresql://…"),
        ("postgresql://ana:geheim@db/" + "x" * 300, "postgresql://…"),
        ("postgresql://ana:geheim@ho\x1b[31mst/x", "postgresql://…"),
    ],
)
def test_an_address_is_shown_without_name_and_password(given: str, shown: str) -> None:
    address = address_of(given)
    assert address.shown == shown
    assert "geheim" not in f"{address} {address!r}"
    assert "room=" not in address.conninfo


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("postgresql://ana@db/tutor?room=a", "postgres://bea:x@db:5432/tutor?room=a&sslmode=require", True),
        ("postgresql:///tutor?host=/run/a", "postgresql:///tutor?host=/run/b", False),
        ("postgresql://db/tutor", "postgresql://db:5433/tutor", False),
        ("postgresql://db/tutor", "postgresql://db/?dbname=tutor", True),
        ("postgresql://db/tutor?room=a", "postgresql://db/tutor?room=b", False),
        ("postgresql://host_a@db/tutor", "postgresql://host_b@db/tutor", False),
    ],
)
def test_what_waits_for_one_database_never_comes_into_another(one: str, other: str, same: bool) -> None:
    assert (server_of(address_of(one)) == server_of(address_of(other))) == same


def test_the_environment_of_the_driver_counts_as_the_address_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "/run/a")
    before = server_of(address_of("postgresql:///tutor"))
    monkeypatch.setenv("PGHOST", "/run/b")
    assert server_of(address_of("postgresql:///tutor")) != before


@pytest.mark.parametrize(("asked", "seconds"), [("0", 2), ("-1", 2), ("3", 3), ("3600", 5)])
def test_no_address_makes_anybody_wait_long(
    asked: str, seconds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tutor.saves.postgres_line.CONNECT_SECONDS", 2)
    line = Line(address_of(f"postgresql://db/tutor?connect_timeout={asked}"))
    assert line.connect_seconds == seconds
