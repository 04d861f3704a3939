"""A sitting: each act changes progress and is saved before anyone is told."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tutor.course.course import Course
from tutor.course.loading import find_content, load_course
from tutor.ground.problem import UnreadableInput, UsageError
from tutor.learner.progress import Progress
from tutor.saves.files import open_file_store
from tutor.sitting.desks import AttemptsDesk, LetterDesk, PortfolioDesk, SkillsDesk, TestDesk
from tutor.sitting.sitting import Sitting
from tutor.tutoring.grading import grade, right_answer
from tutor.tutoring.verifying import verified_skills

LETTER = (
    "There are already many freelancers with a similar skillset to yours; we cannot accept your registration."
)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(find_content(None, {}))


@pytest.fixture
def sitting(course: Course, tmp_path: Path) -> Sitting:
    return Sitting(
        course, open_file_store(tmp_path), lambda: datetime(2026, 11, 23, 12, tzinfo=UTC), Progress()
    )


def on_disk(sitting: Sitting) -> Progress:
    kept = open_file_store(Path(sitting.location).parent).load("me")
    assert kept is not None
    return kept


def test_what_is_done_at_each_desk_is_on_disk_when_the_act_returns(sitting: Sitting) -> None:
    sitting.introduce(name="Ana", role="customer-support", hours_per_week=6)
    LetterDesk(sitting).keep(LETTER, date(2026, 11, 19))
    SkillsDesk(sitting).keep("english-writing", "core")
    TestDesk(sitting).record(sitting.course.certificate["efset-50"], status="passed", score="C1")
    PortfolioDesk(sitting).say(
        kind="sample", title="Three replies", skills=("english-writing",), may_show=True
    )
    AttemptsDesk(sitting).say(submitted_on=date(2026, 11, 18), outcome="declined", letter="letter-1")
    kept = on_disk(sitting)
    assert kept == sitting.progress
    assert kept.letter[0].reasons == ("crowded-skills",)
    assert verified_skills(kept, sitting.course) == {"english-writing"}


def test_a_skill_never_done_leaves_the_list(sitting: Sitting) -> None:
    desk = SkillsDesk(sitting)
    desk.keep("cold-calling", "core")
    desk.say("cold-calling", done_for="never")
    assert not sitting.progress.skill[0].kept


def test_every_question_is_right_with_its_right_answer_and_wrong_with_none(course: Course) -> None:
    for unit in course.units:
        for question in unit.questions:
            assert grade(question, right_answer(question)).correct
            assert not grade(question, ()).correct
            assert all(said.right for said in grade(question, right_answer(question)).feedback)


def test_an_answer_is_kept_with_its_revision(sitting: Sitting) -> None:
    verdict = sitting.answer("letter/which-sentence", ["zzz"])
    assert not verdict.correct
    assert on_disk(sitting).answer[0].response == ("zzz",)
    with pytest.raises(UsageError):
        sitting.answer("letter/no-such-question", ["a"])


def test_a_failing_disk_is_told_and_nothing_in_memory_is_dropped(sitting: Sitting) -> None:
    sitting.introduce(name="Ana")
    folder = Path(sitting.location).parent
    moved = folder.rename(folder.with_name("gone"))
    folder.write_text("no folder", encoding="utf-8")
    sitting.introduce(title="Writer")
    assert sitting.trouble is not None
    assert sitting.saved_at is None
    folder.unlink()
    moved.rename(folder)
    sitting.introduce(hours_per_week=3)
    assert sitting.trouble is None
    assert on_disk(sitting).learner.title == "Writer"


def test_an_empty_letter_changes_nothing(sitting: Sitting) -> None:
    with pytest.raises(UnreadableInput):
        LetterDesk(sitting).keep(" \n ")
    assert sitting.progress == Progress()
