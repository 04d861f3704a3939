"""The database stopped, silent, locked, full, killed: nobody waits, the learner is told, nothing is lost or twice."""

import stat
import threading
from pathlib import Path

import psycopg
import pytest
from tests.durability.counts import times, told
from tests.saves.conftest import Place
from tests.saves.making import answer, progress
from tests.saves.outages.learning import LONG, forget_lease, in_trouble, is_saved, journals, kept, sat_down
from tests.saves.postgres_server import PASSWORD, PostgresServer
from tests.saves.swallowing import Middle

from tutor.ground.problem import CouldNotWrite, SaveUnusable
from tutor.saves.postgres import PostgresStore

KILLS = times(15, 200)


@pytest.mark.parametrize("mood", ["swallows", "refuses"])
def test_an_outage_holds_nobody_up_is_told_and_nothing_is_lost_or_twice(
    mood: str, middle: Middle, place: Place, direct: Place, tmp_path: Path
) -> None:
    learner = sat_down(place, answers=3)
    learner.waits_shortly()
    if mood == "refuses":
        middle.refuse()
    else:
        middle.mood = "swallows"
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
    learner.all_is_kept(direct)
    assert [one.question for one in kept(direct).answer] == [answer(n).question for n in range(24)]
    assert journals(tmp_path) == []
    learner.seat.leave()
    told("outage: " + mood, longest_wait_ms=int(learner.longest * 1000), told_after_ms=int(waited * 1000))


def test_what_waits_is_for_its_owner_only_and_survives_a_new_start(
    middle: Middle, place: Place, direct: Place, tmp_path: Path, ended: None
) -> None:
    learner = sat_down(place, answers=2)
    middle.refuse()
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


def test_what_waited_is_joined_to_what_another_host_saved_since(
    middle: Middle, place: Place, direct: Place, ended: None
) -> None:
    learner = sat_down(place, answers=2)
    middle.refuse()
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
    learner = sat_down(place, answers=1)
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
        learner.all_is_kept(direct)
        assert len(learner.now.answer) == before + 2


def test_a_lock_held_by_another_holds_nobody_up(mortal: PostgresServer, place: Place, direct: Place) -> None:
    learner = sat_down(place, answers=1)
    learner.line.answer_seconds = 1.0
    with psycopg.connect(mortal.url()) as other:
        other.execute("LOCK TABLE tutor.learner IN ACCESS EXCLUSIVE MODE")
        learner.answer()
        learner.until(in_trouble)
        assert "locked" in str(learner.saving.trouble) or "not answer" in str(learner.saving.trouble)
        learner.answer(5)
    learner.waits_long()
    learner.all_is_kept(direct)
    learner.seat.leave()


def test_a_full_disk_at_the_server_is_one_sentence_and_what_was_done_waits(
    mortal: PostgresServer, place: Place, direct: Place
) -> None:
    """The server's own refusal (SQLSTATE 53100) from a trigger: a disk that is really full would stop the server."""
    learner = sat_down(place, answers=1)
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
    learner.all_is_kept(direct)
    assert direct.open().load("ana") is None
    learner.seat.leave()


def test_a_server_that_was_stopped_and_started_again_is_found_again(
    mortal: PostgresServer, place: Place, direct: Place
) -> None:
    learner = sat_down(place, answers=1)
    mortal.stop()
    learner.answer(4)
    learner.until(in_trouble)
    with pytest.raises(SaveUnusable, match="nothing answers there"):
        direct.open().load("me")
    mortal.start()
    learner.all_is_kept(direct)
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
