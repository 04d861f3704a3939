"""The overview looked through: length, the part clients see first, contact details, false claims, spelling.

The limits are those of F33 and F34: 5,000 characters, about 250 of them seen before the fold.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from tutor.course.course import Course
from tutor.ground.tongue import _
from tutor.learner.progress import Progress
from tutor.tutoring.contact_details import contact_details
from tutor.tutoring.honest_list import honest_skills, marked_never, shown_name
from tutor.tutoring.skill_names import names_of, plain
from tutor.tutoring.skill_text import skills_in_text

LONGEST = 5000
SEEN_FIRST = 250
_SHORT = 250
"An overview shorter than this leaves seen space empty; no published least length was found (F36)."

Misspelt = Callable[[Iterable[str]], Mapping[str, str]]
"Words in small letters → those that are misspelt, each with what may be meant."
Kind = Literal["length", "first", "contact", "never", "spelling"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NO_PROSE = re.compile(r"[@/\\_\d]|\w\.\w")
"Part of an address, a file or a number: such a word is not judged."
_NOT = re.compile(r"\b(?:not|never|no|without|don['’]t|haven['’]t|learning|learn)\b", re.IGNORECASE)
_SMALL_WORDS = "the and of to for with my you your is are in on i we that have at by from this be was"
_SMALL = frozenset(_SMALL_WORDS.split())
_CAPITALS = re.compile(r"\b(?:[A-Z]{2,}\s+){3,}[A-Z]{2,}\b")
_ROWS = re.compile(r"[!?]{3,}|\${2,}|[★⭐✨🔥]{3,}")
_SENTENCE_END = re.compile(r"[.!?\n]")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: `words` say it to the learner, `about` are the places in the text."""

    kind: Kind
    words: str
    about: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OverviewCheck:
    """`length` in characters; `seen_first` is what clients see before they click."""

    length: int
    seen_first: str
    findings: tuple[Finding, ...]


def check_overview(text: str, progress: Progress, course: Course, misspelt: Misspelt) -> OverviewCheck:
    """The gravest finding first. An empty text has none: the table of parts already asks for one."""
    text = text.strip()
    seen = text[:SEEN_FIRST]
    if not text:
        return OverviewCheck(0, "", ())
    findings = (
        *_contacts(text),
        *_never_done(text, progress, course),
        *_length(text),
        *_first(seen, progress),
        *_spelling(text, progress, course, misspelt),
        *_shouting(text),
    )
    return OverviewCheck(len(text), seen, findings)


def _contacts(text: str) -> Iterable[Finding]:
    found = contact_details(text)
    if found:
        words = _("Contact details may not stand in a profile. Take them out: ") + ", ".join(found[:4])
        yield Finding("contact", words, found, ("F38", "F66"))


def _never_done(text: str, progress: Progress, course: Course) -> Iterable[Finding]:
    never = marked_never(progress)
    if not never:
        return
    named = {
        one.skill.id: (one.skill.name, one.start) for one in skills_in_text(text, course).found if one.sure
    }
    for saved in progress.skill:
        place = re.search(rf"(?<!\w){re.escape(shown_name(saved))}(?!\w)", text, re.IGNORECASE)
        if saved.id in never and saved.id not in course.skill and place:
            named[saved.id] = (shown_name(saved), place.start())
    for skill_id, (name, start) in named.items():
        if skill_id in never and not _denied(text, start):
            words = _(
                "You say that you have never done {name}, and the text names it. Take it out, or learn it first."
            ).format(name=name)
            yield Finding("never", words, (name,), ("F60",))


def _denied(text: str, start: int) -> bool:
    """“I have not used Zoho yet” is no claim: a word of denial stands before it in the sentence."""
    return bool(_NOT.search(_SENTENCE_END.split(text[:start])[-1]))


def _length(text: str) -> Iterable[Finding]:
    if len(text) > LONGEST:
        over = len(text) - LONGEST
        yield Finding(
            "length",
            _("{over} characters too long: {longest} are the limit.").format(over=over, longest=LONGEST),
            (),
            ("F34",),
        )
    elif len(text) < _SHORT:
        words = _("{n} characters: clients see about {seen_first} before they click. Use this space.").format(
            n=len(text), seen_first=SEEN_FIRST
        )
        yield Finding("length", words, (), ("F33", "F34"))


def _first(seen: str, progress: Progress) -> Iterable[Finding]:
    skills = honest_skills(progress)
    if not skills or _names_one(seen, [shown_name(skill) for skill in skills], progress.learner.title):
        return
    words = _(
        "The first {seen_first} characters name none of your skills. Say there what you do, and for whom."
    ).format(seen_first=SEEN_FIRST)
    yield Finding("first", words, (), ("F33",))


def _names_one(seen: str, names: list[str], title: str) -> bool:
    """Half a name is enough, as “customers” speaks of customer service."""
    said = plain(seen)
    words = {word for name in (*names, title) for word in plain(name).split() if len(word) > 3}
    return any(word.rstrip("s") in said for word in words) or any(plain(name) in said for name in names)


def _spelling(text: str, progress: Progress, course: Course, misspelt: Misspelt) -> Iterable[Finding]:
    candidates = _words_to_judge(text, progress, course)
    wrong = misspelt(candidates)
    if len(candidates) > 5 and wrong and (len(wrong) * 3 > len(candidates) or not _is_english(text)):
        words = _("The text seems to be in another language than English, so its spelling was not looked at.")
        yield Finding("spelling", words)
    elif wrong:
        shown = ", ".join(f"“{word}” ({meant}?)" for word, meant in list(wrong.items())[:8])
        yield Finding(
            "spelling", _("Spelling to look at: {shown}").format(shown=shown), tuple(wrong), ("F5",)
        )


def _is_english(text: str) -> bool:
    """By the small words, which are a third of any English text; lists of names have few of them too."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return sum(word in _SMALL for word in words) * 12 >= len(words)


def _shouting(text: str) -> Iterable[Finding]:
    """Sentences in capital letters, and rows of signs: clients take them for advertising."""
    if _CAPITALS.search(text):
        yield Finding("spelling", _("Whole sentences stand in capital letters. Write them as usual."))
    if rows := tuple(dict.fromkeys(_ROWS.findall(text))):
        shown = ", ".join(f"“{row[:6]}”" for row in rows[:3])
        yield Finding("spelling", _("Rows of signs: {shown}. One sign is enough.").format(shown=shown), rows)


def _words_to_judge(text: str, progress: Progress, course: Course) -> tuple[str, ...]:
    """Words in small letters, each once. One with a capital may be a name, so nobody judges it."""
    known = {word for form in names_of(course).forms for word in form.split()}
    own = (*(shown_name(one) for one in progress.skill), *(one.name for one in progress.certificate))
    tests = (kind.name for kind in course.certificates)
    learner = progress.learner
    for name in (*own, *tests, learner.name, learner.title, learner.work):
        known.update(plain(name).split())
    bare = " ".join(word for word in text[:LONGEST].split() if not _NO_PROSE.search(word))
    found = dict.fromkeys(
        word.replace("’", "'") for word in _WORD.findall(bare) if word.islower() and word.isascii()
    )
    return tuple(word for word in found if len(word) > 3 and plain(word) not in known)
