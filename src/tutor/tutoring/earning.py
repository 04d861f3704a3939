"""A skill never done is not listed; here stands how to earn it honestly, and what dropping one leaves behind."""

from tutor.course.course import Course
from tutor.ground.tongue import _, many
from tutor.learner.progress import Progress
from tutor.tutoring.verifying import bears_on, tests_for
from tutor.tutoring.wording import counted, listed, shortened


def way_to_earn(skill_id: str, name: str, course: Course) -> str:
    """A kind word, and the shortest honest way to put this skill on the list later."""
    free = next((test for test in tests_for(skill_id, course) if test.free), None)
    learn = (
        _(" To learn it: {name}, about {minutes} minutes, free.").format(name=free.name, minutes=free.minutes)
        if free
        else ""
    )
    return _(
        "That is an honest answer: {name} stays off your list for now.{learn} Do it once for yourself "
        "or as a volunteer, with invented names. Then change the first answer and keep it, with that as your proof."
    ).format(name=shortened(name), learn=learn)


def left_behind(skill_id: str, progress: Progress, course: Course) -> str:
    """What stays in the save although its skill left the list; empty where nothing names it."""
    tests = sum(skill_id in bears_on(saved, course) for saved in progress.certificate)
    proofs = sum(skill_id in proof.skills for proof in progress.proof)
    parts = [counted(tests, "test")] if tests else []
    parts += [counted(proofs, "proof")] if proofs else []
    if not parts:
        return ""
    return many(
        "{things} for it stays saved, and counts again when you keep it.",
        "{things} for it stay saved, and count again when you keep it.",
        tests + proofs,
    ).format(things=listed(parts))
