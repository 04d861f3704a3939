"""A learner who sits in a room, and what the room was told."""

from collections.abc import Callable

from tests.tui.a_learner import half_way, the_course
from textual.pilot import Pilot

from tutor.sitting.in_room import InRoom
from tutor.sitting.presence import Presence
from tutor.tui.app import TutorApp

COURSE = the_course()


class Hosted:
    """Ana in a room; `lines` are what the room was told."""

    def __init__(self, *, asked: bool = True, said: str = "") -> None:
        self.lines: list[bytes] = []
        sitting = half_way(COURSE, said)
        self.room = InRoom(sitting, self.lines.append, seat=7, room_name="Tuesday", resume_code="ABCD-EFGH")
        if asked:
            self.room.consent(False)
        self.app = TutorApp(sitting, room=self.room)

    @property
    def told(self) -> Presence:
        return Presence.from_json(self.lines[-1])

    async def until_told(self, pilot: Pilot[None], so: Callable[[Presence], bool]) -> None:
        """Wait until the room was told so: many acts in one breath are told as one."""
        for _ in range(400):
            if self.lines and so(self.told):
                return
            await pilot.pause(0.02)
        raise AssertionError(self.lines[-1:])
