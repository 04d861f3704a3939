"""A course and a language whose every word is marked, and how to tell a word that was forgotten."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from tests.tui.a_learner import LETTER, half_way, the_course

from tutor.course.course import Course
from tutor.course.overlay import WORDS, Fields, Table, Tables, Text, Texts
from tutor.ground.shapes import Shape
from tutor.sitting.copies import save_text
from tutor.sitting.sitting import Sitting

COURSE = the_course()
_VOWELS = str.maketrans("AEIOUYaeiouy", "ÁÉÍÓÚÝáéíóúý")
_BLANK = re.compile(r"(\{[^{}]*\})")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PLAIN = re.compile(r"[A-Za-z'’-]*[AEIOUaeiou][A-Za-z'’-]*")
"A word of the English alphabet with a vowel, none of them marked."


def marked(text: str) -> str:
    """A text of the course, each vowel marked; its {blanks} stay."""
    parts = _BLANK.split(text)
    return "".join(part if number % 2 else part.translate(_VOWELS) for number, part in enumerate(parts))


def in_marks(item: Any, words: Fields) -> Any:
    """The item as an overlay in the pseudo-language would have it."""
    said: dict[str, Any] = {}
    for name, kind in words.items():
        value = getattr(item, name)
        if not value:
            continue
        match kind:
            case Text():
                said[name] = marked(value)
            case Texts():
                said[name] = tuple(map(marked, value))
            case Table(inside):
                said[name] = in_marks(value, inside)
            case Tables(inside):
                said[name] = tuple(in_marks(one, inside) for one in value)
    return item.model_copy(update=said)


def all_in_marks(items: tuple[Shape, ...], kind: str) -> tuple[Any, ...]:
    return tuple(in_marks(one, WORDS[kind]) for one in items)


def pseudo_course(course: Course) -> Course:
    """The course as one whose every text was translated into the pseudo-language."""
    units = []
    for unit in all_in_marks(course.units, "unit"):
        lessons = [
            lesson.model_copy(update={"pages": all_in_marks(lesson.pages, "page")})
            for lesson in all_in_marks(unit.lessons, "lesson")
        ]
        questions = all_in_marks(unit.questions, "question")
        units.append(unit.model_copy(update={"lessons": tuple(lessons), "questions": questions}))
    letters = course.letters.model_copy(
        update={
            "reasons": all_in_marks(course.letters.reasons, "reason"),
            "remedies": all_in_marks(course.letters.remedies, "remedy"),
            "samples": all_in_marks(course.letters.samples, "sample"),
        }
    )
    lists: Mapping[str, str] = {
        "skills": "skill", "roles": "role", "certificates": "certificate", "plan_texts": "plan-text",
        "readiness": "readiness", "glossary": "term", "bench_texts": "bench-text",
    }  # fmt: skip
    rest = {name: all_in_marks(getattr(course, name), kind) for name, kind in lists.items()}
    update = {"title": marked(course.title), "units": tuple(units), "letters": letters, **rest}
    return course.model_copy(update=update)


PSEUDO_COURSE = pseudo_course(COURSE)


def words_of(*texts: str) -> set[str]:
    return {word.casefold() for text in texts for word in _WORD.findall(text)}


KEYS = "enter esc tab space shift ctrl pgup pgdn home end up down left right f1 f2"
NAMES = "TOML Markdown JSON Upwork English Filipino"
MARKS_OF_A_PLAN_FILE = "Step Due Note"
"By these an edited plan is read again, in any language."
SPELT_RIGHT = "receive"
"What the overview's spelling is held against."
OWN = words_of(
    LETTER,
    KEYS,
    NAMES,
    MARKS_OF_A_PLAN_FILE,
    SPELT_RIGHT,
    # What nobody translates: the learner's own words, names of skills, titles of sources and of letters in English.
    *(f"{one.name} {' '.join(one.also)}" for one in COURSE.skills),
    *(f"{one.title} {one.address} {one.published} {one.id}" for one in COURSE.sources),
    *(f"{one.title}" for one in COURSE.roles),
    *(one.address for one in COURSE.certificates),
    *(one.term for one in COURSE.glossary),
    *(one.text for one in COURSE.letters.samples),
    *(step.id for step in half_way(COURSE).plan().step),
)


OWN_AT_ONCE = " ".join(sorted(OWN))
_EDGES = frozenset("│┃║▌▐╭╰╮╯├┤…")


def forgotten(lines: Iterable[str], sitting: Sitting) -> list[str]:
    """Words without marks that are neither the learner's own nor a name, each with its line."""
    saved = words_of(save_text(sitting.progress), sitting.location)
    return [
        f"{found[0]} in {line.strip()!r}"
        for line in lines
        for found in _WORD.finditer(line)
        if _PLAIN.fullmatch(found[0]) and not is_own(found, saved)
    ]


def is_own(found: re.Match[str], saved: set[str]) -> bool:
    """A word that nobody translates, or a key; beside the edge of a window a part of one."""
    word = found[0].casefold()
    if len(word) == 1 or word in OWN or word in saved:
        return True
    before, after = found.string[: found.start()].rstrip(), found.string[found.end() :].lstrip()
    beside = not before or not after or before[-1] in _EDGES or after[0] in _EDGES
    return beside and (word in OWN_AT_ONCE or any(word in one for one in saved))
