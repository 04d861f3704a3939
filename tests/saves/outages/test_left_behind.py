"""Who left a computer in an outage and does not come back to it: a host brings in what waits, and harms nobody."""

from pathlib import Path

import pytest
from tests.saves.conftest import Place
from tests.saves.making import progress
from tests.saves.outages.learning import (
    LONG,
    forget_lease,
    in_trouble,
    is_saved,
    journals,
    kept,
    sat_down,
    sat_down_late,
)
from tests.saves.outages.test_away_at_the_start import named, numbers
from tests.saves.swallowing import Middle

from tutor.saves import unsaved
from tutor.saves.journal import UnreadableError
from tutor.saves.postgres import PostgresStore
from tutor.saves.problems import DatabaseAway


@pytest.fixture
def left(middle: Middle, place: Place, direct: Place, ended: None) -> None:
    """Two answers that are saved, then an outage, three more, and a killed tutor."""
    direct.open().save(progress(answers=2))
    middle.mood = "refuses"
    killed = sat_down_late(place, 100)
    killed.answer(3)
    killed.until(in_trouble)
    killed.saving.finish(LONG)
    killed.seat.leave()  # as the system does with a dead process's locks
    middle.mood = "passes"


def host(place: Place) -> PostgresStore:
    store = place.open()
    assert isinstance(store, PostgresStore)
    return store


def test_what_waits_is_brought_in_once_without_its_learner(
    left: None, place: Place, direct: Place, tmp_path: Path
) -> None:
    assert host(place).bring_in("me")
    assert numbers(direct) == named(0, 1, 101, 102, 103)
    assert journals(tmp_path) == []
    assert not host(place).bring_in("me")
    with direct.open().sit_down("me"):
        pass


def test_who_sits_elsewhere_is_not_disturbed_and_it_is_brought_in_when_they_have_left(
    left: None, place: Place, direct: Place, tmp_path: Path
) -> None:
    elsewhere = sat_down(direct)
    assert not host(place).bring_in("me")
    elsewhere.answer(2)
    assert elsewhere.saving.finish(LONG)
    assert kept(direct) == elsewhere.now
    assert len(journals(tmp_path)) == 1
    elsewhere.seat.leave()
    assert host(place).bring_in("me")
    assert numbers(direct) == named(0, 1, 2, 3, 101, 102, 103)
    assert journals(tmp_path) == []


def test_while_it_is_away_or_they_sit_here_in_an_outage_all_stays(
    left: None, middle: Middle, place: Place, direct: Place, tmp_path: Path
) -> None:
    middle.mood = "refuses"
    middle.cut()
    with pytest.raises(DatabaseAway):
        host(place).bring_in("me")
    again = sat_down_late(place, 200)
    again.answer()
    again.saving.finish(LONG)
    middle.mood = "passes"
    assert not host(place).bring_in("me")
    assert numbers(direct) == named(0, 1)
    again.seat.leave()
    assert host(place).bring_in("me")
    assert numbers(direct) == named(0, 1, 101, 102, 103, 201)


def test_who_deleted_their_progress_meanwhile_does_not_get_it_back(
    middle: Middle, place: Place, direct: Place, tmp_path: Path, ended: None
) -> None:
    learner = sat_down(place)
    learner.answer(2)
    assert learner.saving.finish(LONG)
    middle.mood = "refuses"
    middle.cut()
    learner.answer()
    learner.until(in_trouble)
    learner.saving.finish(LONG)
    learner.seat.leave()
    middle.mood = "passes"
    forget_lease(direct)
    assert len(journals(tmp_path)) == 1
    direct.open().delete("me")
    assert not host(place).bring_in("me")
    assert direct.open().load("me") is None
    place.open().delete("me")
    assert journals(tmp_path) == [], "nor does it wait where they delete it"


def test_a_window_that_saves_again_removes_nothing_that_a_second_one_left(
    middle: Middle,
    place: Place,
    direct: Place,
    tmp_path: Path,
    ended: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One sits through an outage and does nothing; a second window comes in, answers, and is closed."""
    monkeypatch.setattr(unsaved, "PAUSE_SECONDS", 0.0)
    first = sat_down(place, answers=1)
    middle.mood = "refuses"
    middle.cut()
    second = sat_down_late(place, 200)
    second.answer(2)
    second.until(in_trouble)
    second.saving.finish(LONG)
    second.seat.leave()
    first.answer()  # the outage goes on, and what the second left is not written over
    first.until(in_trouble)
    first.saving.finish(LONG)
    assert "this window still holds" in str(first.saving.trouble)
    middle.mood = "passes"
    first.answer()
    first.until(is_saved)
    first.seat.leave()
    assert len(journals(tmp_path)) == 1
    assert host(place).bring_in("me")
    assert numbers(direct) == named(0, 1, 2, 201, 202)
    assert journals(tmp_path) == []


def test_what_cannot_be_read_is_left_as_it_is(left: None, place: Place, tmp_path: Path) -> None:
    (journal,) = journals(tmp_path)
    journal.write_text("written by somebody else")
    with pytest.raises(UnreadableError):
        host(place).bring_in("me")
    sitting = sat_down(place, answers=1)
    sitting.seat.leave()
    assert journal.read_text() == "written by somebody else"
