"""The database stopped, silent, locked, full, killed: nobody waits, the learner is told, nothing is lost or twice."""

import secrets
import stat
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from tests.durability.counts import IS_LONG, times, told
from tests.saves.conftest import Place, postgres_place
from tests.saves.making import START, answer, one_more, progress
from tests.saves.postgres_server import PASSWORD, PostgresServer, a_server
from tests.saves.swallowing import Middle

from tutor.ground.problem import CouldNotWrite, SaveUnusable
from tutor.learner.progress import Progress
from tutor.saves import unsaved
from tutor.saves.postgres import PostgresStore
from tutor.saves.postgres_feed import Feed
from tutor.saves.problems import DatabaseAway, OpenElsewhere, WaitsForDatabase
from tutor.saves.store import Seat
from tutor.sitting import saving
from tutor.sitting.saving import Saving

PATIENCE = 0.05
"As in full screen."
LONG = 60.0
KILLS = times(15, 200)


@pytest.fixture(scope="module")
def mortal() -> Iterator[PostgresServer]:
    """A server for these tests alone, to be stopped and killed."""
    with a_server() as server:
        yield server


@pytest.fixture
def middle(mortal: PostgresServer) -> Iterator[Middle]:
    line = Middle(mortal.port)
    yield line
    line.close()


@pytest.fixture
def url(mortal: PostgresServer, middle: Middle) -> str:
    """By way of the line in the middle; a room of its own."""
    room = secrets.token_hex(6)
    return f"postgresql://tutor_owner:{PASSWORD}@127.0.0.1:{middle.port}/tutor?room=r-{room}"


@pytest.fixture
def place(url: str, tmp_path: Path) -> Place:
    return postgres_place(url, tmp_path)


@pytest.fixture
def direct(mortal: PostgresServer, url: str, tmp_path: Path) -> Place:
    """The same room past the line in the middle, from another computer."""
    return postgres_place(f"{mortal.url()}?{url.partition('?')[2]}", tmp_path / "elsewhere")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Outages of a test are short, so it is asked again soon."""
    monkeypatch.setattr(saving, "RETRY_SECONDS", 0.1)
    monkeypatch.setattr(unsaved, "PAUSE_SECONDS", 0.05)


@pytest.fixture
def ended(impatient: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first tutor of the test never tries again by itself, as one whose process has ended."""
    monkeypatch.setattr(saving, "RETRY_SECONDS", 3600.0)


class Learner:
    """Somebody who answers one question after another, and what they are told."""

    def __init__(self, store: PostgresStore) -> None:
        self.line = store.line
        self.seat: Seat = store.sit_down("me")
        self.now = store.load("me") or progress(revision=0)
        self.saving = Saving(store, patience=PATIENCE)
        self.longest = 0.0

    def answer(self, times: int = 1) -> None:
        for _ in range(times):
            self.now = one_more(self.now)
            before = time.monotonic()
            self.saving.save(self.now)
            self.longest = max(self.longest, time.monotonic() - before)

    def waits_shortly(self) -> None:
        """For a server that will never answer."""
        self.line.answer_seconds, self.line.connect_seconds = 2.0 if IS_LONG else 0.5, 2

    def waits_long(self) -> None:
        """For one that will, however busy the machine."""
        self.line.answer_seconds, self.line.connect_seconds = LONG, int(LONG)

    def until(self, so: Callable[[Saving], bool]) -> float:
        """Wait until it is so; how long it took."""
        before = time.monotonic()
        while not so(self.saving):
            assert time.monotonic() < before + LONG
            threading.Event().wait(0.01)
        return time.monotonic() - before


def sat_down(place: Place) -> Learner:
    store = place.open()
    assert isinstance(store, PostgresStore)
    return Learner(store)


def is_saved(saves: Saving) -> bool:
    return saves.saved_at is not None


def in_trouble(saves: Saving) -> bool:
    return saves.trouble is not None


def kept(place: Place) -> Progress:
    found = place.open().load("me")
    assert found is not None
    return found


def journals(folder: Path) -> list[Path]:
    return [path for path in (folder / "state").rglob("*.toml") if path.is_file()]


@pytest.mark.parametrize("mood", ["swallows", "refuses"])
def test_an_outage_holds_nobody_up_is_told_and_nothing_is_lost_or_twice(
    mood: str, middle: Middle, place: Place, direct: Place, tmp_path: Path
) -> None:
    learner = sat_down(place)
    learner.answer(3)
    assert learner.saving.finish(LONG)
    learner.waits_shortly()
    middle.mood = "swallows" if mood == "swallows" else "refuses"
    if mood == "refuses":
        middle.cut()
    learner.answer()
    waited = learner.until(in_trouble)
    trouble = learner.saving.trouble
    assert isinstance(trouble, CouldNotWrite)
    assert "kept on this computer" in trouble.safe
    assert PASSWORD not in str(trouble)
    learner.answer(20)
    learner.waits_long()
    middle.mood = "passes"
    middle.cut()
    learner.until(is_saved)
    assert kept(direct) == learner.now
    assert [one.question for one in kept(direct).answer] == [answer(n).question for n in range(24)]
    assert journals(tmp_path) == []
    learner.seat.leave()
    told("outage: " + mood, longest_wait_ms=int(learner.longest * 1000), told_after_ms=int(waited * 1000))


def test_what_waits_is_for_its_owner_only_and_survives_a_new_start(
    middle: Middle, place: Place, direct: Place, tmp_path: Path, ended: None
) -> None:
    learner = sat_down(place)
    learner.answer(2)
    assert learner.saving.finish(LONG)
    middle.mood = "refuses"
    middle.cut()
    learner.answer(5)
    learner.until(in_trouble)
    learner.saving.finish(LONG)
    (journal,) = journals(tmp_path)
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    assert stat.S_IMODE(journal.parent.stat().st_mode) == 0o700
    assert len(kept(direct).answer) == 2
    # A new start while it is still away: told, and nothing touched.
    with pytest.raises(SaveUnusable, match="can't be used"):
        place.open().sit_down("me")
    assert journal.is_file()
    middle.mood = "passes"
    looked_at = place.open().load("me")
    assert looked_at is not None
    assert len(looked_at.answer) == 7
    assert len(kept(direct).answer) == 2  # looking brings nothing in
    forget_lease(direct)
    again = sat_down(place)
    assert again.now == learner.now
    assert kept(direct) == learner.now
    assert journals(tmp_path) == []
    again.answer()
    assert again.saving.finish(LONG)
    assert len(kept(direct).answer) == 8


def forget_lease(place: Place) -> None:
    """As time does when a host died."""
    store = place.open()
    assert isinstance(store, PostgresStore)
    room = store.room
    store.line.run(lambda c: c.execute("UPDATE tutor.lease SET expires = now() WHERE room = %s", (room,)))


def test_what_waited_is_joined_to_what_another_host_saved_since(
    middle: Middle, place: Place, direct: Place, ended: None
) -> None:
    learner = sat_down(place)
    learner.answer(2)
    assert learner.saving.finish(LONG)
    middle.mood = "refuses"
    middle.cut()
    learner.answer(3)
    learner.until(in_trouble)
    learner.saving.finish(LONG)
    forget_lease(direct)
    elsewhere = sat_down(direct)
    other = elsewhere.now.model_copy(
        update={"revision": elsewhere.now.revision + 1, "answer": (*elsewhere.now.answer, answer(100))}
    )
    assert elsewhere.saving.save(other) or elsewhere.saving.finish(LONG)
    elsewhere.seat.leave()
    middle.mood = "passes"
    again = sat_down(place)
    assert {one.question for one in again.now.answer} == {answer(n).question for n in (0, 1, 2, 3, 4, 100)}
    assert kept(direct) == again.now


def test_a_save_whose_answer_was_lost_is_not_kept_twice(middle: Middle, place: Place, direct: Place) -> None:
    learner = sat_down(place)
    learner.answer()
    assert learner.saving.finish(LONG)
    for _ in range(2):
        before = len(learner.now.answer)
        learner.waits_shortly()
        middle.mood = "swallows answers"
        learner.answer()
        learner.until(in_trouble)
        learner.waits_long()
        middle.mood = "passes"
        middle.cut()
        learner.answer()
        learner.until(is_saved)
        assert kept(direct) == learner.now
        assert len(learner.now.answer) == before + 2


def test_a_lock_held_by_another_holds_nobody_up(mortal: PostgresServer, place: Place, direct: Place) -> None:
    learner = sat_down(place)
    learner.answer()
    assert learner.saving.finish(LONG)
    learner.line.answer_seconds = 1.0
    with psycopg.connect(mortal.url()) as other:
        other.execute("LOCK TABLE tutor.learner IN ACCESS EXCLUSIVE MODE")
        learner.answer()
        learner.until(in_trouble)
        assert "locked" in str(learner.saving.trouble) or "not answer" in str(learner.saving.trouble)
        learner.answer(5)
    learner.waits_long()
    learner.until(is_saved)
    assert kept(direct) == learner.now
    learner.seat.leave()


def test_a_full_disk_at_the_server_is_one_sentence_and_what_was_done_waits(
    mortal: PostgresServer, place: Place, direct: Place
) -> None:
    """The server's own refusal (SQLSTATE 53100) from a trigger: a disk that is really full would stop the server."""
    learner = sat_down(place)
    learner.answer()
    assert learner.saving.finish(LONG)
    with psycopg.connect(mortal.url(), autocommit=True) as owner:
        owner.execute(
            "CREATE FUNCTION tutor.full() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$"
        )
        owner.execute("CREATE TRIGGER is_full BEFORE INSERT ON tutor.backup EXECUTE FUNCTION tutor.full()")
        learner.answer(3)
        learner.until(in_trouble)
        assert "its disk is full" in str(learner.saving.trouble)
        assert len(kept(direct).answer) == 1
        with pytest.raises(CouldNotWrite) as refused:
            direct.open().save(progress(learner="ana"))
        assert refused.value.exit_code == 5
        owner.execute("DROP TRIGGER is_full ON tutor.backup")
        owner.execute("DROP FUNCTION tutor.full")
    learner.until(is_saved)
    assert kept(direct) == learner.now
    assert direct.open().load("ana") is None
    learner.seat.leave()


def test_a_server_that_was_stopped_and_started_again_is_found_again(
    mortal: PostgresServer, place: Place, direct: Place
) -> None:
    learner = sat_down(place)
    learner.answer()
    assert learner.saving.finish(LONG)
    mortal.stop()
    learner.answer(4)
    learner.until(in_trouble)
    with pytest.raises(SaveUnusable, match="nothing answers there"):
        direct.open().load("me")
    mortal.start()
    learner.until(is_saved)
    assert kept(direct) == learner.now
    learner.seat.leave()


def test_a_killed_server_loses_nothing_that_was_called_saved(mortal: PostgresServer, direct: Place) -> None:
    learner = sat_down(direct)
    acknowledged: list[int] = []
    stop = threading.Event()

    def answers_all_the_time() -> None:
        while not stop.is_set():
            learner.answer()
            while not learner.saving.finish(LONG) and not stop.is_set():
                stop.wait(0.02)
            acknowledged.append(learner.now.revision)

    busy = threading.Thread(target=answers_all_the_time)
    busy.start()
    lost = 0
    try:
        for _ in range(KILLS):
            seen = len(acknowledged)
            while len(acknowledged) < seen + 5 and busy.is_alive():
                threading.Event().wait(0.001)
            mortal.kill()
            before = acknowledged[-1]
            mortal.start()
            lost += kept_by_owner(mortal, direct) < before
    finally:
        stop.set()
        busy.join(LONG)
    learner.until(is_saved)
    whole = kept(direct)
    assert lost == 0
    assert whole == learner.now
    questions = [one.question for one in whole.answer]
    assert len(questions) == len(set(questions)) == learner.now.revision
    told("database killed", kills=KILLS, acknowledged=len(acknowledged), lost=lost)
    learner.seat.leave()


def kept_by_owner(mortal: PostgresServer, place: Place) -> int:
    store = place.open()
    assert isinstance(store, PostgresStore)
    with psycopg.connect(mortal.url()) as owner:
        (revision,) = owner.execute(  # type: ignore[misc] # the learner is there
            "SELECT revision FROM tutor.learner WHERE room = %s", (store.room,)
        ).fetchone()
    return int(str(revision))


def test_news_missed_while_the_database_was_away_are_asked_for(mortal: PostgresServer, direct: Place) -> None:
    here, there = direct.open(), direct.open()
    assert isinstance(here, PostgresStore)
    there.save(progress(learner="ana"))
    feed = Feed(here.line, here.room)
    try:
        feed.changed(0)
        mortal.stop()
        with pytest.raises(psycopg.Error):
            feed.changed(0)
        mortal.start()
        there.save(one_more(progress(learner="ana")))
        assert feed.changed(LONG) == {"ana"}
        there.save(progress(learner="bea"))
        assert feed.changed(LONG) == {"bea"}
    finally:
        feed.close()


# Away at the start


class LateLearner(Learner):
    """Somebody who comes in while the database is away; their answers have numbers of their own."""

    def __init__(self, store: PostgresStore, first: int) -> None:
        self.line, self.first = store.line, first
        with pytest.raises(DatabaseAway) as away:
            store.sit_down("me")
        self.seat, known_here = away.value.go_on()
        self.told = away.value.told
        self.now = known_here or Progress()
        self.saving = Saving(store, patience=PATIENCE)
        self.longest = 0.0

    def answer(self, times: int = 1) -> None:
        for _ in range(times):
            self.first += 1
            update = {"answer": (*self.now.answer, answer(self.first)), "saved_at": START}
            self.now = self.now.model_copy(update={**update, "revision": self.now.revision + 1})
            before = time.monotonic()
            self.saving.save(self.now)
            self.longest = max(self.longest, time.monotonic() - before)


def sat_down_late(place: Place, first: int) -> LateLearner:
    store = place.open()
    assert isinstance(store, PostgresStore)
    return LateLearner(store, first)


def numbers(place: Place) -> list[str]:
    return sorted(one.question for one in kept(place).answer)


def named(*answers: int) -> list[str]:
    return sorted(answer(number).question for number in answers)


@pytest.mark.parametrize("earlier", [0, 3])
def test_who_comes_while_it_is_away_goes_on_and_all_is_joined_once(
    earlier: int, middle: Middle, place: Place, direct: Place, tmp_path: Path
) -> None:
    if earlier:
        direct.open().save(progress(answers=earlier))
    middle.mood = "refuses"
    learner = sat_down_late(place, 100)
    assert "nothing answers there" in str(learner.told) or "connection broke" in str(learner.told)
    assert "You can go on" in str(learner.told)
    learner.answer(3)
    learner.until(in_trouble)
    assert "kept on this computer" in str(learner.saving.trouble)
    middle.mood = "passes"
    learner.until(is_saved)
    assert numbers(direct) == named(*range(earlier), 101, 102, 103)
    learner.answer(2)
    learner.until(is_saved)
    assert numbers(direct) == named(*range(earlier), *range(101, 106))
    if earlier:
        assert kept(direct).learner == progress().learner
        assert kept(direct).letter == progress().letter
    learner.seat.leave()
    assert journals(tmp_path) == []
    with direct.open().sit_down("me"):
        pass


def test_who_is_killed_while_it_is_away_finds_all_of_it_at_the_next_start(
    middle: Middle, place: Place, direct: Place, tmp_path: Path, ended: None
) -> None:
    direct.open().save(progress(answers=2))
    middle.mood = "refuses"
    killed = sat_down_late(place, 100)
    killed.answer(3)
    killed.until(in_trouble)
    killed.saving.finish(LONG)
    killed.seat.leave()  # as the system does with a dead process's locks
    again = sat_down_late(place, 200)
    assert len(again.now.answer) == 3
    again.answer()
    again.saving.finish(LONG)
    again.seat.leave()
    middle.mood = "passes"
    back = sat_down(place)
    assert numbers(direct) == named(0, 1, 101, 102, 103, 201)
    assert len(back.now.answer) == 6
    assert journals(tmp_path) == []
    back.seat.leave()


def test_a_second_window_while_it_is_away_is_refused_and_writes_over_nothing(
    middle: Middle, place: Place, ended: None
) -> None:
    middle.mood = "refuses"
    first = sat_down_late(place, 100)
    with pytest.raises(OpenElsewhere, match="another window"):
        sat_down_late(place, 200)
    first.seat.leave()


def test_where_another_host_has_the_learner_by_then_what_was_done_waits_and_is_joined_later(
    middle: Middle, place: Place, direct: Place
) -> None:
    middle.mood = "refuses"
    late = sat_down_late(place, 100)
    late.answer(2)
    late.until(in_trouble)
    elsewhere = sat_down(direct)
    elsewhere.answer()
    assert elsewhere.saving.finish(LONG)
    middle.mood = "passes"
    late.until(lambda saves: "another window" in str(saves.trouble))
    assert isinstance(late.saving.trouble, WaitsForDatabase)
    elsewhere.answer()
    assert elsewhere.saving.finish(LONG)
    elsewhere.seat.leave()
    late.until(is_saved)
    assert set(named(101, 102)) < set(numbers(direct))
    assert len(numbers(direct)) == 4
    late.seat.leave()


def test_what_waits_here_and_cannot_be_read_is_never_written_over(
    middle: Middle, place: Place, tmp_path: Path, ended: None
) -> None:
    middle.mood = "refuses"
    first = sat_down_late(place, 100)
    first.answer()
    first.saving.finish(LONG)
    first.seat.leave()
    (journal,) = journals(tmp_path)
    journal.write_text("written by somebody else")
    with pytest.raises(SaveUnusable, match="can't be read"):
        sat_down_late(place, 200)
    assert journal.read_text() == "written by somebody else"
