"""What a process does that writes one learner's progress beside others; started by tests that kill it or count."""

from collections.abc import Iterator

from tests.saves.making import answer, one_more, progress

from tutor.learner.progress import Progress
from tutor.saves.problems import ChangedElsewhere, OpenElsewhere
from tutor.saves.store import Store


def saved_for_ever(store: Store) -> Iterator[int]:
    """The revision of each save, one after the other; the file stays small."""
    with store.sit_down("me"):
        now = store.load("me") or progress(revision=0)
        while True:
            now = one_more(now)
            if len(now.answer) > 30:
                now = now.model_copy(update={"answer": ()})
            store.save(now)
            yield now.revision


def answer_many(store: Store, first: int, count: int) -> None:
    """Give the answers `first`, `first + 1` and so on, each on top of what anybody saved before it."""
    for number in range(first, first + count):
        while True:
            now = store.load("me") or Progress()
            after = now.model_copy(
                update={"revision": now.revision + 1, "answer": (*now.answer, answer(number))}
            )
            try:
                store.save(after)
                break
            except (ChangedElsewhere, OpenElsewhere):
                continue
