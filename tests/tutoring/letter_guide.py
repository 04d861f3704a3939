"""The letter guide and our evaluation letters straight from the files, for the tests beside this."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.letters.scores import learnt_signs

from tutor.course.catalogues import LetterReason, LetterRemedy, SampleLetter
from tutor.course.course import LetterGuide
from tutor.course.letter_signs import LetterSigns

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"


class WrittenLetter(NamedTuple):
    """A letter of ours; `part` is `tune` or `test`, `group` the wording."""

    part: str
    group: str
    reasons: tuple[str, ...]
    text: str


@cache
def guide() -> LetterGuide:
    signs = tomllib.loads((CONTENT / "letters/signs.toml").read_text("utf-8"))
    words = tomllib.loads((CONTENT / "en/letters/reasons.toml").read_text("utf-8"))
    return LetterGuide(
        signs=LetterSigns.model_validate(signs),
        learnt=learnt_signs(),
        reasons=tuple(LetterReason.model_validate(one) for one in words["reason"]),
        remedies=tuple(LetterRemedy.model_validate(one) for one in words["remedy"]),
        samples=tuple(_sample(path) for path in sorted((CONTENT / "en/letters/samples").glob("*.md"))),
    )


def _sample(path: Path) -> SampleLetter:
    _, head, text = path.read_text("utf-8").split("+++\n", 2)
    return SampleLetter(**tomllib.loads(head), text=text)


@cache
def written_letters() -> tuple[WrittenLetter, ...]:
    found = []
    for file in sorted((ROOT / "tests/tutoring/letters").glob("*.txt")):
        for block in file.read_text("utf-8").split("@@ ")[1:]:
            head, text = block.split("\n", 1)
            part, group, reasons = head.split()
            found.append(WrittenLetter(part, group, tuple(reasons.split(",")), text.rstrip("\n")))
    return tuple(found)
