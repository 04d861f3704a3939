"""A room whose progress lies in a database: nothing of the learners is kept in the host's own folder."""

from collections.abc import Iterator

import psycopg
import pyte
import pytest
from tests.host.a_room import RunningRoom, has_user, newcomer, waited_for
from tests.saves.postgres_server import PASSWORD, PostgresServer, why_no_server

from tutor.host.identity import learner_of_code


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    if why := why_no_server() or ("" if has_user() else "no user here can serve a room"):
        pytest.skip(why)
    started = PostgresServer()
    try:
        started.prepare()
        yield started
    finally:
        started.remove()


async def test_a_learner_s_progress_is_in_the_database_and_not_on_the_host(server: PostgresServer) -> None:
    room = RunningRoom(None, "--saves", f"{server.socket_url()}&room=tuesday")
    try:
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
    finally:
        room.remove()
