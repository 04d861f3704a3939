"""The places where progress can be kept: tests of the promise run over files, memory and a real PostgreSQL."""

import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from tests.saves.postgres_server import PostgresServer, a_server

from tutor.saves.files import open_file_store
from tutor.saves.memory import MemoryStore
from tutor.saves.store import Store

Clock = Callable[[], datetime]
Sql = Callable[..., list[tuple[Any, ...]]]


def wall_clock() -> datetime:
    return datetime.now(UTC)


class Place:
    """Somewhere that stores can be opened on, one after another or side by side."""

    def __init__(self, kind: str, open_store: Callable[[Clock], Store]) -> None:
        self.kind = kind
        self._open = open_store

    def open(self, clock: Clock = wall_clock) -> Store:
        """A store as another process would have it; memory, which no other process sees, is itself."""
        return self._open(clock)


@pytest.fixture(autouse=True)
def a_patient_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine of a test run may be busy; tests of a silent server say themselves how long they wait."""
    from tutor.saves import postgres_line

    monkeypatch.setattr(postgres_line, "ANSWER_SECONDS", 60.0)
    monkeypatch.setattr(postgres_line, "CONNECT_SECONDS", 60)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    with a_server() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> str:
    """A room of its own in a database that is ready."""
    return f"{postgres_server.url()}?room=test-{secrets.token_hex(6)}"


@pytest.fixture
def sql(postgres_server: PostgresServer) -> Sql:
    """Asks the database as its owner."""

    def ask(statement: str, *values: object) -> list[tuple[Any, ...]]:
        with psycopg.connect(postgres_server.url(), autocommit=True) as owner:
            done = owner.execute(statement, values)
            return done.fetchall() if done.description else []

    return ask


@pytest.fixture(params=["files", "memory", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if request.param == "files":
        return Place("files", lambda clock: open_file_store(tmp_path / "saves", clock))
    if request.param == "memory":
        store = MemoryStore()
        return Place("memory", lambda clock: store)
    return postgres_place(request.getfixturevalue("postgres_url"), tmp_path)


@pytest.fixture
def store(place: Place) -> Store:
    return place.open()


@pytest.fixture
def postgres(postgres_url: str, tmp_path: Path) -> Place:
    return postgres_place(postgres_url, tmp_path)


def postgres_place(url: str, state: Path) -> Place:
    from tutor.saves.address import address_of
    from tutor.saves.postgres import open_postgres_store

    return Place("postgres", lambda clock: open_postgres_store(address_of(url), state / "state", clock))


@pytest.fixture
def place_of(tmp_path: Path) -> Callable[[str], Place]:
    return lambda url: postgres_place(url, tmp_path)
