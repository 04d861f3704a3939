"""Coming in while the database is away: a seat that is taken, and work that is joined, as soon as it answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType

from tutor.learner.progress import Progress
from tutor.saves.journal import Waiting
from tutor.saves.postgres_lease import LeaseSeat
from tutor.saves.unsaved import joined


class LateSeat:
    """Held on this computer only until the database gives a lease."""

    guarded = True

    def __init__(self, since: datetime, let_go: Callable[[], None]) -> None:
        self.since = since
        self.lease: LeaseSeat | None = None
        self._let_go = let_go

    def leave(self) -> None:
        if self.lease is not None:
            self.lease.leave()
        self._let_go()

    def __enter__(self) -> "LateSeat":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()


@dataclass
class Late:
    """One sitting that began so. Its face never sees the earlier work, so that each save of it is joined to that."""

    seat: LateSeat
    grew_from: frozenset[str] = frozenset()
    "Seals of states of the database that this sitting's progress contains."
    is_settled: bool = False
    base: Progress | None = field(default=None, repr=False)
    "What stands in the database, once it has been read."

    def whole(self, progress: Progress, seal: str) -> Progress:
        """`progress` and what stands there under this seal; what stands there itself where nothing is new."""
        return joined(self.base, seal, Waiting(progress, self.grew_from))
