"""Coming in where progress lies in a database: the same door, the same choices."""

from datetime import UTC, datetime

import psycopg
import pytest
from tests.saves.conftest import Place
from tests.saves.making import one_more, progress
from tests.saves.postgres_server import PostgresServer

from tutor.course.course import Course
from tutor.course.loading import find_content, load_course
from tutor.learner.progress import Progress
from tutor.saves.postgres import PostgresStore
from tutor.saves.problems import TakenOver
from tutor.sitting.door import Door


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(find_content(None, {}))


def door_of(course: Course, place: Place) -> Door:
    return Door(course, place.open(), lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), Progress())


def put_there(server: PostgresServer, place: Place, document: str) -> None:
    store = place.open()
    assert isinstance(store, PostgresStore)
    with psycopg.connect(server.url(), autocommit=True) as owner:
        owner.execute("UPDATE tutor.learner SET document = %s WHERE room = %s", (document, store.room))


def choices(door: Door) -> list[str]:
    assert door.obstacle is not None
    return [choice for choice, _ in door.obstacle.choices]


@pytest.mark.parametrize("choice", ["backup", "anew"])
def test_each_way_out_of_a_damaged_save_keeps_what_stood_there(
    choice: str, course: Course, postgres: Place, postgres_server: PostgresServer
) -> None:
    postgres.open().save(progress(answers=2))
    put_there(postgres_server, postgres, '{"format": "tutor')
    with door_of(course, postgres) as door:
        door.knock()
        assert choices(door) == ["backup", "look", "anew", "leave"]
        assert '{"format": "tutor' in door.damaged_text()
        door.choose("backup" if choice == "backup" else "anew")
        assert door.sitting is not None
        assert "tutor.damaged" in door.sitting.notice
        door.sitting.introduce(name="Ana")
        assert door.sitting.saved_at is not None
    kept = postgres.open().load("me")
    assert kept is not None
    assert len(kept.answer) == (2 if choice == "backup" else 0)
    assert any("tutor.damaged" in place for place in map(str, postgres.open().all_of("me")))


def test_what_a_newer_tutor_wrote_stays_unless_somebody_knowingly_begins_anew(
    course: Course, postgres: Place, postgres_server: PostgresServer
) -> None:
    postgres.open().save(progress(answers=2))
    put_there(postgres_server, postgres, '{"format":"tutor.save","version":9}')
    with door_of(course, postgres) as door:
        door.knock()
        assert choices(door) == ["leave", "backup", "anew"]
        assert postgres.open().look("me").condition == "newer"
        door.choose("anew")
    assert any("1 in tutor.damaged" in place for place in map(str, postgres.open().all_of("me")))


def test_after_a_take_over_the_first_is_told_and_stops_writing(course: Course, postgres: Place) -> None:
    postgres.open().save(progress(answers=2))
    with door_of(course, postgres) as first, door_of(course, postgres) as second:
        first.knock()
        second.knock()
        assert choices(second) == ["look-only", "take-over", "leave"]
        second.choose("take-over")
        assert first.sitting is not None
        assert second.sitting is not None
        second.sitting.introduce(name="Bea")
        first.sitting.introduce(name="Ana")
        assert isinstance(first.sitting.trouble, TakenOver)
    kept = postgres.open().load("me")
    assert kept is not None
    assert kept.learner.name == "Bea"


def test_where_nothing_can_be_written_the_learner_comes_in_and_is_told(
    course: Course, postgres: Place, postgres_server: PostgresServer
) -> None:
    postgres.open().save(progress(answers=2))
    with psycopg.connect(postgres_server.url("postgres"), autocommit=True) as owner:
        owner.execute("ALTER DATABASE tutor SET default_transaction_read_only = on")
        try:
            with door_of(course, postgres) as door:
                door.knock()
                assert door.sitting is not None
                assert "can only be read" in str(door.sitting.trouble)
                assert len(door.sitting.progress.answer) == 2
        finally:
            owner.execute("ALTER DATABASE tutor RESET default_transaction_read_only")
    postgres.open().save(one_more(progress(answers=2)))
