"""The sample that a plan asks for fits the trade, so that no photo editor is told to write a text."""

import pytest
from tests.tutoring.plan_learners import TODAY, ana, course, kept, plan_of

from tutor.course.course import Course
from tutor.tutoring.plan import Step
from tutor.tutoring.planning import make_plan


def sample_for(skill_id: str) -> Step:
    plan = plan_of(ana(skill=[kept(skill_id)]))
    return next(step for step in plan.step if step.id == f"proof/{skill_id}")


@pytest.mark.parametrize(
    ("skill_id", "asked_for"),
    [
        ("customer-service", "three sample replies"),
        ("administrative-support", "one week"),
        ("bookkeeping", "one month"),
        ("copy-paste-work", "table"),
        ("photo-editing", "one finished piece"),
        ("video-editing", "one minute"),
        ("copy-editing", "write a short sample"),
        ("web-development", "small page"),
        ("manual-testing", "report"),
        ("math-tutoring", "lesson"),
        ("web-research", "public pages"),
        ("translation-english-filipino", "translate"),
        ("english-writing", "write a short sample"),
        ("cebuano", "hear and read"),
        ("cold-calling", "record"),
        ("nursing", "a sample"),
    ],
)
def test_the_sample_fits_the_trade(skill_id: str, asked_for: str) -> None:
    assert asked_for in sample_for(skill_id).title.lower()


def test_each_sample_is_made_of_what_is_invented_free_or_ones_own() -> None:
    for text in course().plan_texts:
        if text.id.startswith("proof/"):
            said = " ".join(text.how).lower()
            assert any(
                word in said
                for word in ("invent", "own", "freely", "public", "who you are", "work you offer")
            )


def test_a_course_without_words_for_a_trade_asks_for_a_sample_of_the_work() -> None:
    parts = {name: getattr(course(), name) for name in Course.model_fields}
    texts = tuple(text for text in course().plan_texts if text.id != "proof/books")
    older = Course.model_construct(**{**parts, "plan_texts": texts})
    plan = make_plan(ana(skill=[kept("bookkeeping")]), older, TODAY)
    assert "Make a sample of Bookkeeping" in [step.title for step in plan.step]
