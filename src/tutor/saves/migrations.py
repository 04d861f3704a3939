"""From the document of an older save to today's form, one step for each version; older tutors' saves stay readable.

A change that only adds keys needs no step: a missing key is an empty one. `tests/saves/samples/` holds a save of
each version that was ever released.
"""

from collections.abc import Callable, Mapping
from typing import Any

from tutor.learner.progress import VERSION

Document = dict[str, Any]
Step = Callable[[Document], Document]

STEPS: Mapping[int, Step] = {}
"Version → what makes a document of it one of the next version. A step changes no document it is given."


def brought_up(document: Document, steps: Mapping[int, Step] = STEPS, newest: int = VERSION) -> Document:
    """The document in today's form. Its `version` is a whole number from 1 to `newest`. Raises what steps raise."""
    for version in range(document["version"], newest):
        document = steps[version](document) | {"version": version + 1}
    return document
