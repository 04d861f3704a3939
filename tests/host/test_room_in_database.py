"""A room whose progress lies in a database: nothing of the learners is kept in the host's own folder."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pyte
import pytest
from tests.host.a_room import (
    ASKED,
    QUESTION,
    RunningRoom,
    drawn_until,
    has_user,
    newcomer,
    waited_for,
)
from tests.saves.conftest import postgres_place
from tests.saves.postgres_server import PASSWORD, PostgresServer, why_no_server

from tutor.host.identity import learner_of_code, new_resume_code
from tutor.learner.progress import Here, Learner, Progress


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    if why := why_no_server() or ("" if has_user() else "no user here can serve a room"):
        pytest.skip(why)
    started = PostgresServer()
    try:
        started.prepare()
        yield started
    finally:
        started.remove()


@pytest.fixture(scope="module")
def room(server: PostgresServer) -> Iterator[RunningRoom]:
    opened = RunningRoom(None, "--saves", f"{server.socket_url()}&room=tuesday")
    yield opened
    opened.remove()


async def test_a_learner_s_progress_is_in_the_database_and_not_on_the_host(
    server: PostgresServer, room: RunningRoom
) -> None:
    async with room.connect(username="room", password=room.code) as conn:
        screen = pyte.Screen(100, 30)
        process, own = await newcomer(room, conn, screen)
        process.stdin.write(b"y")
        learner = learner_of_code(own)

        def is_there() -> bool:
            with psycopg.connect(server.url()) as owner:
                found = owner.execute("SELECT room, id FROM tutor.learner").fetchall()
            return found == [("tuesday", learner)]

        assert waited_for(is_there)
    assert room.saves() == []
    by_network = room.tutor("serve", "--room", str(room.folder), *room.user, "--saves", server.url())
    assert by_network.returncode == 2
    assert "socket of this machine only" in by_network.stderr
    assert PASSWORD not in by_network.stderr
    assert PASSWORD not in room.greeting + room.log.read_text()


async def test_what_a_learner_left_on_a_host_in_an_outage_comes_in_without_them(
    server: PostgresServer, room: RunningRoom, tmp_path: Path
) -> None:
    store = postgres_place(f"{server.url()}?room=tuesday", tmp_path).open()
    own = new_resume_code()
    learner = Learner(id=learner_of_code(own), started_on=date(2026, 11, 20), name_in_rooms="no")
    store.save(Progress(learner=learner, revision=1, here=Here(unit="letter", question=QUESTION)))
    waits = f"learners/{learner.id}/unsaved/*/{learner.id}.toml"
    async with room.connect(username="room", password=own) as conn:
        screen = pyte.Screen(100, 30)
        process = await conn.create_process(term_type="xterm", term_size=(100, 30), encoding=None)
        await drawn_until(process, ASKED, screen)
        server.stop()
        process.stdin.write(b"\r")
        await drawn_until(process, "kept on this computer", screen)
    assert waited_for(lambda: room.log.read_text().count('"seated"') == room.log.read_text().count('"left"'))
    assert len(list(room.folder.glob(waits))) == 1
    server.start()
    assert waited_for(lambda: not list(room.folder.glob(waits)))
    kept = store.load(learner.id)
    assert kept is not None
    assert [one.question for one in kept.answer] == [QUESTION]
