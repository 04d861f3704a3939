"""Whatever is wrong with the address of a database: one sentence, exit 4, no password in it, and nothing made of it."""

import socket
from pathlib import Path

import psycopg
import pytest
from tests.saves.making import progress
from tests.saves.postgres_server import PASSWORD, PostgresServer, free_port

from tutor.cli import composition
from tutor.cli.entry import main
from tutor.saves.address import address_of
from tutor.saves.postgres import open_postgres_store
from tutor.saves.problems import DatabaseAway, WaitsForDatabase


@pytest.fixture(autouse=True)
def state_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TUTOR_CACHE", str(tmp_path / "cache"))


def in_one_sentence(told: str, why: str) -> None:
    (line,) = told.strip().splitlines()
    assert why in line, line
    assert PASSWORD not in line


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"password": "falsch"}, "refuses this name or password"),
        ({"user": "nobody"}, "refuses this name or password"),
        ({"database": "nowhere"}, "no database of that name"),
    ],
)
def test_what_the_server_refuses_is_one_sentence_and_exit_4(
    postgres_server: PostgresServer, change: dict[str, str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["progress"], ["saves", "list"], ["--plain"], ["plan", "done", "x"]):
        assert main([*words, "--saves", postgres_server.url(**change)]) == 4
        told = capsys.readouterr().err
        in_one_sentence(told, why)
        assert "falsch" not in told


@pytest.mark.parametrize(
    ("url", "why"),
    [
        (f"postgresql://ana:{PASSWORD}@127.0.0.1:PORT/tutor", "nothing answers there"),
        (f"postgresql://ana:{PASSWORD}@nowhere.invalid/tutor", "no computer of that name"),
        (f"postgresql://ana:{PASSWORD}@127.0.0.1:99999999/tutor", "no port that can be"),
        (f"postgresql://ana:{PASSWORD}@127.0.0.1:tutor/tutor", "no port that can be"),
        (f"postgresql://ana:{PASSWORD}@a,b/tutor?port=1,2,3", "no port that can be"),
        (f"postgresql://ana:{PASSWORD}@127.0.0.1:PORT/tutor?sslmode=perhaps", "a setting that can't be"),
        (f"postgresql://ana:{PASSWORD}@127.0.0.1:PORT/tutor?connect_timeout=x", "a setting that can't be"),
        (f"postgresql:/ana:{PASSWORD}@127.0.0.1/tutor", "is no address of a database"),
        (f"postgres//ana:{PASSWORD}@127.0.0.1/tutor", "is no address of a database"),
        (f"postgresql://ana:{PASSWORD}@127.0.0.1:PORT/tutor?no_such_option=1", "is no address of a database"),
        (f"postgresql://ana:{PASSWORD}%zz@127.0.0.1/tutor", "is no address of a database"),
    ],
)
def test_a_wrong_address_is_one_sentence_and_exit_4(
    url: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    # Who comes to a database that is only away goes on.
    for command in ("progress", "--plain") if why != "nothing answers there" else ("progress",):
        assert main([command, "--saves", url.replace("PORT", str(free_port()))]) == 4
        in_one_sentence(capsys.readouterr().err, why)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (f"mysql://ana:{PASSWORD}@db/tutor", "begins with postgresql://"),
        ("sqlite:me.db", "begins with postgresql://"),
        (f"host=127.0.0.1 dbname=tutor password={PASSWORD}", "is no address of a database"),
        (f"postgresql://ana:{PASSWORD}@db/tutor?room=../x", "room"),
        (f"postgresql://ana:{PASSWORD}@db/t\udcfctor", "is no address of a database"),
    ],
)
def test_another_kind_of_address_is_told_and_no_folder_is_made_of_it(
    given: str,
    why: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["progress"], ["--plain"], ["saves", "prepare"]):
        assert main([*words, "--saves", given]) == 4
        in_one_sentence(capsys.readouterr().err, why)
    assert list(tmp_path.iterdir()) == []


def test_an_address_may_be_written_large_and_end_with_a_line_break(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where it is read from a file of secrets."""
    monkeypatch.setenv("TUTOR_SAVES", postgres_url.replace("postgresql", "PostgreSQL") + "\n")
    assert main(["saves", "list"]) == 0


def test_a_database_of_other_letters_is_refused_before_any_table_is_made(
    postgres_server: PostgresServer, capsys: pytest.CaptureFixture[str]
) -> None:
    with psycopg.connect(postgres_server.url("postgres"), autocommit=True) as owner:
        owner.execute("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    assert main(["saves", "prepare", "--saves", postgres_server.url("latin")]) == 4
    in_one_sentence(capsys.readouterr().err, "not in UTF-8")
    assert main(["progress", "--saves", postgres_server.url("latin")]) == 4
    in_one_sentence(capsys.readouterr().err, "no tables of the tutor")


def test_what_was_done_at_a_wrong_address_is_named_and_can_be_taken_in(
    postgres_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong port looks like an outage: who came in there went on."""
    state = composition.unsaved_folder()
    wrong = open_postgres_store(address_of(f"postgresql://127.0.0.1:{free_port()}/tutor"), state)
    with pytest.raises(DatabaseAway) as away:
        wrong.sit_down("me")
    seat, _ = away.value.go_on()
    with seat, pytest.raises(WaitsForDatabase):
        wrong.save(progress(answers=3))
    assert main(["doctor", "--saves", postgres_url]) == 1
    (file,) = state.glob("*/me.toml")
    assert str(file) in capsys.readouterr().out
    assert main(["saves", "merge", str(file), "--saves", postgres_url]) == 0
    kept = open_postgres_store(address_of(postgres_url), tmp_path).load("me")
    assert kept is not None
    assert len(kept.answer) == 3


def test_a_server_that_never_answers_is_told_at_the_start(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tutor.saves.postgres_line.CONNECT_SECONDS", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        # The system takes the connection by itself; nobody ever reads from it.
        port = silent.getsockname()[1]
        assert main(["progress", "--saves", f"postgresql://ana@127.0.0.1:{port}/tutor"]) == 4
    in_one_sentence(capsys.readouterr().err, "it does not answer")
