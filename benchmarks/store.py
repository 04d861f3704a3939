"""How many saves a second each store keeps, how long one takes, and what it costs the database.

    python -m benchmarks.store            files and PostgreSQL, with 1, 50 and 400 learners
    python -m benchmarks.store --day      a day of arrivals at 1:100, squeezed into some minutes

PostgreSQL is the one of the development tools, flushing each commit, on this machine: server and learners share
its cores, so that a server of its own does better. Figures and the model made of them stand in docs/scale.md.
"""

import argparse
import multiprocessing
import statistics
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import psycopg
from tests.saves.making import START, one_more, progress
from tests.saves.postgres_server import PostgresServer

from tutor.learner.progress import Progress
from tutor.saves.address import address_of
from tutor.saves.files import open_file_store
from tutor.saves.postgres import open_postgres_store
from tutor.saves.store import Store

LEARNERS = (1, 50, 400)
ANSWERS = 60
"Answers of a learner in the middle of the course."
PROCESSES = 2


def learner_of(number: int) -> Progress:
    """Somebody in the middle of the course, with a letter, skills and pages: about 12 kB as a file."""
    begun = progress(answers=ANSWERS, learner=f"learner-{number}")
    skills = tuple(begun.skill[0].model_copy(update={"id": f"own/skill-{n}"}) for n in range(14))
    pages = tuple(begun.page[0].model_copy(update={"page": f"p{n}"}) for n in range(60))
    letter = begun.letter[0].model_copy(update={"text": "There are many freelancers with your skills. " * 40})
    return begun.model_copy(update={"skill": skills, "page": pages, "letter": (letter,)})


def opened(place: str, state: str) -> Store:
    if "://" in place:
        store = open_postgres_store(address_of(place), Path(state))
        # Four hundred without a pause are far more than will ever be; how long each waits is what is measured.
        store.line.answer_seconds = store.line.connect_seconds = 60
        return store
    return open_file_store(Path(place))


def _saves_in_turn(
    place: str, state: str, number: int, seconds: float, ready: threading.Barrier, took: list[float]
) -> None:
    """One learner, saving one answer after the other without a pause; all begin together, once all sit."""
    store, now = opened(place, state), learner_of(number)
    with store.sit_down(now.learner.id):
        store.save(now)
        ready.wait()
        until = time.time() + seconds
        while time.time() < until:
            now = one_more(now).model_copy(update={"saved_at": START + timedelta(seconds=now.revision)})
            before = time.perf_counter()
            store.save(now)
            took.append(time.perf_counter() - before)


def _process(
    place: str, state: str, numbers: range, seconds: float, told: "multiprocessing.Queue[list[float]]"
) -> None:
    took: list[float] = []
    ready = threading.Barrier(len(numbers))
    threads = [
        threading.Thread(target=_saves_in_turn, args=(place, state, number, seconds, ready, took))
        for number in numbers
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told.put(took)


def measured(place: str, state: str, learners: int, seconds: float) -> tuple[float, float, float]:
    """Saves a second, and the median and 99th percentile of one in milliseconds."""
    context = multiprocessing.get_context("spawn")
    told: multiprocessing.Queue[list[float]] = context.Queue()
    shares = [range(part, learners, PROCESSES) for part in range(min(PROCESSES, learners))]
    running = [
        context.Process(target=_process, args=(place, state, share, seconds, told)) for share in shares
    ]
    for one in running:
        one.start()
    took = [seconds for _ in running for seconds in told.get()]
    for one in running:
        one.join()
    cuts = statistics.quantiles(took, n=100)
    return len(took) / seconds, cuts[49] * 1000, cuts[98] * 1000


@dataclass(frozen=True, slots=True)
class Spent:
    """What the server used: CPU seconds of all its processes, bytes of its log, bytes of the tables."""

    cpu: float
    log: int
    tables: int


class Meter:
    """Reads what a server has used so far; sessions that ended are counted by the system for their parent."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server

    def read(self) -> Spent:
        first = psutil.Process(int((self._server.data / "postmaster.pid").read_text().split()[0]))
        times = first.cpu_times()
        cpu = times.user + times.system + times.children_user + times.children_system
        for child in first.children(recursive=True):
            try:
                spent = child.cpu_times()
            except psutil.NoSuchProcess:
                continue
            cpu += spent.user + spent.system
        with psycopg.connect(self._server.url()) as owner:
            (log, tables) = owner.execute(  # type: ignore[misc] # always one row
                "SELECT pg_current_wal_lsn() - '0/0'::pg_lsn, (SELECT sum(pg_total_relation_size(c.oid))"
                " FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace"
                " WHERE n.nspname = 'tutor' AND c.relkind = 'r')"
            ).fetchone()
        return Spent(cpu, int(log), int(tables))


def difference(before: Spent, after: Spent) -> Spent:
    return Spent(after.cpu - before.cpu, after.log - before.log, after.tables - before.tables)


def _table(folder: Path, server: PostgresServer, seconds: float) -> None:
    print("| store | learners | saves/s | p50 ms | p99 ms | server CPU ms/save | log bytes/save |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    meter = Meter(server)
    for learners in LEARNERS:
        rate, half, most = measured(str(folder / f"saves-{learners}"), str(folder), learners, seconds)
        print(f"| files | {learners} | {rate:.0f} | {half:.1f} | {most:.1f} | | |", flush=True)
    for learners in LEARNERS:
        before = meter.read()
        url = f"{server.url()}?room=bench-{learners}"
        rate, half, most = measured(url, str(folder), learners, seconds)
        spent = difference(before, meter.read())
        saves = rate * seconds + learners
        print(
            f"| PostgreSQL | {learners} | {rate:.0f} | {half:.1f} | {most:.1f} | {spent.cpu / saves * 1000:.2f} "
            f"| {spent.log / saves:.0f} |",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=10.0, help="for each line of the table")
    parser.add_argument("--folder", default=None, help="on which disk files are kept")
    parser.add_argument("--day", action="store_true", help="simulate a day instead")
    parser.add_argument("--learners", type=int, default=1000, help="of the simulated day")
    parser.add_argument("--minutes", type=float, default=4.0, help="into which the day is squeezed")
    options = parser.parse_args()
    server = PostgresServer(flushes=True, settings=("max_connections=600",))
    try:
        server.prepare()
        if options.day:
            from benchmarks.store_day import simulate

            simulate(server, options.learners, options.minutes * 60)
        else:
            with tempfile.TemporaryDirectory(dir=options.folder) as folder:
                _table(Path(folder), server, options.seconds)
    finally:
        server.remove()


if __name__ == "__main__":
    main()
