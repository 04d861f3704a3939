"""A browser as the room sees it: the page's own messages over a real WebSocket, drawn on a screen of its own."""

import asyncio
import json
import re
from types import TracebackType
from typing import Any

import pyte
from tests.tui.real_terminal import PATIENCE
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin


class Browser:
    """`async with Browser(page)`: a line from a room's own page. `told` are its JSON messages, oldest first."""

    def __init__(self, page: str, origin: str | None = None, **headers: str) -> None:
        self._url = page.replace("http://", "ws://") + "/line"
        self._origin = page if origin is None else origin
        self._headers = headers
        self.screen = pyte.Screen(100, 30)
        self._stream = pyte.ByteStream(self.screen)
        self.told: list[dict[str, Any]] = []

    async def __aenter__(self) -> "Browser":
        origin = Origin(self._origin) if self._origin else None
        self.line: ClientConnection = await connect(
            self._url,
            origin=origin,
            compression=None,
            max_size=None,
            proxy=None,
            additional_headers=self._headers,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.line.transport.abort()
        await self.line.wait_closed()

    async def ask(self, do: str, **said: Any) -> None:
        await self.line.send(json.dumps({"do": do, **said}))

    async def come(self, code: str, name: str = "") -> dict[str, Any]:
        """Say who comes; what the room answers."""
        await self.ask("come", code=code, name=name, columns=self.screen.columns, rows=self.screen.lines)
        return await self.hear("in", "wrong", "refused")

    async def press(self, keys: bytes) -> None:
        await self.line.send(keys)

    async def hear(self, *kinds: str) -> dict[str, Any]:
        """Read on until the next JSON message of one of these kinds."""
        async with asyncio.timeout(PATIENCE):
            while True:
                before = len(self.told)
                await self._read()
                if len(self.told) > before and self.told[-1]["kind"] in kinds:
                    return self.told[-1]

    async def shows(self, words: str) -> None:
        """Read on until the screen has this pattern."""
        async with asyncio.timeout(PATIENCE):
            while not re.search(words, "\n".join(self.screen.display)):
                await self._read()

    async def _read(self) -> None:
        came = await self.line.recv()
        if isinstance(came, bytes):
            self._stream.feed(came)
        else:
            self.told.append(json.loads(came))
