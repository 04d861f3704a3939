"""Every moment in a save is one in UTC, whatever clock it was written by."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from tutor.learner.progress import Answer

EAST, WEST = timezone(timedelta(hours=8)), timezone(timedelta(hours=-8))


def kept(at: datetime) -> datetime:
    return Answer(question="letter/q-1", at=at).at


def test_a_moment_without_an_offset_is_one_in_utc() -> None:
    assert kept(datetime(2026, 11, 23, 9, 30)) == datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def test_a_moment_of_another_zone_is_kept_in_utc_and_whole_seconds() -> None:
    at = kept(datetime(2026, 11, 23, 9, 30, 0, 999_999, tzinfo=EAST))
    assert (at, at.utcoffset()) == (datetime(2026, 11, 23, 1, 30, tzinfo=UTC), timedelta(0))


@pytest.mark.parametrize("at", [datetime.min.replace(tzinfo=EAST), datetime.max.replace(tzinfo=WEST)])
def test_a_moment_that_utc_does_not_have_is_refused(at: datetime) -> None:
    with pytest.raises(ValidationError, match="no such moment in UTC"):
        kept(at)
