"""Backups of the last good saves, and the checksum that tells a file changed outside the tutor."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.saves.making import progress

from tutor.saves.checksum import sealed, state_of
from tutor.saves.files import open_file_store
from tutor.saves.problems import DamagedSave
from tutor.saves.thinning import Stamp, stamp_of, to_keep

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
STAMPS = st.builds(Stamp, MOMENTS.map(lambda moment: moment.replace(microsecond=0)), st.integers(0, 10**9))


@given(st.lists(STAMPS, max_size=60))
def test_thinning_keeps_the_newest_and_settles(stamps: list[Stamp]) -> None:
    kept = to_keep(stamps)
    assert set(sorted(set(stamps), reverse=True)[:10]) <= kept <= set(stamps)
    assert to_keep(kept) == kept
    assert len(kept) <= 21


@given(STAMPS)
def test_a_backup_is_found_by_its_name(stamp: Stamp) -> None:
    assert stamp_of(stamp.name) == stamp


@pytest.mark.parametrize("name", ["", "me", "../../etc/passwd", "20261399T000000Z-1", "20261101T090000Z-"])
def test_what_is_no_backup_s_name_names_none(name: str) -> None:
    assert stamp_of(name) is None


def test_a_backup_that_cannot_be_written_spoils_no_save(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    store = open_file_store(tmp_path)
    store.save(progress())
    assert open_file_store(tmp_path).load("me") == progress()
    assert store.backups("me") == ()


def test_a_damaged_backup_is_told_and_the_save_goes_on(tmp_path: Path) -> None:
    store = open_file_store(tmp_path)
    store.save(progress())
    (stamp,) = store.backups("me")
    (path,) = (tmp_path / "backups" / "me").iterdir()
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(DamagedSave):
        store.load_backup("me", stamp)
    assert store.load("me") == progress()


def test_deleting_leaves_nothing_of_this_learner_and_all_of_the_others(tmp_path: Path) -> None:
    store = open_file_store(tmp_path)
    for learner in ("me", "ana"):
        store.save(progress(learner=learner))
    (tmp_path / "me.toml").write_text("no save")
    with pytest.raises(DamagedSave):
        store.load("me")
    gone = store.delete("me")
    assert len(gone) == 3
    assert not [path for path in tmp_path.rglob("*") if "me" in path.name and path.is_file()]
    assert store.load("ana") == progress(learner="ana")
    assert len(store.backups("ana")) == 1


def test_the_checksum_tells_each_cut_and_each_changed_byte(tmp_path: Path) -> None:
    open_file_store(tmp_path).save(progress(answers=2))
    content = (tmp_path / "me.toml").read_bytes()
    assert state_of(content) == "whole"
    seal = content.index(b"\n", content.index(b"# checksum")) + 1
    for length in range(seal, len(content)):
        assert state_of(content[:length]) == "altered"
    for at in [*range(20), *range(seal, len(content))]:
        changed = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        assert state_of(changed) == "altered"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_whatever_was_sealed_is_whole(text: str) -> None:
    assert state_of(sealed(text + "\n").encode()) == "whole"


def test_a_save_changed_by_hand_is_used_and_the_store_says_so(tmp_path: Path) -> None:
    open_file_store(tmp_path).save(progress())
    path = tmp_path / "me.toml"
    path.write_text(path.read_text().replace('"Ana"', '"Ann"', 1))
    store = open_file_store(tmp_path)
    loaded = store.load("me")
    assert loaded and loaded.learner.name == "Ann"
    assert store.was_altered("me")
    path.write_text(
        "".join(line for line in path.read_text().splitlines(True) if not line.startswith("# checksum"))
    )
    store.load("me")
    assert not store.was_altered("me")
