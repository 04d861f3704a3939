"""Waiting until a screen shows what it was asked for."""

from textual.pilot import Pilot


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.pause()
