"""What the author of the 2017 article did: her five skills and scores, and what stands in place of each test today."""

from typing import NamedTuple

from tutor.course.course import Course
from tutor.ground.tongue import N_, _
from tutor.learner.progress import Progress
from tutor.tutoring.verifying import VERIFIED_AIM, tests_for, verified_skills
from tutor.tutoring.wording import counted


class _Then(NamedTuple):
    skill: str
    name: str
    test: str
    score: str


_HERS = (
    _Then("customer-service", "Customer Service", "Customer Service Test (old)", N_("top 30%")),
    _Then("email-handling", "Email Handling", "Email Etiquette Certification", N_("top 20%")),
    _Then(
        "translation",
        "Translation English to Filipino",
        "English to Tagalog Translation Skills Test",
        N_("top 20%"),
    ),
    _Then("translation", "Translation Filipino to English", N_("the same test"), N_("top 20%")),
    _Then("writing", "Writing", "Online Article Writing and Blogging Test", N_("top 30%")),
)
"As her article of 2017 tells it (F1)."


def example_lines(progress: Progress, course: Course) -> tuple[str, ...]:
    """Each of her skills: the test of then as history, and the test of our list that bears on it today."""
    lines = [
        _(
            "Arleen Roja wrote in 2017 how her profile was approved (F1). She listed five skills, and a test for each:"
        ),
        "",
    ]
    for number, one in enumerate(_HERS, 1):
        today = next(iter(tests_for(one.skill, course)), None)
        now = f"{today.name} ({today.cost})" if today else _("no test in our list: a sample of your own")
        lines += [
            f"{number}. {one.name}",
            _("   Then: {test}, {score}").format(test=_(one.test), score=_(one.score)),
            _("   Today: {now}").format(now=now),
        ]
    count = len(verified_skills(progress, course))
    return (
        *lines,
        "",
        _(
            "Her tests were Upwork's own, and Upwork took them away on 2019-07-16 (F20). Do not look for them."
        ),
        _("What holds: few skills, each true, and for each a test that bears on it. She took no others."),
        _(
            "Our aim is {aim} verified skills; you have {skills}. "
            "No page we found says that a certificate decides about approval: see it as proof for clients and for you."
        ).format(aim=VERIFIED_AIM, skills=counted(count, "skill") if count else _("none yet")),
    )
