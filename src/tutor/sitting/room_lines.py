"""The lines that a room's host, its learners and its board send each other: one JSON object a line.

Learner to host, and host to board: `Presence`, `Gone`. Host to board besides: `RoomFacts`, `Done`, `Refused`.
Board to host, and from there to learners: `Message`, `Pause`, `Resume`, `Close`. Host to learners besides:
`Warn`, `Leave`.
"""

import json
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from tutor.ground.clean import clean_line
from tutor.sitting.presence import LONGEST_LINE, HostName, LearnerId, Many, Moment, Presence, SeatNumber

LONGEST_MESSAGE = 300
"Characters of a message: what can be read at a glance on a small screen."
EVERYBODY = "*"
ALL_SIGHTS = ("places", "stuck", "hands", "questions", "reasons", "names")


def _words(longest: int) -> AfterValidator:
    return AfterValidator(lambda text: clean_line(text)[:longest].rstrip())


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore", defer_build=True)


class Gone(_Line):
    """A learner left: named by their seat, or where there are no seats by their id."""

    kind: Literal["gone", "left"] = "gone"
    learner_id: Literal[""] | LearnerId = ""
    seat: SeatNumber = 0
    host: HostName = ""


class RoomFacts(_Line):
    """What a board shows of the room itself: sent once after it connects, and again when it changes.

    `may_see`: what the room's file lets facilitators see.
    """

    kind: Literal["room"] = "room"
    name: Annotated[str, Field(max_length=400), _words(60)] = ""
    code: Annotated[str, Field(max_length=400), _words(40)] = ""
    closes_at: Moment | None = None
    may_see: Annotated[Many[str], Field(max_length=20)] = ALL_SIGHTS
    most_learners: Annotated[int, Field(ge=0)] = 0
    is_paused: bool = False
    is_closing: bool = False
    other_hosts: Annotated[int, Field(ge=0)] = 0
    others_silent: bool = False
    "True while the room's other hosts can't be heard, and what is asked reaches this one only."


class Done(_Line):
    """The host did what the board asked for; `told` learners heard of it, at all hosts unless some are `unreached`."""

    kind: Literal["done"] = "done"
    do: Annotated[str, Field(max_length=40), _words(20)] = ""
    told: Annotated[int, Field(ge=0)] = 0
    unreached: bool = False


class Refused(_Line):
    """The host did not; `why` in words."""

    kind: Literal["refused"] = "refused"
    why: Annotated[str, Field(max_length=1000), _words(200)] = ""


class Message(_Line):
    """Words for everybody (`*`) or for one learner, with their seat where they have one."""

    kind: Literal["message"] = "message"
    to: Literal["*"] | LearnerId = EVERYBODY
    seat: SeatNumber | None = None
    host: HostName = ""
    text: Annotated[str, Field(min_length=1, max_length=4000), _words(LONGEST_MESSAGE)]


class Warn(_Line):
    """Words of the host itself, such as that it will end soon."""

    kind: Literal["warning"] = "warning"
    text: Annotated[str, Field(max_length=4000), _words(LONGEST_MESSAGE)] = ""


class Leave(_Line):
    """The sitting ends now; all is saved."""

    kind: Literal["leave"] = "leave"
    text: Annotated[str, Field(max_length=4000), _words(LONGEST_MESSAGE)] = ""


class Pause(_Line):
    kind: Literal["pause"] = "pause"


class Resume(_Line):
    kind: Literal["resume"] = "resume"


class Close(_Line):
    """The room closes in `warning_minutes`; the host ends all sittings then."""

    kind: Literal["close"] = "close"
    warning_minutes: Annotated[int, Field(ge=0, le=60)] = 5


Line = Presence | Gone | RoomFacts | Done | Refused | Message | Warn | Leave | Pause | Resume | Close
Order = Message | Pause | Resume | Close
_LINES: TypeAdapter[Line] = TypeAdapter(Annotated[Line, Field(discriminator="kind")])


class LineFault(ValueError):
    """A line that says nothing known; its words never hold what the line held."""


def line_of(line: Line) -> bytes:
    """One line of JSON in UTF-8, with its line break."""
    words = line.to_json() if isinstance(line, Presence) else line.model_dump_json(exclude_none=True)
    return words.encode() + b"\n"


def order_of(order: Order) -> bytes:
    """The same as a host takes it from a board: besides its kind it says what to `do`, and seconds for minutes."""
    said: dict[str, object] = order.model_dump(exclude_none=True) | {"do": order.kind}
    if isinstance(order, Close):
        said["seconds"] = 60 * order.warning_minutes
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"


def read_line(line: str | bytes) -> Line:
    """Raises LineFault for a line that is too long, no JSON, of no known kind or with wrong values."""
    if len(line) > LONGEST_LINE:
        raise LineFault("the line is too long")
    try:
        return _LINES.validate_json(line)
    except ValidationError:
        raise LineFault("the line says nothing that is known here") from None
