"""The letters of the evaluation: how their files are read, and what each is known to say.

`tune/*.txt` may be looked at to improve the reader; `test/*.txt` may not. `fresh/*.txt` came after the weights, which
were not learnt from it: a look at how plausible mail is read today; its letters carry no telling words. A letter in a
file:

    @@ paused-intake-2 crowded-skills,no-matching-work     its name and every reason it carries, main one first
    ? try-later appeal                                     the remedies it names (may be left out)
    ! they paused letting in VAs                           words that carry the main reason, exactly as in the text
    !no-matching-work nobody asks for it                   words that carry another reason
                                                           an empty line, then the text up to the next @@
The name without its number is the *wording group*: letters that share an idea of wording stand in one half only.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
HALVES = ("tune", "test")
FRESH = "fresh"


class WrittenLetter(NamedTuple):
    """A letter of ours; `evidence` holds (reason, exact words of the text)."""

    id: str
    half: str
    reasons: tuple[str, ...]
    remedies: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    text: str

    @property
    def group(self) -> str:
        return self.id.rsplit("-", 1)[0]


@cache
def written_letters(half: str) -> tuple[WrittenLetter, ...]:
    """All letters of `tune`, `test` or `fresh`, by file and place. Raises ValueError for a line of no known kind."""
    found = []
    for file in sorted((HERE / half).glob("*.txt")):
        for block in re.split(r"(?m)^@@ ", file.read_text("utf-8"))[1:]:
            head, _, text = block.partition("\n\n")
            found.append(_letter(half, head.split("\n"), text.rstrip("\n")))
    return tuple(found)


def _letter(half: str, head: list[str], text: str) -> WrittenLetter:
    name, _, named = head[0].partition(" ")
    reasons = tuple(named.split(","))
    remedies: list[str] = []
    evidence = []
    for line in head[1:]:
        if line.startswith("? "):
            remedies += line[2:].split()
        elif line.startswith("!"):
            reason, _, words = line[1:].partition(" ")
            evidence.append((reason or reasons[0], words))
        else:
            raise ValueError(f"{name}: {line!r} is no line of a letter's head")
    return WrittenLetter(name, half, reasons, tuple(remedies), tuple(evidence), text)
