"""A lesson's page on a small screen."""

from tests.tui.a_quiz import COURSE, new_sitting
from tests.tui.waiting import settled
from textual.widgets import Static

from tutor.tui.app import TutorApp
from tutor.tutoring.glossary_words import terms_in


async def test_a_lesson_page_says_that_it_goes_on_below_and_explains_its_words() -> None:
    app = TutorApp(new_sitting())
    async with app.run_test(size=(80, 16)) as pilot:
        await settled(pilot)
        app.open_lesson("letter/read-it-all", 0)
        await settled(pilot)
        await settled(pilot)
        dots = app.screen.query_one("#dots", Static)
        assert "↓ more" in str(dots.content)
        await pilot.press("end")
        await settled(pilot)
        assert "↓ more" not in str(dots.content)
        await pilot.press("w")
        await settled(pilot)
        words = "\n".join(str(one.content) for one in app.screen.query(Static))
        term = terms_in(COURSE.lesson["letter/read-it-all"].pages[0].text, COURSE)[0]
        assert f"{term.term}: {term.meaning}" in words
