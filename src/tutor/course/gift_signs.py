"""The signs of GIFT: its escapes, its answers, and the weights before them."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_FORMAT = re.compile(r"\[(?:html|moodle|plain|markdown)\]")
WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d{1,5})?)%")


class Unfit(Exception):
    """Why a question can't be one of a course."""


class Answer(NamedTuple):
    sign: str
    text: str
    feedback: str


def plain(text: str) -> str:
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


def find(text: str, sign: str, start: int) -> int:
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


def parted(text: str, sign: str) -> list[str]:
    parts, start = [], 0
    while (at := find(text, sign, start)) >= 0:
        parts.append(text[start:at])
        start = at + len(sign)
    return [*parts, text[start:]]


def answers_in(inside: str) -> Iterator[Answer]:
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
        at = find(words, "#", 0)
        feedback = words[at + 1 :] if at >= 0 else ""
        yield Answer(inside[start], words[:at] if at >= 0 else words, plain(feedback))
