"""Parts of many rows that are not made before somebody asks for them: a start looks at few of them."""

from collections.abc import Callable
from typing import Any

PLACE = "_place"
"Under this key a row holds its place on the shelf."


class Shelf:
    """Makes what a row lacks, by its place; two threads that ask at once get the same."""

    __slots__ = ("_rest",)

    def __init__(self, rest: Callable[[int], dict[str, Any]]) -> None:
        self._rest = rest

    def fill(self, own: dict[str, Any]) -> None:
        """Add to what a row holds all that it lacks."""
        own.update(self._rest(own[PLACE]))
