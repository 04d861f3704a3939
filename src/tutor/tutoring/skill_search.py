"""Finding a skill while somebody types: exact and first words first, then other names, then typing mistakes.

Of hits of one kind the skill that more kinds of freelancers have comes first.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tutor.course.catalogues import Role, Skill
from tutor.course.course import Course
from tutor.ground.clean import clean_line
from tutor.ground.tongue import _
from tutor.tutoring.skill_names import SkillNames, names_of, plain

# Longer than any skill's name: what is pasted into a search box is not searched as a whole.
_LONGEST_TYPED = 80
_SHORTEST_FUZZY = 3
_LIKE_ENOUGH = 74
_BEGINS_LIKE = 75
_SAME_WORD = 72

_EXACT, _OTHER_EXACT, _FIRST_WORD, _WORD_IN_NAME, _NAME_BEGINS, _NAME_HAS, _OTHER_HAS, _ALL_WORDS, _LIKE = (
    range(9)
)
_Hit = tuple[tuple[int, float, int, int, str], int]
"How good a hit is, the smaller the better, and the number of the form that was hit."


class SkillFound(NamedTuple):
    """A skill, and in words why it was found."""

    skill: Skill
    why: str


def find_skills(
    typed: str, course: Course, limit: int = 8, role: Role | None = None
) -> tuple[SkillFound, ...]:
    """At most `limit` skills for what was typed, best first. Tolerates typing mistakes; never raises.

    Of equally good hits those of `role`, the learner's own kind of work, come first, in its order.
    """
    names = names_of(course)
    form = plain(typed[:_LONGEST_TYPED])
    if not form or limit < 1:
        return ()
    best: dict[str, _Hit] = {}
    own = (*role.core, *role.tool, *role.beyond) if role else ()
    place = {skill: number for number, skill in enumerate(own)}
    _rank(best, names, ((number, _closeness(names, number, form), 0.0) for number in names.starting(form)))
    if len(best) < limit and " " in form:
        _rank(best, names, ((number, _ALL_WORDS, 0.0) for number in _with_all_words(names, form)))
    if len(best) < limit and len(form) >= _SHORTEST_FUZZY:
        _rank(best, names, ((number, _LIKE, -score) for number, score in _alike(names, form)))

    def order(hit: _Hit) -> tuple[int, float, int, int, int, str]:
        (kind, unlike, rare, length, written), number = hit
        return kind, unlike, place.get(names.owners[number].id, len(own)), rare, length, written

    chosen = sorted(best.values(), key=order)[:limit]
    return tuple(SkillFound(names.owners[number], _why(names, number, key[0])) for key, number in chosen)


def closest_skill(written: str, course: Course, at_least: float) -> Skill | None:
    """The one skill of which this is a misspelling, word by word and at least so much alike (0 to 100)."""
    from rapidfuzz import fuzz, process

    names, form = names_of(course), plain(written)
    hit = process.extractOne(form, names.with_edges_of(form), scorer=fuzz.ratio, score_cutoff=at_least)
    if hit is None:
        return None
    mine, theirs = form.split(), names.forms[hit[2]].split()
    # “Time management” is like “ticket management” as a whole, yet no misspelling of it.
    if len(mine) == len(theirs) and any(
        fuzz.ratio(a, b) < _SAME_WORD for a, b in zip(mine, theirs, strict=True)
    ):
        return None
    return names.owners[hit[2]]


def _rank(best: dict[str, _Hit], names: SkillNames, hits: Iterable[tuple[int, int, float]]) -> None:
    """Take over each skill's best hit: by kind of hit, likeness, how common it is, shortness, then alphabet."""
    for number, kind, unlike in hits:
        skill, form = names.owners[number], names.forms[number]
        entry = ((kind, unlike, -names.common.get(skill.id, 0), len(form), form), number)
        if skill.id not in best or entry < best[skill.id]:
            best[skill.id] = entry


def _closeness(names: SkillNames, number: int, form: str) -> int:
    found = names.forms[number]
    of_other_name = names.written[number] != names.owners[number].name
    if found == form:
        return _OTHER_EXACT if of_other_name else _EXACT
    if of_other_name:
        return _OTHER_HAS
    if found.startswith(f"{form} "):
        return _FIRST_WORD
    if f" {form} " in f" {found} ":
        return _WORD_IN_NAME
    return _NAME_BEGINS if found.startswith(form) else _NAME_HAS


def _with_all_words(names: SkillNames, form: str) -> set[int]:
    """Forms in which each typed word begins some word, in any order."""
    words = form.split()
    found = set(names.starting(words[0]))
    for word in words[1:]:
        found &= set(names.starting(word))
    return found


def _alike(names: SkillNames, form: str) -> Iterator[tuple[int, float]]:
    """Forms written like the typed one as a whole, or beginning like it while it is still being typed."""
    from rapidfuzz import fuzz, process

    for _form, score, number in process.extract(
        form, names.forms, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=30
    ):
        yield number, score
    begun = [found[: len(form) + 1] for found in names.forms]
    for _form, score, number in process.extract(
        form, begun, scorer=fuzz.ratio, score_cutoff=_BEGINS_LIKE, limit=30
    ):
        yield number, score - 5


def _why(names: SkillNames, number: int, kind: int) -> str:
    name, written = names.owners[number].name, names.written[number]
    other = (
        ""
        if plain(name) == names.forms[number]
        else _("also called “{name}”").format(name=clean_line(written))
    )
    if kind == _LIKE:
        if other:
            return _("written much like what you typed, {other}").format(other=other)
        return _("written much like what you typed")
    return other or (_("the same name") if kind == _EXACT else _("its name has what you typed"))
