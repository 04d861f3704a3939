"""What learners left on this host while the database was away: brought in also for who never comes back to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tutor.ground.problem import CouldNotWrite
from tutor.host.guest import UNSAVED
from tutor.host.identity import is_learner
from tutor.host.journal import note
from tutor.learner.progress import Learner, Progress
from tutor.saves.address import Address
from tutor.saves.document import DocumentWriter, progress_in
from tutor.saves.journal import Journal, Waiting
from tutor.saves.postgres import open_postgres_store
from tutor.saves.postgres_line import server_of
from tutor.saves.postgres_problems import DatabaseRefused
from tutor.saves.problems import DatabaseAway
from tutor.saves.reading import progress_from
from tutor.saves.unsaved import joined
from tutor.saves.writing import SaveWriter


@dataclass(frozen=True, slots=True)
class Swept:
    """How many were brought in, and how many wait on: for the database, or for who sits elsewhere."""

    brought: int = 0
    waiting: int = 0


def bring_in_all(learners: Path, address: Address, is_over: Callable[[], bool]) -> Swept:
    """Try all that waits below the folder of the room's learners, until `is_over`. Nothing is raised."""
    brought = waiting = 0
    is_away = False
    for learner, state in _left(learners, address):
        waiting += 1
        if is_away or is_over():
            continue
        store = open_postgres_store(address, state)
        try:
            if store.bring_in(learner):
                brought, waiting = brought + 1, waiting - 1
        except (DatabaseAway, DatabaseRefused, CouldNotWrite):
            is_away = True
        except Exception as problem:  # whatever is wrong with one learner's file, the others' come in
            note("left here", why=type(problem).__name__)
        finally:
            store.line.close()
    if brought:
        note("brought in", learners=brought, waiting=waiting)
    return Swept(brought, waiting)


def rehearse() -> None:
    """Load all that bringing in needs, for nobody: later Python may lie where this process can't read."""
    nobody = Progress(learner=Learner(id="nobody"))
    read = progress_from(SaveWriter().text(nobody).encode())
    there = progress_in(*DocumentWriter().texts(nobody))
    joined(there, "", Waiting(read.model_copy(update={"revision": 1}), frozenset()))


def _left(learners: Path, address: Address) -> Iterator[tuple[str, Path]]:
    """Whose acts wait, and in which state folder."""
    server = server_of(address)
    for state in sorted(learners.glob(f"*/{UNSAVED}")):
        learner = state.parent.name
        if is_learner(learner) and learner in Journal(state, server).learners():
            yield learner, state
