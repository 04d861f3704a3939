"""The answers of a save found by one pattern, since after a year they are nearly all of the file.

tomllib takes 36 µs for a row, this 1 µs, and 2 µs more for a row that somebody looks at. It reads the form in which the
tutor writes answers, gives exactly what `parse_toml` and `Answer` would, and declines any other text: then the file is
read as a whole, the slow way.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from tutor.ground.shapes import shelved
from tutor.ground.toml_reading import TomlFault, parse_toml
from tutor.learner.answers import Answer, Answers, Given
from tutor.saves.disk import LARGEST

_FIRST = "\n[[answer]]\n"
_LETTERS = r'[^"\\\x00-\x1f\x7f]*+'
_TEXT = f'"{_LETTERS}"'
_ROW = (
    r"\[\[answer\]\]\n"
    rf'question = "({_LETTERS})"\n'
    r"(?:revision = (0|[1-9][0-9]{0,8})\n)?+"
    r"at = (?P<at>([0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z)\n"
    rf"response = \[(?P<response>\n(?:    {_TEXT},\n)++|(?:{_TEXT}(?:, {_TEXT})*+)?+)\]\n"
    # One letter is enough, and Python has it already: ten thousand words would have to be made.
    r"(?:correct = (?:(t)rue|false)\n)?+"
    r"(?:hints = (0|[1-9][0-9]{0,8})\n)?+"
    r"\n?+"
)
_ONE_ROW = re.compile(_ROW)
_UNNAMED = re.sub(r"[(][?]P<[a-z]+>", "(?:", _ROW)
_EACH_ROW = re.compile(_UNNAMED)
"With what rules count of each row alone: question, revision, day, correct, hints."
_PIECES = _EACH_ROW.groups + 1
"Into how many pieces each row divides a text: what stands before it, and its words."
_ONE_TEXT = re.compile(_TEXT)
_HEAD = "[[answer]]\n"


class Parted(NamedTuple):
    """A save in parts: tables before the answers, the answers, tables after them."""

    before: dict[str, Any]
    answers: Answers
    after: dict[str, Any]


def parted(text: str) -> Parted | None:
    """The parts of a save's text; None where only the whole can be read, or nothing."""
    begin = text.find(_FIRST) + 1
    pieces = _EACH_ROW.split(text[begin:]) if begin else []
    if len(pieces) <= 1 or any(pieces[0:-1:_PIECES]):
        return None  # no row, or something between two of them
    end = len(text) - len(pieces[-1])
    try:
        answers = _answers(pieces, text, begin, end)
        # Each side reads as a document of its own, so the answers stand between whole statements, and in no text.
        before = parse_toml(text[:begin], longest_line=LARGEST)
        after = parse_toml(text[end:], longest_line=LARGEST)
    except (TomlFault, ValueError):
        return None
    apart = before.keys().isdisjoint(after) and "answer" not in before and "answer" not in after
    # A line that is no header would belong to the last answer.
    ends_well = end == len(text) or text[end] == "["
    return Parted(before, answers, after) if apart and ends_well else None


def _answers(pieces: list[str], text: str, begin: int, end: int) -> Answers:
    """The answers of a part of a text, divided into pieces. Raises ValueError for a day that does not exist."""
    questions, revisions, on, right, hints = (pieces[n::_PIECES] for n in range(1, _PIECES))
    correct = [word == "t" for word in right]
    # Column by column, since a step of Python for each of ten thousand rows would be most of the time.
    days = {day: date.fromisoformat(day).toordinal() for day in set(on)}
    columns = (
        range(len(questions)),
        _each_number(revisions, 1),
        map(days.__getitem__, on),
        correct,
        _each_number(hints, 0),
    )
    given: dict[str, list[Given]] = {name: [] for name in questions}
    for name, one in zip(questions, zip(*columns, strict=True), strict=True):
        given[name].append(one)
    texts: list[str] = []

    def parts(place: int) -> dict[str, Any]:
        # Divided when the first answer is looked at; doing so twice at once does no harm.
        if not texts:
            texts[:] = text[begin:end].split(_HEAD)[1:]
        return _parts(_HEAD + texts[place])

    return Answers.read(shelved(Answer, "correct", correct, parts), given, (text, begin, end))


def _each_number(column: list[str], otherwise: int) -> Iterable[int]:
    """The numbers of a column of words; `otherwise` for a missing one."""
    meant = {word: int(word) if word else otherwise for word in set(column)}
    return map(meant.__getitem__, column)


def _parts(text: str) -> dict[str, Any]:
    row = _ONE_ROW.match(text)
    assert row is not None
    question, revision, _, _, _, correct, hints = row.groups()
    return {
        "question": question,
        "revision": int(revision or 1),
        "at": datetime.fromisoformat(row["at"]),
        "response": tuple([one[1:-1] for one in _ONE_TEXT.findall(row["response"])]),
        "correct": correct == "t",
        "hints": int(hints or 0),
    }


def row_texts(answers: tuple[Answer, ...]) -> list[str]:
    """The text of each answer in the file it was read from; none where they were not read from one of this form."""
    if not isinstance(answers, Answers) or not answers.written_in:
        return []
    text, begin, end = answers.written_in
    return [f"{_HEAD}{row.rstrip()}\n" for row in text[begin:end].split(_HEAD)[1:]]
