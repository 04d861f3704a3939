"""A save's checksum: it tells a file that was cut or changed outside the tutor from one that was not.

It is a comment: other programs need not know of it, and lose it when they write the file anew. Whoever mends
a save by hand may delete it; a file without it is taken as it is.
"""

import hashlib
import re
from typing import Literal

_LINE = re.compile(rb"^# checksum ([0-9a-f]{16}) [^\n]*\n", re.MULTILINE)
_WORDS = "(if you change this file by hand, delete this line)"
_SEARCHED = 400
"The line stands second; farther down such words could stand in somebody's letter."

State = Literal["whole", "altered", "unsealed"]


def sealed(text: str) -> str:
    """`text` with its checksum as the second line, where a file cut short still has it."""
    first, _, rest = text.partition("\n")
    return f"{first}\n# checksum {_digest(text.encode())} {_WORDS}\n{rest}"


def state_of(content: bytes) -> State:
    """Whether the content is what was written. Never raises."""
    found = _LINE.search(content, 0, _SEARCHED)
    if found is None:
        return "unsealed"
    seen = memoryview(content)
    digest = _digest(seen[: found.start()], seen[found.end() :])
    return "whole" if digest == found[1].decode() else "altered"


def _digest(*parts: bytes | memoryview) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()[:16]
