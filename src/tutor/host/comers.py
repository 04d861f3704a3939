"""Who has come in over one connection, and the codes that say so."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.ground.clean import clean_line
from tutor.host import identity, limits

if TYPE_CHECKING:
    from tutor.host.hall import Hall


@dataclass(frozen=True, slots=True)
class Comer:
    """Who has come in over one connection. `learner` is an id made by us, never what somebody typed."""

    learner: str = ""
    name: str = ""
    resume_code: str = ""
    "Empty for those who came by key."
    is_new: bool = False
    "Whether the resume code was made just now, and has to be shown."
    is_facilitator: bool = False


class Codes:
    """The codes typed over one connection, whichever way, and how many of them were wrong."""

    def __init__(self, hall: "Hall", source: str) -> None:
        self._hall = hall
        self._source = source
        self.wrong = 0

    async def comer_of(self, code: str, name: str) -> Comer | None:
        """Who belongs to a typed code: somebody with work here, somebody new, or nobody. A name decides nothing.

        Raises CantTellError for what may be somebody's own code.
        """
        if identity.is_room_code(code, self._hall.room.code):
            new = identity.new_resume_code()
            return Comer(identity.learner_of_code(new), name_of(name), new, is_new=True)
        own = identity.read_resume_code(code)
        if own and await self._hall.known.has_work(identity.learner_of_code(own)):
            return Comer(identity.learner_of_code(own), resume_code=own)
        return None

    def was_wrong(self) -> bool:
        """One more wrong code on this connection; True if that was the last try."""
        self.wrong += 1
        return self.wrong >= limits.TRIES

    def keep(self, comer: Comer) -> None:
        """From now on this learner's own code lets them in."""
        self._hall.known.keep(comer.learner)

    def punish(self) -> None:
        """Somebody who came by a new key and did not know the room's code."""
        self._hall.penalties.punish(self._source, limits.PENALTY_FAILED)


def name_of(typed: str) -> str:
    return clean_line(typed)[:80]
