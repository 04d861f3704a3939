"""Who has work in a room: by their folder on this host, or by the database that the room's hosts share."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from tutor.ground.problem import SaveUnusable
from tutor.host.identity import is_learner
from tutor.host.journal import note

_LEFT_ALONE = 3.0
"Seconds for which a database that did not answer is not asked again: nobody queues up before it."
_AT_ONCE = 2


class CantTellError(Exception):
    """The database does not answer, and this host alone does not know them."""


class Identities(Protocol):
    """What the room's hosts share about who was there. Asked from a thread, since it may take its time."""

    def knows(self, learner_id: str) -> bool:
        """Raises SaveUnusable."""


class Known:
    """`identities` is None for a room whose progress lies in folders of this host."""

    def __init__(self, folder: Path, identities: Identities | None = None) -> None:
        self._learners = folder / "learners"
        self._identities = identities
        self._asking = ThreadPoolExecutor(_AT_ONCE, "identities") if identities else None
        self._asked_again_at = 0.0

    async def has_work(self, learner: str) -> bool:
        """True for who has been here. Raises CantTellError."""
        if not is_learner(learner):
            return False
        if (self._learners / learner).is_dir():
            return True
        if self._identities is None:
            return False
        loop = asyncio.get_running_loop()
        if loop.time() < self._asked_again_at:
            raise CantTellError
        try:
            return await loop.run_in_executor(self._asking, self._identities.knows, learner)
        except SaveUnusable as problem:
            self._asked_again_at = loop.time() + _LEFT_ALONE
            # What the log says is the same in every room: the kind of trouble, not its words.
            note("identities away", why=type(problem.__cause__ or problem).__name__)
            raise CantTellError from problem

    def keep(self, learner: str) -> None:
        """Somebody new has been shown their code: it is to be theirs, also if they leave before they begin."""
        if is_learner(learner):
            with suppress(OSError):  # then their own process will say that nothing can be written
                (self._learners / learner).mkdir(mode=0o700, parents=True, exist_ok=True)

    async def surely_has_work(self, learner: str) -> bool:
        """Whom nobody can look up just now counts as new: they are asked for the room's code."""
        with suppress(CantTellError):
            return await self.has_work(learner)
        return False

    def close(self) -> None:
        if self._asking is not None:
            self._asking.shutdown(wait=False, cancel_futures=True)
