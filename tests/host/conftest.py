"""Rooms are slow to open, so that one serves many tests."""

import sys
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from tests.host.a_room import FACILITATOR, RunningRoom, has_user

if sys.platform != "linux":
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def room() -> Iterator[RunningRoom]:
    """A room for the tests' own network, where a wrong code shuts nobody out."""
    if not has_user():
        pytest.skip("no user here can serve a room")
    keys = f'["{FACILITATOR.export_public_key().decode().strip()} maria"]'
    web = ("--web", "0") if find_spec("websockets") else ()
    opened = RunningRoom({"exempt": '["127.0.0.0/8"]', "learners": "200", "facilitators": keys}, *web)
    yield opened
    opened.remove()
