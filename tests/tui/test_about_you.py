"""What was said at the start can be changed at any time, from Home."""

from tests.tui.a_learner import half_way, the_course

from tutor.tui.app import TutorApp


async def test_the_title_is_changed_and_the_rest_stays() -> None:
    sitting = half_way(the_course())
    app = TutorApp(sitting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("tab", "tab", "end", *"!")
        await pilot.press("ctrl+s")
        await pilot.pause()
    learner = sitting.progress.learner
    assert learner.title == "Customer Support Agent!"
    assert (learner.name, learner.role, learner.hours_per_week) == ("Ana", "customer-support", 6)
