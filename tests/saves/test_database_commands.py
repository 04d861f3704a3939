"""Every command takes a database for a folder; progress moves between both; each fault is one sentence."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from tests.saves.making import one_more, progress
from tests.saves.postgres_server import PASSWORD, PostgresServer

from tutor.cli.entry import main
from tutor.learner.progress import Progress
from tutor.saves.address import address_of
from tutor.saves.files import open_file_store
from tutor.saves.moving import same_history
from tutor.saves.postgres import PostgresStore, open_postgres_store

Run = Callable[..., int]


@pytest.fixture(autouse=True)
def state_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TUTOR_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def kept(postgres_url: str, tmp_path: Path) -> PostgresStore:
    return open_postgres_store(address_of(postgres_url), tmp_path / "other state")


@pytest.fixture
def tutor(postgres_url: str) -> Run:
    """Runs a command on this test's room; gives its exit code."""
    return lambda *words: main([*words, "--saves", postgres_url])


def loaded(store: PostgresStore) -> Progress:
    found = store.load("me")
    assert found is not None
    return found


def test_saves_are_listed_shown_and_checked(
    tutor: Run, kept: PostgresStore, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tutor("saves", "list") == 0
    assert "no save in postgresql://127.0.0.1" in capsys.readouterr().err
    kept.save(progress(answers=2))
    assert tutor("saves", "list", "--json") == 0
    (row,) = json.loads(capsys.readouterr().out)["saves"]
    assert (row["learner"], row["state"], row["revision"], row["backups"]) == ("me", "ok", 1, 1)
    assert row["file"].startswith("postgresql://127.0.0.1:")
    assert tutor("saves", "show") == 0
    assert "2 answers" in capsys.readouterr().out
    assert tutor("saves", "check") == 0
    assert "2 good files" in capsys.readouterr().err


def test_a_backup_is_brought_back(
    tutor: Run, kept: PostgresStore, capsys: pytest.CaptureFixture[str]
) -> None:
    kept.save(progress(answers=1))
    kept.save(one_more(progress(answers=1)))
    assert tutor("saves", "backups") == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert tutor("saves", "restore") == 0
    assert len(loaded(kept).answer) == 1


def test_progress_and_plan_are_read_and_a_step_is_ticked(
    tutor: Run, kept: PostgresStore, capsys: pytest.CaptureFixture[str]
) -> None:
    kept.save(progress(answers=2))
    assert tutor("progress", "--json") == 0
    assert json.loads(capsys.readouterr().out)["answers"]["given"] == 2
    assert tutor("plan", "--format", "json") == 0
    step = json.loads(capsys.readouterr().out)["step"][0]["id"]
    assert tutor("plan", "done", step) == 0
    assert [one.id for one in loaded(kept).step] == [step]


def test_where_and_doctor_say_the_place_and_no_password(
    tutor: Run, kept: PostgresStore, capsys: pytest.CaptureFixture[str]
) -> None:
    kept.save(progress(answers=2))
    assert tutor("where", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["learners"] == ["me"]
    assert said["saves"].startswith("postgresql://127.0.0.1:")
    assert said["saves_bytes"] > 200
    tutor("doctor")
    told = capsys.readouterr().out
    assert "answers, room test-" in told
    assert "save 1 of 1: ok" in told
    assert PASSWORD not in told + json.dumps(said)
    assert "tutor_owner" not in told


def test_the_whole_moves_from_files_to_the_database_and_back(
    tutor: Run, kept: PostgresStore, tmp_path: Path
) -> None:
    folder = tmp_path / "saves"
    hostile = {
        "mood": "\x01 and \x10n",
        "on": progress().learner.started_on,
        "far": float("inf"),
        "many": 2**70,
    }
    whole = Progress.model_validate(progress(answers=40, revision=7).model_dump(exclude_none=True) | hostile)
    open_file_store(folder).save(whole)
    assert main(["saves", "export", "-o", str(tmp_path / "one.toml"), "--saves", str(folder)]) == 0
    assert tutor("saves", "import", str(tmp_path / "one.toml")) == 0
    assert same_history(loaded(kept), whole)
    assert tutor("saves", "export", "-o", str(tmp_path / "two.toml")) == 0
    again = ["saves", "import", str(tmp_path / "two.toml"), "--saves", str(tmp_path / "back")]
    assert main(again) == 0
    back = open_file_store(tmp_path / "back").load("me")
    assert back is not None
    assert same_history(back, whole)
    one, two = ((tmp_path / name).read_bytes() for name in ("one.toml", "two.toml"))
    assert one == two


def test_two_histories_are_joined_in_either_place(tutor: Run, kept: PostgresStore, tmp_path: Path) -> None:
    for place, answers in (("a", 3), ("b", 6)):
        open_file_store(tmp_path / place).save(progress(answers=answers))
    kept.save(progress(answers=4))
    assert tutor("saves", "merge", str(tmp_path / "b" / "me.toml")) == 0
    assert len(loaded(kept).answer) == 6
    assert tutor("saves", "export", "-o", str(tmp_path / "all.toml")) == 0
    assert main(["saves", "merge", str(tmp_path / "all.toml"), "--saves", str(tmp_path / "a")]) == 0
    joined = open_file_store(tmp_path / "a").load("me")
    assert joined is not None
    assert len(joined.answer) == 6


def test_deleting_deletes_all_rows(
    tutor: Run, kept: PostgresStore, capsys: pytest.CaptureFixture[str]
) -> None:
    kept.save(progress(answers=2))
    assert tutor("saves", "delete", "--yes") == 0
    assert "2 in tutor.answer" in capsys.readouterr().err
    assert kept.all_of("me") == ()
    assert tutor("saves", "show") == 4


def test_another_window_is_told(tutor: Run, kept: PostgresStore, capsys: pytest.CaptureFixture[str]) -> None:
    kept.save(progress())
    with kept.sit_down("me"):
        assert tutor("saves", "restore") == 4
    assert "open in another window" in capsys.readouterr().err


@pytest.fixture
def bare_url(postgres_server: PostgresServer) -> str:
    """A database without any table."""
    with psycopg.connect(postgres_server.url("postgres"), autocommit=True) as owner:
        owner.execute("DROP DATABASE IF EXISTS bare")
        owner.execute("CREATE DATABASE bare")
    return postgres_server.url("bare")


def in_one_sentence(told: str, why: str) -> None:
    (line,) = told.strip().splitlines()
    assert why in line, line
    assert PASSWORD not in line


def test_tables_are_made_on_demand_only_and_older_or_newer_ones_refused(
    bare_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["progress", "--saves", bare_url]) == 4
    in_one_sentence(capsys.readouterr().err, "no tables of the tutor")
    assert main(["saves", "prepare", "--saves", bare_url]) == 0
    assert "tables of postgresql://127.0.0.1" in capsys.readouterr().err
    assert main(["saves", "list", "--saves", bare_url]) == 0
    capsys.readouterr()
    for version, why in ((99, "newer tutor"), (1, "older than this tutor")):
        with psycopg.connect(bare_url, autocommit=True) as owner:
            owner.execute("DELETE FROM tutor.schema_version")
            owner.execute("INSERT INTO tutor.schema_version VALUES (%s, now())", (version,))
        for words in (["progress"], ["saves", "import", "x.toml"], ["--plain"]):
            code = main([*words, "--saves", bare_url])
            assert code == (3 if "import" in words else 4)
            if code == 4:
                in_one_sentence(capsys.readouterr().err, why)
            capsys.readouterr()
    with psycopg.connect(bare_url, autocommit=True) as owner:
        owner.execute("UPDATE tutor.schema_version SET version = 99")
    assert main(["saves", "prepare", "--saves", bare_url]) == 4
    in_one_sentence(capsys.readouterr().err, "newer tutor")


def test_a_role_is_admitted_by_command(
    postgres_server: PostgresServer, postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with psycopg.connect(postgres_server.url(), autocommit=True) as owner:
        owner.execute("CREATE ROLE host_d LOGIN PASSWORD 'd'")
        owner.execute("GRANT USAGE ON SCHEMA tutor TO host_d")
        owner.execute("GRANT SELECT ON ALL TABLES IN SCHEMA tutor TO host_d")
    as_host = postgres_server.url(user="host_d", password="d")
    assert main(["doctor", "--saves", as_host]) == 1
    assert "could not be written" in capsys.readouterr().out, "who may only read is told before they learn"
    with psycopg.connect(postgres_server.url(), autocommit=True) as owner:
        owner.execute("REVOKE ALL ON ALL TABLES IN SCHEMA tutor FROM host_d")
    assert main(["progress", "--saves", as_host]) == 4
    in_one_sentence(capsys.readouterr().err, "this role may not do that")
    assert main(["saves", "prepare", "--admit", "host_d", "--saves", postgres_url]) == 0
    assert main(["progress", "--saves", as_host]) == 0
    assert main(["saves", "prepare", "--saves", as_host]) == 5
    capsys.readouterr()
    assert main(["saves", "prepare", "--admit", "nobody_here", "--saves", postgres_url]) == 5
    in_one_sentence(capsys.readouterr().err, "no role of that name")


def test_a_folder_needs_no_driver(tmp_path: Path) -> None:
    """Asked in a process of its own: this one has loaded all there is."""
    import subprocess
    import sys

    program = (
        "import sys; from tutor.cli.entry import main; main(['progress', '--saves', sys.argv[1]]);"
        "print(*[name for name in sys.modules if 'psycopg' in name or 'postgres' in name])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        capture_output=True,
        text=True,
        env={**os.environ},
        check=True,
    )
    assert ran.stdout.splitlines()[-1] == ""
