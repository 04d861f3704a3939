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
            assert grade(question, ()).correct is not question.graded
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


def test_a_flag_is_on_disk_for_the_author_and_can_be_taken_back(sitting: Sitting, course: Course) -> None:
    question = course.units[0].quiz[0]
    sitting.flag(question.id, "The second one\x1b[2J fits too.")
    kept = on_disk(sitting).flag[0]
    assert (kept.question, kept.revision, kept.note) == (
        question.id,
        question.revision,
        "The second one�[2J fits too.",
    )
    assert sitting.is_flagged(question.id)
    sitting.unflag(question.id)
    assert on_disk(sitting).flag == ()
    assert not sitting.is_flagged(question.id)


def test_a_typed_answer_is_kept_on_one_clean_line_and_graded_alike(sitting: Sitting, course: Course) -> None:
    question = next(one for one in course.question.values() if one.kind == "text")
    right = right_answer(question)[0]
    assert sitting.answer(question.id, [f"  “{right.upper()}”\n\x07"]).correct is False
    assert sitting.answer(question.id, [f"  “{right.upper()}”\n "]).correct
    assert on_disk(sitting).answer[-1].response == (f"“{right.upper()}”",)
    sitting.answer(question.id, ["x" * 100_000])
    assert len(on_disk(sitting).answer[-1].response[0]) == 200


def test_the_missed_ones_are_those_whose_newest_answer_is_wrong(sitting: Sitting, course: Course) -> None:
    unit = course.units[0]
    first, second = [one for one in unit.quiz if one.graded][:2]
    sitting.answer(first.id, [])
    sitting.answer(second.id, [])
    sitting.answer(second.id, right_answer(second))
    assert sitting.missed(unit.id) == (first,)
    assert not sitting.offers_hint(first.id)
    sitting.answer(first.id, [])
    assert sitting.offers_hint(first.id)
    assert len(on_disk(sitting).answer) == 4


def test_a_quiz_asks_what_is_new_then_only_what_was_missed_then_all_again(sitting: Sitting) -> None:
    quiz = sitting.course.unit["letter"].quiz
    sitting.answer(quiz[0].id, right_answer(quiz[0]))
    assert sitting.quiz_left("letter") == quiz[1:]
    for question in quiz[1:]:
        sitting.answer(question.id, () if question is quiz[3] else right_answer(question))
    assert sitting.quiz_left("letter") == (quiz[3],)
    sitting.answer(quiz[3].id, right_answer(quiz[3]))
    assert sitting.quiz_left("letter") == quiz


def test_the_page_where_one_stopped_is_remembered_by_its_id(sitting: Sitting) -> None:
    sitting.read_page("letter/read-it-all", 1)
    here = on_disk(sitting).here
    assert (here.page, here.page_id) == (1, sitting.course.lesson["letter/read-it-all"].pages[1].id)
