"""Lessons to read: those with questions answered wrong, and the one that fits the letter."""

from collections.abc import Iterator

from tutor.course.models import Lesson
from tutor.ground.tongue import _
from tutor.learner.progress import SavedLetter
from tutor.tutoring.pages_read import pages_read
from tutor.tutoring.plan_facts import Facts
from tutor.tutoring.plan_rules.proposal import Proposal, Rank
from tutor.tutoring.wording import counted

_MOST_LESSONS = 3
_MINUTES_A_PAGE = 2
_MINUTES_A_QUESTION = 1


def steps(facts: Facts) -> Iterator[Proposal]:
    yield from _missed(facts)
    yield from _first_reading(facts)


def _first_reading(facts: Facts) -> Iterator[Proposal]:
    """The one lesson about what the letter says, as long as nothing of it is read to the end or answered."""
    letter = facts.deciding or facts.letter
    if letter is None or facts.standing.by_attempt or facts.stage in ("act-now", "notice") or facts.under_age:
        return
    known = facts.course.letters.reason
    fitting = [name for name in letter.reasons if name in known and known[name].lesson in facts.course.lesson]
    if fitting:
        lesson = facts.course.lesson[known[fitting[0]].lesson]
        if not _is_known(facts, lesson):
            yield _reading(facts, lesson, letter, fitting[0])


def _reading(facts: Facts, lesson: Lesson, letter: SavedLetter, reason: str) -> Proposal:
    received = facts.day(letter.received_on)
    fits = _("your letter received {received}").format(received=received) if received else _("your letter")
    return Proposal(
        f"review/{lesson.id}",
        "review/first-reading",
        Rank.REVIEW,
        (f"letter:{letter.id}:{reason}",),
        {"lesson": lesson.title, "goal": lesson.goal, "fits": fits},
        place=_MOST_LESSONS,
        minutes=max(1, _MINUTES_A_PAGE * len(lesson.pages)),
    )


def _is_known(facts: Facts, lesson: Lesson) -> bool:
    """Read to the end, or asked about in a quiz already."""
    read = pages_read(facts.progress, facts.course)
    return all((lesson.id, page.id) in read for page in lesson.pages) or any(
        question.lesson == lesson.id and question.id in facts.newest
        for unit in facts.course.units
        for question in unit.quiz
    )


def _missed(facts: Facts) -> Iterator[Proposal]:
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
