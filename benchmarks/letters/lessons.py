"""What the weights are learnt from: sentences by what they say, whole letters, letters composed of sentences."""

import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from benchmarks.letters.disturbances import DISTURBANCES, disturbed
from benchmarks.letters.scores import FAMILIES, ROOT
from benchmarks.letters.written import WrittenLetter, written_letters

from tutor.course.catalogues import Family
from tutor.course.course import LetterGuide

__all__ = [
    "FAMILIES",
    "Lesson",
    "Telling",
    "composed",
    "doubled",
    "family_of",
    "letters_of_tests",
    "on_their_way",
    "sentences",
    "under_other_names",
    "whole_letters",
    "written_lesson",
]
Lesson = tuple[str, tuple[str, ...]]
"A text and what it says: its reasons, the main one first, then `remedy/ID` for each way out it names."
Telling = Callable[[str, tuple[str, ...]], tuple[tuple[str, str], ...]]
"Which words of a text carry which of its reasons."
TRAINING = Path(__file__).parent / "training"
_REMEDIES = {
    "declined": ("add-relevant-skills", "update-and-resubmit", "look-at-job-posts", "try-later"),
    "act-now": ("contact-support",),
    "closed": ("appeal", "send-documents"),
}
_OTHERS = (
    "Fiverr", "Freelancer.com", "PeoplePerHour", "Toptal", "Guru", "Workana", "LinkedIn", "PayPal", "Payoneer",
    "Wise", "Airbnb", "Etsy", "Uber", "Amazon", "Facebook", "Udemy", "Preply", "the bank", "the university", "our shop",
)  # fmt: skip
_NEVER_BESIDE = ("no-reason-given", "under-age")
_ALIKE: tuple[set[str], ...] = ({"verify-identity", "identity-check-failed"},)
"Reasons of which one is said where the other is meant."
_SHORT = 45
"Words of a letter that may be one half of another."
_JOINTS = (
    " ",
    " ",
    "\n\n",
    " Also: ",
    " Besides, ",
    " Second, ",
    "\n- ",
    " and ",
    ". In addition, ",
    " On top of that: ",
)
_CLOSED = (
    "Your account has been closed.",
    "Your account is suspended.",
    "We have closed your account.",
    "my account was closed",
    "Your access has ended.",
    "Your access to Upwork has been terminated.",
    "we are closing your account",
)


def family_of(guide: LetterGuide, reason: str) -> Family:
    return guide.reason[reason].family


@cache
def sentences() -> tuple[Lesson, ...]:
    """Single sentences under headings like `[crowded-skills]` or `[remedy/appeal]`."""
    found: list[Lesson] = []
    for file in sorted(TRAINING.glob("*.txt")):
        said: tuple[str, ...] = ()
        text = file.read_text("utf-8")
        for line in text.split("\n") if not text.startswith("@@ ") else ():
            heading = re.fullmatch(r"\[([a-z/, -]+)\]", line)
            if heading:
                said = tuple(heading[1].replace(" ", "").split(","))
            elif line.strip():
                found.append((line.strip(), said))
    return tuple(found)


def whole_letters() -> list[Lesson]:
    """Whole texts after lines like `@@ crowded-skills ? try-later`; `elsewhere` and `talk` are no letters."""
    found: list[Lesson] = []
    for file in sorted(TRAINING.glob("*.txt")):
        text = file.read_text("utf-8")
        for block in re.split(r"(?m)^@@ ", text)[1:] if text.startswith("@@ ") else ():
            head, letter = block.split("\n", 1)
            reasons, _, remedies = head.partition(" ?")
            said = tuple(reasons.strip().split(","))
            if said[0] in ("elsewhere", "talk"):
                said = ("not-a-letter",)
            found.append((letter.strip(), with_remedies(said, remedies.split())))
    return found


def with_remedies(reasons: tuple[str, ...], remedies: Sequence[str]) -> tuple[str, ...]:
    return (*reasons, *(f"remedy/{name}" for name in remedies))


def written_lesson(letter: WrittenLetter) -> Lesson:
    return (letter.text, with_remedies(letter.reasons, letter.remedies))


def letters_of_tests() -> list[Lesson]:
    """The letters that the tests of the reader read, and the course's samples."""
    found: list[Lesson] = []
    for file in sorted((ROOT / "tests/tutoring/letters").glob("*.txt")):
        for block in file.read_text("utf-8").split("@@ ")[1:]:
            head, text = block.split("\n", 1)
            found.append((text.rstrip("\n"), tuple(head.split()[2].split(","))))
    for file in sorted((ROOT / "content/en/letters/samples").glob("*.md")):
        _, front, text = file.read_text("utf-8").split("+++\n", 2)
        found.append((text, (tomllib.loads(front)["id"],)))
    return found


def composed(guide: LetterGuide, number: int) -> list[Lesson]:
    """Letters put together from sentences: reason, verdict, way out and padding in turn. The same every time."""
    chance = random.Random(3)
    by_label: dict[str, list[str]] = defaultdict(list)
    for text, said in sentences():
        by_label[said[0]].append(text)
    reasons = [label for label in by_label if label in guide.reason]
    found: list[Lesson] = []
    for _ in range(number):
        reason = chance.choice(reasons)
        parts, remedy = _letter(reason, family_of(guide, reason), by_label, chance)
        found.append((_joined(parts), (reason, *remedy)))
    for _ in range(number // 3):
        found.append((_joined(_of_others(reasons, by_label, chance)), ("not-a-letter",)))
        talk = [chance.choice(by_label["talk"]) for _ in range(chance.choice((1, 2, 3)))]
        found.append((_joined(talk), ("not-a-letter",)))
    return found


def doubled(guide: LetterGuide, letters: Sequence[Lesson], number: int) -> list[Lesson]:
    """Two short letters of one family as one that gives both reasons. The same every time."""
    chance = random.Random(11)
    by_family: dict[str, dict[str, list[Lesson]]] = defaultdict(lambda: defaultdict(list))
    for text, said in letters:
        reasons = [label for label in said if label in guide.reason]
        alone = len(reasons) == 1 and reasons[0] not in _NEVER_BESIDE and len(text.split()) <= _SHORT
        if alone and family_of(guide, reasons[0]) in _REMEDIES:
            by_family[family_of(guide, reasons[0])][reasons[0]].append((text, said))
    found: list[Lesson] = []
    for _ in range(number if len(by_family) == len(_REMEDIES) else 0):
        several = by_family[chance.choice(sorted(by_family))]
        one, other = chance.sample(sorted(several), 2)
        if {one, other} not in _ALIKE:
            (text, said), (more, also) = chance.choice(several[one]), chance.choice(several[other])
            joined = f"{_joined([text])}{chance.choice(_JOINTS)}{more}"
            found.append((joined, (one, other, *sorted({*said[1:], *also[1:]}))))
    return found


def under_other_names(guide: LetterGuide, letters: Sequence[Lesson]) -> list[Lesson]:
    """Letters that name Upwork, as another sender's: what else they say is then no letter's any more."""
    chance = random.Random(5)
    return [
        (re.sub("upwork", chance.choice(_OTHERS), text, flags=re.IGNORECASE), ("not-a-letter",))
        for text, said in letters
        if "upwork" in text.lower() and family_of(guide, said[0]) != "unclear"
    ]


def on_their_way(letters: Sequence[Lesson], copies: int, telling: Telling) -> list[Lesson]:
    """Each letter as it may arrive: mistyped, quoted, broken; and the longer ones cut short around what tells."""
    known = {letter.text: letter for letter in written_letters("tune")}
    found: list[Lesson] = []
    for text, said in letters:
        letter = known.get(text) or WrittenLetter(text[:40], "training", said, (), (), text)
        if not letter.evidence:
            letter = letter._replace(evidence=telling(text, said))
        ways = sorted(name for name in DISTURBANCES if name != "half_missing")
        for way in random.Random(text).sample(ways, copies):
            found.append((disturbed(way, letter), said))
        half = disturbed("half_missing", letter)
        if len(half) < len(text):
            found.append((half, tuple(one for one in said if not one.startswith("remedy/"))))
    return found


def _letter(
    reason: str, family: str, by_label: dict[str, list[str]], chance: random.Random
) -> tuple[list[str], list[str]]:
    """Sentences, and the remedy that one of them names, if any."""
    remedy: list[str] = []
    said = [chance.choice(by_label[reason])]
    if chance.random() < 0.35:
        said.append(chance.choice(by_label[reason]))
    if family == "declined" and chance.random() < 0.4:
        said.append(chance.choice(by_label["no-reason-given"]))
    if family == "closed" and chance.random() < 0.4:
        said.append(chance.choice(_CLOSED))
    if family == "act-now" and chance.random() < 0.3:
        said.append(chance.choice(by_label["hold"]))
    chance.shuffle(said)
    if family in _REMEDIES and chance.random() < 0.5:
        remedy = ["remedy/" + chance.choice(_REMEDIES[family])]
        said.append(chance.choice(by_label[remedy[0]]))
    if chance.random() < 0.5:
        said.insert(0, chance.choice(by_label["padding"]))
    if chance.random() < 0.3:
        said.append(chance.choice(by_label["padding"]))
    return said, remedy


def _of_others(reasons: list[str], by_label: dict[str, list[str]], chance: random.Random) -> list[str]:
    """Another sender's mail, at times with a sentence that such letters have too."""
    said = [chance.choice(by_label["elsewhere"])]
    if chance.random() < 0.5:
        said.append(chance.choice(by_label["elsewhere"]))
    if chance.random() < 0.4:
        borrowed = chance.choice(by_label[chance.choice(reasons)])
        said.insert(chance.randrange(2), re.sub("upwork", "the site", borrowed, flags=re.IGNORECASE))
    if chance.random() < 0.4:
        said.insert(0, chance.choice(by_label["padding"]).replace("Upwork", "us"))
    return said


def _joined(said: list[str]) -> str:
    return " ".join(one if one[-1] in ".!?" else one + "." for one in said)
