"""Which skills deserve one of the fifteen places: a ranking that says its reasons."""

from typing import NamedTuple

from tutor.course.catalogues import Role
from tutor.course.course import Course
from tutor.ground.tongue import N_, _
from tutor.learner.progress import Progress, SavedSkill
from tutor.tutoring.honest_list import honest_ids, honest_skills, shown_name
from tutor.tutoring.proving import proven_skills
from tutor.tutoring.roles import role_of
from tutor.tutoring.similar import near_duplicates
from tutor.tutoring.skill_names import plain
from tutor.tutoring.skills_bench import MOST_SKILLS
from tutor.tutoring.verifying import verified_skills

_RECENCY = {
    "now": (3, N_("you use it now")),
    "this-year": (2, N_("used this year")),
    "earlier": (1, N_("used longer ago")),
    "": (0, N_("not said when used")),
}
# Main talents first (F33): the title weighs most, then the core of the work.
_FIT = {
    "core": (5, N_("core of your work")),
    "tool": (4, N_("a tool")),
    "beyond": (0, N_("beyond your title")),
}
_IN_TITLE = (6, N_("in your title"))
_VERIFIED = (4, N_("verified"))
_PROVEN = (3, N_("with proof"))
_RARE = (1, N_("no note that many offer it"))
_CROWDED = (0, N_("many offer it"))
_NO_PROOF = (0, N_("no test and no proof yet"))
_TWIN = N_("says nearly the same as {name}")
_TWIN_COSTS = 6


class Ranked(NamedTuple):
    """One skill of the honest list. `place` counts from 1; `reasons` say in words what its `points` are made of."""

    id: str
    name: str
    place: int
    points: int
    reasons: tuple[str, ...]


def ranking(progress: Progress, course: Course) -> tuple[Ranked, ...]:
    """The honest list, the strongest first: by proof, recency, fit with the title, and rarity.

    What was never done is not on the honest list, and so in no ranking. The order of the save never matters:
    of equal skills the role's own order decides, then the alphabet.
    """
    facts = _Facts(progress, course)
    marked = [(skill, *facts.points(skill)) for skill in honest_skills(progress)]
    marked.sort(key=lambda one: (-one[1], facts.in_role(one[0]), plain(shown_name(one[0])), one[0].id))
    return tuple(
        Ranked(skill.id, facts.name(skill.id), place, points, reasons)
        for place, (skill, points, reasons) in enumerate(marked, 1)
    )


class _Facts:
    """What the points of all skills depend on, found once."""

    def __init__(self, progress: Progress, course: Course) -> None:
        self._course = course
        self._verified, self._proven = verified_skills(progress, course), proven_skills(progress)
        self._named = {skill.id: self._name_of(skill) for skill in progress.skill}
        kept = honest_ids(progress)
        self._twins = near_duplicates((s for s in honest_skills(progress) if s.id in kept), course)
        self._title = f" {plain(progress.learner.title)} "
        self._role: Role | None = role_of(progress, course)

    def _name_of(self, skill: SavedSkill) -> str:
        known = self._course.skill.get(skill.id)
        return known.name if known and not skill.name else shown_name(skill)

    def name(self, skill_id: str) -> str:
        return self._named[skill_id]

    def in_role(self, skill: SavedSkill) -> int:
        """Where the learner's role names it: what comes first there is nearer to the heart of the work."""
        own = (*self._role.core, *self._role.tool, *self._role.beyond) if self._role else ()
        return own.index(skill.id) if skill.id in own else len(own)

    def points(self, skill: SavedSkill) -> tuple[int, tuple[str, ...]]:
        """The sum and its reasons, proof first."""
        marks = [_VERIFIED] if skill.id in self._verified else []
        marks += [_PROVEN] if skill.id in self._proven else []
        marks = marks or [_NO_PROOF]
        known = self._course.skill.get(skill.id)
        marks += [_RECENCY[skill.last_used], self._fit(skill)]
        if known:
            marks.append(_CROWDED if known.crowded else _RARE)
        if twin := self._twins.get(skill.id):
            marks.append((-_TWIN_COSTS, _TWIN))
        named = self._named.get(twin or "", "")
        return sum(mark[0] for mark in marks), tuple(_(mark[1]).format(name=named) for mark in marks)

    def _fit(self, skill: SavedSkill) -> tuple[int, str]:
        known = self._course.skill.get(skill.id)
        names = {plain(self._named[skill.id]), *map(plain, known.also if known else ())}
        if any(name and f" {name} " in self._title for name in names):
            return _IN_TITLE
        if self._role and skill.id in self._role.core:
            return _FIT["core"]
        return _FIT[skill.ring]


OPEN_TENSION = N_(
    "Two pieces of advice do not agree. The article of 2017 says: add skills beyond your title too. Upwork's help page "
    "today says: stress your main talents, at most 15 skills (F33). Here your main talents count most, and a skill "
    "beyond the title climbs by proof and use. Keep one only where it is true, and helps the same clients."
)


def ranking_lines(progress: Progress, course: Course) -> tuple[str, ...]:
    """The ranking as numbered lines with their reasons, and a line where the fifteen places end."""
    lines: list[str] = []
    for one in ranking(progress, course):
        if one.place == MOST_SKILLS + 1:
            lines.append(
                _("--- Upwork's {most_skills} places end here. Drop from the bottom first. ---").format(
                    most_skills=MOST_SKILLS
                )
            )
        lines.append(f"{one.place}. {one.name}: {' · '.join(one.reasons)}")
    return tuple(lines)
