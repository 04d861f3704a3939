"""What a host shares with the others of its room, by the database that all of them keep progress in."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from tutor.ground.tongue import N_, _
from tutor.host.boards import tell_boards
from tutor.host.hall import Hall
from tutor.host.journal import note
from tutor.host.left_here import bring_in_all
from tutor.host.other_hosts import OtherHosts
from tutor.saves.address import Address
from tutor.saves.postgres_hosts import RoomHosts
from tutor.saves.postgres_identities import Identities
from tutor.saves.postgres_line import Line
from tutor.saves.postgres_problems import DatabaseRefused

LOOK_AGAIN_SECONDS = 15.0
"So often a host looks whether something waits in its folder for the database."
_AWAY = N_("The room opens all the same: what learners do waits here until it answers.")


class HostsShare:
    """Loaded only where a room's progress lies in a database."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.identities = Identities(Line(address), address)

    @asynccontextmanager
    async def among_others(self, hall: Hall, say: Callable[[str], None]) -> AsyncIterator[None]:
        """Be one of the room's hosts for as long as it is served. Raises DatabaseRefused where waiting is no help."""
        others = OtherHosts(hall, RoomHosts(self.address), lambda: tell_boards(hall))
        try:
            await others.join()
        except DatabaseRefused as problem:
            if problem.lasts:
                raise
            say(f"{problem.happened} {_(_AWAY)}")
        hall.others = others
        tasks = [asyncio.create_task(one) for one in (others.keep_up(), self._keep_bringing_in(hall, others))]
        for task in tasks:
            task.add_done_callback(_ended)
        try:
            yield
        finally:
            # Not cancelled: what a thread has opened is closed by whoever waits for it.
            others.stop()
            await asyncio.gather(*tasks, return_exceptions=True)
            await others.leave()

    async def _keep_bringing_in(self, hall: Hall, others: OtherHosts) -> None:
        """What learners left here in an outage, at once and whenever the database is back."""
        while not others.is_leaving:
            others.back.clear()
            if not others.is_silent:
                folder = hall.folder / "learners"
                await others.in_thread(bring_in_all, folder, self.address, lambda: others.is_leaving)
            with suppress(TimeoutError):
                await asyncio.wait_for(others.back.wait(), LOOK_AGAIN_SECONDS)


def _ended(task: "asyncio.Task[None]") -> None:
    """The room goes on without it; that must not go unnoticed."""
    if not task.cancelled() and (problem := task.exception()):
        note("host alone", why=type(problem).__name__)
