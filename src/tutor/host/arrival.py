"""One connection on its way in, through whichever door: counted, limited, and punished where nobody came in."""

import asyncio
import random
from typing import TYPE_CHECKING

from tutor.host import limits
from tutor.host.comers import Codes
from tutor.host.journal import note, pseudonym

if TYPE_CHECKING:
    from tutor.host.hall import Hall


class Arrival:
    """Silent connections are counted apart from people who type their code: a whole room may do that at once."""

    def __init__(self, hall: "Hall", source: str) -> None:
        self.codes = Codes(hall, source)
        self._hall = hall
        self._source = source
        self._counts_as = ""
        self._is_settled = False
        self._made_at = asyncio.get_running_loop().time()

    def is_let_on(self, *, has_spoken: bool = False) -> bool:
        """Whether this connection may say who comes; until it does, it counts as half-open."""
        hall = self._hall
        if hall.penalties.refuses(self._source):
            return self._refused("penalty")
        is_crowded = not has_spoken and hall.half_open_rule.refuses(hall.half_open, random.random())
        if is_crowded or hall.is_crowded_at_code:
            return self._refused("half-open")
        self._count_as("at-code" if has_spoken else "half-open")
        return True

    def _refused(self, why: str) -> bool:
        """Always False: this one is sent away, and not punished once more for that."""
        self._hall.measures.refused[why] += 1
        self._is_settled = True
        return False

    def is_at_code(self) -> bool:
        """Somebody begins to say who they are; False where the room is closed."""
        self._count_as("at-code")
        self._is_settled = self._is_settled or not self._hall.is_open
        return self._hall.is_open

    def came_in(self, learner: str) -> None:
        self._is_settled = True
        self._count_as("")
        note("login", learner=pseudonym(learner), source=pseudonym(self._source))

    def was_lost(self) -> None:
        """The connection has ended; whoever never came in with it waits a little before the next."""
        self._count_as("")
        if self._is_settled:
            return
        self._is_settled = True
        seconds = limits.PENALTY_FAILED if self.codes.wrong else limits.PENALTY_NONE_TRIED
        if asyncio.get_running_loop().time() - self._made_at >= limits.LOGIN_SECONDS - 1:
            seconds = max(seconds, limits.PENALTY_TOO_SLOW)
        self._hall.penalties.punish(self._source, seconds)
        self._hall.measures.refused["no-login"] += 1
        note("no login", source=pseudonym(self._source), tries=self.codes.wrong)

    def _count_as(self, what: str) -> None:
        hall = self._hall
        hall.half_open += (what == "half-open") - (self._counts_as == "half-open")
        hall.at_code += (what == "at-code") - (self._counts_as == "at-code")
        self._counts_as = what
