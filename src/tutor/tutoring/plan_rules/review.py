"""What did not stick: one lesson to read again for the questions answered wrong."""

from collections.abc import Iterator

from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank
from tutor.tutoring.wording import counted

_MOST_LESSONS = 3
_MINUTES_A_PAGE = 2
_MINUTES_A_QUESTION = 1


def steps(facts: Facts) -> Iterator[Proposal]:
    if facts.effort == "none":
        return
    wrong: dict[str, list[str]] = {}
    for question, saved_id in facts.missed:
        if question.lesson in facts.course.lesson:
            wrong.setdefault(question.lesson, []).append(saved_id)
    # The lesson with most wrong answers gains most from a second reading.
    weakest = sorted(wrong, key=lambda lesson: -len(wrong[lesson]))[:_MOST_LESSONS]
    for place, lesson_id in enumerate(weakest):
        lesson, answers = facts.course.lesson[lesson_id], wrong[lesson_id]
        fills = {"lesson": lesson.title, "questions": counted(len(answers), "question"), "goal": lesson.goal}
        yield Proposal(
            f"review/{lesson_id}",
            "review/lesson",
            Rank.REVIEW,
            tuple(f"answer:{name}" for name in answers[:5]),
            fills,
            place=place,
            minutes=_MINUTES_A_PAGE * len(lesson.pages) + _MINUTES_A_QUESTION * len(answers),
        )
