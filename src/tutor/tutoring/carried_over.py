"""An older save in the ids of the present course: renamed skills, certificates, roles, and steps about them.

Answers and pages read keep the ids under which they were given: what these mean today is looked up each time
(`course.became`), as one answer may have become several questions.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from tutor.course.course import Course
from tutor.learner.progress import Kept, ProfileThen, Progress

_Row = TypeVar("_Row", bound=Kept)
Renamed = Mapping[str, str]


def carried_over(progress: Progress, course: Course) -> Progress:
    """The same progress where nothing was renamed; else only the ids change, and no row is dropped or joined."""
    skills, tests, roles, lessons = (
        course.renamed[kind] for kind in ("skill", "certificate", "role", "lesson")
    )
    if not (skills or tests or roles or lessons):
        return progress
    steps = {
        **{f"{kind}/{old}": f"{kind}/{new}" for kind in ("verify", "proof") for old, new in skills.items()},
        **{f"review/{old}": f"review/{new}" for old, new in lessons.items()},
    }
    learner = progress.learner
    changed: dict[str, Any] = {
        "skill": tuple(_row(row, id=skills.get(row.id, row.id)) for row in progress.skill),
        "certificate": tuple(
            _row(row, id=tests.get(row.id, row.id), skills=_ids(row.skills, skills))
            for row in progress.certificate
        ),
        "proof": tuple(_row(row, skills=_ids(row.skills, skills)) for row in progress.proof),
        "attempt": tuple(_row(row, profile=_then(row.profile, skills)) for row in progress.attempt),
        "step": tuple(_row(row, id=steps.get(row.id, row.id)) for row in progress.step),
        "learner": _row(learner, role=roles.get(learner.role, learner.role)),
    }
    return _row(progress, **changed)


def _then(then: ProfileThen | None, renamed: Renamed) -> ProfileThen | None:
    """A skill with a new name is no change of the profile."""
    return then and _row(then, skills=_ids(then.skills, renamed), verified=_ids(then.verified, renamed))


def _ids(saved: tuple[str, ...], renamed: Renamed) -> tuple[str, ...]:
    return tuple(dict.fromkeys(renamed.get(name, name) for name in saved))


def _row(row: _Row, **fields: Any) -> _Row:
    """The very same row where nothing changes: the save's writer reuses its text."""
    told = {name: value for name, value in fields.items() if value != getattr(row, name)}
    return row.model_copy(update=told) if told else row
