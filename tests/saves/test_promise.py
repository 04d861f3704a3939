"""The save promise, wherever progress is kept: files, memory, PostgreSQL. What only files have stands beside."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.saves.conftest import Place
from tests.saves.making import START, one_more, progress

from tutor.ground.problem import CouldNotWrite, UsageError
from tutor.learner.progress import Progress, SavedSkill
from tutor.saves.moving import merge_in, newest_good, restore, take_in
from tutor.saves.problems import ChangedElsewhere, OpenElsewhere, TakenOver
from tutor.saves.store import Store

SINCE = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)
LASTING = pytest.mark.parametrize("place", ["files", "postgres"], indirect=True)
"Memory goes with its process, and no second process sees it."


def saved_on(before: Progress, at: datetime) -> Progress:
    return one_more(before).model_copy(update={"saved_at": at})


def test_nothing_is_kept_before_the_first_save(store: Store) -> None:
    assert store.load("me") is None
    assert store.saved_learners() == ()
    assert store.backups("me") == ()
    assert store.all_of("me") == ()
    assert store.look("me").condition == "missing"
    assert store.set_aside("me") is store.begin_anew("me") is None


def test_what_was_saved_is_read_again_by_another(place: Place) -> None:
    place.open().save(progress(answers=3))
    assert place.open().load("me") == progress(answers=3)
    assert place.open().look("me").progress == progress(answers=3)
    assert place.open().look("me").condition == "ok"
    assert not place.open().was_altered("me")


def test_learners_are_listed_in_the_order_of_the_alphabet(store: Store) -> None:
    for learner in ("zoe", "ana", "me"):
        store.save(progress(learner=learner))
    assert store.saved_learners() == ("ana", "me", "zoe")


def test_each_save_has_a_backup_that_holds_the_same(store: Store) -> None:
    states = [progress()]
    store.save(states[0])
    for _ in range(3):
        states.append(saved_on(states[-1], START + timedelta(minutes=states[-1].revision)))
        store.save(states[-1])
    assert [stamp.revision for stamp in store.backups("me")] == [4, 3, 2, 1]
    assert [store.load_backup("me", stamp) for stamp in store.backups("me")] == states[::-1]
    assert [store.look_at_backup("me", stamp).condition for stamp in store.backups("me")] == ["ok"] * 4
    assert store.backups("ana") == ()


def test_backups_thin_out_with_age(store: Store) -> None:
    now = progress()
    store.save(now)
    for hour in range(6, 24 * 60, 6):
        now = saved_on(now, START + timedelta(hours=hour))
        store.save(now)
    kept = [stamp.at for stamp in store.backups("me")]
    assert len(kept) <= 10 + 7 + 4
    assert len({moment.date() for moment in kept}) >= 7
    assert kept[0] - kept[-1] >= timedelta(weeks=2)


def test_a_backup_holds_answers_that_were_taken_back_since(store: Store) -> None:
    before = progress(answers=5)
    store.save(before)
    after = progress(answers=2, revision=2)
    store.save(after)
    again = one_more(after)
    store.save(again)
    newest, middle, oldest = store.backups("me")
    assert store.load("me") == again
    assert store.load_backup("me", newest) == again
    assert store.load_backup("me", middle) == after
    assert store.load_backup("me", oldest) == before


def test_a_save_from_an_older_state_is_refused(place: Place) -> None:
    first, second = place.open(), place.open()
    first.save(progress())
    here, there = first.load("me"), second.load("me")
    assert here is not None and there is not None
    first.save(one_more(here))
    with pytest.raises(ChangedElsewhere) as told:
        second.save(one_more(there))
    assert told.value.exit_code == 4
    assert place.open().load("me") == one_more(here)
    newest = second.load("me")
    assert newest is not None
    second.save(one_more(newest))


@LASTING
def test_a_store_that_has_not_read_saves_only_the_next_revision(place: Place) -> None:
    place.open().save(progress(revision=4))
    for revision in (1, 6):
        with pytest.raises(ChangedElsewhere):
            place.open().save(progress(revision=revision, answers=1))
    with pytest.raises(ChangedElsewhere):
        place.open().save(progress(revision=4, answers=1))
    place.open().save(progress(revision=5))


def test_the_same_revision_is_not_saved_twice(store: Store) -> None:
    store.save(progress(answers=1))
    with pytest.raises(ChangedElsewhere):
        store.save(progress(answers=2))
    assert store.load("me") == progress(answers=1)


@LASTING
def test_what_another_removed_is_written_again(place: Place) -> None:
    store = place.open()
    store.save(progress(answers=2))
    place.open().delete("me")
    store.save(one_more(progress(answers=2)))
    assert place.open().load("me") == one_more(progress(answers=2))


@LASTING
def test_half_a_character_is_refused_and_the_older_save_stays(place: Place) -> None:
    store = place.open()
    store.save(progress())
    skill = SavedSkill.model_construct(id="half \ud83d")
    with pytest.raises(CouldNotWrite, match="half a character"):
        store.save(progress(revision=2).model_copy(update={"skill": (skill,)}))
    assert place.open().load("me") == progress()


@LASTING
def test_a_save_that_could_not_be_read_again_for_its_size_is_not_written(place: Place) -> None:
    store = place.open()
    store.save(progress())
    long = progress(revision=2).letter[0].model_copy(update={"text": "x" * 5_000_000})
    with pytest.raises(CouldNotWrite, match="larger than 4 MB"):
        store.save(progress(revision=2).model_copy(update={"letter": (long,)}))
    assert place.open().load("me") == progress()


@LASTING
def test_a_name_that_is_no_id_is_refused(place: Place) -> None:
    for name in ("../me", "", "A", "x" * 41):
        with pytest.raises(UsageError):
            place.open().load(name)


@LASTING
def test_a_second_sitting_is_told_who_sits_there_since_when(place: Place) -> None:
    with place.open(lambda: SINCE).sit_down("me") as seat:
        assert seat.guarded
        with pytest.raises(OpenElsewhere) as told:
            place.open().sit_down("me")
        with pytest.raises(OpenElsewhere):
            place.open().save(progress())
        assert place.open().load("me") is None
    assert told.value.since == SINCE
    assert f"{SINCE.astimezone():%H:%M}" in told.value.happened
    assert told.value.pid is not None
    assert told.value.exit_code == 4
    place.open().sit_down("me").leave()


def test_learners_sit_side_by_side(store: Store) -> None:
    with store.sit_down("me"), store.sit_down("ana"):
        store.save(progress(learner="me"))
        store.save(progress(learner="ana"))
    assert store.saved_learners() == ("ana", "me")


def test_a_seat_taken_in_the_same_process_is_taken(store: Store) -> None:
    with store.sit_down("me"), pytest.raises(OpenElsewhere):
        store.sit_down("me")
    store.sit_down("me").leave()


def test_leaving_twice_is_leaving(store: Store) -> None:
    seat = store.sit_down("me")
    seat.leave()
    with store.sit_down("me"):
        seat.leave()
        with pytest.raises(OpenElsewhere):
            store.sit_down("me")


@LASTING
def test_whoever_was_taken_over_stops_writing(place: Place) -> None:
    first, second = place.open(), place.open()
    with first.sit_down("me"):
        first.save(progress())
        with second.sit_down("me", take_over=True):
            taken = second.load("me")
            assert taken is not None
            second.save(one_more(taken))
            with pytest.raises(TakenOver) as told:
                first.save(one_more(one_more(progress())))
            assert told.value.exit_code == 4
    assert place.open().load("me") == one_more(progress())


@LASTING
def test_whoever_was_taken_over_is_told_also_after_the_other_left(place: Place) -> None:
    first, second = place.open(), place.open()
    with first.sit_down("me"):
        first.save(progress())
        second.sit_down("me", take_over=True).leave()
        with pytest.raises(TakenOver):
            first.save(one_more(progress()))
    assert place.open().load("me") == progress()


def test_taking_over_a_free_seat_is_sitting_down(store: Store) -> None:
    with store.sit_down("me", take_over=True):
        store.save(progress())


@LASTING
def test_leaving_a_seat_that_was_taken_over_does_not_free_it(place: Place) -> None:
    first, second = place.open(), place.open()
    old = first.sit_down("me")
    with second.sit_down("me", take_over=True):
        old.leave()
        with pytest.raises(OpenElsewhere):
            first.sit_down("me")


def test_deleting_leaves_nothing_of_this_learner_and_all_of_the_others(place: Place) -> None:
    store = place.open()
    for learner in ("me", "ana"):
        store.save(progress(learner=learner))
    going = store.all_of("me")
    assert going
    assert store.delete("me") == going
    assert store.all_of("me") == ()
    assert store.saved_learners() == ("ana",)
    assert store.load("ana") == progress(learner="ana")
    assert len(store.backups("ana")) == 1


def test_a_backup_is_brought_back_and_that_can_be_undone(store: Store) -> None:
    now = progress(answers=1)
    store.save(now)
    store.save(one_more(now))
    done = restore(store, "me", lambda: START + timedelta(hours=1))
    assert done.progress.answer == now.answer
    assert store.load("me") == done.progress
    assert done.before is not None
    assert (
        restore(store, "me", lambda: START + timedelta(hours=2), done.before).progress.answer
        == one_more(now).answer
    )


def test_a_save_from_elsewhere_is_taken_in_and_joined(store: Store) -> None:
    assert take_in(store, "me", progress(answers=2, revision=9))
    assert not take_in(store, "me", progress(answers=2, revision=9))
    before, after = merge_in(store, "me", progress(answers=4), lambda: START)
    assert len(before.answer) == 2
    assert set(after.answer) == set(progress(answers=4).answer)
    assert store.load("me") == after
    assert newest_good(store, "me", unlike=after) is not None
