"""A room written down for afterwards: what the board shows as CSV or TOML, and never more than it shows."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from tutor.ground.clean import clean_line
from tutor.ground.problem import CouldNotWrite
from tutor.ground.toml_writing import toml_text
from tutor.ground.tongue import _
from tutor.sitting.file_in_place import write_under_free_name
from tutor.sitting.room_lines import RoomFacts
from tutor.sitting.room_view import READY_BANDS, RoomView, Seat

FORMATS = ("csv", "toml")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
"What a spreadsheet takes for the beginning of a formula."


def room_text(view: RoomView, facts: RoomFacts, at: datetime, form: str) -> str:
    """The room at a moment, as CSV (one row a learner) or as TOML (all of it). Raises KeyError for another form."""
    return {"csv": _csv, "toml": _toml}[form](view, facts, at.astimezone(UTC).replace(microsecond=0))


def write_room(text: str, path: Path) -> Path:
    """Write it to a file that is new, or takes the next free name; where it is now. Raises CouldNotWrite."""
    asked = path.expanduser().absolute()
    try:
        return write_under_free_name(asked, text.encode())
    except (OSError, ValueError) as problem:
        why = str(getattr(problem, "strerror", None) or _("no such file can be"))
        raise CouldNotWrite(
            _("The room could not be written to {asked}: {why}.").format(asked=asked, why=why),
            _("No file was changed."),
            _("Choose another."),
        ) from problem


def safe_cell(value: str | int) -> str | int:
    """A cell that no spreadsheet runs: what begins like a formula gets an apostrophe in front."""
    if isinstance(value, int):
        return value
    words = clean_line(value)
    return f"'{words}" if words.startswith(_FORMULA) else words


def _csv(view: RoomView, facts: RoomFacts, at: datetime) -> str:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(
        ["learner", "place", "state", "why", "minutes", "here_minutes", "ready"]
        + [f"{column.unit}_percent" for column in view.units]
    )
    for seat in view.seats:
        writer.writerow([safe_cell(value) for value in _row(seat)])
    return out.getvalue()


def _row(seat: Seat) -> Iterable[str | int]:
    return (
        seat.label,
        seat.place,
        seat.state,
        seat.why,
        seat.minutes,
        seat.here_minutes,
        seat.ready,
        *seat.done,
    )


# Long because it is the file's form, to be read from top to bottom as the file is.
def _toml(view: RoomView, facts: RoomFacts, at: datetime) -> str:
    document: dict[str, object] = {
        "format": "tutor.room-summary",
        "version": 1,
        "room": facts.name,
        "made_at": at,
        "here": len(view.seats),
        "hands_up": view.hands,
        "stuck": view.stuck,
        "ready_mean": view.ready_mean,
        "ready": [
            {"from": low, "to": high, "learners": many}
            for (low, high), many in zip(READY_BANDS, view.ready, strict=True)
        ],
        "unit": [
            {"id": column.unit, "title": column.title, "here": column.here, "mean_percent": column.mean}
            for column in view.units
        ],
        "question": [
            {
                "id": row.question,
                "wrong": row.wrong,
                "of": row.tried,
                "percent": row.percent,
                "still_wrong": row.still,
            }
            for row in view.hardest
        ],
        "reason": [
            {"id": row.reason, "label": row.label, "learners": row.learners} for row in view.reasons or ()
        ],
        "learner": [
            {
                "name": seat.label,
                "place": seat.place,
                "state": seat.state,
                "why": seat.why,
                "minutes": seat.minutes,
                "here_minutes": seat.here_minutes,
                "ready": seat.ready,
                "done": {column.unit: percent for column, percent in zip(view.units, seat.done, strict=True)},
            }
            for seat in view.seats
        ],
    }
    return toml_text({key: value for key, value in document.items() if value != []})
