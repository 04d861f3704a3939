"""What all parts of a save have in common: strict about known keys, keeping unknown ones, times in UTC."""

from datetime import UTC, datetime
from typing import Annotated, TypeVar

from tutor.ground.quick_checks import AsList, Becomes
from tutor.ground.shapes import Shape


def _in_utc(moment: datetime) -> datetime:
    """UTC, whole seconds: offsets with seconds can't be read back from TOML.

    Raises ValueError for a time that is before the first or after the last day there is, once it is in UTC.
    """
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError as error:
        raise ValueError("no such moment in UTC") from error


Moment = Annotated[datetime, Becomes(_in_utc)]
_T = TypeVar("_T")
# TOML arrays arrive as lists; only this outer step is lenient, what stands in them stays strict.
Many = Annotated[tuple[_T, ...], AsList()]


class Kept(Shape, strict=True, extra="allow"):
    """Base of all that is saved: frozen, strict about known keys, and keeping unknown ones."""
