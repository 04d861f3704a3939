"""The shape of the skills bench: entries in three rings, their state, and what would help most."""

from typing import Literal, NamedTuple, get_args

from tutor.course.catalogues import Ring, Role, Skill, SkillNote

State = Literal["kept", "open", "dropped", "suggested", "never"]
HonestQuestion = Literal["done_for", "last_used", "shown_by"]
RINGS: tuple[Ring, ...] = get_args(Ring)
MOST_SKILLS = 15
"Upwork's limit for the skills of a profile (F33)."


class BenchEntry(NamedTuple):
    """One skill on the bench.

    `state`: *kept* is on the list, and the learner said for whom they did it; *open* is on the list, and that
    is not said yet; *dropped* is off the list; *never* was never done, and can't be on the list; *suggested*
    comes from the role.
    """

    id: str
    name: str
    ring: Ring
    state: State
    verified: bool = False
    proven: bool = False
    note: Skill | None = None
    "What the course knows of this skill; None for the learner's own."
    open_questions: tuple[HonestQuestion, ...] = ()
    near_duplicate_of: str = ""
    "Id of the skill on the list to keep instead of this one."
    place: int = 0
    "In the ranking of the list, from 1; 0 for what is not on it."
    place_reasons: tuple[str, ...] = ()

    @property
    def listed(self) -> bool:
        return self.state in ("kept", "open")

    @property
    def crowded(self) -> SkillNote | None:
        return self.note.crowded if self.note else None

    @property
    def in_demand(self) -> SkillNote | None:
        return self.note.in_demand if self.note else None


class SkillsBench(NamedTuple):
    """The three rings. `advice` is the one thing that would help most, with the sources it rests on."""

    entries: tuple[BenchEntry, ...]
    role: Role | None = None
    advice: str = ""

    def ring(self, ring: Ring) -> tuple[BenchEntry, ...]:
        """The ring's entries: first the learner's list by its ranking, then the rest as they stand."""
        entries = [entry for entry in self.entries if entry.ring == ring]
        return tuple(sorted(entries, key=lambda entry: (not entry.listed, entry.place)))

    @property
    def listed(self) -> tuple[BenchEntry, ...]:
        """What stands on the learner's list now, in the order of the save."""
        return tuple(entry for entry in self.entries if entry.listed)

    @property
    def kept_count(self) -> int:
        """Of `MOST_SKILLS`."""
        return len(self.listed)

    @property
    def verified_count(self) -> int:
        return sum(entry.verified for entry in self.entries)

    @property
    def proven_count(self) -> int:
        return sum(entry.proven for entry in self.entries)
