"""One face is left in the middle of a lesson or a question, the other goes on: the same place, the same draft."""

import os
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.plain.talking import course, talked, typed_right, typing
from tests.tui.waiting import settled
from textual.widgets import TextArea

from tutor.course.models import Question, QuestionKind
from tutor.learner.progress import Learner, Progress
from tutor.plain.asking import BackError, LeavingError, Talk
from tutor.plain.letter_bench import letter_bench
from tutor.plain.questions import ask_question
from tutor.saves.files import open_file_store
from tutor.sitting.desks import LetterDesk, ProfileDesk
from tutor.sitting.sitting import Sitting
from tutor.sitting.unfinished import Unfinished
from tutor.tui.app import TutorApp
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.screens.letter_lab import LetterLabScreen
from tutor.tui.screens.overview import OverviewScreen
from tutor.tui.screens.quiz import QuizScreen
from tutor.tui.widgets.question import QuestionAsk
from tutor.tutoring.next_step import next_step

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def sitting_in(folder: Path) -> Sitting:
    store = open_file_store(folder)
    new = Progress(learner=Learner(name="Mina", started_on=NOW.date()))
    return Sitting(course(), store, lambda: NOW, store.load("me") or new)


def question_of(kind: QuestionKind) -> Question:
    return next(one for one in course().question.values() if one.kind == kind and not one.practice)


def in_lines(sitting: Sitting, question: Question, *lines: str) -> str:
    """Asked line by line until the lines end; then the tutor is left."""
    said: list[str] = []
    with suppress(LeavingError, BackError):
        ask_question(Talk(sitting, typing(lines), said.append), question)
    sitting.keep_begun()
    return "\n".join(said)


async def test_a_page_left_in_full_screen_is_the_page_in_lines_and_back(tmp_path: Path) -> None:
    app = TutorApp(sitting_in(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.open_lesson("letter/read-it-all", 2)
        await settled(pilot)
    said = talked(sitting_in(tmp_path), ["", "n"])
    assert "Page 3 of" in said and "Page 4 of" in said
    app = TutorApp(sitting_in(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, LessonScreen)
        assert app.sitting.progress.here.page == 3


@pytest.mark.parametrize("kind", ["sort", "match"])
async def test_what_was_placed_in_lines_is_placed_in_full_screen(tmp_path: Path, kind: QuestionKind) -> None:
    question = question_of(kind)
    in_lines(sitting_in(tmp_path), question, *typed_right(question.id)[:2])
    sitting = sitting_in(tmp_path)
    assert not sitting.progress.answer
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.open_question(question.id)
        await settled(pilot)
        assert isinstance(app.screen, QuizScreen)
        assert len(app.screen.query_one(QuestionAsk).response()) == 2
    rest = typed_right(question.id)[2:]
    said = in_lines(sitting_in(tmp_path), question, "", *rest)
    assert "You had placed 2 of" in said
    assert [answer.correct for answer in sitting_in(tmp_path).progress.answer] == [True]
    assert not sitting_in(tmp_path).progress.begun


@pytest.mark.parametrize("kind", ["several", "order", "text", "sort"])
def test_what_was_begun_in_full_screen_is_given_in_lines_by_enter(tmp_path: Path, kind: QuestionKind) -> None:
    from tutor.tutoring.grading import right_answer

    question = question_of(kind)
    sitting = sitting_in(tmp_path)
    sitting.unfinished[question.id] = Unfinished(right_answer(question), hints=1)
    sitting.keep_begun()
    again = sitting_in(tmp_path)
    assert again.unfinished[question.id].hints == 1
    in_lines(again, question, "")
    (answer,) = sitting_in(tmp_path).progress.answer
    assert (answer.correct, answer.hints) == (True, 1)


def test_a_draft_of_an_older_course_is_left_out(tmp_path: Path) -> None:
    sitting = sitting_in(tmp_path)
    questions = [question_of(kind) for kind in ("several", "order", "sort", "match", "single")]
    sitting.unfinished = {one.id: Unfinished(("gone", "gone=gone", "="), hints=99) for one in questions}
    sitting.unfinished["gone/too"] = Unfinished(("x",))
    sitting.keep_begun()
    for question in questions:
        said = in_lines(sitting_in(tmp_path), question, *typed_right(question.id))
        assert "before" not in said
    assert all(answer.correct for answer in sitting_in(tmp_path).progress.answer)


def whole_course() -> list[str]:
    """Every page, every question and every bench, as typed by somebody who is always right."""
    lines = ["Mina", "", "", "n"]
    for number, unit in enumerate(course().units, 1):
        lines.append(str(number))
        for place, lesson in enumerate(unit.lessons, 1):
            lines.append(str(place))
            for page in lesson.pages:
                lines += ["", *typed_right(page.try_it), ""] if page.try_it else [""]
        lines.append(str(len(unit.lessons) + 1))
        for question in unit.quiz:
            lines += typed_right(question.id)
        lines += [str(len(unit.lessons) + 2), "b", "b"]
    return [*lines, str(len(course().units) + 1), "b", "q"]


def test_the_whole_course_and_every_bench_is_walked_through_a_pipe(tmp_path: Path) -> None:
    """`printf '…' | tutor --plain`, the real program; unrated questions have no wrong answer to ask about."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("TUTOR_")}
    ended = subprocess.run(
        [sys.executable, "-m", "tutor", "--plain", "--saves", str(tmp_path)],
        input="\r\n".join(whole_course()).encode(),
        capture_output=True,
        env=environment,
        timeout=120,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    kept = open_file_store(tmp_path).load("me")
    assert kept is not None
    pages = {(one.id, page.id) for unit in course().units for one in unit.lessons for page in one.pages}
    assert {(page.lesson, page.page) for page in kept.page} == pages
    assert {answer.question for answer in kept.answer if answer.correct} >= {
        question.id for unit in course().units for question in unit.quiz
    }
    said = ended.stdout.decode()
    for bench in (
        "Letter lab",
        "Skills bench:",
        "Test planner.",
        "Portfolio builder:",
        "Attempts log",
        "Your plan",
    ):
        assert bench in said


LETTER = "Thank you for your interest. Too many freelancers offer the same skills, so we cannot accept you."


async def test_texts_pasted_and_not_kept_are_there_again_in_either_face(tmp_path: Path) -> None:
    app = TutorApp(sitting_in(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.push_screen(LetterLabScreen())
        await settled(pilot)
        app.screen.query_one(TextArea).insert(LETTER)
        await settled(pilot)
        app.push_screen(OverviewScreen())
        await settled(pilot)
        app.screen.query_one(TextArea).insert("I answer calls.")
        await settled(pilot)
    app.sitting.keep_begun()
    again = TutorApp(sitting_in(tmp_path))
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        again.push_screen(OverviewScreen())
        await settled(pilot)
        assert again.screen.query_one(TextArea).text == "I answer calls."
    sitting = sitting_in(tmp_path)
    assert not sitting.progress.letter
    assert next_step(sitting.progress, course(), NOW.date()).screen == "letter-lab"
    said: list[str] = []
    with suppress(LeavingError, BackError):
        letter_bench(Talk(sitting, typing(["1", ""]), said.append))
    sitting.keep_begun()
    kept = sitting_in(tmp_path).progress
    assert [letter.text for letter in kept.letter] == [LETTER]
    assert [row.place for row in kept.draft] == ["overview"]


def test_a_text_that_is_kept_is_no_draft_any_more_and_another_one_still_is(tmp_path: Path) -> None:
    sitting = sitting_in(tmp_path)
    sitting.drafts |= {"letter": LETTER, "overview": "I answer calls."}
    sitting.keep_begun()
    LetterDesk(sitting).keep("Another letter, from a file.")
    ProfileDesk(sitting).write("I answer calls.")
    assert [row.place for row in sitting.progress.draft] == ["letter"]
