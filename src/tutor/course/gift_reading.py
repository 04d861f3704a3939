"""GIFT as questions of a course, as far as it goes; whatever does not fit is said, with its line."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from tutor.course.gift_signs import WEIGHT, Answer, Unfit, answers_in, find, parted, plain
from tutor.course.gift_typed import Read, asks_number, number_answers, text_answers

_TRUTH = re.compile(r"(T|TRUE|F|FALSE)(?=#|$)", re.IGNORECASE)
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_LETTERS = "abcdefghi"
_TRUTHS = ("True", "False")
_TYPED = ("text", "number")


class GiftRead(NamedTuple):
    """Rows for `questions.toml`, and what could not be taken over, each with its line."""

    questions: tuple[dict[str, Any], ...]
    losses: tuple[str, ...]


def read_gift(text: str, unit: str) -> GiftRead:
    """Never raises for what stands in the text. Ids begin with the unit's, and none comes twice."""
    questions: list[dict[str, Any]] = []
    losses: list[str] = []
    taken: set[str] = set()
    for line, block in _blocks(text.replace("\r\n", "\n").replace("\r", "\n")):
        try:
            question = _question(block, unit, line, taken)
        except Unfit as reason:
            losses.append(f"line {line}: {reason}")
            continue
        questions.append(question)
        losses += [f'line {line}: "{question["id"]}" {words}' for words in _missing(question)]
    return GiftRead(tuple(questions), tuple(losses))


def _missing(question: dict[str, Any]) -> Iterator[str]:
    """What a question of a course has, and this one not yet."""
    if not all(option["feedback"] for option in question["options"]):
        yield "has no feedback for each option: write it"
    if not question["because"]:
        yield "has no `because`: quote a sentence of its page"
    if question["kind"] not in _TYPED:
        return
    if len({option.get("right", False) for option in question["options"]}) < 2:
        yield "expects only right answers: add a wrong one that people give"
    if "otherwise" not in question:
        yield "has no `otherwise`: write what to say to any other answer"


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
    opening = find(rest, "{", 0)
    closing = find(rest, "}", opening + 1) if opening >= 0 else -1
    if opening < 0 or closing < 0:
        raise Unfit("a text without answers in { } is no question")
    after = rest[closing + 1 :].strip()
    prompt = plain(rest[:opening]) + (f" _____ {plain(after)}" if after else "")
    inside, because = _general_feedback(rest[opening + 1 : closing].strip())
    kind, options, otherwise = _options(inside)
    for option, letter in zip(options, _LETTERS, strict=False):
        option["id"] = letter
    if not (1 if kind in _TYPED else 2) <= len(options) <= len(_LETTERS):
        raise Unfit(f"it has {len(options)} options, and a question has 2 to {len(_LETTERS)}")
    if not prompt or not all(option["text"] for option in options):
        raise Unfit("its text or one of its options is empty")
    return {
        "id": _id(title, unit, line, taken),
        "kind": kind,
        "objective": f"{unit}/objective",
        "lesson": f"{unit}/lesson",
        "page": "p1",
        "prompt": prompt,
        "because": because,
        **({"otherwise": otherwise} if otherwise else {}),
        "options": [{"id": option.pop("id"), **option} for option in options],
    }


def _title(block: str) -> tuple[str, str]:
    if not block.startswith("::"):
        return "", block
    end = find(block, "::", 2)
    return ("", block) if end < 0 else (plain(block[2:end]), block[end + 2 :])


def _general_feedback(inside: str) -> tuple[str, str]:
    at = find(inside, "####", 0)
    return (inside, "") if at < 0 else (inside[:at].strip(), plain(inside[at + 4 :]))


def _options(inside: str) -> Read:
    """The kind, the options without ids, and the words for any other answer. Raises Unfit for unknown kinds."""
    if not inside:
        raise Unfit("an essay has no right answer")
    if asks_number(inside):
        return number_answers(inside)
    if _TRUTH.match(inside):
        return Read("single", _true_or_false(inside))
    answers = list(answers_in(inside))
    if not answers:
        raise Unfit("it has no answers that begin with = or ~")
    if all(answer.sign == "=" and find(answer.text, "->", 0) >= 0 for answer in answers):
        return Read("match", [_pair(answer) for answer in answers])
    if all(answer.sign == "=" for answer in answers):
        return text_answers(answers)
    return _choices(answers)


def _true_or_false(inside: str) -> list[dict[str, Any]]:
    parts = [plain(part) for part in parted(inside, "#")]
    is_true = parts[0].upper().startswith("T")
    # GIFT puts the feedback for a wrong answer first.
    wrong, right = (*parts[1:3], "", "")[:2]
    return [
        {"text": word, "feedback": right if (word == "True") == is_true else wrong}
        | ({"right": True} if (word == "True") == is_true else {})
        for word in _TRUTHS
    ]


def _pair(answer: Answer) -> dict[str, Any]:
    at = find(answer.text, "->", 0)
    return {
        "text": plain(answer.text[:at]),
        "match": plain(answer.text[at + 2 :]),
        "feedback": answer.feedback,
    }


def _choices(answers: list[Answer]) -> Read:
    options, weighed = [], False
    for answer in answers:
        weight = WEIGHT.match(answer.text)
        weighed = weighed or weight is not None
        is_right = float(weight[1]) > 0 if weight else answer.sign == "="
        option: dict[str, Any] = {"text": plain(answer.text[weight.end() :] if weight else answer.text)}
        options.append(option | {"feedback": answer.feedback} | ({"right": True} if is_right else {}))
    right = sum("right" in option for option in options)
    if right == 0 or right == len(options):
        raise Unfit(
            f"{right} of its {len(options)} options are right, and a choice needs right and wrong ones"
        )
    return Read("several" if weighed or right > 1 else "single", options)


def _id(title: str, unit: str, line: int, taken: set[str]) -> str:
    """The title made an id of the unit; a line number where there is no title, a number where it is taken."""
    name = title.removeprefix(f"{unit}/").casefold()
    stem = _NOT_IN_AN_ID.sub("-", name).strip("-")[:50].strip("-") or f"line-{line}"
    number = 1
    while (found := f"{unit}/{stem}" + (f"-{number}" if number > 1 else "")) in taken:
        number += 1
    taken.add(found)
    return found
