"""Every way to cut a save short and every single bit turned over: never a traceback, never a silently wrong value."""

import random
import time
import tracemalloc
from collections.abc import Iterator

from tests.durability.counts import IS_LONG, times, told
from tests.saves.making import progress

from tutor.learner.progress import Progress
from tutor.saves.checksum import state_of
from tutor.saves.reading import FromNewerTutorError, NotASaveError, progress_from
from tutor.saves.writing import SaveWriter

SAVE = SaveWriter().text(progress(answers=26)).encode()
HELD = progress_from(SAVE)


def spoilt() -> Iterator[bytes]:
    """The 4 kB save cut at every place, and with each of its bits turned over; a sample of both in short."""
    chance = random.Random(4)
    cuts = range(len(SAVE)) if IS_LONG else chance.sample(range(len(SAVE)), 400)
    bits = range(len(SAVE) * 8) if IS_LONG else chance.sample(range(len(SAVE) * 8), 1200)
    for length in cuts:
        yield SAVE[:length]
    for bit in bits:
        one = bytearray(SAVE)
        one[bit // 8] ^= 1 << bit % 8
        yield bytes(one)


def read(content: bytes) -> Progress | None:
    """None for what is refused. Anything else that is raised fails the test."""
    try:
        return progress_from(content)
    except (NotASaveError, FromNewerTutorError):
        return None


def test_what_is_called_whole_is_whole_and_nothing_else_is_raised() -> None:
    assert 3500 < len(SAVE) < 4500
    tried = refused = noticed = same = slowest = 0
    for content in spoilt():
        before = time.thread_time_ns()
        held, state = read(content), state_of(content)
        slowest = max(slowest, time.thread_time_ns() - before)
        tried += 1
        if held is None:
            refused += 1
        elif state == "altered":
            noticed += 1
        else:
            same += 1
            assert held == HELD
    assert refused + noticed > tried * 0.9
    told(
        "spoilt saves",
        tried=tried,
        refused=refused,
        noticed=noticed,
        same=same,
        slowest_ms=slowest / 1_000_000,
    )


def test_a_spoilt_save_takes_little_memory() -> None:
    tracemalloc.start()
    try:
        for content in (SAVE[:2000], b"[" * 4096, b"a." * 2048 + b"=1", SAVE.replace(b'"b"', b'"b'), SAVE):
            read(content)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20 * 1024 * 1024
    told("memory of a spoilt save", peak_kB=peak // 1024, tried=times(5, 5))
