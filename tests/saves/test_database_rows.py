"""What stands in a database and what does not: settings, sizes, clocks and deleting change nothing of it unawares."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from tests.saves.conftest import Place, Sql
from tests.saves.making import START, one_more, progress

from tutor.ground.toml_writing import UnwritableError
from tutor.saves.document import DocumentWriter
from tutor.saves.postgres import PostgresStore
from tutor.saves.postgres_lease import LeaseSeat
from tutor.saves.problems import OpenElsewhere
from tutor.saves.writing import SaveWriter


def test_no_setting_of_a_role_or_an_address_changes_what_is_read(
    postgres_url: str, place_of: Callable[[str], Place]
) -> None:
    odd = "options=-c%20datestyle%3DGerman%20-c%20timezone%3D%2B13&client_encoding=latin1&connect_timeout=0"
    place = place_of(f"{postgres_url}&{odd}")
    store = place.open()
    with store.sit_down("me"):
        store.save(progress(answers=2))
        with pytest.raises(OpenElsewhere):
            place.open().sit_down("me")
    assert place.open().load("me") == progress(answers=2)
    assert [stamp.at for stamp in place.open().backups("me")] == [START]


def test_what_just_fits_into_a_file_fits_into_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers take more room there; whoever moves in must not find the door too narrow, nor too wide the way back."""
    long = progress(answers=100)
    size = len(SaveWriter().text(long).encode())
    document, answers = DocumentWriter().texts(long)
    assert len(document.encode()) + sum(map(len, answers)) > size
    for module in ("document", "writing"):
        monkeypatch.setattr(f"tutor.saves.{module}.LARGEST", size)
    assert DocumentWriter().texts(long) == (document, answers)
    with pytest.raises(UnwritableError):
        DocumentWriter().texts(one_more(long))


def test_a_host_whose_clock_is_ahead_takes_no_backup_from_the_next_one(postgres: Place) -> None:
    ahead = progress(revision=0)
    for number in range(24):
        minute = START + timedelta(minutes=number, hours=3 if number < 12 else 0)
        ahead = one_more(ahead).model_copy(update={"saved_at": minute})
        postgres.open().save(ahead)
    revisions = [stamp.revision for stamp in postgres.open().backups("me")]
    assert revisions[:10] == list(range(24, 14, -1))


def test_who_deletes_all_of_it_leaves_no_row_that_is_written_again(postgres: Place, sql: Sql) -> None:
    store = postgres.open()
    assert isinstance(store, PostgresStore)
    seat = store.sit_down("me")
    assert isinstance(seat, LeaseSeat)
    store.save(progress())
    store.delete("me")
    assert seat.is_left
    seat.leave()
    assert sql("SELECT 1 FROM tutor.lease WHERE room = %s", store.room) == []
