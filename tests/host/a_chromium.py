"""A real browser without a window, driven over its own debugging line; and a line to the room that can be cut."""

import asyncio
import contextlib
import itertools
import json
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.tui.real_terminal import PATIENCE
from websockets.asyncio.client import ClientConnection, connect

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_ROWS = "[...document.querySelectorAll('.xterm-rows > div')].map(row => row.textContent).join('\\n')"


class Chromium:
    """`async with Chromium(folder) as page`: one page. It `asked` for addresses; `faults` are its complaints."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.faults: list[str] = []
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}

    async def __aenter__(self) -> "Chromium":
        assert CHROMIUM
        command = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-proxy-server"]
        command += ["--remote-debugging-port=0", f"--user-data-dir={self.folder}", "about:blank"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        told = self.folder / "DevToolsActivePort"
        async with asyncio.timeout(PATIENCE):
            while not told.exists() or len(told.read_text().splitlines()) < 2:
                await asyncio.sleep(0.05)
        port, path = told.read_text().splitlines()[:2]
        whole = await self._connected(f"ws://127.0.0.1:{port}{path}")
        targets = (await self._asked(whole, "Target.getTargets"))["targetInfos"]
        target = next(one["targetId"] for one in targets if one["type"] == "page")
        self._reading.cancel()
        await whole.close()
        self._line = await self._connected(f"ws://127.0.0.1:{port}/devtools/page/{target}")
        for domain in ("Runtime", "Log", "Page", "Network"):
            await self.do(f"{domain}.enable")
        await self.do("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.folder))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reading.cancel()
        self._process.terminate()
        await asyncio.to_thread(self._process.wait, PATIENCE)
        await self._line.close()

    async def _connected(self, address: str) -> ClientConnection:
        line = await connect(address, max_size=None, proxy=None, compression=None)
        self._reading = asyncio.create_task(self._read(line))
        return line

    async def _read(self, line: ClientConnection) -> None:
        async for message in line:
            said = json.loads(message)
            if "id" in said:
                self._answers.pop(said["id"]).set_result(said)
            elif said["method"] == "Network.requestWillBeSent":
                self.asked.append(said["params"]["request"]["url"])
            elif said["method"] in ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
                self.faults.append(json.dumps(said["params"]))

    async def do(self, method: str, **params: Any) -> dict[str, Any]:
        return await self._asked(self._line, method, **params)

    async def _asked(self, line: ClientConnection, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._answers[number] = answer = asyncio.get_running_loop().create_future()
        await line.send(json.dumps({"id": number, "method": method, "params": params}))
        async with asyncio.timeout(PATIENCE):
            said = await answer
        result: dict[str, Any] = said["result"]
        return result

    async def value(self, expression: str) -> Any:
        return (await self.do("Runtime.evaluate", expression=expression, returnByValue=True))["result"].get(
            "value"
        )

    async def until(self, expression: str) -> None:
        async with asyncio.timeout(PATIENCE):
            while not await self.value(expression):
                await asyncio.sleep(0.05)

    async def shows(self, words: str) -> None:
        await self.until(f"({_ROWS}).includes({json.dumps(words)})")

    async def fill(self, field: str, words: str) -> None:
        await self.value(
            f"document.getElementById('{field}').focus(), document.getElementById('{field}').select()"
        )
        await self.type(words)

    async def type(self, words: str) -> None:
        await self.do("Input.insertText", text=words)

    async def enter(self) -> None:
        await self.press("Enter", 13, text="\r")

    async def press(self, name: str, number: int, **typed: str) -> None:
        key = {"key": name, "code": name, "windowsVirtualKeyCode": number}
        await self.do("Input.dispatchKeyEvent", type="keyDown", **typed, **key)
        await self.do("Input.dispatchKeyEvent", type="keyUp", **key)


class Cuttable:
    """`async with Cuttable(page) as cuttable`: the room's page at another address, until `cut`."""

    def __init__(self, page: str) -> None:
        host, _, port = page.removeprefix("http://").partition(":")
        self._to = host, int(port)
        self._ends: list[asyncio.StreamWriter] = []

    async def __aenter__(self) -> "Cuttable":
        self._server = await asyncio.start_server(self._joined, "127.0.0.1", 0)
        self.page = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        self.cut()

    def cut(self) -> None:
        for end in self._ends:
            end.transport.abort()
        self._ends.clear()

    async def _joined(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(*self._to)
        self._ends += [writer, far_writer]
        await asyncio.gather(_copied(reader, far_writer), _copied(far_reader, writer))


async def _copied(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while came := await reader.read(65536):
            writer.write(came)
    writer.close()
