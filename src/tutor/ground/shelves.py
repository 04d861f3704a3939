"""The late parts of many rows, packed together: what a start does not look at is not made by it."""

from collections.abc import Callable
from marshal import loads
from typing import Any

PLACE = "_place"
"Under this key a row holds its place on the shelf."
Rest = Callable[[list[dict[str, Any]], int], dict[str, Any]]
"Gives the late parts of the row at a place of what was packed."


class Shelf:
    """Unpacked as a whole when the first of its rows is asked for more than its head; each row is made by itself."""

    __slots__ = ("_content", "_rest", "_rows")

    def __init__(self, content: bytes, rest: Rest) -> None:
        self._content, self._rest = content, rest
        self._rows: list[dict[str, Any]] | None = None

    def fill(self, own: dict[str, Any]) -> None:
        """Add to a row what its head left out. Two threads that do so at once add the same."""
        rows = self._rows
        if rows is None:
            rows = self._rows = loads(self._content)
        own.update(self._rest(rows, own[PLACE]))
