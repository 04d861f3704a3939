"""A room in a language that marks each word: what is said there unmarked was forgotten for translators."""

import asyncio
import json
import re
import signal
import socket
from collections.abc import Iterator, Sequence

import asyncssh
import pyte
import pytest
from tests.host.a_room import FACILITATOR, OWN_CODE, RunningRoom, drawn_until, has_user

from tutor.ground.tongue import PSEUDO
from tutor.host.boards import path_of

PLAIN = re.compile(r"(?<![\w'’.-])[A-Za-z]*[AEIOUaeiou][A-Za-z]+(?![\w'’-])")
"A word of two letters or more, none of its vowels marked."
OWN = (
    "Tuesday evening ssh room serve help plan plain progress recap format toml html calendar json markdown esc "
    "ED SHA QR TOML JSON"
)
"The room's name, and what is typed or written the same in each language."
F3 = b"\x1bOR"


def forgotten(*texts: str) -> list[str]:
    """The unmarked words, each with its line. What is drawn may have come only to the middle of a name."""
    return [
        f"{word} in {line.strip()!r}"
        for text in texts
        for line in re.sub(r"\S*(?:://|@|SHA256:)\S*|--\S+", "", OWN_CODE.sub("", text)).splitlines()
        for word in PLAIN.findall(line)
        if not any(own.startswith(word) for own in OWN.split())
    ]


@pytest.fixture(scope="module")
def marked() -> Iterator[RunningRoom]:
    if not has_user():
        pytest.skip("no user here can serve a room")
    pytest.importorskip("websockets")
    keys = f'["{FACILITATOR.export_public_key().decode().strip()} maria"]'
    changed = {"language": f'"{PSEUDO}"', "facilitators": keys, "exempt": '["127.0.0.0/8"]'}
    opened = RunningRoom(changed, "--web", "0")
    yield opened
    opened.remove()


class Asked(asyncssh.SSHClient):
    """Answers each question of the door in turn, and keeps what it said."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.said: list[str] = []

    def kbdint_auth_requested(self) -> str | None:
        return "" if self.answers else None

    def kbdint_challenge_received(
        self, name: str, instructions: str, lang: str, prompts: "Sequence[tuple[str, bool]]"
    ) -> "list[str] | None":
        self.said += [name, instructions, *(prompt for prompt, _echo in prompts)]
        return [self.answers.pop(0) for _prompt in prompts]


async def test_each_word_to_somebody_new_without_a_terminal_was_marked(marked: RunningRoom) -> None:
    key = asyncssh.generate_private_key("ssh-ed25519")
    for words, code in (("help", 0), ("plan", 4), (None, 2)):
        async with marked.connect(client_keys=[key]) as conn:
            done = await conn.run(words)
            assert done.exit_status == code and not forgotten(f"{done.stdout}{done.stderr}")
    screen = pyte.Screen(100, 30)
    async with marked.connect(client_keys=[key]) as conn:
        learner = await conn.create_process(term_type="xterm", term_size=(100, 30), encoding=None)
        for mark in ("Códé:", "néíthér"):
            await drawn_until(learner, mark, screen)
            assert not forgotten("\n".join(screen.display))
            learner.stdin.write(b"x\r")


async def test_each_word_of_the_page_and_to_a_browser_was_marked(marked: RunningRoom) -> None:
    from tests.host.a_browser import Browser
    from tests.host.test_browser import fetched

    page = fetched(marked.page)[2].decode()
    assert not forgotten(
        re.sub(r"<option[^>]*>", "", page_words(page)), fetched(f"{marked.page}/x")[2].decode()
    )
    async with Browser(marked.page) as browser:
        assert not forgotten((await browser.come("wrong"))["words"])
        await browser.come(marked.learner_at_a_question("Bb"))
        await browser.ask("take", command="id")
        assert not forgotten((await browser.hear("said"))["words"])


def page_words(page: str) -> str:
    """What stands between a page's tags, and the words it keeps for later."""
    kept = " ".join(re.findall(r'data-\w+="([^"]*)"', page)).replace("{name}", "")
    return f"{kept} {re.sub('<[^>]*>', ' ', page)}"


async def test_each_word_to_a_learner_from_the_door_to_the_end_was_marked(marked: RunningRoom) -> None:
    """The last of this room: it ends here."""
    assert not forgotten(marked.greeting.replace(marked.code, ""))
    screen = pyte.Screen(100, 30)
    typing = Asked("wrong", marked.code, "Bb")
    async with marked.connect(client_factory=lambda: typing) as conn:
        learner = await conn.create_process(term_type="xterm-256color", term_size=(100, 30), encoding=None)
        for mark, key in (("Éntér", b"\r"), ("(n)", b"n"), ("1 óf 4", F3), ("(Ésc)", b"\x1b")):
            await drawn_until(learner, mark, screen)
            assert not forgotten("\n".join(screen.display))
            learner.stdin.write(key)
        assert len(typing.said) == 9 and not forgotten(*typing.said)
        assert not forgotten(await asyncio.to_thread(refused, marked))
        for mark in ("clósés", "hás clóséd"):
            marked.process.send_signal(signal.SIGTERM)
            await drawn_until(learner, mark, screen)
            assert not forgotten("\n".join(screen.display))
    log = marked.log.read_text()
    assert '"event": "seated"' in log and log.isascii(), "the log is for programs, and the same in each room"


def refused(room: RunningRoom) -> str:
    """Why the host does not do what no board asks for."""
    with socket.socket(socket.AF_UNIX) as board:
        board.connect(path_of(room.folder))
        board.sendall(b'{"do": "dance"}\n')
        for line in board.makefile("rb"):
            said: dict[str, str] = json.loads(line)
            if said["kind"] == "refused":
                return said["why"]
    raise AssertionError("the room hung up")
