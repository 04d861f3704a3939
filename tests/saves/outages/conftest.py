"""A server that dies, the line in front of it, and one room reached by that line and past it."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.saves.conftest import Place, postgres_place
from tests.saves.postgres_server import PASSWORD, PostgresServer, a_server
from tests.saves.swallowing import Middle

from tutor.saves import unsaved
from tutor.sitting import saving


@pytest.fixture(scope="session")
def mortal() -> Iterator[PostgresServer]:
    """A server for these tests alone, to be stopped and killed."""
    with a_server() as server:
        yield server


@pytest.fixture
def middle(mortal: PostgresServer) -> Iterator[Middle]:
    line = Middle(mortal.port)
    yield line
    line.close()


@pytest.fixture
def url(mortal: PostgresServer, middle: Middle) -> str:
    """By way of the line in the middle; a room of its own."""
    room = secrets.token_hex(6)
    return f"postgresql://tutor_owner:{PASSWORD}@127.0.0.1:{middle.port}/tutor?room=r-{room}"


@pytest.fixture
def place(url: str, tmp_path: Path) -> Place:
    return postgres_place(url, tmp_path)


@pytest.fixture
def direct(mortal: PostgresServer, url: str, tmp_path: Path) -> Place:
    """The same room past the line in the middle, from another computer."""
    return postgres_place(f"{mortal.url()}?{url.partition('?')[2]}", tmp_path / "elsewhere")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Outages of a test are short, so it is asked again soon."""
    monkeypatch.setattr(saving, "RETRY_SECONDS", 0.1)
    monkeypatch.setattr(unsaved, "PAUSE_SECONDS", 0.05)


@pytest.fixture
def ended(impatient: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first tutor of the test never tries again by itself, as one whose process has ended."""
    monkeypatch.setattr(saving, "RETRY_SECONDS", 3600.0)
