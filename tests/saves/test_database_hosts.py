"""Several hosts on one database, as processes: nothing lost between them, and a dead one's learners go on elsewhere."""

import secrets
import signal
import subprocess
from pathlib import Path

import psycopg
import pytest
from tests.durability.counts import times, told
from tests.saves.conftest import Place, Sql, postgres_place
from tests.saves.making import answer, one_more, progress
from tests.saves.postgres_server import PASSWORD, PostgresServer, free_port
from tests.saves.test_real_processes import ROOT, python

from tutor.ground.problem import CouldNotWrite
from tutor.saves.postgres import PostgresStore
from tutor.saves.problems import ChangedElsewhere, OpenElsewhere

ANSWERS = times(60, 200)
A_HOST = """
import sys
from pathlib import Path
from tests.saves.writers import answer_many
from tutor.saves.address import address_of
from tutor.saves.postgres import open_postgres_store

store = open_postgres_store(address_of(sys.argv[1]), Path(sys.argv[2]))
answer_many(store, int(sys.argv[3]), int(sys.argv[4]))
"""


def test_two_hosts_that_save_one_learner_lose_nothing(
    postgres_url: str, postgres: Place, tmp_path: Path
) -> None:
    hosts = [
        subprocess.Popen(python(A_HOST, postgres_url, tmp_path / str(first), first, ANSWERS), cwd=ROOT)
        for first in (0, 1000)
    ]
    assert [host.wait(timeout=600) for host in hosts] == [0, 0]
    kept = postgres.open().load("me")
    assert kept is not None
    expected = {answer(number) for number in (*range(ANSWERS), *range(1000, 1000 + ANSWERS))}
    assert (kept.revision, len(kept.answer), set(kept.answer)) == (2 * ANSWERS, 2 * ANSWERS, expected)
    told("two hosts, one learner", answers=2 * ANSWERS, kept=len(kept.answer))


SITS_AND_ANSWERS = """
import sys, time
from pathlib import Path
from tests.saves.making import one_more, progress
from tutor.saves.address import address_of
from tutor.saves.postgres import open_postgres_store

store = open_postgres_store(address_of(sys.argv[1]), Path(sys.argv[2]))
store.sit_down("me")
now = store.load("me") or progress(revision=0)
while True:
    now = one_more(now)
    store.save(now)
    print(now.revision, flush=True)
"""


def test_a_killed_host_s_learner_goes_on_elsewhere_with_all_that_was_saved(
    postgres_url: str, postgres: Place, tmp_path: Path
) -> None:
    host = subprocess.Popen(
        python(SITS_AND_ANSWERS, postgres_url, tmp_path / "state"),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert host.stdout is not None
    host.stdout.readline()
    with pytest.raises(OpenElsewhere):
        postgres.open().sit_down("me")
    host.send_signal(signal.SIGKILL)
    saved = [int(line) for line in host.stdout]
    host.wait()
    host.stdout.close()
    store = postgres.open()
    with store.sit_down("me"):
        kept = store.load("me")
        assert kept is not None
        assert kept.revision >= (saved[-1] if saved else 1)
        assert len(kept.answer) == kept.revision
        store.save(one_more(kept))


def test_of_several_servers_the_one_that_lives_and_may_be_written_is_used(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    room = secrets.token_hex(6)
    dead_first = f"127.0.0.1:{free_port()},127.0.0.1:{postgres_server.port}"
    url = f"postgresql://tutor_owner:{PASSWORD}@{dead_first}/tutor?target_session_attrs=read-write&room=r-{room}"
    place = postgres_place(url, tmp_path)
    place.open().save(progress(answers=2))
    assert place.open().load("me") == progress(answers=2)
    assert dead_first in place.open().location("me")


def test_after_a_fail_over_to_a_copy_that_lagged_a_sitting_writes_again_what_the_copy_lacks(
    postgres: Place, sql: Sql
) -> None:
    store = postgres.open()
    assert isinstance(store, PostgresStore)
    room = store.room
    with store.sit_down("me"):
        now = progress(answers=2)
        store.save(now)
        sql("DROP TABLE IF EXISTS public.lagging")
        sql(f"CREATE TABLE public.lagging AS SELECT * FROM tutor.learner WHERE room = '{room}'")
        for _ in range(3):
            now = one_more(now)
            store.save(now)
        for table, since in (("learner", "number > 0"), ("answer", "since > 1"), ("backup", "number > 1")):
            sql(f"DELETE FROM tutor.{table} WHERE room = '{room}' AND {since}")
        sql("INSERT INTO tutor.learner SELECT * FROM public.lagging")
        assert postgres.open().load("me") == progress(answers=2)
        now = one_more(now)
        store.save(now)
        assert postgres.open().load("me") == now
        # What somebody else wrote there meanwhile is still never written over.
        sql(f"UPDATE tutor.learner SET seal = 'another' WHERE room = '{room}'")
        with pytest.raises(ChangedElsewhere):
            store.save(one_more(now))


def test_a_server_that_became_a_copy_can_be_read_and_says_so_when_written(
    postgres_server: PostgresServer, postgres: Place
) -> None:
    """As after a fail-over, before the address leads to the new one: every transaction there is read-only."""
    store = postgres.open()
    store.save(progress())
    with psycopg.connect(postgres_server.url("postgres"), autocommit=True) as owner:
        owner.execute("ALTER DATABASE tutor SET default_transaction_read_only = on")
        try:
            reader = postgres.open()
            assert reader.load("me") == progress()
            with pytest.raises(CouldNotWrite, match="can only be read") as refused:
                reader.save(one_more(progress()))
            assert refused.value.exit_code == 5
        finally:
            owner.execute("ALTER DATABASE tutor RESET default_transaction_read_only")
    postgres.open().save(one_more(progress()))
    assert postgres.open().load("me") == one_more(progress())
