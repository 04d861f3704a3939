"""The preview follows what its author saves, keeps the last good version, and leaves no progress."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.course.small_course import UNIT, write_small_course
from textual.widgets import OptionList, Static

from tutor.cli.previewing import CourseWatch
from tutor.learner.progress import Learner, Progress
from tutor.saves.memory import MemoryStore
from tutor.tui.preview import PreviewApp, PreviewScreen, PreviewSitting
from tutor.tui.screens.lesson import LessonScreen
from tutor.tui.screens.quiz import QuizScreen
from tutor.tui.widgets.page_view import PageView

LESSON = f"{UNIT}/lessons/1-read-it-all.md"
DAY = date(2026, 11, 23)


class Preview:
    """A small course, its preview, and an author who saves files."""

    def __init__(self, root: Path) -> None:
        self.root = write_small_course(root)
        self.watch = CourseWatch(root, "en", DAY)
        self.writes = 0

    def app(self, begin_at: str = "") -> PreviewApp:
        seen = self.watch.look()
        assert seen is not None and seen.course is not None
        progress = Progress(learner=Learner(started_on=DAY))
        sitting = PreviewSitting(
            seen.course, MemoryStore(), lambda: datetime(2026, 11, 23, tzinfo=UTC), progress
        )
        return PreviewApp(sitting, self.watch, seen.issues, begin_at, follow=False)

    async def save(self, app: PreviewApp, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text()
        assert old in text
        (self.root / path).write_text(text.replace(old, new))
        seen = self.watch.look()
        assert seen is not None
        await app.show(seen)


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    return Preview(tmp_path / "content")


def problems(app: PreviewApp) -> str:
    return "\n".join(str(strip.content) for strip in app.screen.query("#problems").results(Static))


def page(app: PreviewApp) -> str:
    return app.screen.query_one(PageView).title


async def test_all_lessons_and_quizzes_can_be_chosen(preview: Preview) -> None:
    app = preview.app()
    async with app.run_test() as pilot:
        choices = app.screen.query_one("#choices", OptionList)
        assert choices.option_count == 5
        await pilot.press("enter")
        assert isinstance(app.screen, LessonScreen)
        await pilot.press("escape", "end", "enter")
        assert isinstance(app.screen, QuizScreen)
        await pilot.press("escape", "escape")
    assert app.return_code == 0


async def test_a_saved_page_is_shown_at_once_where_the_author_stands(preview: Preview) -> None:
    app = preview.app("letter/read-it-all")
    async with app.run_test() as pilot:
        await pilot.press("right")
        assert page(app) == "Another"
        await preview.save(app, LESSON, '"Another"', '"Quite another"')
        await pilot.pause()
        assert page(app) == "Quite another"
        assert problems(app) == ""


async def test_a_mistake_is_told_in_place_and_the_last_good_version_stays(preview: Preview) -> None:
    app = preview.app("letter/read-it-all")
    async with app.run_test(size=(120, 36)) as pilot:
        await preview.save(app, LESSON, 'title = "One idea"', "title = ")
        await pilot.pause()
        assert page(app) == "One idea"
        assert "This is the last good version. 1 problem" in problems(app)
        assert f"{LESSON}:9:9: " in problems(app)
        await preview.save(app, LESSON, "title = \n", 'title = "Better"\n')
        await pilot.pause()
        assert (page(app), problems(app)) == ("Better", "")


async def test_advice_is_told_and_the_page_still_follows(preview: Preview) -> None:
    app = preview.app("letter/read-it-all")
    async with app.run_test(size=(120, 36)) as pilot:
        await preview.save(app, LESSON, "A page with *one* idea.", "A page with **one [/] idea.")
        await pilot.pause()
        assert "a sign of emphasis without its partner" in problems(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, PreviewScreen)
        assert "a sign of emphasis without its partner" in problems(app)


async def test_nothing_that_is_done_in_the_preview_is_called_saved(preview: Preview) -> None:
    app = preview.app("letter/read-it-all")
    async with app.run_test() as pilot:
        await pilot.press("right", "right")
        assert app.sitting.progress.page
        assert app.sitting.saved_at is None
        assert "saved" not in str(app.screen.query_one("#top-line", Static).content)


async def test_a_question_that_was_changed_is_asked_anew(preview: Preview) -> None:
    app = preview.app("letter")
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, QuizScreen)
        await preview.save(app, f"{UNIT}/questions.toml", "What is it?", "What is it now?")
        await pilot.pause()
        await pilot.pause()
        prompts = [str(widget.content) for widget in app.screen.query(".prompt").results(Static)]
        assert prompts == ["What is it now?"]


async def test_a_lesson_that_is_gone_leads_back_to_the_list(preview: Preview) -> None:
    app = preview.app("letter/next-move")
    async with app.run_test() as pilot:
        (preview.root / UNIT / "lessons/4-next-move.md").unlink()
        seen = preview.watch.look()
        assert seen is not None and seen.course is not None
        await app.show(seen)
        await pilot.pause()
        assert isinstance(app.screen, PreviewScreen)
        assert app.screen.query_one("#choices", OptionList).option_count == 4


def test_a_course_at_rest_is_not_read_again(preview: Preview) -> None:
    assert preview.watch.look() is not None
    assert preview.watch.look() is None


def test_a_folder_that_goes_away_is_told_once(preview: Preview, tmp_path: Path) -> None:
    preview.watch.look()
    preview.root.rename(tmp_path / "elsewhere")
    seen = preview.watch.look()
    assert seen is not None and seen.course is None and "no course folder" in seen.issues[0].what
    assert preview.watch.look() is None
    (tmp_path / "elsewhere").rename(preview.root)
    seen = preview.watch.look()
    assert seen is not None and seen.course is not None
