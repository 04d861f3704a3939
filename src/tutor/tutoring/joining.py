"""Which of two near-duplicates stays when the learner joins them."""

from tutor.course.course import Course
from tutor.learner.progress import Progress
from tutor.tutoring.honest_list import honest_skills
from tutor.tutoring.similar import near_duplicates
from tutor.tutoring.verifying import verified_skills


def twins(skill_id: str, progress: Progress, course: Course) -> tuple[str, str] | None:
    """The one to keep and the one to drop, of a skill and its near-duplicate on the list; None without one.

    A verified name stays, for its mark would be lost with it; else the name that `near_duplicates` says.
    """
    named = near_duplicates(honest_skills(progress), course)
    if skill_id in named:
        pair = named[skill_id], skill_id
    else:
        other = min((one for one, keep in named.items() if keep == skill_id), default="")
        if not other:
            return None
        pair = skill_id, other
    verified = verified_skills(progress, course)
    return (pair[1], pair[0]) if pair[1] in verified and pair[0] not in verified else pair
