"""GIFT as questions of a course, as far as it goes; whatever does not fit is said, with its line."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

_FORMAT = re.compile(r"\[(?:html|moodle|plain|markdown)\]")
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d{1,5})?)%")
_TRUTH = re.compile(r"(T|TRUE|F|FALSE)(?=#|$)", re.IGNORECASE)
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_LETTERS = "abcdefghi"
_TRUTHS = ("True", "False")


class GiftRead(NamedTuple):
    """Rows for `questions.toml`, and what could not be taken over, each with its line."""

    questions: tuple[dict[str, Any], ...]
    losses: tuple[str, ...]


class _Unfit(Exception):
    """Why a question can't be one of a course."""


class _Answer(NamedTuple):
    sign: str
    text: str
    feedback: str


def read_gift(text: str, unit: str) -> GiftRead:
    """Never raises for what stands in the text. Ids begin with the unit's, and none comes twice."""
    questions: list[dict[str, Any]] = []
    losses: list[str] = []
    taken: set[str] = set()
    for line, block in _blocks(text.replace("\r\n", "\n").replace("\r", "\n")):
        try:
            question = _question(block, unit, line, taken)
        except _Unfit as reason:
            losses.append(f"line {line}: {reason}")
            continue
        questions.append(question)
        if not all(option["feedback"] for option in question["options"]):
            losses.append(f'line {line}: "{question["id"]}" has no feedback for each option: write it')
        if not question["because"]:
            losses.append(f'line {line}: "{question["id"]}" has no `because`: quote a sentence of its page')
    return GiftRead(tuple(questions), tuple(losses))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Each question with the line it begins on: blank lines part them, comments and categories are none."""
    begun: list[str] = []
    first = 0
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.lstrip().startswith("//") or (not begun and line.startswith("$CATEGORY:")):
            continue
        if line.strip():
            first = first if begun else number
            begun.append(line)
        elif begun:
            yield first, "\n".join(begun)
            begun = []


def _question(block: str, unit: str, line: int, taken: set[str]) -> dict[str, Any]:
    title, rest = _title(block.strip())
    opening = _find(rest, "{", 0)
    closing = _find(rest, "}", opening + 1) if opening >= 0 else -1
    if opening < 0 or closing < 0:
        raise _Unfit("a text without answers in { } is no question")
    after = rest[closing + 1 :].strip()
    prompt = _plain(rest[:opening]) + (f" _____ {_plain(after)}" if after else "")
    inside, because = _general_feedback(rest[opening + 1 : closing].strip())
    kind, options = _options(inside)
    for option, letter in zip(options, _LETTERS, strict=False):
        option["id"] = letter
    if not 2 <= len(options) <= len(_LETTERS):
        raise _Unfit(f"it has {len(options)} options, and a question has 2 to {len(_LETTERS)}")
    if not prompt or not all(option["text"] for option in options):
        raise _Unfit("its text or one of its options is empty")
    return {
        "id": _id(title, unit, line, taken),
        "kind": kind,
        "objective": f"{unit}/objective",
        "lesson": f"{unit}/lesson",
        "page": "p1",
        "prompt": prompt,
        "because": because,
        "options": [{"id": option.pop("id"), **option} for option in options],
    }


def _title(block: str) -> tuple[str, str]:
    if not block.startswith("::"):
        return "", block
    end = _find(block, "::", 2)
    return ("", block) if end < 0 else (_plain(block[2:end]), block[end + 2 :])


def _find(text: str, sign: str, start: int) -> int:
    """Where `sign` stands without a backslash before it; -1 if nowhere."""
    at = start
    while 0 <= at < len(text):
        if text[at] == "\\":
            at += 2
        elif text.startswith(sign, at):
            return at
        else:
            at += 1
    return -1


def _general_feedback(inside: str) -> tuple[str, str]:
    at = _find(inside, "####", 0)
    return (inside, "") if at < 0 else (inside[:at].strip(), _plain(inside[at + 4 :]))


def _options(inside: str) -> tuple[str, list[dict[str, Any]]]:
    """The kind and the options without ids. Raises _Unfit for kinds a course does not have."""
    if not inside:
        raise _Unfit("an essay has no right answer")
    if inside.startswith("#"):
        raise _Unfit("a question for a number is not taken over")
    if _TRUTH.match(inside):
        return "single", _true_or_false(inside)
    answers = list(_answers(inside))
    if not answers:
        raise _Unfit("it has no answers that begin with = or ~")
    if all(answer.sign == "=" and _find(answer.text, "->", 0) >= 0 for answer in answers):
        return "match", [_pair(answer) for answer in answers]
    if all(answer.sign == "=" for answer in answers):
        raise _Unfit("a question for typed words is not taken over")
    return _choices(answers)


def _answers(inside: str) -> Iterator[_Answer]:
    starts = []
    at = 0
    while at < len(inside):
        if inside[at] == "\\":
            at += 1
        elif inside[at] in "=~":
            starts.append(at)
        at += 1
    for start, end in pairwise([*starts, len(inside)]):
        words = inside[start + 1 : end].strip()
        at = _find(words, "#", 0)
        feedback = words[at + 1 :] if at >= 0 else ""
        yield _Answer(inside[start], words[:at] if at >= 0 else words, _plain(feedback))


def _true_or_false(inside: str) -> list[dict[str, Any]]:
    parts = [_plain(part) for part in _parted(inside, "#")]
    is_true = parts[0].upper().startswith("T")
    # GIFT puts the feedback for a wrong answer first.
    wrong, right = (*parts[1:3], "", "")[:2]
    return [
        {"text": word, "feedback": right if (word == "True") == is_true else wrong}
        | ({"right": True} if (word == "True") == is_true else {})
        for word in _TRUTHS
    ]


def _parted(text: str, sign: str) -> list[str]:
    parts, start = [], 0
    while (at := _find(text, sign, start)) >= 0:
        parts.append(text[start:at])
        start = at + len(sign)
    return [*parts, text[start:]]


def _pair(answer: _Answer) -> dict[str, Any]:
    at = _find(answer.text, "->", 0)
    return {
        "text": _plain(answer.text[:at]),
        "match": _plain(answer.text[at + 2 :]),
        "feedback": answer.feedback,
    }


def _choices(answers: list[_Answer]) -> tuple[str, list[dict[str, Any]]]:
    options, weighed = [], False
    for answer in answers:
        weight = _WEIGHT.match(answer.text)
        weighed = weighed or weight is not None
        is_right = float(weight[1]) > 0 if weight else answer.sign == "="
        option: dict[str, Any] = {"text": _plain(answer.text[weight.end() :] if weight else answer.text)}
        options.append(option | {"feedback": answer.feedback} | ({"right": True} if is_right else {}))
    right = sum("right" in option for option in options)
    if right == 0 or right == len(options):
        raise _Unfit(
            f"{right} of its {len(options)} options are right, and a choice needs right and wrong ones"
        )
    return ("several" if weighed or right > 1 else "single"), options


def _plain(text: str) -> str:
    """Without the name of a format in front, and without backslashes."""
    text = _FORMAT.sub("", text.strip(), count=1) if _FORMAT.match(text.strip()) else text.strip()
    signs = []
    at = 0
    while at < len(text):
        if text[at] == "\\" and at + 1 < len(text):
            at += 1
            signs.append("\n" if text[at] == "n" else text[at])
        else:
            signs.append(text[at])
        at += 1
    return "".join(signs).strip()


def _id(title: str, unit: str, line: int, taken: set[str]) -> str:
    """The title made an id of the unit; a line number where there is no title, a number where it is taken."""
    name = title.removeprefix(f"{unit}/").casefold()
    stem = _NOT_IN_AN_ID.sub("-", name).strip("-")[:50].strip("-") or f"line-{line}"
    number = 1
    while (found := f"{unit}/{stem}" + (f"-{number}" if number > 1 else "")) in taken:
        number += 1
    taken.add(found)
    return found
