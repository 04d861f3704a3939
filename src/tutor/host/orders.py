"""What a board asks for: of its own host, and of the room's others."""

from typing import Annotated, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError


class Order(BaseModel):
    """One JSON object a line. `seat` is one learner's, at `host` where it is another one; without it all are meant."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    do: Literal["message", "pause", "resume", "close"]
    text: str = Field(default="", max_length=2000)
    seat: int | None = None
    host: Annotated[str, Field(pattern=r"^[0-9a-f]*$", max_length=16)] = ""
    seconds: Annotated[float, Field(ge=0, le=3600)] = 60.0


def read_order(line: bytes) -> Order | None:
    """None for what is no order."""
    try:
        return Order.model_validate_json(line)
    except ValidationError:
        return None


class Others(Protocol):
    """The room's other hosts: `count` live; `is_silent` while the database that all share does not answer."""

    count: int
    is_silent: bool

    async def ask(self, order: Order) -> int | None:
        """Ask another host, or all of them; how many learners they have. None: they could not be asked."""
