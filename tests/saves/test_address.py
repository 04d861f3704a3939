"""The address of a database, as it is shown: never with a name or a password."""

import pytest

from tutor.saves.address import address_of


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
        ("postgresql://ana:geheim@ho\x1b[31mst/x", "postgresql://…"),
    ],
)
def test_an_address_is_shown_without_name_and_password(given: str, shown: str) -> None:
    address = address_of(given)
    assert address.shown == shown
    assert "geheim" not in f"{address} {address!r}"
    assert "room=" not in address.conninfo
