"""The page in a real browser: come in, read, answer, change the window, lose the line, take the plan home."""

import asyncio
import os
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.host.a_room import ASKED, QUESTION, RunningRoom

pytest.importorskip("websockets")
from tests.host.a_chromium import CHROMIUM, Chromium, Cuttable

SPILLED = (
    "[...document.querySelectorAll('.xterm-rows > div')].filter(row => row.scrollWidth > row.clientWidth)"
)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None or not os.environ.get("TUTOR_CHROMIUM"),
    reason="a long form: TUTOR_CHROMIUM=1, with Chromium",
)


@pytest.fixture
def profile() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


# Long because it is one visit: starting Chromium anew for each part of it would cost seconds.
async def test_a_learner_in_chromium_learns_and_comes_back_by_themselves(
    room: RunningRoom, profile: Path
) -> None:
    own = room.learner_at_a_question("Ben 😀")
    async with Cuttable(room.page) as cuttable, Chromium(profile) as page:
        await page.do("Page.navigate", url=cuttable.page)
        await page.until("document.getElementById('code') !== null && document.readyState === 'complete'")
        await page.fill("code", "nonsense")
        await page.enter()
        await page.until("document.getElementById('words').textContent.includes('neither')")
        await page.fill("code", own)
        await page.enter()
        await page.shows(ASKED)
        assert await page.value(
            "[...document.querySelectorAll('.xterm-rows span')].some(cell => cell.style.color.startsWith('rgb'))"
        ), "colours did not come through the page's policy"

        wide = await page.value("document.querySelectorAll('.xterm-rows > div').length")
        await page.do(
            "Emulation.setDeviceMetricsOverride", width=620, height=420, deviceScaleFactor=1, mobile=False
        )
        await page.until(f"document.querySelectorAll('.xterm-rows > div').length < {wide}")
        await page.shows("Raise a hand")
        await page.do("Emulation.clearDeviceMetricsOverride")
        await page.until(f"document.querySelectorAll('.xterm-rows > div').length == {wide}")

        await page.do(
            "Emulation.setDeviceMetricsOverride", width=360, height=640, deviceScaleFactor=2, mobile=True
        )
        await page.shows("Raise a hand")
        await page.do("Emulation.clearDeviceMetricsOverride")
        await page.until(f"document.querySelectorAll('.xterm-rows > div').length == {wide}")
        assert await page.value(f"{SPILLED}.length") == 0, "an emoji is as wide as the tutor counts it"
        for at in ("form", ""):
            await page.press("F6", 117)
            await page.until(f"document.activeElement.id == '{at}'")

        cuttable.cut()
        await page.until("document.getElementById('state').textContent.includes('dropped')")
        await page.until("document.getElementById('state').textContent === ''")
        await page.shows(ASKED)
        await page.enter()
        await page.shows("The right one")
        assert [one.question for one in room.progress(own).answer] == [QUESTION]

        await page.value("document.getElementById('form').value = 'toml'")
        await page.value("document.getElementById('take').click()")
        await page.until("document.getElementById('state').textContent === 'Saved as plan.toml.'")
        async with asyncio.timeout(30):
            while not (profile / "plan.toml").exists():
                await asyncio.sleep(0.05)
        assert tomllib.loads((profile / "plan.toml").read_text())["format"] == "tutor.action-plan"
    assert not [one for one in page.faults if "WebSocket" not in one]
    assert all(address.startswith((cuttable.page, "blob:" + cuttable.page)) for address in page.asked)
