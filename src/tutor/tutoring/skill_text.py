"""Picking skills out of a pasted profile, CV or list, with the place where each stands."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tutor.course.catalogues import Skill
from tutor.course.course import Course
from tutor.tutoring.everyday_words import EVERYDAY, GRADES, INITIALS
from tutor.tutoring.list_items import Item, list_items
from tutor.tutoring.skill_names import SkillNames, names_of, plain
from tutor.tutoring.skill_search import closest_skill

LONGEST_TEXT = 200_000
"Characters of a paste that are read; a CV of twenty pages has about a third of that."
MOST_UNKNOWN = 500
"Items nobody knows that are handed back."
_MOST_GUESSES = 150
_SURE_ENOUGH = 86.0
_SHORTEST_GUESS = 5

_WORD = re.compile(r"[^\W_]+[+#]*|&")
# What may stand between two words of one skill: spaces of one line, or one joining character.
_JOINT = re.compile(r"[ \t\u00a0]{0,3}|[-‐‑–./_’']")

_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]?")


@dataclass(frozen=True, slots=True)
class SkillInText:
    """A skill and the first place where it stands: `text == given[start:end]`.

    `sure` is False where the spelling was only like the skill's name.
    """

    skill: Skill
    start: int
    end: int
    text: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class SkillsInText:
    """Each skill once, in the order of the text; and items of lists nobody knows, to offer as own skills."""

    found: tuple[SkillInText, ...]
    unknown: tuple[Item, ...]
    cut: bool = False
    "True where the text was longer than `LONGEST_TEXT`, and its end was not read."


def skills_in_text(text: str, course: Course, *, title: bool = False) -> SkillsInText:
    """Read a paste for skills: whole words only, the longest name first. Never raises, whatever the text.

    In a `title` an everyday word with a capital letter is a name in the first place too: “Unity developer”.
    """
    names = names_of(course)
    read = text[:LONGEST_TEXT]
    items = list_items(read)
    whole = {_words_of(item) for item in items}
    if title and (first := _WORD.search(read)) and first[0][0].isupper():
        whole.add(first.span())
    hits = list(_named(read, names, whole))
    unknown = _unknown(items, hits)
    for form, item in list(unknown.items())[:_MOST_GUESSES]:
        guess = closest_skill(form, course, _SURE_ENOUGH) if len(form) >= _SHORTEST_GUESS else None
        if guess:
            hits.append(SkillInText(guess, item.start, item.end, item.text, sure=False))
            del unknown[form]
    found: dict[str, SkillInText] = {}
    for hit in sorted(hits, key=lambda hit: hit.start):
        if hit.skill.id not in found or hit.sure > found[hit.skill.id].sure:
            found[hit.skill.id] = hit
    in_order = sorted(found.values(), key=lambda hit: hit.start)
    return SkillsInText(tuple(in_order), tuple(unknown.values())[:MOST_UNKNOWN], cut=len(text) > LONGEST_TEXT)


def _words_of(item: Item) -> tuple[int, int]:
    """Where an item's words stand, without a dot before or a bracket after them."""
    spans = [match.span() for match in _WORD.finditer(item.text)] or [(0, len(item.text))]
    return item.start + spans[0][0], item.start + spans[-1][1]


def _unknown(items: tuple[Item, ...], hits: list[SkillInText]) -> dict[str, Item]:
    """Items in which no skill stands, the first of each wording; `hits` stand in the order of the text.

    Where a skill is only one word of three or more, the item means something narrower, and is offered as well.
    """
    named_at = [hit.start for hit in hits]
    unknown: dict[str, Item] = {}
    for item in items:
        first, end = bisect_left(named_at, item.start), bisect_left(named_at, item.end)
        named = sum(len(hit.text.split()) for hit in hits[first:end])
        if named == 0 or (named == 1 and _says_more(item.text, hits[first].text)):
            unknown.setdefault(plain(item.text) or item.text, item)
    return unknown


def _says_more(item: str, name: str) -> bool:
    """Whether an item of three or more words says more than the one that is a skill's name, grades aside."""
    words = plain(_IN_BRACKETS.sub(" ", item)).split()
    more = [word for word in words if len(word) > 2 and word not in GRADES and word != plain(name)]
    return len(words) > 2 and bool(more)


def _named(text: str, names: SkillNames, whole_items: set[tuple[int, int]]) -> Iterator[SkillInText]:
    """Every place that names a skill; places never overlap."""
    words = [(match.start(), match.end(), plain(match[0])) for match in _WORD.finditer(text)]
    here = 0
    while here < len(words):
        number = _longest_name(text, words, here, names, whole_items)
        if number is None:
            here += 1
            continue
        length = len(names.forms[number].split())
        start, end = words[here][0], words[here + length - 1][1]
        yield SkillInText(names.owners[number], start, end, text[start:end])
        here += length


def _longest_name(
    text: str,
    words: list[tuple[int, int, str]],
    here: int,
    names: SkillNames,
    whole_items: set[tuple[int, int]],
) -> int | None:
    """The number of the longest form that stands at word `here`, or None."""
    for form_words, number in names.by_first_word.get(words[here][2], ()):
        span = words[here : here + len(form_words)]
        if tuple(word for _, _, word in span) != form_words:
            continue
        joints = pairwise(span)
        if any(not _JOINT.fullmatch(text, left[1], right[0]) for left, right in joints):
            continue
        place = (span[0][0], span[-1][1])
        if place in whole_items or len(form_words) > 1 or _is_name_here(text, place, form_words[0]):
            return number
    return None


def _is_name_here(text: str, place: tuple[int, int], word: str) -> bool:
    """Whether a single word in running text is a skill's name, and not just a word of the language."""
    start, end = place
    if word in INITIALS:
        return len(word) > 1 and text[start:end].isupper()
    if word not in EVERYDAY:
        return True
    before = text[max(0, start - 40) : start].rstrip(" \t\u00a0\"'“‘(")
    begins_sentence = not before or before[-1] in ".!?:\n\r"
    return text[start].isupper() and not begins_sentence
