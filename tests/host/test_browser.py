"""A learner in a browser: the same ways in, the same limits and the same tutor as over SSH."""

import asyncio
import re
import socket
import subprocess
import sys
import tomllib
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from tests.host.a_room import ASKED, OWN_CODE, QUESTION, RunningRoom, has_user, waited_for

pytest.importorskip("websockets")
from tests.host.a_browser import Browser
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tutor.host.web_door import origin_of


def fetched(address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body, without any proxy of this machine."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(urllib.request.Request(address, headers=headers), timeout=30) as came:
            return came.status, {key.lower(): value for key, value in came.headers.items()}, came.read()
    except urllib.error.HTTPError as refused:
        return refused.code, {}, refused.read()


def test_a_room_without_a_page_loads_nothing_of_it() -> None:
    asked = "import sys, tutor.cli.serve, tutor.host.serving; print([m for m in sys.modules if 'web' in m])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True)
    assert told.stdout.strip() == "[]", told.stderr


async def test_somebody_new_gets_a_code_learns_and_comes_back_to_their_work(room: RunningRoom) -> None:
    async with Browser(room.page) as browser:
        own = (await browser.come(room.code.lower(), "Ana"))["code"]
        assert OWN_CODE.fullmatch(own)
        await browser.shows(own)
        await browser.press(b"\r")
        await browser.shows("see your name")
        await browser.press(b"y")
        await browser.shows("1 of 4")
        await browser.press(b"Ana\r")
        await browser.shows("2 of 4")
    async with Browser(room.page) as again:
        assert (await again.come(own))["code"] == own
        await again.shows("Ana")


@asynccontextmanager
async def at_a_question(room: RunningRoom, name: str) -> AsyncIterator[tuple[str, Browser]]:
    """Somebody who is asked `QUESTION` in a browser of theirs, and their own code."""
    own = room.learner_at_a_question(name)
    async with Browser(room.page) as browser:
        await browser.come(own)
        await browser.shows(ASKED)
        yield own, browser


async def test_a_dropped_line_comes_back_to_the_same_question_and_the_answer_is_kept(
    room: RunningRoom,
) -> None:
    async with at_a_question(room, "Ben") as (own, _browser):
        (pid,) = room.sitting_in(own)
    assert await asyncio.to_thread(waited_for, lambda: pid not in room.processes())
    async with Browser(room.page) as again:
        await again.come(own)
        await again.shows(ASKED)
        await again.press(b"\r")
        await again.shows("Next question")
    assert [one.question for one in room.progress(own).answer] == [QUESTION]


async def test_the_screen_follows_the_window_and_colours_are_the_browsers(room: RunningRoom) -> None:
    async with at_a_question(room, "Cleo") as (_own, browser):
        colours = {cell.fg for row in browser.screen.buffer.values() for cell in row.values()}
        assert any(re.fullmatch("[0-9a-f]{6}", colour) for colour in colours)
        browser.screen.resize(24, 70)
        for columns in range(300, 69, -1):
            await browser.ask("resize", columns=columns, rows=24)
        await browser.shows("your registration +┃")


async def test_the_plan_is_taken_home_from_the_page_and_nothing_else_can_be_asked_for(
    room: RunningRoom,
) -> None:
    async with at_a_question(room, "Dora") as (_own, browser):
        await browser.ask("take", command="plan --format toml")
        file = await browser.hear("file", "said")
        assert tomllib.loads(file["text"])["format"] == "tutor.action-plan"
        for command in ("id", "plan -o x", "help", "plan; id", ""):
            await browser.ask("take", command=command)
            assert (await browser.hear("file", "said"))["kind"] == "said"
        await browser.press(b"\r")
        await browser.shows("Next question")


async def test_leaving_ends_the_line_and_says_so(room: RunningRoom) -> None:
    async with at_a_question(room, "Eva") as (own, browser):
        await browser.press(b"\x03")
        assert (await browser.hear("left"))["exit"] == 0
        with pytest.raises(ConnectionClosed):
            await browser.line.recv()
    assert await asyncio.to_thread(waited_for, lambda: not room.sitting_in(own))


# Refusals


async def test_only_the_rooms_own_page_gets_a_line(room: RunningRoom) -> None:
    port = room.page.rpartition(":")[2]
    for origin in (
        "http://evil.example",
        "null",
        f"http://evil.example:{port}",
        f"http://127.0.0.1:{port}0",
        "",
    ):
        with pytest.raises(InvalidStatus) as refused:
            async with Browser(room.page, origin=origin):
                pass
        assert refused.value.response.status_code == 403
    assert origin_of("https://Tutor.example.org/room") == "https://tutor.example.org"


async def test_six_wrong_codes_end_a_line_and_a_name_opens_nothing(room: RunningRoom) -> None:
    async with Browser(room.page) as browser:
        for guess in ("Ana", "wrong", "../Ana", "", "AAAA-AAAA-AAAA-AAAA"):
            assert (await browser.come(guess, "Ana"))["kind"] == "wrong"
        assert (await browser.come("x" * 200))["kind"] == "refused"
        with pytest.raises(ConnectionClosed):
            await browser.line.recv()


@pytest.mark.parametrize(
    "message",
    [b"\r", "no json", "{}", '{"do": "take", "command": "plan"}', '{"do": "come", "code": 1}', "x" * 40_000],
)
async def test_what_the_page_never_sends_ends_the_line(room: RunningRoom, message: str | bytes) -> None:
    async with Browser(room.page) as browser:
        await browser.line.send(message)
        with pytest.raises(ConnectionClosed):
            await browser.line.recv()


def test_the_page_lets_nothing_else_in_and_loads_nothing_from_elsewhere(room: RunningRoom) -> None:
    status, headers, page = fetched(room.page + "/?code=x")
    policy = headers["content-security-policy"]
    assert status == 200 and "default-src 'none'" in policy and "unsafe" not in policy
    (nonce,) = re.findall(r"'nonce-([^']+)'", policy)
    assert f'nonce="{nonce}"'.encode() in page and nonce.encode() not in fetched(room.page)[2]
    assert "set-cookie" not in headers and headers["cache-control"] == "no-store"
    assert b"//" not in re.sub(rb"<!doctype html>", b"", page)
    script = fetched(room.page + "/page.js")[2]
    for name in [*re.findall(rb'(?:src|href)="([^"]+)"', page), *re.findall(rb'"[.]/([^"]+)"', script)]:
        status, headers, _ = fetched(f"{room.page}/{name.decode()}", **{"Accept-Encoding": "gzip"})
        assert (
            status == 200
            and headers["content-encoding"] == "gzip"
            and "nosniff" in headers["x-content-type-options"]
        )
    for address in (
        "/room.toml",
        "/../room.toml",
        "/%2e%2e/room.toml",
        "/page.py",
        "/LICENSE.xterm",
        "//",
        "/line",
    ):
        assert fetched(room.page + address)[0] in (403, 404)


# A small room behind a reverse proxy


@pytest.fixture
def proxied() -> Iterator[RunningRoom]:
    if not has_user():
        pytest.skip("no user here can serve a room")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    opened = RunningRoom(
        {"learners": "1", "half_open": '"4:100:6"'}, "--web", port, "--web-url", "https://tutor.example.org/x"
    )
    assert "https://tutor.example.org/x\n" in opened.greeting
    opened.page = f"http://127.0.0.1:{port}"
    yield opened
    opened.remove()


# Long because it is one room, whose start costs more than all that is tried in it.
async def test_a_small_room_punishes_who_guesses_refuses_the_second_and_tells_everyone_when_it_ends(
    proxied: RunningRoom,
) -> None:
    def browser(source: str) -> Browser:
        return Browser(
            proxied.page, "https://tutor.example.org", **{"X-Forwarded-For": f"192.0.2.1, {source}"}
        )

    with pytest.raises(InvalidStatus):
        async with Browser(proxied.page):
            pass
    for _ in range(4):
        async with browser("203.0.113.9") as guessing:
            assert (await guessing.come("wrong"))["kind"] == "wrong"
    assert await asyncio.to_thread(waited_for, lambda: proxied.log.read_text().count('"no login"') == 4)
    with pytest.raises(InvalidStatus) as refused:
        async with browser("203.0.113.9"):
            pass
    assert refused.value.response.status_code == 429

    silent = [await asyncio.open_connection(*split_address(proxied.page)) for _ in range(9)]
    assert fetched(proxied.page)[0] == 200
    hung_up = [asyncio.create_task(reader.read(1)) for reader, _ in silent]
    await asyncio.wait(hung_up[:3], timeout=30)
    assert sum(one.done() for one in hung_up) in (3, 4)

    own = proxied.learner_at_a_question("Ana")
    async with browser("203.0.113.10") as ana, browser("203.0.113.11") as ben:
        await ana.come(own)
        await ana.shows(ASKED)
        await ben.come(proxied.learner_at_a_question("Ben"))
        await ben.shows("The room is full")
        await ben.hear("left")
        ended = asyncio.create_task(asyncio.to_thread(proxied.end))
        await ana.shows("The room closes now")
        await ana.press(b"\x03")
        await ana.hear("left")
        assert await ended == 0
    for task, (_, writer) in zip(hung_up, silent, strict=True):
        task.cancel()
        writer.close()


def split_address(page: str) -> tuple[str, int]:
    host, _, port = page.removeprefix("http://").partition(":")
    return host, int(port)
