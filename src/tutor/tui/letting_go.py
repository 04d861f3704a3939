"""What Textual would go on holding of a part of the screen that is gone, for as long as the tutor is open.

Leant on, with a test in tests/tui/test_letting_go.py that tells when Textual needs this no more: `get_inner_outer` of
`StylesCache` is a method under an `lru_cache`, so that 1,024 parts long gone stay in memory with all their drawn lines.
"""

from functools import lru_cache
from typing import Any

from textual._styles_cache import StylesCache

_COLOURS = 1024
"Pairs of colours whose edges are kept."


def let_go_of_drawn_lines() -> None:
    """Keep the edges' styles by their two colours alone, not by the part that was drawn. Doing it twice is the same."""
    by_part = vars(StylesCache)["get_inner_outer"]
    if not isinstance(by_part, classmethod):
        by_colours: Any = lru_cache(maxsize=_COLOURS)(by_part.__wrapped__)
        StylesCache.get_inner_outer = classmethod(by_colours)  # type: ignore[method-assign, assignment]
