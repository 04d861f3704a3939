"""An answer that was begun and not given: kept while the learner looks elsewhere, never judged."""

from typing import NamedTuple


class Unfinished(NamedTuple):
    """`response` has the form of a save's answer, but may be only a part of one; `hints` counts those taken."""

    response: tuple[str, ...] = ()
    hints: int = 0


NOTHING_BEGUN = Unfinished()
