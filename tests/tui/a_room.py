"""A room for looking at the board: learners at every place, and a stand-in host at the other end of the line."""

import json
import socket
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from tests.tui.a_learner import the_course

from tutor.course.course import Course
from tutor.host.news import Line as HostEnd
from tutor.sitting.presence import Presence, Tried, UnitDone
from tutor.sitting.room_board import RoomBoard
from tutor.sitting.room_lines import Line, RoomFacts, line_of

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FACTS = RoomFacts(name="Tuesday", code="MANGO-47", closes_at=NOW + timedelta(hours=5))
_NAMES = ("Ana", "Ben", "Noor", "Chidi", "Mária", "李雷", "Tunde", "Grace", "Ivan", "Lupe", "Omar", "Sofía")
COURSE = the_course()


def learners(number: int, course: Course = COURSE, said: str = "", now: datetime = NOW) -> list[Presence]:
    """The same room each time: every seventh has a hand up, every fifth is stuck, every third shows no name."""
    units = course.units
    room = []
    for seat in range(1, number + 1):
        unit = units[seat * seat % len(units)]
        asked = [question for one in units for question in one.graded][: 4 + seat % 9]
        quiz = f"quiz, question {1 + seat % 5} of {len(unit.quiz)}"
        place = f"{unit.title} · {quiz if seat % 2 else unit.workbench_title}"
        room.append(
            Presence(
                learner_id=f"code-{seat:04}",
                seat=seat,
                name=said
                or ("" if seat % 3 == 0 else f"{_NAMES[seat % 12]}{'' if seat < 12 else f' {seat}'}"),
                place=said or place,
                unit_id=unit.id,
                since=now - timedelta(minutes=70),
                moved_at=now - timedelta(minutes=9 + seat % 4 if seat % 5 == 0 else seat % 5),
                wrong_in_row=3 if seat % 11 == 0 else 0,
                hand_up_since=now - timedelta(minutes=seat % 9) if seat % 7 == 2 else None,
                ready=seat * 37 % 101,
                done=tuple(
                    UnitDone(unit=one.id, percent=max(0, min(100, 130 - 40 * at - seat * 13 % 90)))
                    for at, one in enumerate(units)
                ),
                tried=tuple(
                    Tried(
                        question=question.id,
                        times=2,
                        wrong=int((seat + at) % (2 + at) == 0),
                        right_now=at % 2 == 0,
                    )
                    for at, question in enumerate(asked)
                ),
                reasons=(course.letters.reasons[seat * seat % 3].id,) if seat % 4 else (),
            )
        )
    return room


OPEN: "list[Room]" = []
"Rooms whose line a test has to close."


class Room:
    """A board and its host. `orders` are what the board asked for."""

    def __init__(self, number: int = 12, *, course: Course = COURSE, said: str = "") -> None:
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4 * 1024 * 1024)
        OPEN.append(self)
        self.host = HostEnd(ours)
        self.at = NOW
        self.board = RoomBoard(course, HostEnd(theirs), lambda: self.at)
        self.say(
            RoomFacts(**{**FACTS.model_dump(), "name": said or FACTS.name}), *learners(number, course, said)
        )

    def say(self, *lines: Line) -> None:
        for line in lines:
            self.host.send(line_of(line))
            self.board.read()

    def say_later(self, lines: Iterable[Line]) -> None:
        """Send, and leave the reading to the app."""
        for line in lines:
            self.host.send(line_of(line))

    def close(self) -> None:
        self.host.close()
        self.board.line.close()

    @property
    def orders(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.host.lines()]
