"""What only a database has: rows, leases that run out, news, and texts that it can't hold."""

import select
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from tests.saves.conftest import Place, Sql
from tests.saves.making import DOCUMENTS, answer, one_more, progress
from tests.saves.postgres_server import PASSWORD, PostgresServer

from tutor.ground.problem import CouldNotWrite
from tutor.ground.toml_writing import same_toml
from tutor.learner.progress import Progress, SavedSkill
from tutor.saves.postgres import PostgresStore
from tutor.saves.postgres_feed import Listening, channel, tell
from tutor.saves.postgres_schema import NEWEST, prepare
from tutor.saves.problems import ChangedElsewhere, DamagedSave, NewerSave, OpenElsewhere, TakenOver
from tutor.saves.reading import belonging_to

NUMBERS = count()


def room_of(place: Place) -> str:
    store = place.open()
    assert isinstance(store, PostgresStore)
    return store.room


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=DOCUMENTS)
def test_any_progress_comes_back_equal_and_is_json_to_the_database(
    document: dict[str, Any], postgres: Place, sql: Sql
) -> None:
    learner = f"learner-{next(NUMBERS)}"
    saved = belonging_to(learner, Progress.model_validate(document))
    postgres.open().save(saved)
    store = postgres.open()
    loaded = store.load(learner)
    assert loaded == saved
    assert same_toml(loaded.model_dump(), saved.model_dump())
    store.save(one_more(saved))
    assert postgres.open().load(learner) == one_more(saved)
    ((form, answers),) = sql(
        "SELECT document::jsonb ->> 'format', (SELECT count(body::jsonb) FROM tutor.answer AS a"
        " WHERE a.learner = l.id AND a.room = l.room) FROM tutor.learner AS l WHERE id = %s",
        learner,
    )
    assert (form, answers) == ("tutor.save", len(saved.answer) + 1)


def test_what_a_database_cannot_hold_is_kept_all_the_same(postgres: Place) -> None:
    hostile = {
        "mood": "a\0b\x10n",
        "a\0key": 2**70,
        "$": {"$": "date", "value": "no date"},
        "far": [float("inf"), float("-inf"), 1e300, -0.0],
        "on": [
            datetime(2026, 1, 1, 5).time(),
            datetime(2026, 1, 1).date(),
            datetime(2026, 1, 1, 5, tzinfo=UTC),
        ],
    }
    saved = Progress.model_validate(progress().model_dump(exclude_none=True) | hostile)
    postgres.open().save(saved)
    loaded = postgres.open().load("me")
    assert loaded is not None
    assert same_toml(loaded.model_dump(), saved.model_dump())


def test_a_revision_past_64_bits_is_refused_before_the_database_sees_it(postgres: Place) -> None:
    with pytest.raises(CouldNotWrite, match="larger than a database can count"):
        postgres.open().save(progress(revision=2**63))
    assert postgres.open().load("me") is None


def test_an_answer_is_one_row_and_saving_one_more_adds_one(postgres: Place, sql: Sql) -> None:
    room = room_of(postgres)
    store = postgres.open()
    now = progress(answers=300)
    store.save(now)
    for _ in range(3):
        now = one_more(now)
        store.save(now)
    rows = sql("SELECT place, since FROM tutor.answer WHERE room = %s ORDER BY place", room)
    assert rows == [(place, 1) for place in range(300)] + [(300, 2), (301, 3), (302, 4)]


def test_answers_that_no_backup_holds_any_more_are_forgotten(postgres: Place, sql: Sql) -> None:
    room = room_of(postgres)
    store = postgres.open()
    now = progress(answers=50)
    store.save(now)
    now = progress(answers=0, revision=2)
    for _ in range(30):
        store.save(now)
        now = one_more(now)
    assert sql("SELECT count(*) FROM tutor.answer WHERE room = %s AND until IS NOT NULL", room) == [(0,)]


def damage(sql: Sql, room: str, document: str) -> None:
    sql("UPDATE tutor.learner SET document = %s WHERE room = %s", document, room)


@pytest.mark.parametrize(
    "document", ["", "{", "[]", '{"format":"tutor.save"}', '{"$":"date","value":"x"}', "1"]
)
def test_a_damaged_row_is_explained_set_aside_once_and_never_overwritten(
    postgres: Place, sql: Sql, document: str
) -> None:
    postgres.open().save(progress(answers=2))
    room = room_of(postgres)
    damage(sql, room, document)
    store = postgres.open()
    for _ in range(2):
        with pytest.raises(DamagedSave) as told:
            store.load("me")
        assert told.value.exit_code == 4
        assert "tutor.damaged" in told.value.safe
    assert sql(
        "SELECT count(*), min(content) LIKE %s FROM tutor.damaged WHERE room = %s", document + "%", room
    ) == [(1, True)]
    assert store.look("me").condition == "damaged"
    with pytest.raises((ChangedElsewhere, DamagedSave)):
        postgres.open().save(progress(answers=3, revision=7))
    assert postgres.open().load_backup("me", store.backups("me")[0]) == progress(answers=2)
    assert store.begin_anew("me")
    assert store.load("me") is None
    store.save(progress(answers=1))
    assert postgres.open().load("me") == progress(answers=1)
    assert progress(answers=2) in [postgres.open().load_backup("me", s) for s in store.backups("me")] or (
        len(store.backups("me")) == 1  # both were saved in the same second, with the same revision
    )


def test_a_row_of_a_newer_tutor_is_left_alone(postgres: Place, sql: Sql) -> None:
    postgres.open().save(progress())
    damage(sql, room_of(postgres), '{"format":"tutor.save","version":2}')
    with pytest.raises(NewerSave):
        postgres.open().load("me")
    with pytest.raises(NewerSave):
        postgres.open().begin_anew("me")
    assert postgres.open().look("me").condition == "newer"


def test_a_row_mended_by_hand_is_used_told_and_not_overwritten_by_an_open_tutor(
    postgres: Place, sql: Sql
) -> None:
    store = postgres.open()
    store.save(progress())
    sql(
        "UPDATE tutor.learner SET document = replace(document, 'Ana', 'Anna') WHERE room = %s",
        room_of(postgres),
    )
    with pytest.raises(ChangedElsewhere):
        store.save(one_more(progress()))
    loaded = store.load("me")
    assert loaded is not None
    assert loaded.learner.name == "Anna"
    assert store.was_altered("me")
    assert store.look("me").condition == "altered"
    store.save(one_more(loaded))
    store.load("me")
    assert not store.was_altered("me")


def test_a_lease_runs_out_when_nobody_renews_it(postgres: Place, sql: Sql) -> None:
    first, second = postgres.open(), postgres.open()
    with first.sit_down("me"):
        first.save(progress())
        with pytest.raises(OpenElsewhere):
            second.sit_down("me")
        sql("UPDATE tutor.lease SET expires = now() WHERE room = %s", room_of(postgres))
        first.save(one_more(progress()))
        with second.sit_down("me"), pytest.raises(TakenOver):
            first.save(one_more(one_more(progress())))


def test_the_lease_of_a_dead_process_of_this_machine_is_free_at_once(postgres: Place, sql: Sql) -> None:
    postgres.open().sit_down("me")
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    sql("UPDATE tutor.lease SET process = %s WHERE room = %s", child.pid, room_of(postgres))
    with postgres.open().sit_down("me") as seat:
        assert seat.guarded
    sql("UPDATE tutor.lease SET machine = 'elsewhere', expires = now() + interval '9 s'")
    with pytest.raises(OpenElsewhere, match="on elsewhere"):
        postgres.open().sit_down("me")


def test_preparing_twice_changes_nothing_and_every_step_is_numbered(postgres_server: PostgresServer) -> None:
    with psycopg.connect(postgres_server.url()) as owner:
        assert prepare(owner) == (NEWEST, NEWEST)
        found = owner.execute("SELECT version FROM tutor.schema_version ORDER BY version").fetchall()
    assert found == [(version,) for version in range(1, NEWEST + 1)]


def test_news_are_heard_by_whom_another_host_tells_and_name_no_room(postgres: Place) -> None:
    here = postgres.open()
    assert isinstance(here, PostgresStore)
    listening = Listening(here.line, here.room, "one")
    try:
        assert here.room not in channel(here.room)
        tell(here.line, "another room", "two")
        tell(here.line, here.room, "one")
        assert select.select([listening], [], [], 20)[0]
        assert not listening.heard(), "these are our own"
        tell(here.line, here.room, "two")
        assert select.select([listening], [], [], 20)[0]
        assert listening.heard()
        assert not listening.heard()
        here.line.run(
            lambda one: one.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%%'"
            )
        )
        heard = False
        while listening.is_open:
            select.select([listening], [], [], 20)
            heard = listening.heard()
        assert heard, "what was missed is asked for"
    finally:
        listening.close()


def test_letters_and_skills_of_a_thousand_answers_take_one_question(postgres: Place) -> None:
    long = progress(answers=1000).model_copy(
        update={"skill": tuple(SavedSkill(id=f"own/skill-{n}", name="x" * 50) for n in range(100))}
    )
    postgres.open().save(long)
    loaded = postgres.open().load("me")
    assert loaded == long
    assert loaded.answer[-1] == answer(999)


def test_the_first_to_save_after_a_day_has_the_backups_of_the_day(postgres: Place) -> None:
    store = postgres.open()
    now = progress()
    for day in range(12):
        now = one_more(now).model_copy(
            update={"saved_at": datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=day)}
        )
        store.save(now)
    assert len({stamp.at.date() for stamp in postgres.open().backups("me")}) >= 10


def test_nobody_s_password_is_in_words_of_the_store(
    postgres_server: PostgresServer, place_of: Callable[[str], Place]
) -> None:
    store = place_of(postgres_server.url()).open()
    assert PASSWORD not in store.location("me") + repr(vars(store)) + store.look("me").place
