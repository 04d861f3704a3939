"""The honest list: which saved skills count, whatever else a save may hold."""

from tutor.ground.clean import clean_line
from tutor.learner.progress import Progress, SavedSkill


def marked_never(progress: Progress) -> frozenset[str]:
    """Ids of skills the learner said they have never done, kept or not."""
    return frozenset(skill.id for skill in progress.skill if skill.done_for == "never")


def honest_skills(progress: Progress) -> tuple[SavedSkill, ...]:
    """Kept skills in the order of the save, one per id; the newest entry of an id speaks for it.

    One “never” anywhere takes the id out: a doubtful save may not make a claim for its learner.
    """
    never = marked_never(progress)
    newest = {skill.id: skill for skill in progress.skill}
    return tuple(skill for skill in newest.values() if skill.kept and skill.id not in never)


def honest_ids(progress: Progress) -> frozenset[str]:
    """The ids of `honest_skills`."""
    return frozenset(skill.id for skill in honest_skills(progress))


def shown_name(saved: SavedSkill) -> str:
    """A name for one row, also where the save has none."""
    return clean_line(saved.name) or clean_line(saved.id.removeprefix("own/").replace("-", " ")) or "?"
