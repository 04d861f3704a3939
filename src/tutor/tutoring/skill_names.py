"""How a skill can be written: one plain form of any text, and an index from written forms to skills."""

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from functools import cached_property, lru_cache

from tutor.course.catalogues import Role, Skill
from tutor.course.course import Course

_NOT_WORDS = re.compile(r"[^\w+#&]|_")
_SPACES = re.compile(r"\s+")
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_LOST_IN_IDS = re.compile(r"[^a-z0-9\s,.:–-]")
_LONGEST_OWN_ID = 60
_SHORTENED = (("management", "mgmt"), ("development", "dev"), ("administration", "admin"))
"Words that people shorten when they write a profile."


def plain(text: str) -> str:
    """Lower case, no accents, one space between words; `+` and `#` stay, for C++ and C#. Never raises."""
    marked = unicodedata.normalize("NFKD", text).casefold()
    bare = (
        "".join(char for char in marked if not unicodedata.combining(char))
        if not marked.isascii()
        else marked
    )
    return _SPACES.sub(" ", _NOT_WORDS.sub(" ", bare).replace("&", " and ")).strip()


def own_skill_id(name: str) -> str:
    """An id for a skill typed in: `own/…`, plain ASCII, the same for the same name.

    Where the id can't carry the whole name, a short hash keeps two names apart.
    """
    written = "".join(
        c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c)
    )
    words = _NOT_IN_IDS.sub("-", written).strip("-")
    if words and len(words) <= _LONGEST_OWN_ID and not _LOST_IN_IDS.search(written):
        return f"own/{words}"
    mark = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"own/{words[:_LONGEST_OWN_ID].strip('-') or 'skill'}-{mark}"


class SkillNames:
    """Every written form of every skill, ready for exact, prefix and word-by-word look-up."""

    def __init__(self, skills: tuple[Skill, ...], roles: tuple[Role, ...] = ()) -> None:
        self.common = _common(roles)
        "Skill id → how common it is among kinds of freelancers: 2 for each core, 1 for each other mention."
        self.forms: list[str] = []
        "Plain forms; `owners[i]` is the skill that `forms[i]` belongs to."
        self.owners: list[Skill] = []
        self.written: list[str] = []
        "As content writes it, for showing."
        self.exact: dict[str, int] = {}
        for skill in skills:
            self._add(skill, skill.name)
        for skill in skills:
            for other in (*skill.also, skill.id.replace("-", " ")):
                self._add(skill, other)
        self._starts = sorted(
            (form[place:], number)
            for number, form in enumerate(self.forms)
            for place in (0, *(i + 1 for i, char in enumerate(form) if char == " "))
        )

    def _add(self, skill: Skill, written: str) -> None:
        for long, short in _SHORTENED:
            if long in written.casefold().split():
                self._add_form(skill, written, plain(written).replace(long, short))
        self._add_form(skill, written, plain(written))

    def _add_form(self, skill: Skill, written: str, form: str) -> None:
        known = self.exact.get(form)
        if not form or (known is not None and self.owners[known].id == skill.id):
            return
        self.exact.setdefault(form, len(self.forms))
        self.forms.append(form)
        self.owners.append(skill)
        self.written.append(written)

    @cached_property
    def by_first_word(self) -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
        """Forms as words, under their first word, longest first; of equal forms only the first skill's."""
        grouped: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for form, number in self.exact.items():
            words = tuple(form.split())
            grouped.setdefault(words[0], []).append((words, number))
        return {
            word: tuple(sorted(forms, key=lambda entry: -len(entry[0]))) for word, forms in grouped.items()
        }

    @cached_property
    def _by_edge(self) -> dict[str, list[int]]:
        """Numbers of forms under their first letter, and under their last letter after a dot."""
        edges: dict[str, list[int]] = {}
        for number, form in enumerate(self.forms):
            edges.setdefault(form[0], []).append(number)
            edges.setdefault(f".{form[-1]}", []).append(number)
        return edges

    def with_edges_of(self, form: str) -> dict[int, str]:
        """Forms of about this length that begin or end like it: a slip in both letters is no slip any more."""
        if not form:
            return {}
        near = range(len(form) * 2 // 3, len(form) * 3 // 2 + 1)
        numbers = (*self._by_edge.get(form[0], ()), *self._by_edge.get(f".{form[-1]}", ()))
        return {number: self.forms[number] for number in numbers if len(self.forms[number]) in near}

    def skill_called(self, written: str) -> Skill | None:
        """The skill with exactly this name or other name, in any case and with any punctuation."""
        number = self.exact.get(plain(written))
        return None if number is None else self.owners[number]

    def starting(self, form: str) -> list[int]:
        """Numbers of all forms in which some word, and what follows it, begins with `form`."""
        first = bisect_left(self._starts, (form, -1))
        end = bisect_left(self._starts, (form + "\U0010ffff", -1))
        return [number for _, number in self._starts[first:end]]


def _common(roles: tuple[Role, ...]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for role in roles:
        counted.update((*role.core, *role.core, *role.tool, *role.beyond))
    return counted


class _These:
    """Skills compared by identity: hashing a whole catalogue would cost more than a search."""

    def __init__(self, skills: tuple[Skill, ...], roles: tuple[Role, ...]) -> None:
        self.skills, self.roles = skills, roles

    def __hash__(self) -> int:
        return hash((id(self.skills), id(self.roles)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _These) and self.skills is other.skills and self.roles is other.roles


@lru_cache(maxsize=4)
def _names_of(these: _These) -> SkillNames:
    return SkillNames(these.skills, these.roles)


def names_of(course: Course) -> SkillNames:
    """The index of a course, built once."""
    return _names_of(_These(course.skills, course.roles))
