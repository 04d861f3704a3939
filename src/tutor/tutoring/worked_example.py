"""What the author of the 2017 article did: her five skills and scores, and what stands in place of each test today."""

from typing import NamedTuple

from tutor.course.course import Course
from tutor.learner.progress import Progress
from tutor.tutoring.skills_bench import ENOUGH_VERIFIED
from tutor.tutoring.verifying import tests_for, verified_skills
from tutor.tutoring.wording import counted


class _Then(NamedTuple):
    skill: str
    name: str
    test: str
    score: str


_HERS = (
    _Then("customer-service", "Customer Service", "Customer Service Test (old)", "top 30%"),
    _Then("email-handling", "Email Handling", "Email Etiquette Certification", "top 20%"),
    _Then(
        "translation",
        "Translation English to Filipino",
        "English to Tagalog Translation Skills Test",
        "top 20%",
    ),
    _Then("translation", "Translation Filipino to English", "the same test", "top 20%"),
    _Then("writing", "Writing", "Online Article Writing and Blogging Test", "top 30%"),
)
"As her article of 2017 tells it (F1)."


def example_lines(progress: Progress, course: Course) -> tuple[str, ...]:
    """Each of her skills: the test of then as history, and the test of our list that bears on it today."""
    lines = [
        "Arleen Roja wrote in 2017 how her profile was approved (F1). She listed five skills, and a test for each:",
        "",
    ]
    for number, one in enumerate(_HERS, 1):
        today = next(iter(tests_for(one.skill, course)), None)
        now = f"{today.name} ({today.cost})" if today else "no test in our list: a sample of your own"
        lines += [f"{number}. {one.name}", f"   Then: {one.test}, {one.score}", f"   Today: {now}"]
    count = len(verified_skills(progress, course))
    return (
        *lines,
        "",
        "Her tests were Upwork's own, and Upwork took them away on 2019-07-16 (F20). Do not look for them.",
        "What holds: few skills, each true, and for each a test that bears on it. She took no others.",
        f"Our aim is {ENOUGH_VERIFIED} verified skills; you have {counted(count, 'skill') if count else 'none yet'}. "
        "No page we found says that a certificate decides about approval: see it as proof for clients and for you.",
    )
