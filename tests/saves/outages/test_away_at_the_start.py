"""Coming in while the database is away: they go on, and all of it is joined once."""

from pathlib import Path

import pytest
from tests.saves.conftest import Place
from tests.saves.making import answer, progress
from tests.saves.outages.learning import LONG, in_trouble, is_saved, journals, kept, sat_down, sat_down_late
from tests.saves.swallowing import Middle

from tutor.ground.problem import SaveUnusable
from tutor.saves.problems import OpenElsewhere, WaitsForDatabase


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
    elsewhere = sat_down(direct, answers=1)
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
